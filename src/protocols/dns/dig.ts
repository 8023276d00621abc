/** Questions as one types them at `dig`, and answers as it prints them (BIND 9). */
import { own } from '../../own.ts';
import { isName, normalName } from './names.ts';
import { TYPES, type RecordType } from './rdata.ts';
import type { Packet, ResourceRecord } from './wire.ts';

/** What is to be asked. `server`: a name or an address; '' for the usual one. */
export interface DigQuestion {
  ok: true;
  name: string;
  type: RecordType;
  server: string;
  recursion: boolean;
  /** Only the data of the answer is printed. */
  isShort: boolean;
}
/** 'dig.option', 'dig.address', 'dig.names', 'dig.name', 'dig.server' in content/problems. */
export interface DigProblem {
  ok: false;
  key: string;
  text: string;
}

const OPTIONS: Readonly<Record<string, Partial<DigQuestion>>> = {
  '+short': { isShort: true },
  '+noshort': { isShort: false },
  '+recurse': { recursion: true },
  '+rec': { recursion: true },
  '+norecurse': { recursion: false },
  '+norec': { recursion: false },
};

/** What was read of a line so far. */
interface Reading {
  question: DigQuestion;
  isNamed: boolean;
  isTyped: boolean;
}

/** `[dig] [@server] name [type] [+short] [+norecurse] [-x address]`. Never throws. */
export function parseDig(line: string): DigQuestion | DigProblem {
  const words = line.trim().split(/\s+/).filter(Boolean);
  if (words[0]?.toLowerCase() === 'dig') words.shift();
  const reading: Reading = {
    question: { ok: true, name: '', type: 'A', server: '', recursion: true, isShort: false },
    isNamed: false,
    isTyped: false,
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const wrong = read(reading, word, words);
    if (wrong) return wrong;
  }
  // without a name the servers of the root are asked for
  return reading.isNamed || reading.isTyped ? reading.question : { ...reading.question, type: 'NS' };
}

/** Takes one word, and from `rest` what belongs to it; what is wrong with it, if anything is. */
function read(reading: Reading, word: string, rest: string[]): DigProblem | undefined {
  if (word === '-x') return readBackwards(reading, rest.shift() ?? '');
  const type = word === '-t' ? typeOf(rest.shift() ?? '') : reading.isTyped ? undefined : typeOf(word);
  if (type) readType(reading, type);
  else if (word.startsWith('@')) reading.question.server = word.slice(1);
  else if (/^[+-]/.test(word)) return readOption(reading, word);
  else if (word.toUpperCase() !== 'IN' || !reading.isNamed) return readName(reading, word);
  return undefined;
}

function readBackwards(reading: Reading, address: string): DigProblem | undefined {
  const name = reverseName(address);
  if (name === undefined) return problem('dig.address', address);
  reading.question.name = name;
  reading.isNamed = true;
  readType(reading, 'PTR');
  return undefined;
}

function readType(reading: Reading, type: RecordType): void {
  reading.question.type = type;
  reading.isTyped = true;
}

function readOption(reading: Reading, word: string): DigProblem | undefined {
  const option = own(OPTIONS, word.toLowerCase());
  if (!option) return problem('dig.option', word);
  reading.question = { ...reading.question, ...option };
  return undefined;
}

function readName(reading: Reading, word: string): DigProblem | undefined {
  if (reading.isNamed) return problem('dig.names', word);
  if (!isName(word)) return problem('dig.name', word);
  reading.question.name = normalName(word);
  reading.isNamed = true;
  return undefined;
}

function problem(key: string, text: string): DigProblem {
  return { ok: false, key, text };
}

function typeOf(word: string): RecordType | undefined {
  const type = word.toUpperCase();
  return Object.hasOwn(TYPES, type) ? (type as RecordType) : undefined;
}

