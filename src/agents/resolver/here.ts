/** What a resolver has itself, RFC 1034 §5.3.3, step 1: zones of its own house, and what it remembers. */
import { normalName } from '../../protocols/dns/names.ts';
import { addressesOf, matchIn, type Match } from '../zone.ts';
import type { SearchDesk, Searching } from './desk.ts';
import type { Known } from './dns-cache.ts';

type Here = Pick<SearchDesk, 'known' | 'aliases' | 'aliasFor'>;

/** The zone of the house that the name lies in, and what it has for it. */
export function ownMatch({ name, type }: SearchDesk, { own }: Searching): Match | undefined {
  const zone = own.zoneOf(name);
  return zone && matchIn(zone, name, type);
}

/** What a zone of the house says; where it delegates the name, whom it names. */
export function saidBy({ zone, cut, named, fitting, alias }: Match): Here & Pick<SearchDesk, 'zone' | 'named' | 'along'> {
  const authority = fitting.length > 0 ? [] : zone.soa;
  const known: Known = { rcode: named ? 'NOERROR' : 'NXDOMAIN', records: fitting, authority, additional: addressesOf(zone, fitting) };
  const behind = { aliases: alias ? [alias] : [], aliasFor: alias ? normalName(alias.data) : '' };
  return { known, ...behind, zone: zone.origin, named: cut, along: addressesOf(zone, cut) };
}

/** What is remembered of the name, or that it is an alias. */
export function rememberedOf({ name, type }: SearchDesk, { cache, nowMs }: Searching): Here | undefined {
  const known = cache.find(name, type, nowMs()) ?? cache.find(name, 'CNAME', nowMs());
  if (!known) return undefined;
  const [first] = known.records;
  const alias = first?.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY';
  return { known, aliases: alias ? [first] : [], aliasFor: alias ? normalName(first.data) : '' };
}
