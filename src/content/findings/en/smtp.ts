/** What the judge says of SMTP, submission and LMTP. */
import type { FindingWords } from '../words.ts';

export const smtp = {
  'smtp.order': ({ verb, state }) =>
    `${verb} is out of order: the session is in the state ${state}, where it means nothing yet or no more.`,
  'smtp.order-taken': ({ verb, state }) =>
    `The server took ${verb} although it was out of order (${state}). It may, but a stricter one would have refused it.`,
  'smtp.no-recipients': ({ verb }) => `${verb} asks to send a message although the client knew that every recipient had been refused.`,
  'smtp.early-talker': ({ verb }) =>
    `${verb} was said before the server had greeted. A client should wait for the 220; impatience is typical of spam programs.`,
  'smtp.pipelining-not-offered': ({ verb }) =>
    `${verb} was sent without waiting for earlier answers, but the server had not offered PIPELINING.`,
  'smtp.pipelining-order': ({ verb, barrier }) =>
    `${verb} was sent before ${barrier} had been answered. ${barrier} may only be the last command of a group, since what follows depends on its answer.`,
  'smtp.premature-text': () => 'The text of the message was sent before the server had asked for it with 354.',
  'smtp.no-quit': () => 'The connection ended without QUIT, so that the other side cannot tell a farewell from an accident.',
  'smtp.syntax': ({ verb, syntax }) => `${verb} does not follow its grammar, which is: ${syntax}`,
  'smtp.syntax-taken': ({ verb, text }) =>
    `The server took “${verb} ${text}” although the grammar does not allow it. Tolerance helps old clients and hides their faults.`,
  'smtp.colon-space': ({ verb }) => `In ${verb} no space may stand on either side of the colon.`,
  'smtp.no-brackets': ({ verb }) => `The address in ${verb} must stand in angle brackets.`,
  'smtp.path-too-long': ({ octets, limit }) =>
    `The path has ${octets} octets, or its local part more than 64; servers need not accept paths of more than ${limit}.`,
  'smtp.source-route': ({ route }) =>
    `The address prescribes its own way (${route}). Such source routes are of the past: clients should not write them, and servers drop them.`,
  'smtp.unknown-command': ({ verb }) => `${verb} is no command of SMTP or of any extension that the server offered.`,
  'smtp.private-command': ({ verb }) => `${verb} belongs to no standard: it is a private agreement between the two programs.`,
  'smtp.foreign-protocol': ({ verb }) => `${verb} belongs to HTTP. Something that is no mail program has called at this port.`,
  'smtp.historic': ({ verb }) => `${verb} is a command of 1982 that nobody should use any more.`,
  'smtp.old-hello': ({ verb }) =>
    `${verb} is the greeting of 1982. Clients should begin with EHLO and fall back to HELO only if that is refused.`,
  'smtp.hello-name': ({ name }) =>
    `“${name}” is not a full domain name: a client introduces itself with a name that can be looked up, or with its address in square brackets.`,
  'smtp.lmtp-hello': ({ verb, protocol }) =>
    `${verb} does not open an ${protocol} session: LMTP has LHLO, and SMTP has EHLO, so that nobody takes the one for the other.`,
  'smtp.lmtp-port': () =>
    'LMTP must not be spoken on port 25: a server that sees it there would answer for one message as many times as it has recipients.',
  'smtp.trailing-space': () =>
    'There is white space before the end of the line. Servers should put up with it; clients should not send it.',
  'smtp.command-too-long': ({ octets, limit }) => `The line has ${octets} octets; servers need to accept only ${limit} here.`,
  'smtp.command-line-end': () => 'The line ends with a bare LF. Lines end with CR LF, and nothing else may end them.',
  'smtp.command-not-ascii': ({ verb }) => `${verb} holds octets beyond ASCII, where none are allowed.`,
  'smtp.not-offered': ({ keyword, extension }) => `${keyword} needs the extension ${extension}, which the server has not offered.`,
  'smtp.unknown-parameter': ({ keyword }) => `The server has offered no extension that has the parameter ${keyword}.`,
  'smtp.parameter-value': ({ value, keyword }) => `“${value}” is not a value that ${keyword} may have.`,
  'smtp.utf8-not-asked': ({ verb }) => `The address in ${verb} goes beyond ASCII, but MAIL did not ask for SMTPUTF8.`,
  'smtp.utf8-taken': () => 'The server took an address beyond ASCII although nobody had asked for SMTPUTF8.',
  'smtp.binary-by-data': () => 'BODY=BINARYMIME was agreed on, and such a message can only be sent with BDAT: DATA sends lines.',
  'smtp.size-over-limit': ({ octets, limit }) =>
    `The client announces ${octets} octets, but the server has said that it takes at most ${limit}: the attempt cannot succeed.`,
  'smtp.starttls-twice': () => 'TLS protects this connection already, so there is nothing to start.',
  'smtp.starttls-offered-inside': () => 'The server offers STARTTLS inside TLS. After the handshake it must not list it.',
  'smtp.no-hello-after-tls': ({ verb }) =>
    `The first command inside TLS is ${verb}. It should be EHLO: what was learnt before the handshake, offers included, is void.`,
  'smtp.injected': ({ verb }) =>
    `${verb} was sent in the clear behind STARTTLS, without waiting for the handshake. Anybody on the way can put such lines there.`,
  'smtp.injection-obeyed': ({ verb }) =>
    `The server answered ${verb}, which had come in the clear before the handshake, inside TLS: whoever sits on the way can give it orders.`,
  'smtp.mechanism-not-offered': ({ mechanism, offered }) => `The mechanism ${mechanism} was not offered; the server listed ${offered}.`,
  'smtp.auth-in-transaction': () => 'AUTH is not permitted during a mail transaction.',
  'smtp.auth-twice': () => 'The client had authenticated already, and may do so only once in a session.',
  'smtp.response-base64': () => 'This is not base64: every line of the exchange must be, except the star that cancels it.',
  'smtp.challenge-base64': () => 'The challenge after 334 is not base64.',
  'smtp.credentials-in-clear': ({ mechanism }) =>
    `${mechanism} sends the password readable for everybody on the way, and TLS does not protect this connection.`,
  'smtp.reply-syntax': ({ line }) => `“${line}” is no line of a reply: it takes three digits, then a space or a hyphen.`,
  'smtp.reply-range': ({ code }) => `${code} is no reply code of SMTP: they begin with 2, 3, 4 or 5.`,
  'smtp.codes-differ': ({ code, other }) => `The lines of one reply carry different codes, ${code} and ${other}.`,
  'smtp.bare-code': ({ code }) => `The reply is nothing but its code, ${code}. That can be understood; a text should follow.`,
  'smtp.reply-line-end': () => 'A line of the reply ends with a bare LF instead of CR LF.',
  'smtp.reply-too-long': ({ octets, limit }) => `A line of the reply has ${octets} octets; clients need to accept only ${limit}.`,
  'smtp.reply-not-ascii': () => 'The reply holds octets beyond ASCII, although the client has not asked for SMTPUTF8.',
  'smtp.reply-impossible': ({ code, verb, usual }) =>
    `${code} cannot answer ${verb}: the client could not tell what to do next. Usual are ${usual}.`,
  'smtp.reply-unlisted': ({ code, verb, usual }) =>
    `The standard does not list ${code} for ${verb}${usual ? ` (usual are ${usual})` : ''}; clients go by its first digit.`,
  'smtp.required': ({ verb, code }) => `${verb} belongs to the commands that every server must know, and this one answers ${code}.`,
  'smtp.enhanced-class': ({ enhanced, code }) => `The enhanced code ${enhanced} contradicts ${code}: the first digits of both must agree.`,
  'smtp.enhanced-missing': () => 'The server has promised enhanced status codes with ENHANCEDSTATUSCODES, and this reply has none.',
  'smtp.enhanced-differ': () => 'Every line of a reply must carry the same enhanced code.',
  'smtp.enhanced-misplaced': () => 'Enhanced codes have no place in the greeting.',
  'smtp.greeting-domain': ({ name }) => `The greeting should begin with the name of the server; “${name}” is none.`,
  'smtp.ehlo-line': ({ line }) => `“${line}” does not announce an extension as the grammar has it.`,
  'smtp.old-auth-line': ({ line }) =>
    `“${line}”, with its equals sign, is how AUTH was announced before there was a standard, for old clients’ sake.`,
  'smtp.version': ({ software }) =>
    `The greeting gives away the software and its version (${software}): handy for repairs, and for attackers.`,
  'smtp.name-told': ({ verb }) => `The answer to ${verb} confirms who has a mailbox here. Collectors of addresses are glad of it.`,
  'smtp.forwarded': ({ code }) => `With ${code} the server tells where the mailbox has gone.`,
  'smtp.few-recipients': ({ accepted, limit }) =>
    `The server refuses a recipient after ${accepted}; it must take at least ${limit} in one transaction.`,
  'smtp.old-recipients-code': () => 'For too many recipients 552 is the old code; 452 lets the client send to the others in a second go.',
  'smtp.service-closing': ({ line }) => `The server ends the connection on its own account: ${line}`,
  'smtp.unasked': ({ line }) => `The server said “${line}”, and no command waits for it: there is one reply too many.`,
  'smtp.unanswered': ({ verb }) => `${verb} was never answered before the connection ended.`,
  'smtp.bare-lf': ({ count }) =>
    `The text holds ${count === 1 ? 'a bare LF' : `${count} bare LFs`}: LF may stand only behind CR. Programs disagree on whether it ends a line.`,
  'smtp.bare-cr': ({ count }) => `The text holds ${count === 1 ? 'a bare CR' : `${count} bare CRs`}: CR may stand only before LF.`,
  'smtp.text-line-too-long': ({ octets, limit }) => `A line of the text has ${octets} octets, its end included; ${limit} are allowed.`,
  'smtp.eight-bit-not-offered': ({ count }) =>
    `The text holds octets beyond ASCII (${count}), which may not be sent to a server that has not offered 8BITMIME.`,
  'smtp.eight-bit-undeclared': ({ count }) => `The text holds octets beyond ASCII (${count}), but MAIL did not declare BODY=8BITMIME.`,
  'smtp.odd-end': () =>
    'A dot stands alone on a line whose end is not CR LF on both sides. It ends no text, but some servers think so: that is how messages are smuggled.',
  'smtp.odd-end-taken': () =>
    'The server took this for the end of the text, which only CR LF . CR LF is. That opens the door to smuggled messages.',
  'smtp.dot-not-doubled': ({ count }) =>
    `A line begins with a dot that was not doubled, and the server will take it away${Number(count) > 1 ? `; ${count} lines are concerned` : ''}.`,
  'smtp.chunk-cut': ({ announced, octets }) => `BDAT announced ${announced} octets, and ${octets} came.`,
  'smtp.size-understated': ({ octets, declared }) =>
    `The message has ${octets} octets, more than the ${declared} that the client had declared. It may, but then no server has promised to take it.`,
  'smtp.size-limit-ignored': ({ octets, limit }) => `The server took ${octets} octets, although its own limit is ${limit}.`,
} satisfies FindingWords;
