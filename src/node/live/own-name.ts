/** What a client calls itself when nobody says: its name if it has a full one, else its address in square brackets (RFC 5321 §4.1.4). */
import { hostname, networkInterfaces } from 'node:os';
import { isIPv6 } from 'node:net';
import { isLoopback, type Place } from '../place.ts';

export function ownName({ host }: Place, named = hostname()): string {
  if (isLoopback(host)) return literal(isIPv6(host) ? host : '127.0.0.1');
  return named.includes('.') ? named : literal(outwardAddress() ?? '127.0.0.1');
}

function outwardAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
}

/** '[192.0.2.1]', '[IPv6:2001:db8::1]': RFC 5321 §4.1.3. */
const literal = (address: string): string => (isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`);
