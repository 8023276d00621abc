/** How hosts, agents, machines and protocols are called on the page. */
import type { AgentRole, HostKind, Scene } from '../../run/scenario.ts';
import type { ConversationRow } from '../../worker/api.ts';
import type { RunView } from '../playback/panel.ts';
import type { MachineInfo } from '../../sim/journal.ts';
import { machineName } from '../../content/charts/name.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import type { PageWords } from '../../content/page/en.ts';
import type { Messages } from '../../content/ui/en.ts';

/** 'smtp.a.org', or whose laptop it is. */
export function hostOf(agent: number, scene: Scene, words: PageWords): string {
  const host = scene.hosts[scene.agents[agent]?.host ?? -1];
  if (host === undefined) return '';
  if (host.owner === undefined) return host.name === '' ? namelessAs(host.kind, words) : host.name;
  return host.kind === 'telephone' ? words.stage.telephoneOf(host.owner) : words.stage.laptopOf(host.owner);
}

/** 'smtp.a.org', by its id; the id where the story has no such host. */
export function hostName(id: string, { hosts }: Scene): string {
  return hosts.find((host) => host.id === id)?.name ?? id;
}

/** What a host is called that a recording neither names nor gives an address. */
export function namelessAs(kind: HostKind, { transcript }: PageWords): string {
  return kind === 'server' || kind === 'dns' ? transcript.server : transcript.client;
}

/** 'DNS' for whoever answers its questions; the others' names are short as they are. */
export function shortRole(role: AgentRole, { stage }: PageWords): string {
  return role === 'resolver' || role === 'nameserver' ? 'DNS' : stage.roles[role];
}

/** 'SMTP'; a submission is SMTP too. */
export function protocolName(protocol: string): string {
  return (protocol === 'submission' ? 'smtp' : protocol).toUpperCase();
}

/** 'SMTP session at mx.b.com' */
export function machineAt(machine: MachineInfo, scene: Scene, words: Messages, charts: ChartWords | undefined): string {
  return `${machineName(machine.chart, charts)} ${words.states.at(hostOf(machine.agent, scene, words))}`;
}

/** How the two ends of a recorded conversation are called: as on the stage, else by their addresses. */
export function endsOf(row: ConversationRow, { journal, scene }: RunView, words: Messages): readonly [client: string, server: string] {
  const connection = journal.connections[row.connection];
  const client = connection ? hostOf(connection.client, scene, words) : row.clientName;
  const server = connection ? hostOf(connection.server, scene, words) : row.serverName;
  const { nameless } = words.recordings.list;
  return [client || row.client || nameless, server || row.server || nameless];
}
