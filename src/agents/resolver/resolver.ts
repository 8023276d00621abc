/**
 * The recursive resolver: answers for the zones of its own house, from what it remembers, or searches: down from the root where
 * the town has one, else straight at the name server of the zone. RFC 1034 §5.3.3, RFC 2308 §5.
 */
import { setup } from 'xstate';
import { isWithin, normalName } from '../../protocols/dns/names.ts';
import { responseTo, type Packet } from '../../protocols/dns/wire.ts';
import { stepper } from '../../protocols/step.ts';
import { DnsCache } from './dns-cache.ts';
import { inWords } from '../../protocols/dns/told.ts';
import { serveDns } from '../dns-service.ts';
import { Narrating } from '../narrating.ts';
import { Resolution, type Outcome, type SearchEdge, type Searching } from './resolution.ts';
import { Stub } from '../stub.ts';
import type { Hosting } from '../surroundings.ts';
import { refusalOf, Zones, type ZoneHere } from '../zone.ts';

type ResolverEvent = { type: SearchEdge };
const known = { 'own zone': 'answered', remembered: 'answered', 'unknown zone': 'answered', failure: 'answered' } as const;
export const resolverMachine = setup({ types: { context: {} as Record<never, never>, events: {} as ResolverEvent } }).createMachine({
  id: 'resolver',
  context: {},
  initial: 'looking',
  states: {
    looking: { on: { ...known, question: 'asking', referral: 'asking', alias: { target: 'looking', reenter: true } } },
    asking: { on: { answer: 'answered', failure: 'answered', referral: { target: 'asking', reenter: true }, alias: 'looking' } },
    answered: { type: 'final' },
  },
});
export const resolver = stepper<ResolverEvent>(resolverMachine);

/** Which name server to ask for a zone. */
export interface Delegation {
  origin: string;
  address: string;
}

/** Shorter than the stubs of the house wait, so that they hear of a failure before they give up; in ms. */
const TRY_MS = 1500;
/** Questions searched for at once; RFC 1034 §5.3.3: bound the amount of work. */
const MAX_SEARCHES = 1000;
const NO_ANSWER: Outcome = { rcode: 'SERVFAIL', answers: [], authority: [], additional: [], entry: -1 };

export class Resolver {
  readonly #hosting: Hosting;
  readonly #agent: number;
  readonly #searching: Searching;
  /** Who waits for the same answer: it is searched for once. */
  readonly #waiting = new Map<string, ((outcome: Outcome) => void)[]>();

  constructor(hosting: Hosting, agent: number, delegations: readonly Delegation[], zones: readonly ZoneHere[]) {
    this.#hosting = hosting;
    this.#agent = agent;
    const stub = new Stub(hosting, agent, TRY_MS);
    this.#searching = {
      own: new Zones(zones),
      cache: new DnsCache(),
      nowMs: () => hosting.nowMs(),
      begin: beginningIn(delegations),
      ask: (servers, name, type, cause, answered) => stub.ask(servers, name, type, false, cause, answered),
      kept: (label, records, rcode, untilMs, cause) =>
        void hosting.note(agent, { kind: 'cached', label, detail: inWords(records) || rcode, untilMs, cause }),
    };
    serveDns(hosting, agent, (packet, cause, reply) => this.#asked(packet, cause, reply));
  }

  #asked(packet: Packet, cause: number, reply: (answer: Packet) => void): void {
    const refusal = refusalOf(packet);
    if (refusal) return reply({ ...refusal, recursionAvailable: true });
    // RFC 1034 §4.3.1: who does not want recursion gets what is known here
    if (!packet.recursionDesired) return reply({ ...this.#searching.own.answer(packet), recursionAvailable: true });
    const { name, type } = packet.questions[0]!;
    const answered = (outcome: Outcome) => reply(answerOf(packet, outcome, this.#searching.own));
    const waiting = this.#waiting.get(`${name} ${type}`);
    if (waiting) return void waiting.push(answered);
    if (this.#waiting.size >= MAX_SEARCHES) return answered(NO_ANSWER);
    this.#search(name, type, cause, answered);
  }

  #search(name: string, type: string, cause: number, answered: (outcome: Outcome) => void): void {
    const key = `${name} ${type}`;
    this.#waiting.set(key, [answered]);
    const machine = new Narrating<ResolverEvent>(resolver, 'resolver', this.#agent, this.#hosting);
    const moved = (edge: SearchEdge, entry: number) => machine.send({ type: edge }, entry);
    const done = (outcome: Outcome) => {
      const all = this.#waiting.get(key)!;
      this.#waiting.delete(key);
      for (const tell of all) tell(outcome);
    };
    new Resolution(this.#searching, { name, type, cause }, moved, done).start();
  }
}

/** Where a search begins: at the root if somebody keeps it, else at the server of the zone, which everybody then knows by heart. */
function beginningIn(delegations: readonly Delegation[]): Searching['begin'] {
  const known = delegations.map(({ origin, address }) => ({ zone: normalName(origin), servers: [address] }));
  const root = known.filter(({ zone }) => zone === '');
  const sorted = known.sort((a, b) => b.zone.length - a.zone.length);
  if (root.length > 0) return () => ({ zone: '', servers: root.flatMap(({ servers }) => servers) });
  return (name) => sorted.find(({ zone }) => isWithin(name, zone));
}

/** RFC 1034 §4.1: what a resolver passes on is not authoritative; what it says of its own zones is. */
function answerOf(packet: Packet, { rcode, answers, authority, additional }: Outcome, own: Zones): Packet {
  const authoritative = own.answer(packet).authoritative;
  return { ...responseTo(packet), rcode, authoritative, recursionAvailable: true, answers, authority, additional };
}
