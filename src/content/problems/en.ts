import { own } from '../../own.ts';
import { integer, size } from '../quantities.ts';
import { recordLike } from './records.ts';
import type { ProblemSentence, Values } from './words.ts';

const octets = (value: Values[string] | undefined): string => size(Number(value), 'en');
const number = (value: Values[string] | undefined): string => integer(Number(value), 'en');
/** Where in the file: the line, and the octet for those who look with a hex editor. */
const place = ({ line, offset }: Values): string =>
  offset === undefined ? `line ${number(line)}` : `line ${number(line)}, octet ${number(offset)}`;

/** What was done to a file: see `message.converted`. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  outlook: 'what Outlook keeps of it was put together as a message',
  byteOrderMark: 'the byte order mark at its beginning was left out',
  banner: 'the line “Microsoft Mail Internet Headers” was left out',
  fromLine: 'the mbox line “From …” before it was left out',
  lineEnds: 'every line now ends in CRLF',
  finalLineEnd: 'the last line was given its line end',
};
const conversionsIn = (names: string): string =>
  new Intl.ListFormat('en').format(names.split(' ').map((name) => own(CONVERSIONS, name) ?? name));

export const problems = {
  'draft.noRecipient': () => 'Nobody is addressed yet: write at least one address in To, Cc or Bcc.',
  'draft.noSender': () => 'The letter has no sender: write an address in From.',
  'draft.severalSenders': ({ text }) => `From names more than one person (“${text}”): leave one, the envelope has a single sender.`,
  'draft.badAddress': ({ text }) =>
    `“${text}” is not an e-mail address. An address looks like bea@b.com, and several are separated by commas.`,
  'draft.badMessageId': ({ text }) =>
    `“${text}” is not a message-id. It is written in angle brackets and contains an at sign: <20261121.1@a.org>.`,
  'draft.tooManyRecipients': ({ count, limit }) =>
    `There are ${number(count)} recipients; one message takes at most ${number(limit)}. Leave some out, or send twice.`,
  'draft.controlCharacter': ({ code, offset }) =>
    `At character ${number(Number(offset) + 1)} there is a control character (code ${code}) that is not allowed in a header. Delete it.`,
  'draft.attachmentsTooLarge': (values) =>
    `The attachments come to ${octets(values.octets)} together; the limit is ${octets(values.limit)}. Remove one of them.`,
  'message.empty': () => 'The file is empty: it does not contain a single octet.',
  'message.tooLarge': (values) => `The file has ${octets(values.octets)}; up to ${octets(values.limit)} can be sent here.`,
  'message.notAMessage': ({ text }) =>
    `This is not a message: it should begin with a header field such as “From: …”, but line 1 is “${text}”. Save it from your mail program as .eml.`,
  'message.binary': ({ format }) =>
    `This is a ${format} file, not a message. Save the message from your mail program as .eml and open that.`,
  'message.utf16': () =>
    'The text is stored as UTF-16, two octets for each character. A message is made of single octets: save it again as plain text or .eml.',
  'message.nul': (values) =>
    `There is a NUL octet at ${place(values)}. No message may contain one (RFC 5322 §4), so the file is probably damaged.`,
  'message.longLine': (values) =>
    `Line ${number(values.line)} has ${number(values.octets)} octets; SMTP allows ${number(values.limit)} besides the CRLF. A mail program would have encoded it as quoted-printable or base64.`,
  'message.undecodableHeader': (values) =>
    `The field ${values.field} (${place(values)}) contains octets that are neither ASCII nor UTF-8, so nobody can tell which letters are meant.`,
  'message.eightBitHeader': (values) =>
    `The field ${values.field} (${place(values)}) is written in raw UTF-8. Without the SMTPUTF8 extension it ought to be an encoded word, =?utf-8?…?=.`,
  'message.badField': (values) =>
    `In the header, ${place(values)} is neither a field (“Name: value”) nor the continuation of one: “${values.text}”.`,
  'message.noFrom': () => 'The header has no From field with an address. Every message must name its author (RFC 5322 §3.6).',
  'message.severalFrom': ({ count }) => `The header has ${number(count)} From fields; exactly one is allowed.`,
  'message.badEncodedWord': ({ field, text }) =>
    `In the field ${field} the encoded word “${text}” is broken: it cannot be decoded and will be shown as it is.`,
  'message.converted': ({ conversions }) =>
    `Made ready for sending: ${conversionsIn(String(conversions))}. Nothing else in it was changed.`,
  'capture.truncated': ({ at }) =>
    `The capture ends in the middle of a packet, at octet ${number(at)}. Everything before it has been read.`,
  'capture.badLength': ({ at, octets: claimed, limit }) =>
    `At octet ${number(at)} the capture announces a packet of ${octets(claimed)}; none has more than ${octets(limit)}. The file is damaged there, and what follows cannot be read.`,
  'capture.damaged': ({ at }) =>
    `The capture is damaged at octet ${number(at)}. Reading goes on with the next part that makes sense, if there is one.`,
  'capture.unknownLink': ({ link }) => `Packets of link type ${link} are in the capture. It is not known here, so they are left out.`,
  'capture.checksums': ({ count }) =>
    `Packets with a wrong checksum: ${number(count)}. They were read all the same; their receiver would have dropped them.`,
  'capture.unreadable': ({ count }) => `Packets too short or too odd to be read: ${number(count)}. They were left out.`,
  'capture.fragments': ({ count }) => `Packets sent in fragments, some of which the capture lacks: ${number(count)}. They were left out.`,
  'capture.snapped': ({ count }) =>
    `Packets of which the capture kept only the beginning (the snap length): ${number(count)}. Where octets are missing, the gap is shown.`,
  'capture.manyConnections': ({ limit }) =>
    `More than ${number(limit)} connections are open at the same time. Those that had been quiet longest were closed, and start afresh if they speak again.`,
  'dig.unreadable': ({ name }) =>
    `The answer of dig about “${name}” could not be put together again: its time, or a record in it, cannot be understood.`,
  'log.lineTooLong': () => 'A line of the log is longer than 16 MB: the rest of it was left out.',
  'dialogue.noMarks': () => 'Nothing in this text tells which lines the client says and which the server.',
  'maillog.noYear': () =>
    'This log writes its dates without a year, and no message-id in it tells which one it was. So the order is shown, but no times and no delays.',
  'message.cut': (values) => `A message is larger than ${octets(values.limit)}. Only its beginning was read, which holds the trace.`,
  'continue.protocol': () => 'Only SMTP, submission, LMTP, POP3 and IMAP can be continued, and only where their words can be read.',
  'continue.middle': () =>
    'This conversation was under way when the recording began. Nobody knows what state its server was in, so ours cannot take its place.',
  'continue.notALine': () =>
    'Before this step the client sent octets that are not a line (a chunk of BDAT, or a piece that was cut). They cannot be typed again.',
  'continue.tooLong': () => 'Too much was said before this step to say it all again.',
  // a browser may remember that a module did not come (HTML, module map), and then only reloading brings it
  'dig.option': ({ text }) => `dig does not know “${text}” here: use +short, +norecurse, -t or -x.`,
  'dig.address': ({ text }) => `“${text}” is not an address: -x takes one like 192.0.2.25 or 2001:db8::1.`,
  'dig.names': ({ text }) => `“${text}” would be a second name: ask one question per line.`,
  'dig.name': ({ text }) => `“${text}” is not a domain name: a label has at most 63 characters, a name 255.`,
  'dig.server': ({ text }) => `Nobody in this story is called “${text}”: after @ comes a server’s name or address.`,
  'run.recordName': ({ name }) => `“${name}” cannot be asked for in the DNS: no label may be empty, or longer than 63 characters.`,
  'run.recordData': ({ type, data }) =>
    `${data === '' ? `This ${type} record says nothing.` : `${type} does not say “${data}”.`} Write it like ${recordLike(type)}.`,
  'run.handNowhere': ({ host }) => `There is no host “${host}” in this story that one could speak from, or to.`,
  'lesson.story': ({ path, expected }) => `The story of this step cannot be told: at ${path} there should be ${expected}.`,
  'story.faults': ({ line, count }) =>
    `This story cannot be played yet: ${Number(count) === 1 ? 'one thing is' : `${number(count)} things are`} wrong with it, the first in line ${number(line)}. Fix it under “Make your own”.`,
  'part.notLoaded': () => 'The part of this page that does this could not be loaded. If it fails again, reload the page.',
  'text.column': ({ column }) =>
    `What comes before the lines (“${column}”) is not part of what was said: it was removed before they were read.`,
  'text.nothingSaid': ({ formats }) =>
    `It looks like this: ${formats}. But no line in it is said by a client or a server: perhaps the connection failed, or the log is not detailed enough.`,
  'log.traces': ({ formats }) =>
    `${formats}: it tells what became of messages and who connected, but not what client and server said. Commands, replies and texts are missing, and none are made up.`,
  'file.blank': ({ name }) => `${name} is blank: there is nothing in it but spaces and line ends.`,
  'file.empty': ({ name }) => `${name} is empty: it does not contain a single octet.`,
  'file.unknown': ({ name, formats }) =>
    `${name} is not in any format known here: it is not a capture (pcap, pcapng, snoop), a log of a mail program, a dialogue or a message. If it is a capture of another kind, Wireshark can save it as pcap. ${formats === undefined ? '' : `What comes nearest to it: ${formats}.`}`.trimEnd(),
  'file.unreadable': (values) =>
    `${values.name} could not be read beyond ${octets(values.octets)}: this program made a mistake with it (${values.reason}). What was read before that is kept; the other files are not affected.`,
  'conversation.unreadable': ({ client, server, reason }) =>
    `The conversation from ${client} to ${server} could not be read to the end: this program made a mistake with it (${reason}). What was read before that is kept, and so are the other conversations.`,
  'conversation.oneSided': ({ client, server, side }) =>
    side === 'server'
      ? `Of the conversation from ${client} to ${server} only the client’s side is recorded. Its commands are listed in their order; what the server answered is not known.`
      : `Of the conversation from ${client} to ${server} only the server’s side is recorded. Its replies are listed in their order; what the client asked is not known.`,
  'file.gzipDamaged': (values) =>
    `${values.name} is packed with gzip and damaged: ${octets(values.octets)} of it could be unpacked and were read, the rest could not.`,
  'file.gzipTooLarge': (values) =>
    `${values.name} unpacks to far more than a recording of its size does: only the first ${octets(values.octets)} were looked at. If you know what is in it, unpack it yourself (with gunzip, for example) and open the file that comes out.`,
  'file.lost': ({ name, reason }) => `${String(name)} could not be read to its end (${String(reason)}). What came before was read.`,
  'file.zipDamaged': ({ name }) => `${String(name)} is a damaged ZIP: only the files that can still be found in it were opened.`,
  'file.zipEmpty': ({ name }) => `${String(name)} is an empty ZIP: there is no file in it.`,
  'file.zipSealed': ({ name }) => `${String(name)} is locked with a password: unpack it yourself and open what comes out.`,
  'file.zipBroken': ({ name }) => `${String(name)} is damaged in its ZIP: what could be unpacked of it was read, the rest could not.`,
  'file.zipTooLarge': ({ name }) =>
    `${String(name)} was not read to its end: the ZIP unpacks to far more than recordings do. If you know what is in it, unpack it yourself and open the files that you want.`,
  'file.zipWithin': ({ name }) => `${String(name)} is a ZIP within another file: unpack it yourself and open what comes out.`,
  'file.zipNotRead': ({ name }) =>
    `${String(name)} is a ZIP, and the part of the page that unpacks it could not be loaded. Try again when there is a connection, or unpack it yourself.`,
  'files.tooMany': ({ count, letters, others }) =>
    `${number(count)} files were not opened: at most ${number(letters)} messages and ${number(others)} other files are opened together.`,
  'files.unfit': ({ count }): string =>
    count === 1 ? 'One more file holds nothing that could be read.' : `${number(count)} more files hold nothing that could be read.`,
  'recording.noMail': () =>
    'There is no mail conversation in it that can be read: no SMTP, LMTP, POP3 or IMAP, no look-up in the DNS, no message.',
  'recording.journalBesideOthers': () =>
    'A journal of this program is a whole recording: it cannot be opened together with other files. Open it alone.',
  'message.readAs': ({ conversions }) => `Read as it would be sent: ${conversionsIn(String(conversions))}. Nothing else in it was changed.`,
  'msg.readAs': ({ header }): string =>
    header === 'kept'
      ? 'Outlook does not keep a message as it travelled: its header is the one with which it came, its texts and attachments were put together anew. A signature on it (DKIM) cannot be checked.'
      : 'Outlook does not keep a message as it travelled, and this one came without a header: its fields were written from what Outlook knows of it, its texts and attachments were put together anew.',
  'msg.left': ({ count }): string =>
    count === 1
      ? 'One attachment is not in the Outlook message, or is too large: it was left out.'
      : `${number(count)} attachments are not in the Outlook message, or are too large: they were left out.`,
  'msg.formattedOnly': () =>
    'The text of the Outlook message is kept only in Outlook’s own form (RTF), which is not read here. Save it from Outlook as .eml or as text.',
  'msg.damaged': () => 'The Outlook message (.msg) is damaged so that nothing in it can be found. Save it once more.',
  'msg.tooLarge': (values) => `The Outlook message is larger than ${octets(values.limit)}: save it without its attachments, or as .eml.`,
  'msg.other': () => 'It is a file of Word, Excel or another program that saves like Outlook does, but no message.',
  'msg.item': ({ itemClass }) => `It was saved by Outlook, but it is no message: its kind is ${String(itemClass)}.`,
  'message.noTrace': () =>
    'The message has no Received field, so nothing can be known of its way. Mail programs keep these fields only when they save the message as it came: with its whole source, as .eml.',
  'tls.wrongKeys': ({ client, server }) =>
    `The key log has keys for the connection from ${client} to ${server}, but they do not open it. It stays sealed.`,
  'transcript.badLine': ({ line }) => `Line ${number(line)} of the transcript cannot be understood and was left out.`,
  'har.broken': () => 'The HAR file cannot be read: it is not whole, or not what a browser saves. Save it again and open it as it is.',
  'har.tooLarge': ({ limit }) => `The HAR file is larger than ${number(limit)} MB: save a shorter session.`,
  'har.badEntry': ({ entry }) => `Request ${number(entry)} of the HAR file lacks its time, its fields or its answer, and was left out.`,
  'har.otherScheme': ({ scheme, count }) =>
    `Requests in the HAR file that went to no server (${String(scheme)}:): ${number(count)}. They were left out.`,
  'har.webSocket': ({ count }) => `WebSocket messages in the HAR file: ${number(count)}. They are not shown.`,
  'journal.badHead': () => 'The journal does not begin like one exported from this page: its first line cannot be understood.',
  'journal.badLine': ({ line }) => `Line ${number(line)} of the journal cannot be understood. Everything before it is shown.`,
  'journal.tooLarge': ({ line }) => `The journal is longer than can be kept: it is shown up to line ${number(line)}.`,
  'live.badHead': () =>
    'The stream does not begin as it should: the page and the command may be different versions. Start the command again and reload the page.',
  'live.badLine': ({ line }) => `Line ${number(line)} of the stream cannot be understood. Everything before it is shown.`,
  'live.leftOut': ({ conversations }) =>
    `Earlier conversations that could not be kept until this page was opened: ${number(conversations)}. They are not shown.`,
  'live.nobody': () => 'There is nothing to watch at this address. Start "npx mailscope serve --watch" and open the page that it names.',
} satisfies Record<string, ProblemSentence>;
