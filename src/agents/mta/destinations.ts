/** Recipients in groups: who is meant twice gets one copy, and who can share a transaction shares it. RFC 5321 §4.5.4.1. */
import { domainOf } from '../../mail/address.ts';
import type { Addressee, Item } from './item.ts';

/** A recipient, and in whose name mail goes on to it. */
export interface Destined {
  item: Item;
  addressee: Addressee;
}

/** Other people's mail goes domain by domain. Our own goes into our mailboxes together, or domain by domain to the store. */
export function groupsOf(destined: readonly Destined[], serves: (domain: string) => boolean, stored: boolean): Destined[][] {
  const each = groupsBy(destined, ({ item, addressee: { path } }) => `${item.reversePath} ${path.toLowerCase()}`).map(([first]) => first!);
  const isHere = ({ addressee: { path } }: Destined) => serves(domainOf(path));
  const away = each.filter((one) => !isHere(one));
  return [...groupsBy(away, byDomain), ...groupsBy(each.filter(isHere), stored ? byDomain : byName)];
}

/** In whose name it is written, since a transaction has one reverse-path. */
const byName = ({ item }: Destined) => item.reversePath;
const byDomain = ({ item, addressee: { path } }: Destined) => `${item.reversePath} ${domainOf(path)}`;

function groupsBy(destined: readonly Destined[], keyOf: (one: Destined) => string): Destined[][] {
  const groups = new Map<string, Destined[]>();
  for (const one of destined) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
