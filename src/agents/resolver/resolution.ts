/**
 * The search for the answer to one question: from what is remembered, or from name server to name server, down from the root or
 * from the nearest zone that is known. RFC 1034 §5.3.3. Its work is bounded: questions, aliases, depth.
 */
import { isName, isWithin, normalName, parentOf } from '../../protocols/dns/names.ts';
import { query, type Packet, type RecordType, type ResourceRecord } from '../../protocols/dns/wire.ts';
import type { DnsCache, Known } from './dns-cache.ts';
import { isReferral } from '../../protocols/dns/told.ts';
import type { Answered } from '../stub.ts';
import { MAX_ALIASES, type Zones } from '../zone.ts';

/** Questions that one question may lead to (RFC 1034 §5.3.3: bound the amount of work). */
export const MAX_QUESTIONS = 32;
/** How deep the search for a name server's address may lead to another such search. */
const MAX_DEPTH = 3;
/** Name servers of a zone that are tried to be found when their addresses did not come along. */
const MAX_UNKNOWN_SERVERS = 3;

/** What came out: what the reply to the asker is made of. */
export interface Outcome extends Pick<Packet, 'rcode' | 'answers' | 'authority' | 'additional'> {
  entry: number;
}

/** What a search needs of its resolver. */
export interface Searching {
  own: Zones;
  cache: DnsCache;
  nowMs(): number;
  /** Where a search begins that knows nothing nearer: the servers of the root, or of the zone itself; `undefined`: nowhere. */
  begin(name: string): { zone: string; servers: readonly string[] } | undefined;
  ask(servers: readonly string[], name: string, type: RecordType, cause: number, answered: Answered): void;
  /** Something was remembered until then. */
  kept(label: string, records: readonly ResourceRecord[], rcode: string, untilMs: number, cause: number): void;
}

/** The edges that a search takes, for the resolver's machine. */
export type SearchEdge = 'own zone' | 'remembered' | 'question' | 'answer' | 'referral' | 'alias' | 'failure' | 'unknown zone';

export class Resolution {
  readonly #searching: Searching;
  readonly #type: string;
  readonly #depth: number;
  readonly #budget: { questions: number };
  readonly #moved: (edge: SearchEdge, entry: number) => void;
  readonly #done: (outcome: Outcome) => void;
  readonly #chain: ResourceRecord[] = [];
  #name: string;
  #zone = '';
  #entry: number;

  constructor(
    searching: Searching,
    question: { name: string; type: string; cause: number },
    moved: (edge: SearchEdge, entry: number) => void,
    done: (outcome: Outcome) => void,
    depth = 0,
    budget = { questions: MAX_QUESTIONS },
  ) {
    this.#searching = searching;
    this.#name = question.name;
    this.#type = question.type;
    this.#entry = question.cause;
    this.#moved = moved;
    this.#done = done;
    this.#depth = depth;
    this.#budget = budget;
  }

  start(): void {
    const own = this.#searching.own.answer(query(0, this.#name, this.#type as RecordType, false));
    if (own.rcode !== 'REFUSED') return this.#readOwn(own);
    const known = this.#remembered();
    if (known) return this.#readKnown(known);
    this.#zone = '';
    const begin = this.#nearest();
    if (!begin) return this.#finish('unknown zone', { rcode: 'NXDOMAIN', records: [], authority: [], additional: [] });
    this.#ask(begin.zone, begin.servers);
  }

  #remembered(): Known | undefined {
    const { cache, nowMs } = this.#searching;
    return cache.find(this.#name, this.#type, nowMs()) ?? cache.find(this.#name, 'CNAME', nowMs());
  }

  #readOwn(packet: Packet): void {
    if (isReferral(packet)) return this.#follow('', packet);
    const last = endOfChain(packet.answers, this.#name, '');
    const known = { rcode: packet.rcode, records: packet.answers, authority: packet.authority, additional: packet.additional };
    const outside =
      last !== this.#name && packet.rcode === 'NOERROR' && this.#searching.own.answer(query(0, last, 'NS', false)).rcode === 'REFUSED';
    if (!outside) return this.#finish('own zone', known);
    this.#toAlias(packet.answers, last);
  }

  #readKnown(known: Known): void {
    const alias = known.records[0];
    if (alias?.type !== 'CNAME' || this.#type === 'CNAME' || this.#type === 'ANY') return this.#finish('remembered', known);
    this.#toAlias(known.records, normalName(alias.data));
  }

