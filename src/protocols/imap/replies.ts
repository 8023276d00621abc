/** Every status response our servers give, by name. RFC 3501 §7.1; response codes of RFC 3501, RFC 4315, RFC 5530, RFC 7162, RFC 7888 and RFC 9051. */
import type { ConditionOrMore, Reply } from './wire.ts';

interface ReplyTemplate {
  condition: ConditionOrMore;
  code: string;
  /** `{0}`, `{1}`: filled in by `reply`. */
  text: string;
  rfc: string;
  /** What could fill its blanks, for whoever wants to see or say it without a reason of his own. */
  sample?: readonly (string | number)[];
}

export const replies = {
  greeting: { condition: 'OK', code: '', text: '{0} IMAP4rev1 Mailscope ready', rfc: 'rfc3501#7.1.1', sample: ['imap.b.com'] },
  busy: { condition: 'BYE', code: '', text: '{0} Too many connections, try again later', rfc: 'rfc3501#7.1.5', sample: ['imap.b.com'] },
  completed: { condition: 'OK', code: '', text: '{0} completed', rfc: 'rfc3501#7.1.1', sample: ['NOOP'] },
  loggedIn: { condition: 'OK', code: 'CAPABILITY {0}', text: '{1} completed', rfc: 'rfc3501#6.2.3', sample: ['IMAP4rev1', 'LOGIN'] },
  wrongPassword: { condition: 'NO', code: 'AUTHENTICATIONFAILED', text: 'Wrong user name or password', rfc: 'rfc5530#3' },
  privacyRequired: { condition: 'NO', code: 'PRIVACYREQUIRED', text: 'Begin TLS first', rfc: 'rfc5530#3' },
  noMechanism: { condition: 'NO', code: 'CANNOT', text: 'No such authentication mechanism here', rfc: 'rfc3501#6.2.2' },
  challenge: { condition: '+', code: '', text: '{0}', rfc: 'rfc3501#6.2.2', sample: ['VXNlcm5hbWU6'] },
  cancelled: { condition: 'BAD', code: '', text: 'Authentication given up', rfc: 'rfc3501#6.2.2' },
  badResponse: { condition: 'BAD', code: '', text: 'Not a response of this mechanism', rfc: 'rfc3501#6.2.2' },
  beginTls: { condition: 'OK', code: '', text: 'Begin the handshake now', rfc: 'rfc3501#6.2.1' },
  noTls: { condition: 'BAD', code: '', text: 'There is no TLS to begin here', rfc: 'rfc3501#6.2.1' },
  idling: { condition: '+', code: '', text: 'idling', rfc: 'rfc2177#3' },
  expectedDone: { condition: 'BAD', code: '', text: 'DONE was expected', rfc: 'rfc2177#3' },
  readWrite: { condition: 'OK', code: 'READ-WRITE', text: 'SELECT completed', rfc: 'rfc3501#6.3.1' },
  readOnly: { condition: 'OK', code: 'READ-ONLY', text: 'EXAMINE completed', rfc: 'rfc3501#6.3.2' },
  selectedReadOnly: { condition: 'OK', code: 'READ-ONLY', text: 'SELECT completed', rfc: 'rfc4314#5.2' },
  noSuchMailbox: { condition: 'NO', code: 'NONEXISTENT', text: 'No such mailbox', rfc: 'rfc5530#3' },
  tryCreate: { condition: 'NO', code: 'TRYCREATE', text: 'No such mailbox', rfc: 'rfc3501#6.3.11' },
  notSelectable: { condition: 'NO', code: '', text: 'This name only holds other mailboxes', rfc: 'rfc3501#7.2.2' },
  inboxStays: { condition: 'NO', code: 'CANNOT', text: 'INBOX is always there', rfc: 'rfc3501#6.3.4' },
  hasChildren: { condition: 'NO', code: 'HASCHILDREN', text: 'There are mailboxes below this name', rfc: 'rfc9051#7.1' },
  insideItself: { condition: 'NO', code: 'CANNOT', text: 'A mailbox cannot be put below itself', rfc: 'rfc5530#3' },
  badName: { condition: 'NO', code: 'CANNOT', text: 'Not a name for a mailbox', rfc: 'rfc5530#3' },
  beyondLimit: { condition: 'NO', code: 'LIMIT', text: 'At most {0} {1}', rfc: 'rfc5530#3', sample: [20, 'patterns'] },
  useTaken: { condition: 'NO', code: 'USEATTR', text: 'Another mailbox has this use, or none can', rfc: 'rfc6154#3' },
  alreadyExists: { condition: 'NO', code: 'ALREADYEXISTS', text: 'There is a mailbox of this name', rfc: 'rfc3501#6.3.3' },
  noPermission: { condition: 'NO', code: 'NOPERM', text: 'Not with your rights', rfc: 'rfc4314#6' },
  noNegativeRights: {
    condition: 'NO',
    code: 'CANNOT',
    text: 'No negative rights here, and the owner keeps all of his own',
    rfc: 'rfc4314#3.1',
  },
  noSuchRoot: { condition: 'NO', code: 'NONEXISTENT', text: 'No such quota root', rfc: 'rfc9208#4.1.1' },
  quotaFixed: { condition: 'NO', code: 'NOPERM', text: 'Quotas are set by the house', rfc: 'rfc9208#4.1.3' },
  otherMailbox: { condition: 'NO', code: 'CANNOT', text: 'Only within the mailboxes of one person', rfc: 'rfc5530#3' },
  appended: { condition: 'OK', code: 'APPENDUID {0} {1}', text: 'APPEND completed', rfc: 'rfc4315#3', sample: [1, 7] },
  copied: { condition: 'OK', code: 'COPYUID {0} {1} {2}', text: '{3} completed', rfc: 'rfc4315#3', sample: [1, 3, 7, 'COPY'] },
  modified: { condition: 'OK', code: 'MODIFIED {0}', text: 'Some were changed meanwhile', rfc: 'rfc7162#3.1.3', sample: [1] },
  unknownEncoding: { condition: 'NO', code: 'UNKNOWN-CTE', text: 'A transfer encoding that is not known here', rfc: 'rfc9051#6.4.5' },
  openReadOnly: { condition: 'NO', code: 'READ-ONLY', text: 'The mailbox was opened for reading only', rfc: 'rfc3501#6.3.2' },
  modifiedAndGone: {
    condition: 'NO',
    code: 'MODIFIED {0}',
    text: 'Some of the messages exist no longer',
    rfc: 'rfc7162#3.1.3',
    sample: [1],
  },
  completedForRest: {
    condition: 'OK',
    code: 'EXPUNGEISSUED',
    text: '{0} completed for those that exist',
    rfc: 'rfc5530#3',
    sample: ['STORE'],
  },
  expungeIssued: { condition: 'NO', code: 'EXPUNGEISSUED', text: 'Some of the messages exist no longer', rfc: 'rfc5530#3' },
  badCharset: { condition: 'NO', code: 'BADCHARSET (US-ASCII UTF-8)', text: 'Charset not known here', rfc: 'rfc3501#6.4.4' },
  charsetNamed: { condition: 'BAD', code: '', text: 'After ENABLE UTF8=ACCEPT everything is UTF-8', rfc: 'rfc6855#3' },
  noSpace: { condition: 'NO', code: 'LIMIT', text: 'The disk of this server is full, try again later', rfc: 'rfc5530#3' },
  notKept: { condition: 'NO', code: 'UNAVAILABLE', text: 'The disk of this server fails, try again later', rfc: 'rfc5530#3' },
  overQuota: { condition: 'NO', code: 'OVERQUOTA', text: 'The mailbox is full', rfc: 'rfc5530#3' },
  tooBig: { condition: 'NO', code: 'TOOBIG', text: 'At most {0} octets', rfc: 'rfc7889#4', sample: [1000000] },
  noSuchSequence: {
    condition: 'BAD',
    code: '',
    text: 'A message number is larger than the mailbox: it holds {0}',
    rfc: 'rfc3501#9',
    sample: [3],
  },
  noTag: { condition: 'BAD', code: '', text: 'A command begins with a tag', rfc: 'rfc3501#2.2.1' },
  unknownCommand: { condition: 'BAD', code: '', text: 'Command not recognized', rfc: 'rfc3501#7.1.3' },
  syntax: { condition: 'BAD', code: '', text: 'Syntax: {0}', rfc: 'rfc3501#7.1.3', sample: ['NOOP'] },
  badSequence: {
    condition: 'BAD',
    code: '',
    text: 'This command has no place in the {0} state',
    rfc: 'rfc3501#3',
    sample: ['authenticated'],
  },
  lineTooLong: { condition: 'BAD', code: '', text: 'Line too long: at most {0} octets', rfc: 'rfc2683#3.2.1.5', sample: [8192] },
  bareLineEnd: { condition: 'BAD', code: '', text: 'A line ends with CR LF, not with one of them', rfc: 'rfc3501#2.2' },
  literalTooLong: { condition: 'BAD', code: 'TOOBIG', text: 'Literal too long: at most {0} octets', rfc: 'rfc7888#4', sample: [4096] },
  mailboxGone: { condition: 'BYE', code: '', text: 'The selected mailbox was removed', rfc: 'rfc2180#3.3' },
  mailboxRenamed: { condition: 'BYE', code: '', text: 'The selected mailbox has another name now', rfc: 'rfc2180#3.3' },
  goodbye: { condition: 'BYE', code: '', text: '{0} closes the connection', rfc: 'rfc3501#6.1.3', sample: ['imap.b.com'] },
  tooManyErrors: { condition: 'BYE', code: '', text: 'Too many errors', rfc: 'rfc3501#7.1.5' },
  tooManyPasswords: { condition: 'BYE', code: '', text: 'Too many wrong passwords', rfc: 'rfc3501#7.1.5' },
  endlessLine: { condition: 'BYE', code: '', text: 'A line has no end', rfc: 'rfc3501#7.1.5' },
  literalRefused: { condition: 'BYE', code: '', text: 'A literal that long is not taken', rfc: 'rfc7888#4' },
  closing: { condition: 'BYE', code: '', text: '{0} is shutting down', rfc: 'rfc3501#7.1.5' },
  autologout: { condition: 'BYE', code: '', text: 'Autologout: nothing was said for too long', rfc: 'rfc3501#5.4' },
} as const satisfies Record<string, ReplyTemplate>;

export type ReplyName = keyof typeof replies;

/** The named reply with its blanks filled in. */
export function reply(name: ReplyName, ...values: (string | number)[]): Reply {
  const { condition, code, text } = replies[name];
  return values.length === 0 ? { condition, code, text } : { condition, code: filled(code, values), text: filled(text, values) };
}

/** The named replies as they could be said. */
export function samples(...names: ReplyName[]): Reply[] {
  return names.map((name) => {
    const { sample = [] }: ReplyTemplate = replies[name];
    return reply(name, ...sample);
  });
}

function filled(text: string, values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
