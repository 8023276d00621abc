/** What people's programs are set to: how they log in, submit and fetch. */
import type { Fetching, Submitting } from '../agents/mua/mua.ts';
import type { Secret } from '../protocols/sasl/mechanism.ts';
import { addressOf } from './household.ts';
import type { Device, Scenario } from './scenario.ts';

export function secretOf(scenario: Scenario, device: Device): Secret {
  const account = scenario.accounts.find(({ address }) => address === device.account);
  return { user: device.account, password: device.password ?? account?.password ?? '' };
}

export function submittingOf(scenario: Scenario, device: Device): Submitting {
  const { submitTo = '', submitPort: port, tls: security = 'never', mechanism, wishes, sentCopy, fetch } = device;
  const login = mechanism === undefined ? undefined : { secret: secretOf(scenario, device), mechanism };
  const server = scenario.hosts.find(({ name, id }) => name === submitTo || id === submitTo);
  const serverKeepsCopies = server?.mail?.sentCopy === true;
  const copy = sentCopy && fetch && !serverKeepsCopies ? { mailbox: 'Sent', fetching: fetchingOf(scenario, device, fetch) } : undefined;
  return { address: addressOf(scenario, submitTo), port, serverName: submitTo, security, login, wishes, serverKeepsCopies, copy };
}

export function fetchingOf(scenario: Scenario, device: Device, fetch: NonNullable<Device['fetch']>): Fetching {
  const { via, from, leaveOnServer = false, mechanism = 'usual', headersOnly = false, idleMs = 0 } = fetch;
  const { user, password } = secretOf(scenario, device);
  const how = { via, leaveOnServer, mechanism, headersOnly, idleMs };
  return {
    ...how,
    address: addressOf(scenario, from),
    serverName: from,
    security: device.tls ?? 'never',
    account: device.account,
    user,
    password,
  };
}
