/** A crowd in boxes: columns by what a host did, a box for each domain in it, and between boxes one bundle for all conversations. */
import type { Host, Scene } from '../../run/scenario.ts';
import type { Call } from './calls.ts';

/** From left to right. */
export const COLUMNS = ['programs', 'relays', 'exchanges', 'readers'] as const;
export type Column = (typeof COLUMNS)[number];
/** Resolvers and name servers stand over the relays that ask them. */
type Role = Column | 'names';

export interface Box {
  column: Column;
  /** '' for the rest of a column. */
  domain: string;
  isDns: boolean;
  /** Host numbers, in the order in which they first took part. */
  hosts: number[];
  /** How many domains stand in it; more than one for the rest of a column. */
  domains: number;
  /** Conversations that begin or end here. */
  count: number;
}

/** All conversations between two boxes, or within one. */
export interface Bundle {
  /** Places among the boxes; the first is whose hosts call. */
  from: number;
  to: number;
  calls: Call[];
}

export interface Crowd {
  boxes: Box[];
  bundles: Bundle[];
  /** Host number → place of its box. */
  boxOf: ReadonlyMap<number, number>;
}

/** Everybody, in at most so many boxes a column. */
export function crowdOf(scene: Scene, calls: readonly Call[], most: number): Crowd {
  const roles = rolesOf(scene, calls);
  const boxes = gatherRest(boxesOf(scene, roles, counted(scene, calls)), most);
  const boxOf = new Map(boxes.flatMap(({ hosts }, place) => hosts.map((host) => [host, place] as const)));
  return { boxes, bundles: bundlesOf(scene, calls, boxOf), boxOf };
}

const hostOf = (scene: Scene, agent: number): number => scene.agents[agent]?.host ?? -1;

/** Host → conversations; in the order in which hosts first took part. */
function counted(scene: Scene, calls: readonly Call[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { near, far } of calls) {
    const [one, other] = [hostOf(scene, near), hostOf(scene, far)];
    count(counts, one);
    if (other !== one) count(counts, other);
  }
  return counts;
}

function count(counts: Map<number, number>, host: number): void {
  if (host >= 0) counts.set(host, (counts.get(host) ?? 0) + 1);
}

const STORES: ReadonlySet<string> = new Set(['smtp', 'lmtp', 'pop3', 'imap', 'http']);
/** Who did several of these stands where the first puts it. */
const RANK: readonly Role[] = ['relays', 'exchanges', 'names', 'programs', 'readers'];

function rolesOf(scene: Scene, calls: readonly Call[]): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (const { near, far, protocol } of calls) {
    put(roles, hostOf(scene, near), callerRole(protocol));
    put(roles, hostOf(scene, far), answererRole(protocol));
  }
  return roles;
}

function put(roles: Map<number, Role>, host: number, role: Role): void {
  const before = roles.get(host);
  if (host >= 0 && (!before || RANK.indexOf(role) < RANK.indexOf(before))) roles.set(host, role);
}

function callerRole(protocol: string): Role {
  if (protocol === 'smtp' || protocol === 'lmtp') return 'relays';
  if (protocol === 'dns') return 'names';
  return protocol === 'submission' ? 'programs' : 'readers';
}

function answererRole(protocol: string): Role {
  if (protocol === 'dns') return 'names';
  return STORES.has(protocol) ? 'exchanges' : 'relays';
}

/** 'mx1.d.edu' stands in d.edu; who has no name stands in a network. */
export function domainOf({ name, address }: Pick<Host, 'name' | 'address'>): string {
  const labels = name.split('.');
  if (name !== '' && !/^[\d.]+$|:/.test(name)) return labels.length > 2 ? labels.slice(1).join('.') : name;
  const known = name === '' ? address : name;
  return known.includes(':') ? `${known.split(':').slice(0, 3).join(':')}::/48` : known.replace(/\.\d+$/, '.0/24');
}

function boxesOf(scene: Scene, roles: Map<number, Role>, counts: Map<number, number>): Box[] {
  const boxes = new Map<string, Box>();
  for (const [host, count] of counts) {
    const role = roles.get(host)!;
    const isDns = role === 'names';
    const column = isDns ? 'relays' : role;
    const domain = isDns ? 'DNS' : domainOf(scene.hosts[host]!);
    const box = boxes.get(`${column} ${domain}`) ?? { column, domain, isDns, hosts: [], domains: 1, count: 0 };
    boxes.set(`${column} ${domain}`, box);
    box.hosts.push(host);
    box.count += count;
  }
  return [...boxes.values()];
}

/** The busiest of a column keep a box of their own, in the order in which they first took part; the others share one. */
function gatherRest(boxes: readonly Box[], most: number): Box[] {
  return COLUMNS.flatMap((column) => {
    const all = boxes.filter((box) => box.column === column);
    if (all.length <= most) return all;
    const kept = new Set(
      all.toSorted((one, other) => Number(other.isDns) - Number(one.isDns) || other.count - one.count).slice(0, most - 1),
    );
    return [...all.filter((box) => kept.has(box)), merged(all.filter((box) => !kept.has(box)))];
  });
}

function merged(boxes: readonly Box[]): Box {
  const { column } = boxes[0]!;
  const count = boxes.reduce((sum, box) => sum + box.count, 0);
  return { column, domain: '', isDns: false, hosts: boxes.flatMap(({ hosts }) => hosts), domains: boxes.length, count };
}

function bundlesOf(scene: Scene, calls: readonly Call[], boxOf: ReadonlyMap<number, number>): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const call of calls) {
    const [from, to] = [boxOf.get(hostOf(scene, call.near)), boxOf.get(hostOf(scene, call.far))];
    if (from === undefined || to === undefined) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const bundle = bundles.get(key) ?? { from, to, calls: [] };
    bundles.set(key, bundle);
    bundle.calls.push(call);
  }
  return [...bundles.values()];
}
