/** The name servers above everybody's own (the root, com, org) can stand on the stage as one: "the DNS". */
import type { Host, Scene } from '../../run/scenario.ts';
import { hostsOf, type Cast } from './cast.ts';

interface Fold {
  /** The scene with one host in the place of the group. Hosts, links and agents keep their numbers. */
  scene: Scene;
  /** Number of that host, and the agents that stand behind its one row; -1 and none without a group. */
  host: number;
  agents: number[];
}

/** Numbers of the hosts on stage that only answer for domains in which nobody here has a mailbox; none if they are fewer than two. */
export function groupOf(scene: Scene, cast: Cast): number[] {
  const onStage = hostsOf(scene, cast);
  const domains = scene.accounts.map(({ address }) => address.slice(address.lastIndexOf('@') + 1));
  const isAbove = (host: Host): boolean =>
    host.kind === 'dns' &&
    host.agents.every((role) => role === 'nameserver') &&
    !domains.some((domain) => host.name === domain || host.name.endsWith(`.${domain}`));
  const group = [...scene.hosts.entries()].filter(([number, host]) => onStage.has(number) && isAbove(host)).map(([number]) => number);
  return group.length < 2 ? [] : group;
}

/** Puts the first of the group in the place of all of them; an empty group leaves the scene as it is. */
export function folded(scene: Scene, group: readonly number[]): Fold {
  const host = group[0];
  if (host === undefined) return { scene, host: -1, agents: [] };
  const ids = new Set(group.map((number) => scene.hosts[number]!.id));
  const seen = new Set<string>();
  const standFor = (id: string): string => (ids.has(id) ? scene.hosts[host]!.id : id);
  const links = scene.links.map((link) => {
    const [a, b] = [standFor(link.a), standFor(link.b)];
    const isAgain = seen.size === seen.add(`${a} ${b}`).size;
    // what would be drawn twice, or from a host to itself, leads nowhere; its number stays
    return isAgain || a === b ? { ...link, a: '', b: '' } : { ...link, a, b };
  });
  const agents = scene.agents.map((agent) => (group.includes(agent.host) ? { ...agent, host } : agent));
  const members = [...agents.keys()].filter((agent) => agents[agent]!.host === host);
  return { scene: { ...scene, links, agents }, host, agents: members };
}

/** The group is one agent on the stage: its first. */
export function castOfFold(cast: Cast, { agents: members }: Fold): Cast {
  if (!members.some((agent) => cast.agents.has(agent))) return cast;
  const others = [...cast.agents].filter((agent) => !members.includes(agent));
  return { ...cast, agents: new Set([...others, members[0]!]) };
}
