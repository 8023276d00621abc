/** What on the stage can be broken, and what each of these things can suffer. */
import type { AgentRole, Host, Link, Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';

export type Target =
  /** `role`: as one of its agents has it. */
  | { kind: 'host'; host: string; role?: AgentRole }
  | { kind: 'port'; host: string; port: number; protocol: string }
  /** The lines along a way, the first one first. */
  | { kind: 'line'; lines: readonly Link[]; ear?: Ear }
  | { kind: 'zone'; origin: string }
  | { kind: 'mailbox'; accounts: readonly string[] }
  | { kind: 'letter' };

/** Whoever listens on a line that is shown. */
export interface Ear {
  isOn: boolean;
  toggle: () => void;
}

export type Action =
  | 'answer'
  | 'refuse'
  | 'stop'
  | 'restart'
  | 'slow'
  | 'disk'
  | 'clock'
  | 'policy'
  | 'line'
  | 'cut'
  | 'strip'
  | 'zone'
  | 'quota'
  | 'expire'
  | 'recipients';

const MAIL: readonly AgentRole[] = ['msa', 'mta', 'mda', 'imap'];
const RULED: readonly AgentRole[] = ['msa', 'mta', 'pop3', 'imap', 'webmail'];

/** What can happen to it, the most telling first. */
export function actionsFor(target: Target, scene: Scene): Action[] {
  switch (target.kind) {
    case 'host':
      return actionsForHost(
        scene.hosts.find(({ id }) => id === target.host),
        target.role,
      );
    case 'port':
      return ['answer', 'refuse', 'stop', 'restart', 'slow'];
    case 'line':
      return target.lines.some((line) => mayStrip(line, scene)) ? ['line', 'cut', 'strip'] : ['line', 'cut'];
    case 'zone':
      return ['zone'];
    case 'mailbox':
      return ['quota', 'expire'];
    case 'letter':
      return ['recipients'];
  }
}

function actionsForHost(host: Host | undefined, agent: AgentRole | undefined): Action[] {
  if (!host) return [];
  const meant = agent === undefined ? host.agents : [agent];
  const has = (roles: readonly AgentRole[]) => meant.some((role) => roles.includes(role));
  const mail: Action[] = has(MAIL) ? ['disk'] : [];
  // name servers write no dates
  const clock: Action[] = host.kind === 'dns' ? [] : ['clock'];
  return ['stop', 'restart', 'slow', ...mail, ...clock, ...(has(RULED) ? (['policy'] as const) : [])];
}

/** A server at either end offers TLS in the clear. */
function mayStrip({ a, b }: Link, { hosts }: Scene): boolean {
  return hosts.some(({ id, tls }) => tls === true && (id === a || id === b));
}

export type Door = Extract<Target, { kind: 'port' }>;

/** Ports that somebody called at this host in the run, by number. */
export function doorsAt(host: string, journal: Pick<Journal, 'connections'>, scene: Scene): (Door & { agent: number })[] {
  const found = new Map<number, Door & { agent: number }>();
  for (const { server: agent, serverAddress, protocol } of journal.connections) {
    const port = portIn(serverAddress);
    if (scene.hosts[scene.agents[agent]?.host ?? -1]?.id === host) found.set(port, { kind: 'port', host, port, protocol, agent });
  }
  return [...found.values()].sort((one, other) => one.port - other.port);
}

export function portIn(address: string): number {
  return Number(address.split(':').at(-1));
}

/** What was answered at this port in the run, in the order of its first time: verbs, the greeting, the text. */
export function answeredAt({ host, port }: { host: string; port: number }, journal: Journal, length: number, scene: Scene): string[] {
  const isHere = journal.connections.map(
    ({ server, serverAddress }) => portIn(serverAddress) === port && scene.hosts[scene.agents[server]?.host ?? -1]?.id === host,
  );
  const verbs = new Set(['(connect)']);
  for (let index = 0; index < length; index++) {
    if (!isHere[journal.connection(index)]) continue;
    if (journal.kind(index) === 'command') verbs.add(journal.label(index));
    if (journal.kind(index) === 'text') verbs.add('(message)');
  }
  return [...verbs];
}

/** What is answered at the step that is shown: its verb; '' where nobody answers. */
export function answeredNow(journal: Journal, index: number): string {
  const kind = journal.kind(index);
  const said = kind === 'reply' ? journal.cause(index) : index;
  if (said < 0) return '';
  if (journal.kind(said) === 'text') return '(message)';
  if (journal.kind(said) === 'open') return '(connect)';
  return journal.kind(said) === 'command' ? journal.label(said) : '';
}

/** Addresses that were named to this port with MAIL or RCPT in the run. */
export function addressesAt(verb: string, journal: Journal, length: number): string[] {
  const found = new Set<string>();
  for (let index = 0; index < length; index++) {
    if (journal.kind(index) !== 'command' || journal.label(index) !== verb) continue;
    const named = /:<([^>]+@[^>]+)>/.exec(latin1.decode(journal.octets(index)))?.[1];
    if (named !== undefined) found.add(named);
  }
  return [...found];
}

const latin1 = new TextDecoder('latin1');

/** The lines along the way between two hosts, fewest first; none if there is no way. */
export function linesBetween(from: string, to: string, { links }: Scene): Link[] {
  const ways = new Map<string, Link[]>([[from, []]]);
  for (const [host, way] of ways) {
    if (host === to) return way;
    for (const link of links) {
      const next = link.a === host ? link.b : link.b === host ? link.a : host;
      if (!ways.has(next)) ways.set(next, [...way, link]);
    }
  }
  return [];
}

/** The zone of the story in which a name lies: the deepest; '' if there is none. */
export function zoneOf(name: string, { zones = [] }: Scene): string {
  const around = zones.map(({ origin }) => origin).filter((origin) => name === origin || name.endsWith(`.${origin}`));
  return around.sort((one, other) => other.length - one.length)[0] ?? '';
}
