/** What the judge says of SMTP, submission and LMTP. */
import type { FindingWords } from '../words.ts';

export const smtp = {
  'smtp.order': ({ verb, state }) =>
    `${verb} is out of order: the session is in the state “${state}”, where it is too early or too late for it.`,
  'smtp.order-taken': ({ verb, state }) =>
    `The server accepted ${verb} although it was out of order (“${state}”). That is allowed, but a stricter server would have refused.`,
  'smtp.no-recipients': ({ verb }) => `${verb} asks to send a message although the client knew that every recipient had been refused.`,
  'smtp.early-talker': ({ verb }) =>
    `${verb} was said before the server’s greeting. A client should wait for the 220; impatience is typical of spam programs.`,
  'smtp.pipelining-not-offered': ({ verb }) =>
    `${verb} was sent without waiting for earlier answers, but the server had not offered PIPELINING.`,
  'smtp.pipelining-order': ({ verb, barrier }) =>
    `${verb} was sent before ${barrier} had been answered. ${barrier} may only be the last command of a group, because what follows depends on its answer.`,
  'smtp.premature-text': () => 'The text of the message was sent before the server asked for it with 354.',
  'smtp.no-quit': () => 'The connection ended without QUIT, so the other side cannot tell a goodbye from an accident.',
  'smtp.syntax': ({ verb, syntax }) => `${verb} does not follow its grammar, which is: ${syntax}`,
  'smtp.syntax-taken': ({ verb, text }) =>
    `The server accepted “${verb} ${text}” although the grammar does not allow it. Tolerance helps old clients, and hides their faults.`,
  'smtp.colon-space': ({ verb }) => `In ${verb} there must be no space on either side of the colon.`,
  'smtp.no-brackets': ({ verb }) => `The address in ${verb} must be in angle brackets.`,
  'smtp.path-too-long': ({ octets, limit }) =>
    `The path has ${octets} octets, or its local part has more than 64; servers do not have to accept paths of more than ${limit}.`,
  'smtp.source-route': ({ route }) =>
    `The address says which way to go (${route}). Source routes like this belong to the past: clients should not write them, and servers drop them.`,
  'smtp.unknown-command': ({ verb }) => `${verb} is not a command of SMTP or of any extension that the server offered.`,
  'smtp.private-command': ({ verb }) => `${verb} belongs to no standard: it is a private agreement between the two programs.`,
  'smtp.on-behalf': ({ verb, attributes }) =>
    verb === 'XCLIENT'
      ? `This is Postfix’s own and in no standard: a proxy says for whom it speaks (${attributes}). If the server agrees, it greets anew, and the session starts over as that client’s.`
      : `This is Postfix’s own and in no standard: a filter says where the mail came from (${attributes}), so that the log of the next server tells it.`,
  'smtp.foreign-protocol': ({ verb }) => `${verb} belongs to HTTP. Something that is not a mail program has called this port.`,
  'smtp.historic': ({ verb }) => `${verb} is a command of 1982 that nobody should use any more.`,
  'smtp.old-hello': ({ verb }) =>
    `${verb} is the greeting of 1982. Clients should begin with EHLO and fall back to HELO only if that is refused.`,
  'smtp.hello-name': ({ name }) =>
    `“${name}” is not a full domain name: a client introduces itself with a name that can be looked up, or with its address in square brackets.`,
  'smtp.lmtp-hello': ({ verb, protocol }) =>
    `${verb} does not open an ${protocol} session: LMTP has LHLO, and SMTP has EHLO, so that nobody mistakes one for the other.`,
  'smtp.lmtp-port': () =>
    'LMTP must not be spoken on port 25: there, a client would not expect one answer for each recipient of a message.',
  'smtp.trailing-space': () => 'There is white space before the end of the line. Servers should tolerate it; clients should not send it.',
  'smtp.command-too-long': ({ octets, limit }) => `The line has ${octets} octets; servers only have to accept ${limit} here.`,
  'smtp.command-line-end': () => 'The line ends with a bare LF. Lines must end with CR LF and nothing else.',
  'smtp.command-not-ascii': ({ verb }) => `${verb} contains octets beyond ASCII, which are not allowed there.`,
  'smtp.not-offered': ({ keyword, extension }) => `${keyword} needs the extension ${extension}, which the server has not offered.`,
  'smtp.unknown-parameter': ({ keyword }) => `The server has offered no extension that has the parameter ${keyword}.`,
  'smtp.parameter-value': ({ value, keyword }) => `“${value}” is not a value that ${keyword} may have.`,
  'smtp.utf8-not-asked': ({ verb }) => `The address in ${verb} goes beyond ASCII, but MAIL did not ask for SMTPUTF8.`,
  'smtp.utf8-taken': () => 'The server accepted an address beyond ASCII although nobody had asked for SMTPUTF8.',
  'smtp.binary-by-data': () => 'The message was announced as BODY=BINARYMIME, so it can only be sent with BDAT: DATA sends lines.',
  'smtp.size-over-limit': ({ octets, limit }) =>
    `The client announces ${octets} octets, but the server has said that it accepts at most ${limit}: the attempt cannot succeed.`,
  'smtp.starttls-twice': () => 'TLS already protects this connection, so there is nothing to start.',
  'smtp.starttls-offered-inside': () => 'The server offers STARTTLS inside TLS. After the handshake it must not list it.',
  'smtp.no-hello-after-tls': ({ verb }) =>
    `The first command inside TLS is ${verb}. It should be EHLO: whatever was learnt before the handshake, including what the server offered, no longer counts.`,
  'smtp.tls-never-seen': () =>
    'TLS was agreed on here and is never seen: either it never started, or what was recorded had already been decrypted.',
  'smtp.injected': ({ verb }) =>
    `${verb} was sent unencrypted after STARTTLS, without waiting for the handshake. Anybody along the way can insert such lines.`,
  'smtp.injection-obeyed': ({ verb }) =>
    `The server answered ${verb}, which came unencrypted before the handshake, inside TLS: anybody along the way can give it orders.`,
  'smtp.mechanism-not-offered': ({ mechanism, offered }) => `The mechanism ${mechanism} was not offered; the server listed ${offered}.`,
  'smtp.auth-in-transaction': () => 'AUTH is not permitted during a mail transaction.',
  'smtp.auth-twice': () => 'The client had already authenticated, and may do so only once in a session.',
  'smtp.auth-twice-taken': () => 'The client had already authenticated: the server must refuse another AUTH with 503.',
  'smtp.response-base64': () => 'This is not base64: every line of the exchange must be, except for the star that cancels it.',
  'smtp.challenge-base64': () => 'The challenge after 334 is not base64.',
  'smtp.credentials-in-clear': ({ mechanism }) =>
    `${mechanism} sends the password in a form that anybody along the way can read, and TLS does not protect this connection.`,
  'smtp.reply-syntax': ({ line }) => `“${line}” is not a line of a reply: that needs three digits, then a space or a hyphen.`,
  'smtp.reply-range': ({ code }) => `${code} is not an SMTP reply code: they begin with 2, 3, 4 or 5.`,
  'smtp.codes-differ': ({ code, other }) => `The lines of one reply have different codes, ${code} and ${other}.`,
  'smtp.bare-code': ({ code }) => `The reply is just its code, ${code}. That can be understood, but a text should follow.`,
  'smtp.reply-line-end': () => 'A line of the reply ends with a bare LF instead of CR LF.',
  'smtp.reply-too-long': ({ octets, limit }) => `A line of the reply has ${octets} octets; clients only have to accept ${limit}.`,
  'smtp.reply-not-ascii': () => 'The reply contains octets beyond ASCII, although the client has not asked for SMTPUTF8.',
  'smtp.reply-impossible': ({ code, verb, usual }) =>
    `${code} cannot answer ${verb}: the client could not tell what to do next. The usual codes are ${usual}.`,
  'smtp.reply-unlisted': ({ code, verb, usual }) =>
    `The standard does not list ${code} for ${verb}${usual ? ` (the usual codes are ${usual})` : ''}; clients go by its first digit.`,
  'smtp.required': ({ verb, code }) => `${verb} is one of the commands that every server must know, but this one answers ${code}.`,
  'smtp.valid-refused': ({ verb, code, text }) =>
    `${verb} ${text} is written as the standard has it, yet ${code} says that its syntax is wrong.`,
  'smtp.parameter-refused': ({ verb, code }) =>
    `Every parameter of this ${verb} was offered, yet ${code} says that the server does not know it.`,
  'smtp.postmaster-refused': ({ code }) =>
    `Every server must have a mailbox Postmaster, also without a domain; ${code} says that there is none.`,
  'smtp.enhanced-syntax': ({ enhanced }) =>
    `${enhanced} is no enhanced code: it has a first digit of 2, 4 or 5 and two more numbers of one to three digits, none with a zero in front.`,
  'smtp.enhanced-class': ({ enhanced, code }) => `The enhanced code ${enhanced} contradicts ${code}: their first digits must agree.`,
  'smtp.enhanced-missing': () => 'With ENHANCEDSTATUSCODES the server promised enhanced status codes, but this reply has none.',
  'smtp.enhanced-differ': () => 'Every line of a reply must have the same enhanced code.',
  'smtp.enhanced-misplaced': () => 'Enhanced codes do not belong in the greeting.',
  'smtp.greeting-domain': ({ name }) => `The greeting should begin with the server’s name; “${name}” is not a name.`,
  'smtp.ehlo-line': ({ line }) => `“${line}” does not announce an extension in the way the grammar says.`,
  'smtp.old-auth-line': ({ line }) =>
    `“${line}”, with its equals sign, is how AUTH was announced before there was a standard; servers still send it for old clients.`,
  'smtp.version': ({ software }) =>
    `The greeting gives away the software and its version (${software}): handy for repairs, and for attackers.`,
  'smtp.name-told': ({ verb }) =>
    `The answer to ${verb} confirms who has a mailbox here. People who collect addresses for spam are glad to know.`,
  'smtp.forwarded': ({ code }) => `With ${code} the server says where the mailbox has moved to.`,
  'smtp.few-recipients': ({ accepted, limit }) =>
    `The server refuses a recipient after ${accepted}; it must accept at least ${limit} in one transaction.`,
  'smtp.old-recipients-code': () =>
    '552 is the old code for too many recipients; 452 lets the client send to the rest in another transaction.',
  'smtp.service-closing': ({ line }) => `The server ends the connection of its own accord: ${line}`,
  'smtp.unasked': ({ line }) => `The server said “${line}”, but no command was waiting for it: there is one reply too many.`,
  'smtp.unanswered': ({ verb }) => `${verb} was never answered before the connection ended.`,
  'smtp.bare-lf': ({ count }) =>
    `The text contains ${count === 1 ? 'a bare LF' : `${count} bare LFs`}: LF may only come after CR. Programs disagree on whether a bare one ends a line.`,
  'smtp.bare-cr': ({ count }) => `The text contains ${count === 1 ? 'a bare CR' : `${count} bare CRs`}: CR may only come before LF.`,
  'smtp.text-line-too-long': ({ octets, limit }) => `A line of the text has ${octets} octets, including its end; ${limit} are allowed.`,
  'smtp.eight-bit-not-offered': ({ count }) =>
    `The text contains octets beyond ASCII (${count}), which may not be sent to a server that has not offered 8BITMIME.`,
  'smtp.eight-bit-undeclared': ({ count }) => `The text contains octets beyond ASCII (${count}), but MAIL did not declare BODY=8BITMIME.`,
  'smtp.odd-end': () =>
    'A dot is alone on its line, but without CR LF on both sides. That does not end the text, but some servers think it does: this is how messages are smuggled.',
  'smtp.odd-end-taken': () =>
    'The server took this for the end of the text, but only CR LF . CR LF is. That opens the door to smuggled messages.',
  'smtp.smuggled': ({ meant, seen, commands }) =>
    `Here the two ends part. Client: one message of ${meant} octets. Server: a message that ends after ${seen} of them, and then commands, which it obeyed: ${commands}. What follows is shown and counted as the server saw it.`,
  'smtp.dot-not-doubled': ({ count }) =>
    `A line begins with a dot that was not doubled, and the server will remove it${Number(count) > 1 ? `; this affects ${count} lines` : ''}.`,
  'smtp.chunk-cut': ({ announced, octets }) => `BDAT announced ${announced} octets, but ${octets} came.`,
  'smtp.size-understated': ({ octets, declared }) =>
    `The message has ${octets} octets, more than the ${declared} that the client had declared. That is allowed, but no server has promised to accept it.`,
  'smtp.size-limit-ignored': ({ octets, limit }) => `The server accepted ${octets} octets, although its own limit is ${limit}.`,
} satisfies FindingWords;
