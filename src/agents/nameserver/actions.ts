/** What the name server's chart asks for. */
import { normalName } from '../../protocols/dns/names.ts';
import { responseTo, type Packet, type Rcode, type ResourceRecord } from '../../protocols/dns/wire.ts';
import type { Effects, Work } from '../machine.ts';
import { addressesOf, matchIn, MAX_ALIASES, refused, type Match, type Zone, type Zones } from '../zone.ts';
import type { NameserverAction, NameserverEvent } from './nameserver.machine.ts';

/** One question, and what has been found for it. */
export interface NameserverDesk extends Work {
  question: Packet;
  /** The name that is being looked for: that of the question, or the one at the end of its aliases. */
  name: string;
  type: string;
  /** Aliases that were followed, in order. */
  chain: ResourceRecord[];
  zone: Zone | undefined;
  match: Match | undefined;
  /** What a denial says of the name: NOERROR that it exists, and has nothing of that type. */
  rcode: Rcode;
  reply(answer: Packet): void;
}

export function newDesk(question: Packet, cause: number, reply: (answer: Packet) => void): NameserverDesk {
  const [{ name, type } = { name: '', type: '' }] = question.questions;
  return { cause, question, name, type, chain: [], zone: undefined, match: undefined, rcode: 'NOERROR', reply };
}

export function nameserverActions(zones: Zones): Effects<NameserverAction, NameserverEvent, NameserverDesk> {
  return {
    findZone(desk) {
      desk.zone = zones.zoneOf(desk.name);
      desk.match = undefined;
      return { type: 'zone', held: desk.zone !== undefined, aliased: desk.chain.length > 0 };
    },
    match(desk) {
      const { cut, named, fitting, alias } = (desk.match = matchIn(desk.zone!, desk.name, desk.type));
      return { type: 'matched', delegated: cut.length > 0, named, records: fitting.length > 0, alias: alias !== undefined };
    },
    followAlias(desk) {
      const alias = desk.match!.alias!;
      desk.chain.push(alias);
      desk.name = normalName(alias.data);
      desk.match = undefined;
      const circle = desk.chain.some(({ name }) => name === desk.name);
      return { type: 'alias', onward: !circle && desk.chain.length < MAX_ALIASES };
    },
    // RFC 6604 §3: at the end of a chain of aliases the code speaks of the last name
    noteNoName: (desk) => void (desk.rcode = 'NXDOMAIN'),
    noteNoData: (desk) => void (desk.rcode = 'NOERROR'),
    /** After aliases there may be no records: they lead out of the zones, or round in them. */
    answer({ question, chain, match, reply }) {
      const fitting = match?.fitting ?? [];
      const additional = match ? addressesOf(match.zone, fitting) : [];
      reply({ ...responseTo(question), authoritative: true, answers: [...chain, ...fitting], additional });
    },
    /** Below a delegation others have authority; an answer that begins with an alias of ours stays ours (RFC 1034 §3.7). */
    refer({ question, chain, match, reply }) {
      const { zone, cut } = match!;
      const sections = { answers: chain, authority: [...cut], additional: addressesOf(zone, cut) };
      reply({ ...responseTo(question), authoritative: chain.length > 0, ...sections });
    },
    /** RFC 2308 §2: a "no" carries the SOA record, which says for how long it may be remembered. */
    deny({ question, rcode, chain, match, reply }) {
      reply({ ...responseTo(question), authoritative: true, rcode, answers: chain, authority: [...match!.zone.soa] });
    },
    refuse: ({ question, reply }) => void reply(refused(question)),
  };
}
