/** What a resolver remembers: record sets, negative answers, and the name servers of zones. RFC 2181 §5, RFC 2308 §5. */
import type { Packet, ResourceRecord } from '../../protocols/dns/wire.ts';

/** What was said to a name and type: the records of that type, an alias in their place, or that there is nothing. */
export interface Known {
  rcode: Packet['rcode'];
  records: readonly ResourceRecord[];
  /** The SOA of a negative answer. */
  authority: readonly ResourceRecord[];
  /** What came along: passed on, but never taken for an answer (RFC 2181 §5.4.1). */
  additional: readonly ResourceRecord[];
}

interface Remembered extends Known {
  sinceMs: number;
  expiresMs: number;
}

interface Cut {
  addresses: readonly string[];
  expiresMs: number;
}

const MAX_REMEMBERED = 10_000;
const MAX_CUTS = 1000;
/** RFC 8767 §4: nobody need be believed for longer than a week. */
const MAX_TTL_SECONDS = 604_800;
/** RFC 2308 §5: and a "no" not for longer than three hours. */
const MAX_NEGATIVE_SECONDS = 10_800;
const WHOLE_NAME = '*';

export class DnsCache {
  readonly #known = new Map<string, Remembered>();
  readonly #cuts = new Map<string, Cut>();

  /** What is known about this type of the name, or that the name does not exist; TTLs are what is left of them. */
  find(name: string, type: string, nowMs: number): Known | undefined {
    const remembered = this.#fresh(`${name} ${type}`, nowMs) ?? this.#fresh(`${name} ${WHOLE_NAME}`, nowMs);
    if (!remembered) return undefined;
    const ageSeconds = Math.floor((nowMs - remembered.sinceMs) / 1000);
    const aged = (record: ResourceRecord) => ({ ...record, ttlSeconds: Math.max(0, record.ttlSeconds - ageSeconds) });
    const { rcode, records, authority, additional } = remembered;
    return { rcode, records: records.map(aged), authority: authority.map(aged), additional: additional.map(aged) };
  }

  #fresh(key: string, nowMs: number): Remembered | undefined {
    const remembered = this.#known.get(key);
    if (remembered && remembered.expiresMs > nowMs) return remembered;
    if (remembered) this.#known.delete(key);
    return undefined;
  }

  /** Keeps an answer as long as it may be kept; returns until when (ms), or 0 if it may not. */
  keep(name: string, type: string, known: Known, nowMs: number): number {
    const lifeSeconds = lifetimeOf(known);
    if (lifeSeconds <= 0) return 0;
    // RFC 2308 §5: that a name does not exist holds for every type
    const key = known.rcode === 'NXDOMAIN' ? `${name} ${WHOLE_NAME}` : `${name} ${type}`;
    const expiresMs = nowMs + lifeSeconds * 1000;
    bounded(this.#known, MAX_REMEMBERED).set(key, { ...known, sinceMs: nowMs, expiresMs });
    return expiresMs;
  }

  /** Addresses of the name servers of a zone, as its parent told them. */
  serversOf(zone: string, nowMs: number): readonly string[] | undefined {
    const cut = this.#cuts.get(zone);
    return cut && cut.expiresMs > nowMs ? cut.addresses : undefined;
  }

  /** Returns until when they are kept (ms). */
  keepServers(zone: string, addresses: readonly string[], ttlSeconds: number, nowMs: number): number {
    const expiresMs = nowMs + Math.min(ttlSeconds, MAX_TTL_SECONDS) * 1000;
    if (expiresMs > nowMs) bounded(this.#cuts, MAX_CUTS).set(zone, { addresses, expiresMs });
    return expiresMs;
  }
}

/** The map with room for one more: what has been in it longest goes. */
function bounded<Value>(map: Map<string, Value>, limit: number): Map<string, Value> {
  if (map.size >= limit) map.delete(map.keys().next().value!);
  return map;
}

/** Seconds an answer may be kept: its smallest TTL (RFC 2181 §5.2), or for a negative one the SOA's (RFC 2308 §5); without a SOA not at all. */
function lifetimeOf({ records, authority }: Known): number {
  if (records.length > 0) return Math.min(MAX_TTL_SECONDS, ...records.map(({ ttlSeconds }) => ttlSeconds));
  const soa = authority.find(({ type }) => type === 'SOA');
  return soa ? Math.min(MAX_NEGATIVE_SECONDS, soa.ttlSeconds, Number(soa.data.split(' ')[6] ?? 0)) : 0;
}