  /** The nearest zone above the name whose servers are remembered, or where every search begins. */
  #nearest(): { zone: string; servers: readonly string[] } | undefined {
    for (let zone = this.#name; zone !== ''; zone = parentOf(zone)) {
      const servers = this.#searching.cache.serversOf(zone, this.#searching.nowMs());
      if (servers) return { zone, servers };
    }
    return this.#searching.begin(this.#name);
  }

  #ask(zone: string, servers: readonly string[], edge: SearchEdge = 'question'): void {
    if (this.#budget.questions-- <= 0) return this.#fail();
    this.#zone = zone;
    this.#moved(edge, this.#entry);
    this.#searching.ask(servers, this.#name, this.#type as RecordType, this.#entry, (packet, entry) => {
      this.#entry = entry;
      this.#heard(packet);
    });
  }

  #heard(packet: Packet | undefined): void {
    if (packet?.rcode !== 'NOERROR' && packet?.rcode !== 'NXDOMAIN') return this.#fail();
    if (isReferral(packet)) return this.#follow(this.#zone, packet);
    const answers = packet.answers.filter(({ name }) => isWithin(name, this.#zone));
    const last = endOfChain(answers, this.#name, this.#type);
    const aliases = last === this.#name ? [] : chainTo(answers, this.#name, last);
    const records = answers.filter(({ name, type }) => name === last && (type === this.#type || this.#type === 'ANY'));
    // an alias out of this zone is nothing that its servers may answer for (RFC 5452 §6)
    const ended = records.length > 0 || last === this.#name || (packet.rcode === 'NXDOMAIN' && isWithin(last, this.#zone));
    const authority = packet.authority.filter(({ type, name }) => type === 'SOA' && isWithin(last, name));
    const additional = packet.additional.filter(({ name }) => isWithin(name, this.#zone));
    if (ended) this.#moved('answer', this.#entry);
    for (const alias of aliases) this.#keep(alias.name, 'CNAME', { rcode: 'NOERROR', records: [alias], authority: [], additional: [] });
    if (!ended) return this.#toAlias(aliases, last);
    const known: Known = { rcode: packet.rcode, records, authority: records.length > 0 ? [] : authority, additional };
    this.#keep(last, this.#type, known);
    this.#chain.push(...aliases);
    this.#conclude({
      ...known,
      authority: records.length > 0 ? packet.authority.filter(({ name }) => isWithin(name, this.#zone)) : authority,
    });
  }

  #keep(name: string, type: string, known: Known): void {
    const untilMs = this.#searching.cache.keep(name, type, known, this.#searching.nowMs());
    if (untilMs > 0) this.#searching.kept(`${name} ${type}`, known.records, known.rcode, untilMs, this.#entry);
  }

  /** The search begins again with the name that the alias stands for. */
  #toAlias(aliases: readonly ResourceRecord[], name: string): void {
    const circle = this.#chain.some((alias) => alias.name === name) || aliases.some((alias) => alias.name === name);
    this.#chain.push(...aliases);
    if (circle || this.#chain.length > MAX_ALIASES || !isName(name)) return this.#fail();
    this.#moved('alias', this.#entry);
    this.#name = name;
    this.start();
  }

  /** Other servers know: those of a zone further down, on the way to the name. Anything else leads nowhere (a lame delegation). */
  #follow(from: string, { authority, additional }: Packet): void {
    const cut = authority.filter(({ type }) => type === 'NS');
    const zone = cut[0]!.name;
    const deeper = zone !== from && isWithin(zone, from) && isWithin(this.#name, zone) && cut.every(({ name }) => name === zone);
    if (!deeper) return this.#fail();
    const hosts = new Set(cut.map(({ data }) => normalName(data)));
    // glue is believed of names that the servers asked are above of (RFC 2181 §5.4.1)
    const glue = additional.filter(({ name, type }) => type === 'A' && hosts.has(name) && isWithin(name, from));
    if (glue.length > 0) return this.#descend(zone, cut, glue);
    this.#findServers(zone, cut, [...hosts].slice(0, MAX_UNKNOWN_SERVERS));
  }

  #descend(zone: string, cut: readonly ResourceRecord[], glue: readonly ResourceRecord[]): void {
    const servers = glue.map(({ data }) => data);
    const ttlSeconds = Math.min(...[...cut, ...glue].map((record) => record.ttlSeconds));
    const untilMs = this.#searching.cache.keepServers(zone, servers, ttlSeconds, this.#searching.nowMs());
    this.#searching.kept(`${zone} NS`, cut, 'NOERROR', untilMs, this.#entry);
    this.#ask(zone, servers, 'referral');
  }

  /** No addresses came along: they are searched for first, one name server after the other. */
  #findServers(zone: string, cut: readonly ResourceRecord[], hosts: string[]): void {
    const host = hosts.shift();
    if (host === undefined || this.#depth >= MAX_DEPTH) return this.#fail();
    const question = { name: host, type: 'A', cause: this.#entry };
    const found = ({ answers }: Outcome) => {
      const addresses = answers.filter(({ type }) => type === 'A');
      if (addresses.length > 0) this.#descend(zone, cut, addresses);
      else this.#findServers(zone, cut, hosts);
    };
    new Resolution(this.#searching, question, () => {}, found, this.#depth + 1, this.#budget).start();
  }

  #fail(): void {
    this.#moved('failure', this.#entry);
    this.#conclude({ rcode: 'SERVFAIL', records: [], authority: [], additional: [] });
  }

  #finish(edge: SearchEdge, known: Known): void {
    this.#moved(edge, this.#entry);
    this.#conclude(known);
  }

  #conclude({ rcode, records, authority, additional }: Known): void {
    const answers = rcode === 'SERVFAIL' ? [] : [...this.#chain, ...records];
    this.#done({ rcode, answers, authority: [...authority], additional: [...additional], entry: this.#entry });
  }
}

/** The last name of the chain of aliases that begins at `name`, as far as these records tell. */
function endOfChain(answers: readonly ResourceRecord[], name: string, type: string): string {
  let last = name;
  for (let hops = 0; hops < MAX_ALIASES && type !== 'CNAME' && type !== 'ANY'; hops++) {
    const alias = answers.find((record) => record.name === last && record.type === 'CNAME');
    if (!alias) break;
    last = normalName(alias.data);
  }
  return last;
}

/** The aliases from `name` to `last`, in order. */
function chainTo(answers: readonly ResourceRecord[], name: string, last: string): ResourceRecord[] {
  const chain: ResourceRecord[] = [];
  for (let at = name; at !== last && chain.length < MAX_ALIASES;) {
    const alias = answers.find((record) => record.name === at && record.type === 'CNAME')!;
    chain.push(alias);
    at = normalName(alias.data);
  }
  return chain;
}
