/** Whose browser finds web mail: the server that keeps their mailbox must serve it, and their device must have a browser. */
import type { WebDoor } from '../agents/browser/asking.ts';
import type { Device, Scenario } from './scenario.ts';

type Town = Pick<Scenario, 'hosts' | 'accounts'>;

/** `undefined`: there is none. Where the server has a certificate, the browser asks over TLS. */
export function webDoorOf({ hosts, accounts }: Town, { host, account }: Pick<Device, 'host' | 'account'>): WebDoor | undefined {
  if (!hosts.some(({ id, agents }) => id === host && agents.includes('browser'))) return undefined;
  const home = accounts.find(({ address }) => address === account)?.host;
  const server = hosts.find(({ id, agents }) => id === home && agents.includes('webmail'));
  return server && { address: server.address, serverName: server.name, secure: server.tls === true, language: 'es' };
}
