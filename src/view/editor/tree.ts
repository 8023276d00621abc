/** A story as plain data, and how one changes a part of it: what was there before stays as it was. */
import { own } from '../../own.ts';

export type Key = string | number;
export type Path = readonly Key[];
export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const wordIn = (value: unknown, key: string): string => {
  const word = isMembers(value) ? own(value, key) : undefined;
  return typeof word === 'string' ? word : '';
};

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (typeof key === 'number') return listIn(inner)[key];
    return isMembers(inner) ? own(inner, key) : undefined;
  }, value);
}

/** With something else at this place; `undefined` takes away what is there. */
export function changedAt(value: unknown, [key, ...rest]: Path, into: unknown): unknown {
  if (key === undefined) return into;
  if (typeof key === 'number') {
    const list = listIn(value);
    if (rest.length === 0 && into === undefined) return list.filter((_, place) => place !== key);
    const inner = changedAt(list[key], rest, into);
    return key < list.length ? list.with(key, inner) : [...list, inner];
  }
  const members = isMembers(value) ? value : {};
  const { [key]: before, ...others } = members;
  if (rest.length === 0 && into === undefined) return others;
  return { ...members, [key]: changedAt(before, rest, into) };
}

/** Who is named elsewhere in the story under another word. */
type Named = 'id' | 'name' | 'address';
const WHERE: Readonly<Record<Named, ReadonlySet<string>>> = {
  id: new Set(['host', 'a', 'b', 'store']),
  name: new Set(['submitTo', 'from', 'to', 'of']),
  address: new Set(['account']),
};

/** Everything that named something by its old name names it by the new one; letters and zones say what they said. */
export function renamed(value: unknown, by: Named, before: string, after: string, key = ''): unknown {
  if (value === before && WHERE[by].has(key)) return after;
  if (Array.isArray(value)) return value.map((each) => renamed(each, by, before, after));
  if (!isMembers(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'draft' || name === 'zones'
      ? name === 'zones'
        ? zonesOf(member, by, before, after)
        : member
      : renamed(member, by, before, after, name),
  ]);
  return Object.fromEntries(members) as Members;
}

/** Who answers for a zone is named; what it says stays. */
const zonesOf = (zones: unknown, by: Named, before: string, after: string): unknown =>
  listIn(zones).map((zone) => (isMembers(zone) ? { ...zone, host: renamed(own(zone, 'host'), by, before, after, 'host') } : zone));
