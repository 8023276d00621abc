/** What a card shows: which shape it has, its heading and its line of text, read from one entry of the journal. */
import { own } from '../../own.ts';
import type { Journal } from '../../sim/journal.ts';

/** Colour and shape by kind: a sheet for a command, a shape of its own for each class of reply, an envelope for the letter itself. */
export type Shape =
  'command' | 'positive' | 'intermediate' | 'transient' | 'permanent' | 'question' | 'answer' | 'segment' | 'letter' | 'connection' | 'tls';
export type Accent = 'smtp' | 'dns' | 'pop3' | 'imap' | 'http' | 'plain';

export interface Face {
  shape: Shape;
  accent: Accent;
  title: string;
  body: string;
  /** Whoever listens on the line sees none of it. */
  sealed: boolean;
}

const ACCENTS: Record<string, Accent> = {
  smtp: 'smtp',
  submission: 'smtp',
  lmtp: 'smtp',
  pop3: 'pop3',
  imap: 'imap',
  dns: 'dns',
  http: 'http',
};
const REPLY_SHAPES: Record<string, Shape> = {
  '+OK': 'positive',
  OK: 'positive',
  '*': 'positive',
  PREAUTH: 'positive',
  '+': 'intermediate',
};
const LONGEST_BODY = 64;
/** An answer of the DNS is a list of records: somewhat more of it is shown. */
const LONGEST_ANSWER = 110;

/** The colour that stands for a protocol. */
export function accentOf(protocol: string): Accent {
  return own(ACCENTS, protocol) ?? 'plain';
}

/** What is said in this step crosses the line inside TLS. */
export function isSealed(journal: Journal, index: number): boolean {
  return journal.detail(index).startsWith('tls ');
}

/** The card of an entry that goes from one agent to another; `null` for what happens in one place. */
export function faceOf(journal: Journal, index: number): Face | null {
  const face = openFaceOf(journal, index);
  return face && { ...face, sealed: isSealed(journal, index) };
}

function openFaceOf(journal: Journal, index: number): Omit<Face, 'sealed'> | null {
  if (journal.to(index) < 0) return null;
  const connection = journal.connections[journal.connection(index)];
  const accent = connection ? accentOf(connection.protocol) : 'dns';
  const title = journal.label(index);
  switch (journal.kind(index)) {
    case 'command':
      return { shape: 'command', accent, title, body: argumentsOf(journal, index) };
    case 'text':
      return { shape: 'letter', accent, title: '', body: '' };
    case 'reply':
      return { shape: replyShape(title), accent, title, body: replyText(journal, index) };
    case 'question':
      return { shape: 'question', accent: 'dns', title: title.split(' ').at(-1) ?? '', body: `${title.split(' ')[0]}?` };
    case 'answer':
      return answerFace(journal, index);
    case 'segment':
      return { shape: 'segment', accent: 'plain', title, body: segmentNumbers(journal, index) };
    case 'tls':
      return { shape: 'tls', accent, title: 'TLS', body: flightName(title) };
    case 'open':
      return { shape: 'connection', accent, title: connection ? `TCP ${portOf(connection.serverAddress)}` : title, body: '' };
    default:
      return null;
  }
}

/** The messages of one flight: all of them where they are few, else the first and the last. */
function flightName(label: string): string {
  const names = label.split(' ');
  return names.length > 2 ? `${names[0]}…${names.at(-1)}` : names.join(' ');
}

/** Relative to the initial sequence numbers, as every network tool shows them. */
function segmentNumbers(journal: Journal, index: number): string {
  const { seq, ack, label } = journal.entry(index);
  return label.includes('ACK') ? `seq ${seq} ack ${ack}` : `seq ${seq}`;
}

/** What was found stands under the type that was asked for; a failure is headed by its RCODE. */
function answerFace(journal: Journal, index: number): Omit<Face, 'sealed'> {
  const [name = '', type = ''] = askedBy(journal, index).split(' ');
  const body = answerText(journal, index).slice(0, LONGEST_ANSWER);
  if (journal.label(index) === 'NOERROR') return { shape: 'answer', accent: 'dns', title: type, body };
  return { shape: 'permanent', accent: 'dns', title: journal.label(index), body: body === '' ? name : body };
}

/** The records of an answer; name and type are left out where they are those that were asked for. */
export function answerText(journal: Journal, index: number): string {
  const found = journal.detail(index);
  return journal.label(index) === 'NOERROR' ? found.replaceAll(`${askedBy(journal, index)} `, '') : found;
}

/** 'b.com MX', the question of an answer. */
function askedBy(journal: Journal, index: number): string {
  return journal.cause(index) < 0 ? '' : journal.label(journal.cause(index));
}

/** The class of a reply: its first digit, or the word with which POP3 and IMAP begin. */
export function replyShape(code: string): Shape {
  const word = own(REPLY_SHAPES, code);
  if (word) return word;
  const digit = code[0];
  if (digit === '1' || digit === '2') return 'positive';
  if (digit === '3') return 'intermediate';
  if (digit === '4') return 'transient';
  return 'permanent';
}

/** Everything after the verb, as it was sent. A tag before it (IMAP) is left out. */
function argumentsOf(journal: Journal, index: number): string {
  const line = firstLine(journal.octets(index));
  const verb = journal.label(index);
  const after = line.toUpperCase().indexOf(verb.toUpperCase());
  const rest = after < 0 ? line : line.slice(after + verb.length).trim();
  return rest.slice(0, LONGEST_BODY);
}

/** The text of the first line that bears the code, without it: the whole reply stands in the transcript. */
function replyText(journal: Journal, index: number): string {
  const lines = linesOf(journal.octets(index));
  const code = journal.label(index);
  const line = lines.find((each) => isTagged(each, code)) ?? lines.find((each) => each.includes(code)) ?? lines[0] ?? '';
  const rest = line.slice(line.indexOf(code) + code.length).replace(/^[ -]/, '');
  return rest.slice(0, LONGEST_BODY);
}

/** IMAP: 'a003 OK …' is the reply, '* OK …' before it is something else (RFC 3501 §7.1). */
function isTagged(line: string, code: string): boolean {
  return !line.startsWith('*') && line.split(' ', 2)[1] === code;
}

const utf8 = new TextDecoder();
const linesOf = (octets: Uint8Array): string[] => utf8.decode(octets.subarray(0, 2048)).split('\r\n');
const firstLine = (octets: Uint8Array): string => linesOf(octets)[0] ?? '';

/** '192.0.2.1:25' → '25'. */
export function portOf(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1);
}
