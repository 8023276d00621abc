/** How hosts, agents, machines and protocols are called on the page. */
import type { Scene } from '../../run/scenario.ts';
import type { MachineInfo } from '../../sim/journal.ts';
import { machineName } from '../../content/charts/name.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import type { Messages } from '../../content/ui/en.ts';

/** 'smtp.a.org', or whose laptop it is. */
export function hostOf(agent: number, scene: Scene, words: Messages): string {
  const host = scene.hosts[scene.agents[agent]?.host ?? -1];
  if (host === undefined) return '';
  if (host.owner === undefined) return host.name;
  return host.kind === 'telephone' ? words.stage.telephoneOf(host.owner) : words.stage.laptopOf(host.owner);
}

/** 'SMTP'; a submission is SMTP too. */
export function protocolName(protocol: string): string {
  return (protocol === 'submission' ? 'smtp' : protocol).toUpperCase();
}

/** 'SMTP session at mx.b.com' */
export function machineAt(machine: MachineInfo, scene: Scene, words: Messages, charts: ChartWords | undefined): string {
  return `${machineName(machine.chart, charts)} ${words.states.at(hostOf(machine.agent, scene, words))}`;
}
