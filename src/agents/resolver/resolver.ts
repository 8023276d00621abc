/**
 * The door of a recursive resolver. What it does with each question is in question.machine.ts, how it searches in
 * resolver.machine.ts: in the zones of its own house, in what it remembers, or out there: down from the root where the town has
 * one, else straight at the name server of the zone.
 */
import { once } from '../../mail/once.ts';
import { isWithin, normalName } from '../../protocols/dns/names.ts';
import { inWords } from '../../protocols/dns/told.ts';
import { picked } from '../choice.ts';
import { serveDns, type Oracle } from '../dns-service.ts';
import { Working } from '../machine.ts';
import { answersFrom } from '../nameserver/nameserver.ts';
import { Stub } from '../stub/stub.ts';
import type { Hosting } from '../surroundings.ts';
import { refusalOf, Zones, type ZoneHere } from '../zone.ts';
import { resolverActions } from './actions.ts';
import { newDesk, type Search, type Searching } from './desk.ts';
import { DnsCache } from './dns-cache.ts';
import { newQuestion, questionActions, type Askers } from './question-actions.ts';
import { resolverQuestion } from './question.machine.ts';
import { resolver } from './resolver.machine.ts';

/** Which name server to ask for a zone. */
export interface Delegation {
  origin: string;
  address: string;
}

/** Shorter than the stubs of the house wait, so that they hear of a failure before they give up; in ms. */
const TRY_MS = 1500;
/** Questions searched for at once; RFC 1034 §5.3.3: bound the amount of work. */
const MAX_SEARCHES = 1000;

export class Resolver {
  readonly zones: Zones;

  constructor(hosting: Hosting, agent: number, delegations: readonly Delegation[], zones: readonly ZoneHere[]) {
    const own = (this.zones = new Zones(zones));
    const begin = searches(hosting, agent, searchingIn(hosting, agent, own, delegations));
    serveDns(hosting, agent, questions(hosting, agent, answersFrom(own, hosting, agent), begin));
  }
}

/** Each question has a chart of its own. */
function questions(hosting: Hosting, agent: number, ownZones: Oracle, begin: (search: Search) => void): Oracle {
  const waiting: Askers = new Map();
  const effects = questionActions(waiting, ownZones, begin);
  const track = (state: string) => hosting.machine(agent, 'resolver.question', state);
  return (question, cause, reply) => {
    const work = new Working(resolverQuestion, track, newQuestion(question, cause, reply), effects);
    const askable = refusalOf(question) === undefined;
    const underWay = waiting.has(work.desk.key);
    work.send({ type: 'question', askable, recursion: question.recursionDesired, underWay, room: waiting.size < MAX_SEARCHES });
  };
}

/** And so has each search, also that for the address of a name server. */
function searches(hosting: Hosting, agent: number, searching: Searching): (search: Search) => void {
  const track = (state: string) => hosting.machine(agent, 'resolver', state);
  const begin = (search: Search): void => new Working(resolver, track, newDesk(search), effects).begin();
  const effects = resolverActions(searching, begin);
  return begin;
}

const CHOOSING_SERVER = { chart: 'resolver', state: 'asking', what: 'server' } as const;

function searchingIn(hosting: Hosting, agent: number, own: Zones, delegations: readonly Delegation[]): Searching {
  const stub = new Stub(hosting, agent, TRY_MS);
  return {
    own,
    cache: new DnsCache(),
    nowMs: () => hosting.nowMs(),
    begin: beginningIn(delegations),
    exists: (name) => name === '' || delegations.some(({ origin }) => isWithin(normalName(origin), name)),
    first: (servers) => picked(hosting, agent, CHOOSING_SERVER, servers, (server) => server)!,
    ask: (servers, name, type, cause, answered) => stub.ask(servers, name, type, false, cause, answered),
    kept: (label, records, rcode, untilMs, cause) =>
      void hosting.note(agent, { kind: 'cached', label, detail: inWords(records) || rcode, untilMs, cause }),
  };
}

/** Where a search begins: at the root if somebody keeps it, else at the server of the zone, which everybody then knows by heart. */
const beginningIn = once((delegations: readonly Delegation[]): Searching['begin'] => {
  const known = delegations.map(({ origin, address }) => ({ zone: normalName(origin), servers: [address] }));
  const root = known.filter(({ zone }) => zone === '');
  const sorted = known.sort((a, b) => b.zone.length - a.zone.length);
  if (root.length > 0) return () => ({ zone: '', servers: root.flatMap(({ servers }) => servers) });
  return (name) => sorted.find(({ zone }) => isWithin(name, zone));
});
