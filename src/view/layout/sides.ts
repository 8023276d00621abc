/** Who stands where: whose letter it is on the left, whose it becomes on the right. Host numbers, in the scene's own order. */
import type { Host, Scene } from '../../run/scenario.ts';

export interface Sides {
  /** Devices that hand letters in. */
  left: number[];
  /** The server that takes them. */
  origin: number[];
  dns: number[];
  /** Every other server. */
  servers: number[];
  /** Devices that fetch. */
  right: number[];
}

/** Sorts the hosts that are on stage. */
export function sidesOf(scene: Scene, onStage: ReadonlySet<number>): Sides {
  const { hosts } = scene;
  const origin = hosts.findIndex((host) => host.agents.includes('msa'));
  const handing = handingIn(scene, hosts[origin]);
  const domains = [...new Set(scene.accounts.map(({ address }) => `.${address.slice(address.lastIndexOf('@') + 1)}`))];
  const sides: Sides = { left: [], origin: onStage.has(origin) ? [origin] : [], dns: [], servers: [], right: [] };
  for (const [number, host] of hosts.entries()) {
    if (number === origin || !onStage.has(number)) continue;
    if (host.kind === 'dns') sides.dns.push(number);
    else if (host.kind === 'server') sides.servers.push(number);
    else if (host.side) sides[host.side].push(number);
    else if (handing.has(host.id) || isStranger(host, domains)) sides.left.push(number);
    else sides.right.push(number);
  }
  return sides;
}

/** Its name lies in no domain of anybody who has a mailbox here: it comes from outside, and not to fetch. */
function isStranger({ name }: Host, domains: readonly string[]): boolean {
  return !domains.some((domain) => name.endsWith(domain));
}

/** Ids of everybody who has a line to the server that takes letters. */
function handingIn({ links }: Scene, server: Host | undefined): Set<string> {
  return new Set(links.flatMap(({ a, b }) => (a === server?.id ? [b] : b === server?.id ? [a] : [])));
}
