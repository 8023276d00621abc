/** Which tools lie at what the stage shows: targets of the two ends of a conversation, of what they keep, and of the line between them. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Holding } from '../stage/holdings.ts';
import { doorsAt, linesBetween, portIn, zoneOf, type Door, type Target } from './targets.ts';

/** The ends, by the numbers of their hosts; `server`: '192.0.2.1:25', '' for a question without a connection. */
interface Ends {
  near: number;
  far: number;
  server: string;
  protocol: string;
}

export interface Tools {
  line: Extract<Target, { kind: 'line' }> | null;
  port: Target | null;
  host(number: number): Target | null;
  zone(name: string): Target | null;
  mailbox(holding: Holding): Target | null;
  /** Whether it is a version of the letter that the story begins with. */
  isFirst(message: number): boolean;
}

export function toolsOf({ scene, journal }: { scene: Scene; journal: Journal }, { near, far, server, protocol }: Ends): Tools {
  const id = (number: number): string => scene.hosts[number]?.id ?? '';
  const lines = linesBetween(id(near), id(far), scene);
  const isCalled = server.includes(':') && id(far) !== '';
  return {
    line: lines.length > 0 ? { kind: 'line', lines } : null,
    port: isCalled ? { kind: 'port', host: id(far), port: portIn(server), protocol } : zoneOn(id(far), scene),
    host: (number) => hostTarget(id(number)),
    zone: (name) => zoneTarget(zoneOf(name, scene)),
    mailbox: (holding) => (holding.kind === 'mailbox' ? mailboxesAt(holding.agent, scene) : null),
    isFirst: (message) => rootOf(message, journal) === 0,
  };
}

export function hostTarget(host: string): Target | null {
  return host === '' ? null : { kind: 'host', host };
}

/** The doors of a host by the agent that opens them. */
export function doorsOf(journal: Journal, scene: Scene, host: string): Map<number, Door[]> {
  const doors = new Map<number, Door[]>();
  for (const { agent, ...door } of doorsAt(host, journal, scene)) doors.set(agent, [...(doors.get(agent) ?? []), door]);
  return doors;
}

/** The accounts whose mail lies on the host of this agent. */
export function mailboxesAt(agent: number, { agents, hosts, accounts }: Scene): Target | null {
  const host = hosts[agents[agent]?.host ?? -1]?.id;
  const here = accounts.filter((account) => account.host === host).map(({ address }) => address);
  return here.length > 0 ? { kind: 'mailbox', accounts: here } : null;
}

/** The first zone that a name server answers for. */
function zoneOn(host: string, { zones = [] }: Scene): Target | null {
  return zoneTarget(zones.find((zone) => zone.host === host)?.origin ?? '');
}

function zoneTarget(origin: string): Target | null {
  return origin === '' ? null : { kind: 'zone', origin };
}

function rootOf(message: number, { messages }: Journal): number {
  let root = message;
  while ((messages[root]?.parent ?? -1) >= 0) root = messages[root]!.parent;
  return root;
}
