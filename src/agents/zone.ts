/** The zones of a host, and what one of them has for a name: RFC 1034 §4.3.2, with wildcards (RFC 4592). */
import { once } from '../mail/once.ts';
import { isWithin, normalName, parentOf } from '../protocols/dns/names.ts';
import { responseTo, type Packet, type ResourceRecord } from '../protocols/dns/wire.ts';

/** A zone as a scenario writes it; the origin of the root is '.'. */
export interface ZoneHere {
  origin: string;
  records: readonly ResourceRecord[];
}

export interface Zone {
  readonly origin: string;
  /** As it stands in negative answers: RFC 2308 §3. */
  readonly soa: readonly ResourceRecord[];
  /** Records by their owner; names that only have others below them have none. */
  readonly names: ReadonlyMap<string, readonly ResourceRecord[]>;
}

/** A chain of aliases is followed so far (RFC 1034 §3.6.2: chains should not be made, but are followed). */
export const MAX_ALIASES = 8;
const TRANSFERS = new Set(['AXFR', 'IXFR']);

/** The answer to what is no question that could be looked up; `undefined` for one that can. RFC 1035 §4.1.1, RFC 6891 §6.1.3. */
export function refusalOf(packet: Packet): Packet | undefined {
  const [question] = packet.questions;
  const saying = (rcode: Packet['rcode']) => ({ ...responseTo(packet), rcode });
  if (packet.edns && packet.edns.version !== 0) return saying('BADVERS');
  if (packet.opcode !== 0) return saying('NOTIMP');
  if (!question || packet.questions.length > 1) return saying('FORMERR');
  return question.class !== undefined || TRANSFERS.has(question.type) ? saying('REFUSED') : undefined;
}

/** The answer to a question that is not answered here, whether or not somebody else could look it up. */
export function refused(packet: Packet): Packet {
  return refusalOf(packet) ?? { ...responseTo(packet), rcode: 'REFUSED' };
}

/** What a zone has for a name and a type. */
export interface Match {
  zone: Zone;
  /** The NS records of the delegation that the name lies below; none: the zone itself is responsible for it. */
  cut: readonly ResourceRecord[];
  /** The name exists, itself or as a wildcard. */
  named: boolean;
  /** Its records of that type. */
  fitting: readonly ResourceRecord[];
  /** What it stands for, if it has no such records. */
  alias: ResourceRecord | undefined;
}

export class Zones {
  #zones: readonly Zone[];

  constructor(zones: readonly ZoneHere[]) {
    this.#zones = zones.map(indexed).sort((a, b) => b.origin.length - a.origin.length);
  }

  /** A zone is read anew: it says this from now on. What somebody remembers of it, he remembers. */
  replace(zone: ZoneHere): void {
    const anew = indexed(zone);
    this.#zones = this.#zones.map((each) => (each.origin === anew.origin ? anew : each));
  }

  /** The zone that holds a name: the deepest one. RFC 1034 §4.3.2, step 2. */
  zoneOf(name: string): Zone | undefined {
    return this.#zones.find(({ origin }) => isWithin(name, origin));
  }
}

/** RFC 1034 §4.3.2, step 3: down the zone, label by label, to the name or to where others know better. */
export function matchIn(zone: Zone, name: string, type: string): Match {
  const here = recordsAt(zone, name);
  const fitting = (here ?? []).filter((record) => record.type === type || type === 'ANY').map((record) => owned(record, name));
  const alias = fitting.length > 0 ? undefined : here?.find((record) => record.type === 'CNAME');
  return { zone, cut: cutAbove(zone, name), named: here !== undefined, fitting, alias: alias && owned(alias, name) };
}

/** A zone is read once, however many name servers and runs there are that answer from it. */
const indexed = once((here: ZoneHere): Zone => {
  const origin = normalName(here.origin);
  const names = namesIn(origin, here.records);
  const soa = names.get(origin)!.filter(({ type }) => type === 'SOA');
  return { origin, names, soa: soa.map(negative) };
});

function namesIn(origin: string, records: readonly ResourceRecord[]): Map<string, ResourceRecord[]> {
  const names = new Map<string, ResourceRecord[]>([[origin, []]]);
  for (const record of records) {
    const name = normalName(record.name);
    for (let above = name; above !== origin && isWithin(above, origin) && !names.has(above); above = parentOf(above)) names.set(above, []);
    names.get(name)?.push({ ...record, name });
  }
  return names;
}

/** RFC 2308 §3: in a negative answer the SOA record lives no longer than its last number says. */
function negative(soa: ResourceRecord): ResourceRecord {
  return { ...soa, ttlSeconds: Math.min(soa.ttlSeconds, Number(soa.data.split(' ')[6] ?? 0)) };
}

/** The NS records of the highest delegation on the way down to `name`; the zone's own do not count. */
function cutAbove(zone: Zone, name: string): readonly ResourceRecord[] {
  let cut: readonly ResourceRecord[] = [];
  for (let above = name; above !== zone.origin; above = parentOf(above)) {
    const delegated = zone.names.get(above)?.filter(({ type }) => type === 'NS');
    if (delegated && delegated.length > 0) cut = delegated;
  }
  return cut;
}

/** The records of a name, those of the wildcard next above it if it does not exist (RFC 4592 §3.3.1), or nothing. */
function recordsAt(zone: Zone, name: string): readonly ResourceRecord[] | undefined {
  const here = zone.names.get(name);
  if (here) return here;
  let encloser = parentOf(name);
  while (encloser !== zone.origin && !zone.names.has(encloser)) encloser = parentOf(encloser);
  return zone.names.get(encloser === '' ? '*' : `*.${encloser}`);
}

/** A record under the name that was asked for, which differs from its own if it is a wildcard's. */
function owned(record: ResourceRecord, name: string): ResourceRecord {
  return record.name === name ? record : { ...record, name };
}

/** RFC 1035 §3.3.9, §3.3.11: the addresses of exchanges and name servers come along when they are known. */
export function addressesOf(zone: Zone, records: readonly ResourceRecord[]): ResourceRecord[] {
  const hosts = records.flatMap(({ type, data }) => (type === 'MX' ? [data.split(' ')[1]!] : type === 'NS' ? [data] : []));
  const names = [...new Set(hosts.map(normalName))];
  return names.flatMap((name) => (zone.names.get(name) ?? []).filter(({ type }) => type === 'A' || type === 'AAAA'));
}
