/** Puts the agents of a scenario on its hosts, in surroundings that may be the simulation's or a real machine's. */
import { Directory } from '../agents/directory.ts';
import { serveImap, servePop3 } from '../agents/mail-drop.ts';
import { Mua } from '../agents/mua.ts';
import { Nameserver, type ZoneHere } from '../agents/nameserver.ts';
import { Resolver } from '../agents/resolver.ts';
import type { Hosting } from '../agents/surroundings.ts';
import { settleMailHost, settleStore, type MailHost } from './mail-host.ts';
import type { AgentInfo, AgentRole, Host, Scenario } from './scenario.ts';

export interface Household {
  /** By host id. */
  directories: Map<string, Directory>;
  /** All accounts, whatever host keeps them. */
  everyone: Directory;
  mailHosts: Map<string, MailHost>;
  muas: Map<string, Mua>;
}

/** The agents of the scenario in the order of its hosts: their indexes are the numbers that the journal uses. */
export function agentsOf(hosts: readonly Host[]): AgentInfo[] {
  return hosts.flatMap((host, index) => host.agents.map((role) => ({ role, host: index })));
}

/** Address of the host with this name or id. */
export function addressOf(scenario: Scenario, name: string): string {
  return scenario.hosts.find((host) => host.name === name || host.id === name)?.address ?? '';
}

/** Every agent on its host, listening. `sharedMailboxes`: everybody may log in at every POP3 and IMAP server. */
export function settle(scenario: Scenario, hosting: Hosting, sharedMailboxes = false): Household {
  const byHost = directories(scenario);
  const household: Household = { directories: byHost, everyone: everyoneIn(byHost), mailHosts: new Map(), muas: new Map() };
  const agents = agentsOf(scenario.hosts);
  scenario.hosts.forEach((host, index) => {
    const number = (role: AgentRole) => agents.findIndex((agent) => agent.host === index && agent.role === role);
    settleHost(scenario, host, number, hosting, household, sharedMailboxes ? household.everyone : household.directories.get(host.id)!);
  });
  return household;
}

function directories(scenario: Scenario): Map<string, Directory> {
  const byHost = new Map(scenario.hosts.map(({ id }) => [id, new Directory()]));
  for (const account of scenario.accounts) byHost.get(account.host)?.add(account);
  return byHost;
}

function everyoneIn(byHost: Map<string, Directory>): Directory {
  const everyone = new Directory();
  for (const directory of byHost.values()) for (const account of directory.all) everyone.adopt(account);
  return everyone;
}

function settleHost(
  scenario: Scenario,
  host: Host,
  number: (role: AgentRole) => number,
  hosting: Hosting,
  household: Household,
  readers: Directory,
): void {
  const has = (role: AgentRole) => host.agents.includes(role);
  if (has('nameserver')) new Nameserver(hosting, number('nameserver'), zonesOn(scenario, host));
  if (has('resolver')) new Resolver(hosting, number('resolver'), delegations(scenario), zonesOn(scenario, host));
  if (has('mua')) household.muas.set(host.id, new Mua(hosting, number('mua'), host.name));
  if (has('pop3')) servePop3(hosting, number('pop3'), host.name, readers, host.mail);
  if (has('imap')) serveImap(hosting, number('imap'), host.name, readers, host.mail);
  if (!has('mta') && !has('mda')) return;
  const directoryOf = (id: string) => household.directories.get(id)!;
  const lodging = { scenario, host, hosting, number, directoryOf, everyone: household.everyone, resolver: resolverOf(scenario) };
  if (has('mta')) household.mailHosts.set(host.id, settleMailHost(lodging));
  else settleStore(lodging);
}

function zonesOn(scenario: Scenario, host: Host): ZoneHere[] {
  return scenario.zones.filter((zone) => zone.host === host.id);
}

function delegations(scenario: Scenario): { origin: string; address: string }[] {
  return scenario.zones.map(({ origin, host }) => ({ origin, address: addressOf(scenario, host) }));
}

function resolverOf(scenario: Scenario): string {
  return scenario.hosts.find(({ agents }) => agents.includes('resolver'))?.address ?? '';
}
