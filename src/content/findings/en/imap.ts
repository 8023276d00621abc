import { integer } from '../../quantities.ts';
import type { FindingWords } from '../words.ts';

const n = (value: string | number | undefined): string => integer(Number(value), 'en');

export const imap = {
  'imap.greeting': ({ line }) => `“${line}” is not a greeting: a server begins with * OK, * PREAUTH or * BYE.`,
  'imap.before-greeting': ({ line }) => `The client said “${line}” before the server had greeted it; the server speaks first.`,
  'imap.tag': ({ tag }) => `“${tag}” cannot be a tag: it contains a character that tags must not have.`,
  'imap.tag-missing': ({ line }) => `“${line}” has no tag: a command begins with one, so that its answer can be told apart from others.`,
  'imap.tag-in-use': ({ tag }) => `The tag ${tag} already belongs to a command that has not been answered yet.`,
  'imap.tag-reused': ({ tag }) => `The tag ${tag} was used before; each command should have its own.`,
  'imap.no-command': ({ line }) => `After “${line}” the command is missing: it needs a tag, a space and a verb.`,
  'imap.unknown-command': ({ verb }) => `“${verb}” is not a command of IMAP or of any extension known here.`,
  'imap.order': ({ verb, state, accepted }) => `${verb} is not allowed in the state “${state}”; allowed here: ${accepted}.`,
  'imap.order-accepted': ({ verb, state }) => `The server said OK to ${verb} in the state “${state}”, where it is not allowed.`,
  'imap.syntax': ({ verb, syntax }) => `${verb} should be written “${syntax}”; this is something else.`,
  'imap.syntax-unknown': ({ verb, syntax }) =>
    `This ${verb} is not written “${syntax}”: it uses an extension that is not known here, or it is wrong and the server let it pass.`,
  'imap.syntax-accepted': ({ syntax }) => `The server said OK to a command that is not written “${syntax}”.`,
  'imap.bad-for-no': ({ verb }) =>
    `The server said BAD to a ${verb} that was written correctly and allowed here; NO is the answer for what cannot be done.`,
  'imap.no-for-bad': ({ verb }) => `The server said NO to a ${verb} that it cannot have understood; BAD is the answer for that.`,
  'imap.reply-not-permitted': ({ verb, condition }) => `The standard does not list ${condition} among the results of ${verb}.`,
  'imap.tagged-condition': ({ condition }) => `${condition} never has a tag; a command ends with OK, NO or BAD.`,
  'imap.unknown-tag': ({ tag }) => `The server answered with the tag ${tag}, which no open command has.`,
  'imap.continuation': () => 'The server said + although no command was waiting for it.',
  'imap.response-syntax': ({ line }) => `“${line}” is not a response that the grammar of IMAP allows.`,
  'imap.production': ({ production, wanted, line }) => `“${line}” does not follow the grammar: in ${production}, ${wanted} should be here.`,
  'imap.search-beyond': ({ number, count }) => `The result names message ${n(number)}, but the mailbox holds only ${n(count)}.`,
  'imap.esearch-tag': ({ tag }) => `ESEARCH names the tag ${tag}, but no command with that tag is waiting for an answer.`,
  'imap.esearch-uid': ({ verb }) => `ESEARCH says UID when, and only when, it answers a UID command; this one answers ${verb}.`,
  'imap.esearch-missing': ({ verb, name, asked }) =>
    asked
      ? `${verb} with ${asked} must be answered by one ESEARCH; the server answered with ${name}.`
      : `In IMAP4rev2 ${verb} is answered by ESEARCH; the server answered with ${name}.`,
  'imap.esearch-differs': ({ name, told, other }) =>
    `${name} ${n(told)} and ${other} contradict each other: both tell of the same messages.`,
  'imap.item-missing': ({ verb, item }) => `${verb} asked for ${item}; the server said OK without it.`,
  'imap.status-name': ({ asked, told }) => `STATUS was asked about ${asked}, and answered with the numbers of ${told}.`,
  'imap.list-name': ({ verb, name, pattern }) => `${verb} asked for names that match ${pattern}; ${name} does not.`,
  'imap.uid-sets': ({ code, count, told }) =>
    `${code} is about ${n(count)} ${Number(count) === 1 ? 'message' : 'messages'} but gives ${n(told)} ${Number(told) === 1 ? 'UID' : 'UIDs'}: nobody can tell which belongs to which.`,
  'imap.envelope-default': ({ member }) =>
    `${member} of the envelope is NIL although From is not: where the header has none, the server puts From there.`,
  'imap.partial-octets': ({ item, octets, limit }) => `${item} has ${n(octets)} octets, but at most ${n(limit)} were asked for.`,
  'imap.clear-data': ({ line }) =>
    `After its OK to STARTTLS the server went on unencrypted (“${line}”). Clients must throw this away: anybody on the line could have put it there.`,
  'imap.literal-count': ({ line }) =>
    `After the announced octets of a literal the response does not go on as it should (“${line}”): the count is wrong.`,
  'imap.literal-early': ({ octets }) => `The client sent its literal of ${n(octets)} octets without waiting for the server’s +.`,
  'imap.literal-cut': ({ octets }) => `A literal of ${n(octets)} octets was announced, and not all of them came.`,
  'imap.literal-not-offered': ({ octets }) => `{${octets}+} does not wait for the server, which offers neither LITERAL+ nor LITERAL-.`,
  'imap.literal-too-long': ({ octets, limit }) =>
    `With LITERAL- a literal that does not wait has at most ${n(limit)} octets; this one has ${n(octets)}.`,
  'imap.command-length': ({ octets, limit }) => `The command line has ${n(octets)} octets; every server should accept about ${n(limit)}.`,
  'imap.command-line-end': () => 'A line of the command ends in LF alone; every line must end in CRLF.',
  'imap.reply-line-end': () => 'A line of the response ends in LF alone; every line must end in CRLF.',
  'imap.not-ascii': ({ verb }) => `${verb} contains octets beyond ASCII outside a literal, although UTF-8 was not turned on with ENABLE.`,
  'imap.reply-not-ascii': ({ name }) =>
    `${name} contains octets beyond ASCII outside a literal, although the client has not turned UTF-8 on.`,
  'imap.not-offered': ({ verb, capability }) => `The client uses ${verb}, but the server does not offer ${capability}.`,
  'imap.mechanism-not-offered': ({ mechanism }) => `The server does not offer AUTH=${mechanism}.`,
  'imap.initial-response': ({ mechanism }) =>
    `The client sent its first response together with AUTHENTICATE ${mechanism}; without SASL-IR it has to wait for the +.`,
  'imap.stale-capabilities': ({ verb }) =>
    `${verb} relies on capabilities from before TLS, which anybody on the line could have changed; they must be asked for again.`,
  'imap.capability-revision': ({ line }) => `“${line}” names no revision of IMAP; IMAP4rev1 or IMAP4rev2 must be there.`,
  'imap.login-disabled': () => 'The server lists LOGINDISABLED: the client must not say LOGIN here.',
  'imap.tls-never-seen': () =>
    'TLS was agreed on here and is never seen: either it never started, or what was recorded had already been decrypted.',
  'imap.clear-password': () => 'The password crosses the network unencrypted: anybody listening can read it.',
  'imap.clear-mechanism': ({ mechanism }) => `${mechanism} without TLS shows the password to anybody listening; base64 does not hide it.`,
  'imap.response': () => 'The answer to a challenge must be base64, or * to give up.',
  'imap.challenge': () => 'What follows the + of a challenge must be base64.',
  'imap.after-starttls': ({ line }) => `After STARTTLS the client went on unencrypted (“${line}”) instead of beginning the TLS handshake.`,
  'imap.idle-done': ({ line }) => `Only DONE can end IDLE; the client said “${line}”.`,
  'imap.idle-long': ({ minutes }) =>
    `IDLE lasted ${n(minutes)} minutes; after 29 the server may log the client out, so it should be renewed before then.`,
  'imap.polling': ({ count }) => `${n(count)} NOOPs in a row to ask for news: the server offers IDLE, which would report it at once.`,
  'imap.obsolete': ({ verb }) => `${verb} is no longer part of IMAP4rev2.`,
  'imap.select-data': ({ verb, name }) => `The answer to ${verb} lacks ${name}, which must come before OK.`,
  'imap.select-uidvalidity': ({ verb }) => `The answer to ${verb} lacks UIDVALIDITY: without it no UID can be relied on.`,
  'imap.data-missing': ({ verb, name }) => `${verb} was answered with OK, but without the untagged ${name} that belongs to it.`,
  'imap.data-unasked': ({ name }) => `Nobody asked for ${name}.`,
  'imap.data-unselected': ({ name }) => `The server sends ${name} although no mailbox is selected.`,
  'imap.expunge-during': ({ verb, number }) =>
    `EXPUNGE ${n(number)} came while ${verb} was being answered: the numbers in that command would suddenly mean other messages.`,
  'imap.expunge-unasked': () => 'EXPUNGE came while no command was running: the numbers on the two sides could get out of step.',
  'imap.expunge-beyond': ({ number, count }) => `EXPUNGE names message ${n(number)} of a mailbox with ${n(count)}.`,
  'imap.exists-shrinks': ({ count, known }) => `EXISTS fell from ${n(known)} to ${n(count)}; only EXPUNGE makes a mailbox smaller.`,
  'imap.fetch-beyond': ({ number, count }) => `FETCH reports on message ${n(number)} in a mailbox with ${n(count)}.`,
  'imap.sequence-number': ({ set, count }) =>
    `${set} goes beyond the mailbox, which has ${n(count)} ${Number(count) === 1 ? 'message' : 'messages'}.`,
  'imap.uid-changed': ({ number, uid, known }) =>
    `Message ${n(number)} had UID ${n(known)} and now has ${n(uid)}; during a session it must stay the same.`,
  'imap.uid-order': ({ number, uid, other }) => `UIDs must ascend: message ${n(number)} has ${n(uid)}, and the one next to it ${n(other)}.`,
  'imap.uid-beyond': ({ uid, next }) =>
    `There is a UID ${n(uid)}, but UIDNEXT was ${n(next)} and no new message has been announced: all UIDs are below it.`,
  'imap.uid-missing': ({ number }) => `The answer to UID FETCH must also give the UID of message ${n(number)}.`,
  'imap.size-differs': ({ number, octets, known }) => `RFC822.SIZE of message ${n(number)} is ${n(known)}; ${n(octets)} octets came.`,
  'imap.compressed': () => 'From here on the octets are compressed and cannot be read here.',
  'imap.no-logout': () => 'The connection ended without LOGOUT.',
} satisfies FindingWords;
