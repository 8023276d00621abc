/** What the chart of a search asks for. */
import { isName, isWithin, normalName, parentOf } from '../../protocols/dns/names.ts';
import type { RecordType } from '../../protocols/dns/wire.ts';
import { lay, type Effects } from '../machine.ts';
import { MAX_ALIASES } from '../zone.ts';
import { NO_ANSWER, NOTHING, UNKNOWN, type Resolved, type Search, type SearchDesk, type Searching, type Servers } from './desk.ts';
import type { Known } from './dns-cache.ts';
import { factsOf, foundIn } from './heard.ts';
import { ownMatch, rememberedOf, saidBy } from './here.ts';
import type { ResolverAction, ResolverEvent } from './resolver.machine.ts';

/** How deep the search for a name server's address may lead to another such search. */
const MAX_DEPTH = 3;
/** Name servers of a zone that are searched for when their addresses did not come along. */
const MAX_UNKNOWN_SERVERS = 3;

/** `begin`: begins another search. */
export function resolverActions(searching: Searching, begin: (search: Search) => void): Effects<ResolverAction, ResolverEvent, SearchDesk> {
  const keep = (name: string, type: string, known: Known, cause: number) => {
    const untilMs = searching.cache.keep(name, type, known, searching.nowMs());
    if (untilMs > 0) searching.kept(`${name} ${type}`, known.records, known.rcode, untilMs, cause);
  };
  return {
    lookHere(desk) {
      const match = ownMatch(desk, searching);
      const here = match ? saidBy(match) : rememberedOf(desk, searching);
      if (here) lay(desk, here);
      const ours = match !== undefined;
      const delegated = ours && match.cut.length > 0;
      // RFC 1035 §4.1.1: AA speaks of the name that was asked for, the first of a chain
      if (desk.chain.length === 0) desk.authoritative = ours && !delegated;
      return { type: 'looked here', ours, delegated, remembered: !ours && here !== undefined, alias: (here?.aliases.length ?? 0) > 0 };
    },
    chooseServers(desk) {
      const nearest = nearestTo(desk.name, searching);
      if (nearest) lay(desk, nearest);
      return { type: 'nearest servers', known: nearest !== undefined };
    },
    ask(desk, tell) {
      if (desk.budget.questions-- <= 0) return { type: 'too many questions' };
      const { name, type, zone } = desk;
      const first = searching.first(desk.servers);
      const servers = [first, ...desk.servers.filter((server) => server !== first)];
      searching.ask(servers, name, type as RecordType, desk.cause, (packet, cause) => {
        const found = foundIn({ name, type, zone }, packet);
        tell(factsOf({ name, type, zone }, packet, found), { ...found, cause });
      });
    },
    keepAliases({ aliases, cause }) {
      for (const alias of aliases) keep(alias.name, 'CNAME', { rcode: 'NOERROR', records: [alias], authority: [], additional: [] }, cause);
    },
    keepAnswer(desk) {
      const { known, aliases, aliasFor, type, cause } = desk;
      // RFC 2181 §5.4.1: what came along with an answer is passed on, but is none itself
      keep(aliasFor, type, known.records.length > 0 ? { ...known, authority: [] } : known, cause);
      desk.chain = [...desk.chain, ...aliases];
    },
    followAlias(desk) {
      desk.chain = [...desk.chain, ...desk.aliases];
      const circle = desk.chain.some(({ name }) => name === desk.aliasFor);
      desk.name = desk.aliasFor;
      return { type: 'alias', onward: !circle && desk.chain.length <= MAX_ALIASES && isName(desk.name) };
    },
    readReferral(desk) {
      const { named, along, zone: from, name, depth } = desk;
      const zone = named[0]!.name;
      const down = zone !== from && isWithin(zone, from) && isWithin(name, zone) && named.every((record) => record.name === zone);
      const hosts = [...new Set(named.map(({ data }) => normalName(data)))];
      // glue is believed of names that the servers asked are above of (RFC 2181 §5.4.1)
      desk.glue = along.filter((record) => record.type === 'A' && hosts.includes(record.name) && isWithin(record.name, from));
      desk.hosts = hosts.slice(0, MAX_UNKNOWN_SERVERS);
      return { type: 'referral', down, addresses: desk.glue.length > 0, room: depth < MAX_DEPTH };
    },
    keepServers(desk) {
      const { named, glue, cause } = desk;
      desk.zone = named[0]!.name;
      desk.servers = glue.map(({ data }) => data);
      const ttlSeconds = Math.min(...[...named, ...glue].map((record) => record.ttlSeconds));
      const untilMs = searching.cache.keepServers(desk.zone, desk.servers, ttlSeconds, searching.nowMs());
      searching.kept(`${desk.zone} NS`, named, 'NOERROR', untilMs, cause);
    },
    searchServer(desk, tell) {
      const [name = '', ...hosts] = desk.hosts;
      desk.hosts = hosts;
      const done = ({ answers }: Resolved) => {
        const glue = answers.filter(({ type }) => type === 'A');
        tell({ type: 'server searched for', found: glue.length > 0, others: hosts.length > 0 }, { glue });
      };
      begin({ name, type: 'A', cause: desk.cause, depth: desk.depth + 1, budget: desk.budget, done });
    },
    answer: (desk) => conclude(desk, desk.known),
    answerUnknown: (desk) => conclude(desk, searching.exists(desk.name) ? NOTHING : UNKNOWN),
    fail: ({ done, cause }) => done(NO_ANSWER, cause),
  };
}

/** The nearest zone above the name whose servers are remembered, or where every search begins. */
function nearestTo(name: string, { cache, nowMs, begin }: Searching): Servers | undefined {
  for (let zone = name; zone !== ''; zone = parentOf(zone)) {
    const servers = cache.serversOf(zone, nowMs());
    if (servers) return { zone, servers };
  }
  return begin(name);
}

/** What goes back to whoever asked: the aliases that led to it, and what was found behind them. */
function conclude({ chain, authoritative, cause, done }: SearchDesk, { rcode, records, authority, additional }: Known): void {
  done({ rcode, authoritative, answers: [...chain, ...records], authority: [...authority], additional: [...additional] }, cause);
}
