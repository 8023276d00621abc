/** Puts the agents of a scenario on its hosts, in surroundings that may be the simulation's or a real machine's. */
import { Directory } from '../agents/directory.ts';
import { serveImap, servePop3 } from '../agents/mail-drop.ts';
import { Mda } from '../agents/mda.ts';
import { Msa, SUBMISSION_PORT } from '../agents/msa.ts';
import { exchangePolicy, Mta } from '../agents/mta.ts';
import { Mua } from '../agents/mua.ts';
import { Nameserver, type ZoneHere } from '../agents/nameserver.ts';
import { Resolver } from '../agents/resolver.ts';
import { SMTP_PORT } from '../agents/row.ts';
import type { Hosting } from '../agents/surroundings.ts';
import { SmtpServer } from '../protocols/smtp/server.ts';
import type { AgentInfo, AgentRole, Host, Scenario } from './scenario.ts';

export interface Household {
  /** By host id. */
  directories: Map<string, Directory>;
  /** All accounts, whatever host keeps them. */
  everyone: Directory;
  mtas: Map<string, Mta>;
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
  const household: Household = { directories: byHost, everyone: everyoneIn(byHost), mtas: new Map(), muas: new Map() };
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
  if (has('pop3')) servePop3(hosting, number('pop3'), host.name, readers);
  if (has('imap')) serveImap(hosting, number('imap'), host.name, readers);
  if (has('mta')) settleMta(scenario, host, number, hosting, household);
}

function settleMta(scenario: Scenario, host: Host, number: (role: AgentRole) => number, hosting: Hosting, household: Household): void {
  const directory = household.directories.get(host.id)!;
  const mda = host.agents.includes('mda') ? new Mda(hosting, number('mda'), directory) : null;
  const options = { hostName: host.name, resolver: resolverOf(scenario), relayDomains: relayDomains(scenario, host) };
  const mta = new Mta(hosting, number('mta'), options, directory, mda);
  household.mtas.set(host.id, mta);
  hosting.listen(number('mta'), SMTP_PORT, 'smtp.session', (carrier) => new SmtpServer(exchangePolicy(mta, carrier), carrier));
  if (!host.agents.includes('msa')) return;
  const msa = new Msa(hosting, number('msa'), mta, directory, host.address);
  hosting.listen(number('msa'), SUBMISSION_PORT, 'smtp.session', (carrier) => new SmtpServer(msa.policy(carrier), carrier));
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

/** Domains whose MX records name the host although their mailboxes are elsewhere. */
function relayDomains(scenario: Scenario, host: Host): string[] {
  const own = new Set(scenario.accounts.filter((account) => account.host === host.id).map(({ address }) => address.split('@')[1]));
  const named = scenario.zones.filter(({ records }) => records.some(({ type, data }) => type === 'MX' && data.endsWith(` ${host.name}`)));
  return named.map(({ origin }) => origin).filter((origin) => !own.has(origin));
}