/** The name under which an address is looked up backwards: RFC 1035 §3.5, RFC 3596 §2.5. */
function reverseName(address: string): string | undefined {
  const parts = address.split('.');
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return `${parts.reverse().join('.')}.in-addr.arpa`;
  const nibbles = address.includes(':') ? nibblesOf(address) : undefined;
  return nibbles && `${[...nibbles].reverse().join('.')}.ip6.arpa`;
}

function nibblesOf(address: string): string | undefined {
  const [left = '', right, ...more] = address.split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [before, after] = [groups(left), groups(right)];
  const gap = 8 - before.length - after.length;
  if (more.length > 0 || (right === undefined ? gap !== 0 : gap < 1)) return undefined;
  const all = [...before, ...Array.from({ length: right === undefined ? 0 : gap }, () => '0'), ...after];
  return all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? all.map((group) => group.toLowerCase().padStart(4, '0')).join('')
    : undefined;
}

/** How an answer came. Times in ms; `octets` of the message. */
export interface DigAnswer {
  packet: Packet;
  server: string;
  tookMs: number;
  octets: number;
}

/** What `dig` prints of an answer; `null`: nobody answered. */
export function digPrinted({ isShort }: DigQuestion, server: string, answer: DigAnswer | null): string[] {
  if (!answer) return [`;; communications error to ${server}#53: timed out`, ';; no servers could be reached'];
  return isShort ? answer.packet.answers.map(dataOf) : [...header(answer.packet), ...sections(answer.packet), ...footer(answer)];
}

function header(packet: Packet): string[] {
  const { questions, answers, authority, additional, edns, rcode, id } = packet;
  const flags = [
    ...(packet.response ? ['qr'] : []),
    ...(packet.authoritative ? ['aa'] : []),
    ...(packet.truncated ? ['tc'] : []),
    ...(packet.recursionDesired ? ['rd'] : []),
    ...(packet.recursionAvailable ? ['ra'] : []),
  ].join(' ');
  const counts = `QUERY: ${questions.length}, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}`;
  return [
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${rcode}, id: ${id}`,
    `;; flags: ${flags}; ${counts}, ADDITIONAL: ${additional.length + (edns ? 1 : 0)}`,
  ];
}

function sections({ questions, answers, authority, additional, edns }: Packet): string[] {
  const asked = questions.map(({ name, type }) => `;${dotted(name)}\t\tIN\t${type}`);
  return [
    ...(edns ? ['', ';; OPT PSEUDOSECTION:', `; EDNS: version: ${edns.version}, flags:; udp: ${edns.udpOctets}`] : []),
    ...section('QUESTION', asked),
    ...section('ANSWER', answers.map(recordLine)),
    ...section('AUTHORITY', authority.map(recordLine)),
    ...section('ADDITIONAL', additional.map(recordLine)),
  ];
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `;; ${name} SECTION:`, ...lines];
}

function footer({ server, tookMs, octets }: DigAnswer): string[] {
  return ['', `;; Query time: ${Math.round(tookMs)} msec`, `;; SERVER: ${server}#53(${server})`, `;; MSG SIZE  rcvd: ${octets}`];
}

function recordLine(record: ResourceRecord): string {
  return `${dotted(record.name)}\t${record.ttlSeconds}\tIN\t${record.type}\t${dataOf(record)}`;
}

/** Names in data end with the dot of the root; texts stand in quotation marks. */
function dataOf({ type, data }: ResourceRecord): string {
  if (type === 'NS' || type === 'CNAME' || type === 'PTR') return dotted(data);
  if (type === 'MX' || type === 'SOA')
    return data
      .split(' ')
      .map((word) => (/^\d+$/.test(word) ? word : dotted(word)))
      .join(' ');
  return type === 'TXT' && !data.startsWith('"') ? `"${data.replaceAll(/["\\]/g, '\\$&')}"` : data;
}

const dotted = (name: string): string => (name.endsWith('.') ? name : `${name}.`);
