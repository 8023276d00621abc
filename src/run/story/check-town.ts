/** Does the town hold together: hosts, lines, accounts, devices, aliases? */
import { isAddressLiteral, parseMailbox } from '../../mail/address.ts';
import type { Device, Host, Scenario } from '../scenario.ts';
import { error, note, type Trouble } from './fault.ts';
import { doubles, hostNamed, noAccount, noHost, noHostNamed, noProgram } from './names.ts';

export function townTroubles(scenario: Scenario): Trouble[] {
  return [
    ...hostTroubles(scenario),
    ...lineTroubles(scenario),
    ...accountTroubles(scenario),
    ...aliasTroubles(scenario),
    ...deviceTroubles(scenario),
  ];
}

function hostTroubles(scenario: Scenario): Trouble[] {
  const { hosts } = scenario;
  if (hosts.length === 0) return [error('hosts', 'noHosts')];
  return [
    ...doubles(
      hosts.map(({ id }) => id),
      (place) => `hosts.${place}.id`,
      'sameId',
    ),
    ...doubles(
      hosts.map(({ name }) => name.toLowerCase()),
      (place) => `hosts.${place}.name`,
      'sameName',
    ),
    ...doubles(
      hosts.map(({ address }) => address),
      (place) => `hosts.${place}.address`,
      'sameAddress',
    ),
    ...hosts.flatMap((host, place) => hostTrouble(scenario, host, `hosts.${place}`)),
    ...resolverTrouble(scenario),
  ];
}

const isIp = (address: string): boolean => isAddressLiteral(`[${address}]`) || isAddressLiteral(`[IPv6:${address}]`);

function hostTrouble(scenario: Scenario, { id, address, agents, mail }: Host, path: string): Trouble[] {
  const twice = agents.findIndex((role, place) => agents.indexOf(role) < place);
  const store = mail?.store;
  return [
    ...(id === '' ? [error(`${path}.id`, 'empty', { key: 'id' })] : []),
    ...(isIp(address) ? [] : [error(`${path}.address`, 'ip', { address })]),
    ...(twice >= 0 ? [error(`${path}.agents.${twice}`, 'sameRole', { role: agents[twice]! })] : []),
    ...(store === undefined
      ? []
      : [...noHost(scenario, `${path}.mail.store`, store), ...noProgram(scenario, `${path}.mail.store`, store, ['mda'])]),
    // it looks up, relays and reports by the exchange beside it
    ...(agents.includes('msa') && !agents.includes('mta') ? [error(`${path}.agents`, 'msaAlone', { host: id })] : []),
  ];
}

/** Whoever passes mail on asks the DNS where to. */
function resolverTrouble({ hosts, zones }: Scenario): Trouble[] {
  const asks = hosts.findIndex(({ agents }) => agents.includes('mta'));
  const isAnswered = hosts.some(({ agents }) => agents.includes('resolver'));
  return asks < 0 || isAnswered || zones.length === 0 ? [] : [note(`hosts.${asks}`, 'noResolver', { host: hosts[asks]!.id })];
}

function lineTroubles(scenario: Scenario): Trouble[] {
  return scenario.links.flatMap(({ a, b }, place) => {
    const path = `links.${place}`;
    const nowhere = [...noHost(scenario, `${path}.a`, a), ...noHost(scenario, `${path}.b`, b)];
    return a === b ? [...nowhere, error(`${path}.b`, 'lineToItself', { host: a })] : nowhere;
  });
}

function accountTroubles(scenario: Scenario): Trouble[] {
  const { accounts } = scenario;
  return [
    ...doubles(
      accounts.map(({ address }) => address.toLowerCase()),
      (place) => `accounts.${place}.address`,
      'sameAccount',
    ),
    ...accounts.flatMap(({ address, host, forward }, place) => [
      ...badAddress(`accounts.${place}.address`, address),
      ...noHost(scenario, `accounts.${place}.host`, host),
      ...noProgram(scenario, `accounts.${place}.host`, host, ['mda']),
      ...(forward?.to ?? []).flatMap((to, number) => badAddress(`accounts.${place}.forward.to.${number}`, to)),
    ]),
  ];
}

export function badAddress(path: string, address: string): Trouble[] {
  return parseMailbox(address) ? [] : [error(path, 'address', { address })];
}

function aliasTroubles(scenario: Scenario): Trouble[] {
  return (scenario.aliases ?? []).flatMap(({ address, host, members, owner }, place) => [
    ...badAddress(`aliases.${place}.address`, address),
    ...noHost(scenario, `aliases.${place}.host`, host),
    ...members.flatMap((member, number) => badAddress(`aliases.${place}.members.${number}`, member)),
    ...(owner === undefined ? [] : badAddress(`aliases.${place}.owner`, owner)),
  ]);
}

function deviceTroubles(scenario: Scenario): Trouble[] {
  return [
    ...doubles(
      scenario.devices.map(({ host }) => host),
      (place) => `devices.${place}.host`,
      'sameDevice',
    ),
    ...scenario.devices.flatMap((device, place) => deviceTrouble(scenario, device, `devices.${place}`)),
  ];
}

function deviceTrouble(scenario: Scenario, { host, account, submitTo, fetch }: Device, path: string): Trouble[] {
  return [
    ...noHost(scenario, `${path}.host`, host),
    ...noProgram(scenario, `${path}.host`, host, ['mua', 'browser']),
    ...noAccount(scenario, `${path}.account`, account),
    ...(submitTo === undefined ? [] : serverTrouble(scenario, host, `${path}.submitTo`, submitTo, 'msa')),
    ...(fetch === undefined ? [] : serverTrouble(scenario, host, `${path}.fetch.from`, fetch.from, fetch.via)),
  ];
}

/** The server that a program knows is none, or no line leads there. */
function serverTrouble(scenario: Scenario, from: string, path: string, name: string, role: 'msa' | 'pop3' | 'imap'): Trouble[] {
  const server = hostNamed(scenario, name);
  if (!server) return noHostNamed(scenario, path, name);
  const away = isReached(scenario, from, server.id) ? [] : [note(path, 'noWay', { from, to: server.id })];
  return [...noProgram(scenario, path, name, [role], note), ...away];
}

/** Some lines lead from one host to the other. */
function isReached({ links }: Scenario, from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const host of reached) for (const { a, b } of links) if (a === host || b === host) reached.add(a === host ? b : a);
  return reached.has(to);
}
