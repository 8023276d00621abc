/** Who is named in a story, and what is to be said of a name that nobody has. */
import type { AgentRole, Host, Scenario } from '../scenario.ts';
import { error, nearest, type Trouble } from './fault.ts';

/** Where a host is named by its id. */
export function noHost({ hosts }: Scenario, path: string, id: string): Trouble[] {
  const ids = hosts.map((host) => host.id);
  return ids.includes(id) ? [] : [error(path, 'noHost', { host: id, near: nearest(id, ids), hosts: ids.join(', ') })];
}

/** Where a host is named as programs know it. */
export function noHostNamed({ hosts }: Scenario, path: string, name: string): Trouble[] {
  const names = hosts.map((host) => host.name);
  const isThere = hosts.some((host) => host.name === name || host.id === name);
  return isThere ? [] : [error(path, 'noHostNamed', { host: name, near: nearest(name, names), hosts: names.join(', ') })];
}

export function noAccount({ accounts }: Scenario, path: string, address: string): Trouble[] {
  const known = accounts.map((account) => account.address);
  return known.includes(address) ? [] : [error(path, 'noAccount', { address, near: nearest(address, known), accounts: known.join(', ') })];
}

/** The host is there, but no program of this role on it. `severity`: what comes of it in a run. */
export function noProgram(scenario: Scenario, path: string, name: string, roles: readonly AgentRole[], severity = error): Trouble[] {
  const host = hostNamed(scenario, name);
  if (!host || roles.some((role) => host.agents.includes(role))) return [];
  return [severity(path, 'noProgram', { host: host.id, role: roles.join(' | ') })];
}

export const hostNamed = ({ hosts }: Scenario, name: string): Host | undefined =>
  hosts.find((host) => host.id === name || host.name === name);

/** Each that says the same as one before it. */
export function doubles(values: readonly string[], path: (place: number) => string, key: string): Trouble[] {
  return values.flatMap((value, place) =>
    values.indexOf(value) < place ? [error(path(place), key, { value, first: values.indexOf(value) + 1 })] : [],
  );
}
