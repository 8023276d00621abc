/** What lies on a resolver's desk during one search, and what the search needs of its resolver. */
import type { Packet, RecordType, ResourceRecord } from '../../protocols/dns/wire.ts';
import type { Work } from '../machine.ts';
import type { Answered } from '../stub/stub.ts';
import type { Zones } from '../zone.ts';
import type { DnsCache, Known } from './dns-cache.ts';

/** Questions that one question may lead to (RFC 1034 §5.3.3: bound the amount of work). */
export const MAX_QUESTIONS = 32;

/** What came out: what the reply to the asker is made of. `authoritative`: zones of the house said so. */
export type Resolved = Pick<Packet, 'rcode' | 'authoritative' | 'answers' | 'authority' | 'additional'>;

/** A zone, and the addresses of those who answer for it. */
export interface Servers {
  zone: string;
  servers: readonly string[];
}

/** What a search needs of its resolver. */
export interface Searching {
  own: Zones;
  cache: DnsCache;
  nowMs(): number;
  /** Where a search begins that knows nothing nearer: the servers of the root, or of the zone itself; `undefined`: nowhere. */
  begin(name: string): Servers | undefined;
  /** Whether the name is the root, or lies above a zone that is known: then it exists, whoever knows what it has (RFC 8020 §2). */
  exists(name: string): boolean;
  /** Which of the servers is asked first. */
  first(servers: readonly string[]): string;
  ask(servers: readonly string[], name: string, type: RecordType, cause: number, answered: Answered): void;
  /** Something was remembered until then. */
  kept(label: string, records: readonly ResourceRecord[], rcode: string, untilMs: number, cause: number): void;
}

/** What is searched for, and for whom. */
export interface Search {
  name: string;
  type: string;
  cause: number;
  /** How many searches wait for this one. */
  depth: number;
  /** Questions that may still be asked, by all searches that one question has led to. */
  budget: { questions: number };
  done(outcome: Resolved, cause: number): void;
}

/** The chain of aliases that was found behind the name, and the name at its end. */
export interface Aliases {
  aliases: readonly ResourceRecord[];
  aliasFor: string;
}

export interface SearchDesk extends Search, Aliases, Work {
  /** Aliases followed so far. */
  chain: readonly ResourceRecord[];
  /** The first of them, or the answer itself, stands in a zone of the house. */
  authoritative: boolean;
  /** Whose servers are asked: what they say is believed of names in this zone only. */
  zone: string;
  servers: readonly string[];
  /** What was found to be told. */
  known: Known;
  /** A referral as it was heard: the name servers of a zone, and what came along. */
  named: readonly ResourceRecord[];
  along: readonly ResourceRecord[];
  /** Those addresses of them that may be believed, and their names as far as they were not searched for. */
  glue: readonly ResourceRecord[];
  hosts: readonly string[];
}

/** Nobody could say anything: a server's failure. */
export const NO_ANSWER: Resolved = { rcode: 'SERVFAIL', authoritative: false, answers: [], authority: [], additional: [] };

/** Nothing is known, and nobody is known who could be asked: RFC 8020 §2. */
export const UNKNOWN: Known = { rcode: 'NXDOMAIN', records: [], authority: [], additional: [] };
/** The same of a name that exists. */
export const NOTHING: Known = { ...UNKNOWN, rcode: 'NOERROR' };

export function newDesk({ name, type, cause, depth, budget, done }: Search): SearchDesk {
  return {
    name,
    type,
    cause,
    depth,
    budget,
    done,
    aliases: [],
    aliasFor: name,
    chain: [],
    authoritative: false,
    zone: '',
    servers: [],
    known: UNKNOWN,
    named: [],
    along: [],
    glue: [],
    hosts: [],
  };
}
