import { integer } from '../../quantities.ts';
import type { FindingWords } from '../words.ts';

const n = (value: string | number | undefined): string => integer(Number(value), 'en');

export const pop3 = {
  'pop3.order': ({ verb, state, accepted }) => `${verb} is not allowed in the state “${state}”; allowed here: ${accepted}.`,
  'pop3.order-accepted': ({ verb, state }) => `The server accepted ${verb} in the state “${state}”, where it must answer -ERR.`,
  'pop3.before-greeting': ({ verb }) => `The client said ${verb} before the server had greeted it; the server speaks first.`,
  'pop3.syntax': ({ verb, syntax }) => `${verb} should be written “${syntax}”; this is something else.`,
  'pop3.syntax-accepted': ({ syntax }) => `The server said +OK to a command that is not written “${syntax}”; it must answer -ERR.`,
  'pop3.unknown-command': ({ verb }) => `“${verb}” is not a command of POP3 or of its published extensions.`,
  'pop3.historic': ({ verb }) =>
    verb === 'AUTH'
      ? 'AUTH without a mechanism is how clients asked for the list of mechanisms before there was CAPA.'
      : `${verb} is from the first versions of POP3 and is no longer part of the standard.`,
  'pop3.command-length': ({ octets, limit }) => `The command has ${n(octets)} octets; ${n(limit)} are allowed, including CRLF.`,
  'pop3.reply-length': ({ octets, limit }) =>
    `The first line of the reply has ${n(octets)} octets; ${n(limit)} are allowed, including CRLF.`,
  'pop3.command-line-end': () => 'The command ends in LF alone; every line must end in CRLF.',
  'pop3.reply-line-end': () => 'The reply ends in LF alone; every line must end in CRLF.',
  'pop3.text-line-end': ({ verb }) => `The text after ${verb} contains a CR or LF without its partner; every line must end in CRLF.`,
  'pop3.not-ascii': ({ verb }) => `${verb} contains octets beyond ASCII although UTF8 was not turned on.`,
  'pop3.not-offered': ({ verb, capability }) => `The client uses ${verb}, but the server’s CAPA does not list ${capability}.`,
  'pop3.mechanism-not-offered': ({ mechanism, offered }) => `The mechanism ${mechanism} is not among those that CAPA lists: ${offered}.`,
  'pop3.stale-capabilities': ({ verb }) =>
    `${verb} relies on a CAPA from before TLS, which anybody on the line could have changed; it should be asked for again.`,
  'pop3.pipelining': ({ verb }) =>
    `The client sent ${verb} without waiting for the previous reply, and the server does not offer PIPELINING.`,
  'pop3.after-stls': ({ line }) => `After STLS the client went on unencrypted (“${line}”) instead of beginning the TLS handshake.`,
  'pop3.tls-never-seen': () =>
    'TLS was agreed on here and is never seen: either it never started, or what was recorded had already been decrypted.',
  'pop3.clear-password': () => 'The password crosses the network unencrypted: anybody listening can read it.',
  'pop3.clear-mechanism': ({ mechanism }) => `${mechanism} without TLS shows the password to anybody listening; base64 does not hide it.`,
  'pop3.apop-without-timestamp': () => 'APOP needs a timestamp such as <1896.697170952@dbc.mtview.ca.us> in the greeting; there was none.',
  'pop3.response': () => 'The answer to a challenge must be base64, or * to give up.',
  'pop3.challenge': () => 'What follows the + of a challenge must be base64.',
  'pop3.reply-malformed': ({ line }) => `“${line}” is not a reply: replies begin with +OK or -ERR.`,
  'pop3.reply-space': ({ line }) => `There is no space after the status in “${line}”.`,
  'pop3.reply-case': ({ line }) => `The status in “${line}” must be in capitals.`,
  'pop3.reply-not-permitted': ({ verb, reply }) => `“${reply}” cannot answer ${verb}: a bare + belongs only to AUTH.`,
  'pop3.reply-unlisted': ({ verb, reply }) => `In the standard, +OK is the only answer to ${verb}; the server said “${reply}”.`,
  'pop3.stat-syntax': ({ line }) =>
    `“${line}” should give the number of messages and their total octets: +OK, a space, a number, a space, a number.`,
  'pop3.stat-count': ({ count, known }) =>
    `STAT counts ${n(count)} ${Number(count) === 1 ? 'message' : 'messages'} where the session has ${n(known)}.`,
  'pop3.stat-octets': ({ octets, known }) => `STAT gives ${n(octets)} octets; the sizes from LIST add up to ${n(known)}.`,
  'pop3.list-syntax': ({ line }) => `“${line}” should be a message number, a space and its size in octets.`,
  'pop3.list-count': ({ count, known }) =>
    `LIST shows ${n(count)} ${Number(count) === 1 ? 'message' : 'messages'} where the session has ${n(known)}.`,
  'pop3.list-repeated': ({ verb, number }) => `${verb} lists message ${n(number)} twice.`,
  'pop3.list-beyond': ({ verb, number, count }) =>
    `${verb} lists message ${n(number)}, but there are ${n(count)}: they are numbered from 1 on, without gaps.`,
  'pop3.list-deleted': ({ verb, number }) => `${verb} lists message ${n(number)}, which is marked for deletion.`,
  'pop3.list-another': ({ asked, number }) => `Message ${n(asked)} was asked for, but the answer is about message ${n(number)}.`,
  'pop3.size-changed': ({ number, octets, known }) =>
    `Message ${n(number)} has ${n(octets)} octets now and had ${n(known)} before; nothing may change during a session.`,
  'pop3.uidl-syntax': ({ line }) => `“${line}” should be a message number, a space and a unique-id of 1 to 70 printable characters.`,
  'pop3.uidl-count': ({ count, known }) =>
    `UIDL shows ${n(count)} ${Number(count) === 1 ? 'message' : 'messages'} where the session has ${n(known)}.`,
  'pop3.uidl-repeated': ({ id }) => `Two messages share the unique-id ${id}: a client that keeps mail on the server may miss one of them.`,
  'pop3.uidl-changed': ({ number, id, known }) =>
    `Message ${n(number)} had the unique-id ${known} and now has ${id}; it must stay the same.`,
  'pop3.retr-size': ({ number, octets, known }) => `LIST announced ${n(known)} octets for message ${n(number)}, but ${n(octets)} came.`,
  'pop3.deleted': ({ verb, number }) => `${verb} names message ${n(number)}, which this session has marked for deletion.`,
  'pop3.no-such-message': ({ verb, number }) => `${verb} names message ${n(number)}, but there is none with that number.`,
  'pop3.number-accepted': ({ verb, number }) =>
    `The server said +OK to ${verb} for message ${n(number)}, which does not exist or is marked for deletion.`,
  'pop3.final-dot': ({ verb }) => `The text after ${verb} did not end with a line with a single dot.`,
  'pop3.dot-stuffing': ({ line }) => `A line of the text begins with a dot that was not doubled: “${line}”.`,
  'pop3.marks-lost': ({ marks }) =>
    `The connection ended without QUIT, so the messages marked for deletion (${n(marks)}) stay in the maildrop.`,
  'pop3.no-quit': () => 'The connection ended without QUIT.',
} satisfies FindingWords;
