/** Questions as one types them at `dig`, and answers as it prints them (BIND 9). */
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

/** `[dig] [@server] name [type] [+short] [+norecurse] [-x address]`. Never throws. */
export function parseDig(line: string): DigQuestion | DigProblem {
  const words = line.trim().split(/\s+/).filter(Boolean);
  if (words[0]?.toLowerCase() === 'dig') words.shift();
  const question: DigQuestion = { ok: true, name: '', type: 'A', server: '', recursion: true, isShort: false };
  let isNamed = false;
  let isTyped = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const type = word === '-t' ? typeOf(words.shift() ?? '') : isTyped ? undefined : typeOf(word);
    if (word === '-x') {
      const address = words.shift() ?? '';
      const name = reverseName(address);
      if (name === undefined) return problem('dig.address', address);
      Object.assign(question, { name, type: 'PTR' });
      isNamed = isTyped = true;
    } else if (word.startsWith('@')) question.server = word.slice(1);
    else if (word.startsWith('+') || (word.startsWith('-') && !type)) {
      if (!Object.hasOwn(OPTIONS, word.toLowerCase())) return problem('dig.option', word);
      Object.assign(question, OPTIONS[word.toLowerCase() as keyof typeof OPTIONS]);
    } else if (type) {
      question.type = type;
      isTyped = true;
    } else if (word.toUpperCase() === 'IN' && isNamed) continue;
    else if (isNamed) return problem('dig.names', word);
    else if (!isName(word)) return problem('dig.name', word);
    else {
      question.name = normalName(word);
      isNamed = true;
    }
  }
  // without a name the servers of the root are asked for
  return isNamed || isTyped ? question : { ...question, type: 'NS' };
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
