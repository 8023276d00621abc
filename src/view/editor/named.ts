/** What a place of a story may name: hosts, accounts, zones that there are. */
import type { Messages } from '../../content/ui/en.ts';
import { at, listIn, wordIn } from './tree.ts';

type Kind = 'id' | 'name' | 'address' | 'origin' | 'domain';

/** By part and key; the rest by key alone. */
const PLACES: Readonly<Record<string, Kind>> = {
  ...{
    'device.submitTo': 'name',
    'fetching.from': 'name',
    'browse.to': 'name',
    'type.to': 'name',
    'queueFetch.of': 'name',
    'fault-call.to': 'name',
  },
  ...{ 'device.account': 'address', 'fault-quota.account': 'address', 'fault-expire.account': 'address' },
  ...{ 'fault-zone.origin': 'origin', 'dkim.domain': 'domain', 'queueFetch.domain': 'domain', 'mail.store': 'id' },
};
const HOST_KEYS: ReadonlySet<string> = new Set(['host', 'a', 'b']);

function kindAt(part: string, key: string): Kind | undefined {
  return new Map(Object.entries(PLACES)).get(`${part}.${key}`) ?? (HOST_KEYS.has(key) ? 'id' : undefined);
}

/** The names that may stand there; `null` where anything may. */
export function namesFor(story: unknown, part: string, key: string): string[] | null {
  const kind = kindAt(part, key);
  if (!kind) return null;
  const from = kind === 'origin' ? 'zones' : kind === 'id' || kind === 'name' ? 'hosts' : 'accounts';
  const words = listIn(at(story, [from])).map((each) => wordIn(each, kind === 'domain' ? 'address' : kind));
  const names = kind === 'domain' ? words.map((address) => address.slice(address.lastIndexOf('@') + 1)) : words;
  return [...new Set(names.filter((name) => name !== ''))];
}

/** What readers call a host of the story, whatever it is called in the file. */
export function hostCalled(story: unknown, id: string, { telephoneOf, laptopOf }: Messages['stage']): string {
  const host = listIn(at(story, ['hosts'])).find((each) => wordIn(each, 'id') === id);
  const [owner, name] = [wordIn(host, 'owner'), wordIn(host, 'name')];
  if (owner === '') return name || id;
  return (wordIn(host, 'kind') === 'telephone' ? telephoneOf : laptopOf)(owner);
}
