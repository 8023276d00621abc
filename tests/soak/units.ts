/** What may make a reader look at the same octet again and again, when there is much of it. */

const SPECIALS = ['(', ')', '<', '>', '"', '\\', ',', ':', ';', '=', '@', '.', '[', ']', '{', '%', '&', '*', '-', '_', '?', '/'];
const PLAIN = ['0', 'a', ' ', '\t', '\n', '\r', '\r\n', '\0', '\xe1'];
/** Comments, quotes and addresses that are not closed. */
const OPEN = ['()', '(\\', '(a', 'a(', '"\\', '""', '" "', '<>', '<a', 'a <', 'a@', 'a.', 'a,', 'a@b,', 'a:b;', ', ', ' \r\n', '\r\n '];
const PARAMETERS = ['a:', 'a;', 'a=', ';a=b', ';a*0=b', ';a="', '&a=b'];
const ENCODED = ['=?', '?=', '=?a?q?', '=?utf-8?q?a?= ', '=\r\n', '=\n', '= ', '=3D', '&-', '&A', 'a \xe1', '%{', '%{s}'];
const SUBJECTS = ['Re: ', 'Re[', 'Fwd: (', '[a] ', '(fwd) '];
/** Empty fields, lines that go on, boundaries, ends of texts. */
const MESSAGES = ['a:\r\n', 'a: b\r\n ', 'From \n', '\nFrom a\n', 'Received: a\r\n', 'To: a@b,\r\n ', '.\r\n', '\r\n.', '\r\r\n'];
const BOUNDARIES = ['--b\r\n', '--b--\r\n', '--b\r\n\r\n--b', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'];
const COMMANDS = ['NOOP\r\n', 'RCPT TO:<bea@b.com>\r\n', 'b NOOP\r\n', '{1}\r\n', '{1}\r\na', '{1+}\r\na', '250-a\r\n'];
const SEARCHES = ['1,', '1:', 'OR ', 'NOT ', '(OR ', 'FROM a ', 'BODY[1.', 'FLAGS '];
const CHUNKS = ['1\r\na\r\n', '1;a\r\na\r\n', '\0\x01\0', '\xc0\x0c', '\0\x0c\0\0\0\0\0\0\0\0\0\0\0\0'];

/** What is repeated. */
export const UNITS: readonly string[] = [
  ...[SPECIALS, PLAIN, OPEN, PARAMETERS, ENCODED, SUBJECTS, MESSAGES, BOUNDARIES, COMMANDS, SEARCHES, CHUNKS].flat(),
];

/** What stands before it in a message. */
export const OPENINGS: readonly string[] = ['', 'To: ', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'];
