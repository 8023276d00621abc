import { integer } from '../../quantities.ts';
import type { FindingWords } from '../words.ts';

const n = (value: string | number | undefined): string => integer(Number(value), 'en');

export const imap = {
  'imap.greeting': ({ line }) => `“${line}” is no greeting: a server begins with * OK, * PREAUTH or * BYE.`,
  'imap.before-greeting': ({ line }) => `The client said “${line}” before the server had greeted it; the server speaks first.`,
  'imap.tag': ({ tag }) => `“${tag}” cannot be a tag: it holds a character that tags must not have.`,
  'imap.tag-missing': ({ line }) => `“${line}” has no tag: a command begins with one, so that its answer can be told from others.`,
  'imap.tag-in-use': ({ tag }) => `The tag ${tag} already belongs to a command that is not answered yet.`,
  'imap.tag-reused': ({ tag }) => `The tag ${tag} was used before; each command should have its own.`,
  'imap.no-command': ({ line }) => `After “${line}” a command is missing: a tag, a space and a verb are needed.`,
  'imap.unknown-command': ({ verb }) => `“${verb}” is no command of IMAP or of the extensions known here.`,
  'imap.order': ({ verb, state, accepted }) => `${verb} has no place in the state ${state}; allowed here: ${accepted}.`,
  'imap.order-accepted': ({ verb, state }) => `The server said OK to ${verb} in the state ${state}, where it has no place.`,
  'imap.syntax': ({ verb, syntax }) => `${verb} is written “${syntax}”; this is something else.`,
  'imap.syntax-unknown': ({ verb, syntax }) =>
    `This ${verb} is not written “${syntax}”: it uses an extension that is not known here, or it is wrong and the server was kind.`,
  'imap.syntax-accepted': ({ syntax }) => `The server said OK to a command that is not written “${syntax}”.`,
  'imap.bad-for-no': ({ verb }) =>
    `The server said BAD to a ${verb} that is well written and in its place; NO is the word for what cannot be done.`,
  'imap.no-for-bad': ({ verb }) => `The server said NO to a ${verb} that it cannot have understood; BAD is the word for that.`,
  'imap.reply-not-permitted': ({ verb, condition }) => `The standard does not list ${condition} among the results of ${verb}.`,
  'imap.tagged-condition': ({ condition }) => `${condition} never has a tag; a command ends with OK, NO or BAD.`,
  'imap.unknown-tag': ({ tag }) => `The server answered with the tag ${tag}, which no open command has.`,
  'imap.continuation': () => 'The server said + although no command waits for it.',
  'imap.response-syntax': ({ line }) => `“${line}” is not a response that the grammar of IMAP allows.`,
  'imap.literal-count': ({ line }) =>
    `After the announced octets of a literal the response does not go on as it should (“${line}”): the count is wrong.`,
  'imap.literal-early': ({ octets }) => `The client sent its literal of ${n(octets)} octets without waiting for the server’s +.`,
  'imap.literal-cut': ({ octets }) => `A literal of ${n(octets)} octets was announced, and not all of them came.`,
  'imap.literal-not-offered': ({ octets }) => `{${octets}+} does not wait for the server, which offers neither LITERAL+ nor LITERAL-.`,
  'imap.literal-too-long': ({ octets, limit }) =>
    `With LITERAL- a literal that does not wait has at most ${n(limit)} octets; this one has ${n(octets)}.`,
  'imap.command-length': ({ octets, limit }) =>
    `The command line has ${n(octets)} octets; about ${n(limit)} is what every server must take.`,
  'imap.command-line-end': () => 'A line of the command ends in LF alone; every line ends in CRLF.',
  'imap.reply-line-end': () => 'A line of the response ends in LF alone; every line ends in CRLF.',
  'imap.not-ascii': ({ verb }) => `${verb} holds octets beyond ASCII outside a literal, although UTF-8 was not turned on with ENABLE.`,
  'imap.reply-not-ascii': ({ name }) => `${name} holds octets beyond ASCII outside a literal, although the client has not turned UTF-8 on.`,
  'imap.not-offered': ({ verb, capability }) => `The client uses ${verb}, but the server does not offer ${capability}.`,
  'imap.mechanism-not-offered': ({ mechanism }) => `The server does not offer AUTH=${mechanism}.`,
  'imap.initial-response': ({ mechanism }) =>
    `The client sent its first response together with AUTHENTICATE ${mechanism}; without SASL-IR it has to wait for the +.`,
  'imap.stale-capabilities': ({ verb }) =>
    `${verb} relies on capabilities from before TLS, which anybody on the line could have changed; they must be asked for again.`,
  'imap.capability-revision': ({ line }) => `“${line}” names no revision of IMAP; IMAP4rev1 or IMAP4rev2 must be there.`,
  'imap.login-disabled': () => 'LOGINDISABLED is offered: the client must not say LOGIN here.',
  'imap.clear-password': () => 'The password crosses the network in the clear: whoever listens can read it.',
  'imap.clear-mechanism': ({ mechanism }) => `${mechanism} without TLS shows the password, only written in base64, to whoever listens.`,
  'imap.response': () => 'The answer to a challenge must be base64, or * to give up.',
  'imap.challenge': () => 'What follows the + of a challenge must be base64.',
  'imap.after-starttls': ({ line }) =>
    `Behind STARTTLS the client went on in the clear (“${line}”) instead of beginning the TLS handshake.`,
  'imap.idle-done': ({ line }) => `IDLE is ended by DONE and by nothing else; the client said “${line}”.`,
  'imap.idle-long': ({ minutes }) =>
    `IDLE lasted ${n(minutes)} minutes; after 29 the server may log the client out, so it should be renewed before.`,
  'imap.polling': ({ count }) => `${n(count)} NOOPs in a row to hear of news: the server offers IDLE, which tells them at once.`,
  'imap.obsolete': ({ verb }) => `${verb} is not part of IMAP4rev2 any more.`,
  'imap.select-data': ({ verb, name }) => `The answer to ${verb} lacks ${name}, which must be told before OK.`,
  'imap.select-uidvalidity': ({ verb }) => `The answer to ${verb} lacks UIDVALIDITY: without it no UID can be relied on.`,
  'imap.data-missing': ({ verb, name }) => `${verb} was answered with OK and without the untagged ${name} that belongs to it.`,
  'imap.data-unasked': ({ name }) => `Nobody has asked for ${name}.`,
  'imap.data-unselected': ({ name }) => `The server tells ${name} although no mailbox is selected.`,
  'imap.expunge-during': ({ verb, number }) =>
    `EXPUNGE ${n(number)} came while ${verb} was being answered: the numbers in that command would suddenly mean other messages.`,
  'imap.expunge-unasked': () => 'EXPUNGE came while no command was running: numbers on both sides could go out of step.',
  'imap.expunge-beyond': ({ number, count }) => `EXPUNGE names message ${n(number)} of a mailbox with ${n(count)}.`,
  'imap.exists-shrinks': ({ count, known }) => `EXISTS fell from ${n(known)} to ${n(count)}; only EXPUNGE makes a mailbox smaller.`,
  'imap.fetch-beyond': ({ number, count }) => `FETCH tells of message ${n(number)} in a mailbox with ${n(count)}.`,
  'imap.sequence-number': ({ set, count }) => `${set} goes beyond the mailbox, which has ${n(count)} messages.`,
  'imap.uid-changed': ({ number, uid, known }) =>
    `Message ${n(number)} had UID ${n(known)} and now has ${n(uid)}; during a session it must stay the same.`,
  'imap.uid-order': ({ number, uid, other }) => `UIDs must ascend: message ${n(number)} has ${n(uid)}, and its neighbour ${n(other)}.`,
  'imap.uid-missing': ({ number }) => `The answer to UID FETCH must tell the UID of message ${n(number)} too.`,
  'imap.size-differs': ({ number, octets, known }) => `RFC822.SIZE of message ${n(number)} is ${n(known)}; ${n(octets)} octets came.`,
  'imap.compressed': () => 'From here on the octets are compressed and cannot be read here.',
  'imap.no-logout': () => 'The connection ended without LOGOUT.',
} satisfies FindingWords;
