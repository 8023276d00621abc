/**
 * The recursive resolver: answers for the zones of its own house, from what it remembers, or asks the name server of the
 * zone. RFC 1034 §5.3.3, RFC 2308 §5.
 */
import { setup } from 'xstate';
import { decode, encodeWithin, responseTo, UDP_OCTETS, type Packet, type Question, type RecordType } from '../protocols/dns/wire.ts';
import { stepper } from '../protocols/step.ts';
import { Working } from './machine.ts';
import { answerFrom, DNS_PORT, inWords, type ZoneHere } from './nameserver.ts';
import { Stub } from './stub.ts';
import type { Datagram, Surroundings } from './surroundings.ts';

type ResolverEvent = { type: 'question' | 'own zone' | 'remembered' | 'answer' | 'failure' | 'unknown zone' };
export const resolverMachine = setup({ types: { context: {} as Record<never, never>, events: {} as ResolverEvent } }).createMachine({
  id: 'resolver',
  context: {},
  initial: 'looking',
  states: {
    looking: { on: { 'own zone': 'answered', remembered: 'answered', question: 'asking', 'unknown zone': 'answered' } },
    asking: { on: { answer: 'answered', failure: 'answered' } },
    answered: { type: 'final' },
  },
});
export const resolver = stepper<ResolverEvent>(resolverMachine);

/** Which name server to ask for a zone. */
export interface Delegation {
  origin: string;
  address: string;
}

interface Remembered {
  packet: Packet;
  sinceMs: number;
  expiresMs: number;
}

const MAX_REMEMBERED = 10_000;

export class Resolver {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #delegations: readonly Delegation[];
  readonly #zones: readonly ZoneHere[];
  readonly #stub: Stub;
  readonly #cache = new Map<string, Remembered>();

  constructor(surroundings: Surroundings, agent: number, delegations: readonly Delegation[], zones: readonly ZoneHere[]) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#delegations = delegations;
    this.#zones = zones;
    this.#stub = new Stub(surroundings, agent);
    surroundings.bind(agent, DNS_PORT, (datagram) => this.#received(datagram));
  }

  #received(datagram: Datagram): void {
    const packet = decode(datagram.octets);
    if (!packet || packet.response) return;
    const question = packet.questions[0];
    if (!question || packet.questions.length > 1) return this.#reply(datagram, { ...responseTo(packet), rcode: 'FORMERR' }, datagram.entry);
    this.#resolve(datagram, packet, question, new Working(resolver, 'resolver', this.#agent, this.#surroundings));
  }

  #resolve(datagram: Datagram, packet: Packet, question: Question, machine: Working<ResolverEvent>): void {
    const own = answerFrom(this.#zones, packet);
    if (own.rcode !== 'REFUSED') {
      machine.send({ type: 'own zone' }, datagram.entry);
      return this.#reply(datagram, { ...own, recursionAvailable: true }, datagram.entry);
    }
    const remembered = this.#remembered(question);
    if (remembered) {
      machine.send({ type: 'remembered' }, datagram.entry);
      return this.#reply(datagram, { ...remembered, ...headerOf(packet) }, datagram.entry);
    }
    const server = this.#delegations.find(({ origin }) => question.name === origin || question.name.endsWith(`.${origin}`));
    if (!server) {
      machine.send({ type: 'unknown zone' }, datagram.entry);
      return this.#reply(datagram, { ...responseTo(packet), rcode: 'NXDOMAIN' }, datagram.entry);
    }
    machine.send({ type: 'question' }, datagram.entry);
    this.#stub.ask(server.address, question.name, question.type as RecordType, false, datagram.entry, (answer, entry) => {
      machine.send({ type: answer ? 'answer' : 'failure' }, entry);
      if (answer) this.#remember(question, answer, entry);
      this.#reply(datagram, { ...(answer ?? { ...responseTo(packet), rcode: 'SERVFAIL' as const }), ...headerOf(packet) }, datagram.entry);
    });
  }

  #remembered(question: Question): Packet | undefined {
    const remembered = this.#cache.get(keyOf(question));
    if (!remembered || remembered.expiresMs <= this.#surroundings.nowMs()) return undefined;
    const ageSeconds = Math.floor((this.#surroundings.nowMs() - remembered.sinceMs) / 1000);
    const answers = remembered.packet.answers.map((record) => ({ ...record, ttlSeconds: record.ttlSeconds - ageSeconds }));
    return { ...remembered.packet, answers };
  }

  #remember(question: Question, answer: Packet, cause: number): void {
    const lifeSeconds = lifetimeOf(answer);
    if (lifeSeconds <= 0 || answer.rcode === 'SERVFAIL' || answer.rcode === 'REFUSED') return;
    if (this.#cache.size >= MAX_REMEMBERED) this.#cache.delete(this.#cache.keys().next().value!);
    const sinceMs = this.#surroundings.nowMs();
    const expiresMs = sinceMs + lifeSeconds * 1000;
    this.#cache.set(keyOf(question), { packet: answer, sinceMs, expiresMs });
    const detail = inWords(answer.answers) || answer.rcode;
    this.#surroundings.note(this.#agent, { kind: 'cached', label: `${question.name} ${question.type}`, detail, untilMs: expiresMs, cause });
  }

  #reply({ address, port }: Datagram, answer: Packet, cause: number): void {
    const note = { kind: 'answer' as const, label: answer.rcode, detail: inWords(answer.answers), cause };
    this.#surroundings.datagram(this.#agent, DNS_PORT, address, port, encodeWithin(answer, UDP_OCTETS), note);
  }
}

function keyOf({ name, type }: Question): string {
  return `${name} ${type}`;
}

/** What a resolver changes of an answer that it passes on: it is no authority, and it does recursion. */
function headerOf({ id, recursionDesired }: Packet): Pick<Packet, 'id' | 'recursionDesired' | 'recursionAvailable' | 'authoritative'> {
  return { id, recursionDesired, recursionAvailable: true, authoritative: false };
}

/** Seconds an answer may be kept: its smallest TTL, or for a negative one the minimum of the SOA (RFC 2308 §5). */
function lifetimeOf({ answers, authority }: Packet): number {
  if (answers.length > 0) return Math.min(...answers.map(({ ttlSeconds }) => ttlSeconds));
  const soa = authority.find(({ type }) => type === 'SOA');
  return soa ? Math.min(soa.ttlSeconds, Number(soa.data.split(' ')[6] ?? 0)) : 0;
}
