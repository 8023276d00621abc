/** An authoritative name server: answers for its zones and nobody else's. RFC 1034 §4.3.2, RFC 2308. */
import { setup } from 'xstate';
import { decode, encodeWithin, responseTo, UDP_OCTETS, type Packet, type ResourceRecord } from '../protocols/dns/wire.ts';
import { stepper } from '../protocols/step.ts';
import { Working } from './machine.ts';
import type { Datagram, Surroundings } from './surroundings.ts';

export const DNS_PORT = 53;

export interface ZoneHere {
  origin: string;
  records: readonly ResourceRecord[];
}

type NameserverEvent = { type: 'question' | 'answer' };
export const nameserverMachine = setup({ types: { context: {} as Record<never, never>, events: {} as NameserverEvent } }).createMachine({
  id: 'nameserver',
  context: {},
  initial: 'listening',
  states: { listening: { on: { question: 'answering' } }, answering: { on: { answer: 'listening' } } },
});
export const nameserver = stepper<NameserverEvent>(nameserverMachine);

export class Nameserver {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #zones: readonly ZoneHere[];
  readonly #machine: Working<NameserverEvent>;

  constructor(surroundings: Surroundings, agent: number, zones: readonly ZoneHere[]) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#zones = zones;
    this.#machine = new Working(nameserver, 'nameserver', agent, surroundings);
    surroundings.bind(agent, DNS_PORT, (datagram) => this.#received(datagram));
  }

  #received({ octets, address, port, entry }: Datagram): void {
    const question = decode(octets);
    // what is no question is not answered: an answer to an answer would never end
    if (!question || question.response) return;
    this.#machine.send({ type: 'question' }, entry);
    const answer = answerFrom(this.#zones, question);
    this.#machine.send({ type: 'answer' }, entry, answer.rcode);
    const note = { kind: 'answer' as const, label: answer.rcode, detail: inWords(answer.answers), cause: entry };
    this.#surroundings.datagram(this.#agent, DNS_PORT, address, port, encodeWithin(answer, UDP_OCTETS), note);
  }
}

/** The records as the journal tells them: `b.com MX 10 mx.b.com; …`. */
export function inWords(records: readonly ResourceRecord[]): string {
  return records.map(({ name, type, data }) => `${name} ${type} ${data}`).join('; ');
}

/** What the zones say to a question. A CNAME is followed as far as the zones reach. */
export function answerFrom(zones: readonly ZoneHere[], packet: Packet): Packet {
  const answer = responseTo(packet);
  const question = packet.questions[0];
  if (!question || packet.questions.length > 1) return { ...answer, rcode: 'FORMERR' };
  const zone = zoneOf(zones, question.name);
  if (!zone) return { ...answer, rcode: 'REFUSED' };
  const found = follow(zone, question.name, question.type);
  const soa = zone.records.filter(({ type }) => type === 'SOA');
  if (found.length > 0) return { ...answer, authoritative: true, answers: found, additional: addressesOf(zone, found) };
  const exists = zone.records.some(({ name }) => name === question.name || name.endsWith(`.${question.name}`));
  // RFC 2308 §2: a negative answer carries the SOA, whose last number says how long it may be kept
  return { ...answer, authoritative: true, rcode: exists ? 'NOERROR' : 'NXDOMAIN', authority: soa };
}

function zoneOf(zones: readonly ZoneHere[], name: string): ZoneHere | undefined {
  const fitting = zones.filter(({ origin }) => name === origin || name.endsWith(`.${origin}`));
  return fitting.sort((a, b) => b.origin.length - a.origin.length)[0];
}

const MAX_ALIASES = 8;

function follow(zone: ZoneHere, name: string, type: string): ResourceRecord[] {
  const chain: ResourceRecord[] = [];
  for (let hops = 0; hops < MAX_ALIASES; hops++) {
    const records = zone.records.filter((record) => record.name === name && record.type === type);
    if (records.length > 0) return [...chain, ...records];
    const alias = zone.records.find((record) => record.name === name && record.type === 'CNAME');
    if (!alias) return chain;
    chain.push(alias);
    name = alias.data;
  }
  return chain;
}

/** RFC 1035 §3.3.9: the addresses of the exchanges come along when they are known. */
function addressesOf(zone: ZoneHere, records: readonly ResourceRecord[]): ResourceRecord[] {
  const hosts = new Set(records.filter(({ type }) => type === 'MX').map(({ data }) => data.split(' ')[1]));
  return zone.records.filter(({ name, type }) => type === 'A' && hosts.has(name));
}
