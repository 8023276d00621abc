/** The town before the first word: who lives in which domain, and the roads that the story will use. */
import type { Host, Scene } from '../../run/scenario.ts';
import { hostsOf, type Cast } from '../layout/cast.ts';
import { sidesOf } from '../layout/sides.ts';

/** What stands in one domain; host numbers. */
export interface Household {
  /** '' for machines that have no name. */
  domain: string;
  devices: number[];
  servers: number[];
}

export interface Town {
  /** Where the letter comes from. */
  near: Household[];
  /** The DNS. */
  names: number[];
  /** Where it goes to. */
  far: Household[];
}

/** Everybody who has a part, sorted by domain. */
export function townOf(scene: Scene, cast: Cast): Town {
  const { left, origin, dns, servers, right } = sidesOf(scene, hostsOf(scene, cast));
  const near = households(scene, [...left, ...origin]);
  const away = [...servers, ...right];
  const isNear = (host: number): boolean => near.some(({ domain }) => domain !== '' && domain === domainOf(scene, host));
  for (const host of away.filter(isNear)) add(near, scene, host);
  return {
    near,
    names: dns,
    far: households(
      scene,
      away.filter((host) => !isNear(host)),
    ),
  };
}

function households(scene: Scene, hosts: readonly number[]): Household[] {
  const found: Household[] = [];
  for (const host of hosts) add(found, scene, host);
  return found;
}

function add(found: Household[], scene: Scene, host: number): void {
  const domain = domainOf(scene, host);
  let household = found.find((each) => each.domain === domain);
  if (!household) found.push((household = { domain, devices: [], servers: [] }));
  household[isDevice(scene.hosts[host]!) ? 'devices' : 'servers'].push(host);
}

export function isDevice({ kind }: Host): boolean {
  return kind === 'laptop' || kind === 'telephone';
}

/** The domain of the accounts below which a host's name lies, else the end of its name. */
function domainOf({ accounts, hosts }: Scene, number: number): string {
  const { name } = hosts[number]!;
  const domains = accounts.map(({ address }) => address.slice(address.lastIndexOf('@') + 1));
  return domains.find((domain) => name === domain || name.endsWith(`.${domain}`)) ?? name.split('.').slice(-2).join('.');
}

/** Agent numbers; the first calls the other first. */
export type Road = readonly [from: number, to: number];

/** One for each two agents that speak to each other from host to host, in the order of their first word. */
export function roadsOf(scene: Scene, { pairs }: Cast): Road[] {
  const seen = new Set<string>();
  return pairs.filter(([from, to]) => {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const isNew = !seen.has(key) && scene.agents[from]!.host !== scene.agents[to]!.host;
    seen.add(key);
    return isNew;
  });
}
