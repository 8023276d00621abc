/** Puts the agents of a scenario on its hosts, in surroundings that may be the simulation's or a real machine's. */
import { Browser } from '../agents/browser/browser.ts';
import { Directory } from '../agents/directory.ts';
import { once } from '../mail/once.ts';
import { serveImap, servePop3 } from '../agents/maildrop/mail-drop.ts';
import { Mua } from '../agents/mua/mua.ts';
import { Nameserver, type ZoneHere } from '../agents/nameserver/nameserver.ts';
import { Resolver, type Delegation } from '../agents/resolver/resolver.ts';
import type { Hosting } from '../agents/surroundings.ts';
import { serveWebmail } from '../agents/webmail/webmail.ts';
import type { Zones } from '../agents/zone.ts';
import { withKeysPublished } from './dkim-keys.ts';
import { openDoorsAnew, settleMailHost, settleStore, type MailHost } from './mail-host.ts';
import type { AgentInfo, AgentRole, Host, Scenario } from './scenario.ts';

export interface Household {
  /** By host id. */
  directories: Map<string, Directory>;
  /** All accounts, whatever host keeps them. */
  everyone: Directory;
  mailHosts: Map<string, MailHost>;
  muas: Map<string, Mua>;
  /** What name servers and resolvers answer from, by the id of their host. */
  zones: Map<string, Zones[]>;
  browsers: Map<string, Browser>;
}

/** The agents of the scenario in the order of its hosts: their indexes are the numbers that the journal uses. */
export const agentsOf = once((hosts: readonly Host[]): readonly AgentInfo[] =>
  hosts.flatMap((host, index) => host.agents.map((role) => ({ role, host: index }))),
);

/** Address of the host with this name or id. */
export function addressOf(scenario: Scenario, name: string): string {
  return scenario.hosts.find((host) => host.name === name || host.id === name)?.address ?? '';
}

/** Every agent on its host, listening. `sharedMailboxes`: everybody may log in at every POP3 and IMAP server. `seed`: what keys that sign are made from. */
export function settle(settled: Scenario, hosting: Hosting, sharedMailboxes = false, seed = 0): Household {
  const scenario = withKeysPublished(settled, seed);
  const byHost = directories(scenario);
  const household: Household = {
    directories: byHost,
    everyone: everyoneIn(byHost),
    mailHosts: new Map(),
    muas: new Map(),
    zones: new Map(),
    browsers: new Map(),
  };
  const agents = agentsOf(scenario.hosts);
  scenario.hosts.forEach((host, index) => {
    const number = (role: AgentRole) => agents.findIndex((agent) => agent.host === index && agent.role === role);
    const readers = sharedMailboxes ? household.everyone : household.directories.get(host.id)!;
    settleHost(scenario, host, number, hosting, household, readers, seed);
  });
  return household;
}

function directories(scenario: Scenario): Map<string, Directory> {
  const byHost = new Map(scenario.hosts.map(({ id }) => [id, new Directory()]));
  for (const { mail = [], ...account } of scenario.accounts) {
    const directory = byHost.get(account.host);
    directory?.add(account);
    for (const octets of mail) directory?.find(account.address)?.inbox.append(octets, { internalDateMs: scenario.startsAt });
  }
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
  seed: number,
): void {
  const has = (role: AgentRole) => host.agents.includes(role);
  household.zones.set(host.id, settleDns(scenario, host, number, hosting));
  if (has('mua')) household.muas.set(host.id, new Mua(hosting, number('mua'), host.name));
  if (has('browser')) household.browsers.set(host.id, new Browser(hosting, number('browser')));
  settleReading(host, number, hosting, readers);
  if (!has('mta') && !has('mda')) return;
  const directoryOf = (id: string) => household.directories.get(id)!;
  const lodging = { scenario, host, hosting, number, directoryOf, everyone: household.everyone, seed };
  if (has('mta')) household.mailHosts.set(host.id, settleMailHost(lodging));
  else settleStore(lodging);
}

/** What the name server and the resolver of the host answer from. */
function settleDns(scenario: Scenario, host: Host, number: (role: AgentRole) => number, hosting: Hosting): Zones[] {
  const [has, zones] = [(role: AgentRole) => host.agents.includes(role), zonesOn(scenario, host)];
  return [
    ...(has('nameserver') ? [new Nameserver(hosting, number('nameserver'), zones).zones] : []),
    ...(has('resolver') ? [new Resolver(hosting, number('resolver'), delegations(scenario), zones).zones] : []),
  ];
}

/** The doors at which people read their mail. */
function settleReading(host: Host, number: (role: AgentRole) => number, hosting: Hosting, readers: Directory): void {
  const has = (role: AgentRole) => host.agents.includes(role);
  if (has('pop3')) servePop3(hosting, number('pop3'), host.name, readers, host.mail);
  if (has('imap')) serveImap(hosting, number('imap'), host.name, readers, host.mail);
  if (has('webmail')) settleWebmail(host, number('webmail'), hosting, readers);
}

/** The servers of a host take up other settings; conversations that have begun go on by the old ones. */
export function setAnew(scenario: Scenario, id: string, hosting: Hosting, household: Household, seed: number): void {
  const index = scenario.hosts.findIndex((host) => host.id === id);
  const host = scenario.hosts[index]!;
  const agents = agentsOf(scenario.hosts);
  const number = (role: AgentRole) => agents.findIndex((agent) => agent.host === index && agent.role === role);
  const directoryOf = (hostId: string) => household.directories.get(hostId)!;
  settleReading(host, number, hosting, directoryOf(id));
  const mailHost = household.mailHosts.get(id);
  const lodging = { scenario, host, hosting, number, directoryOf, everyone: household.everyone, seed };
  if (mailHost) household.mailHosts.set(id, openDoorsAnew(lodging, mailHost));
}

/** Web mail submits beside itself: with its reader's password, if that is asked for. It takes passwords as POP3 and IMAP do there. */
function settleWebmail({ name, address, mail = {} }: Host, agent: number, hosting: Hosting, readers: Directory): void {
  const authenticates = mail.submission !== undefined && mail.submission !== 'location';
  const { encryptedLogin, profile } = mail;
  serveWebmail(hosting, agent, readers, { hostName: name, submitTo: address, authenticates, encryptedLogin, profile });
}

function zonesOn(scenario: Scenario, host: Host): ZoneHere[] {
  return scenario.zones.filter((zone) => zone.host === host.id);
}

const delegations = once((scenario: Scenario): Delegation[] =>
  scenario.zones.map(({ origin, host }) => ({ origin, address: addressOf(scenario, host) })),
);
