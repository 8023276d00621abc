/** Finding the hosts that take mail for a domain: MX, preference, addresses. RFC 5321 §5.1, RFC 7505. */
import type { Packet } from '../../protocols/dns/wire.ts';
import type { Stub } from '../stub/stub.ts';
import type { Surroundings } from '../surroundings.ts';

export interface Exchange {
  preference: number;
  name: string;
}

/** `later`: DNS gave no answer now. `never`: there is no such domain, or it takes no mail; `status` says it as in RFC 3463. */
export type Exchanges = { kind: 'found'; exchanges: Exchange[] } | { kind: 'later' } | { kind: 'never'; status: string; text: string };

/** How an MTA asks: its stub, the resolver it was told, and who it is itself. */
export interface Asker {
  stub: Stub;
  resolver: string;
  hostName: string;
  surroundings: Surroundings;
}

export function findExchanges(asker: Asker, domain: string, cause: number, found: (exchanges: Exchanges, entry: number) => void): void {
  // RFC 5321 §5.1: an address literal is its own exchange
  if (domain.startsWith('[')) return found({ kind: 'found', exchanges: [{ preference: 0, name: domain }] }, cause);
  asker.stub.ask(asker.resolver, domain, 'MX', true, cause, (packet, entry) => found(readExchanges(asker, domain, packet), entry));
}

function readExchanges(asker: Asker, domain: string, packet: Packet | undefined): Exchanges {
  if (!packet || (packet.rcode !== 'NOERROR' && packet.rcode !== 'NXDOMAIN')) return { kind: 'later' };
  if (packet.rcode === 'NXDOMAIN') return { kind: 'never', status: '5.1.2', text: `There is no domain ${domain}` };
  const records = packet.answers.filter(({ type }) => type === 'MX').map(({ data }) => readMx(data));
  // RFC 7505 §3: a single MX that names the root says that nobody takes mail here
  if (records.length === 1 && records[0]!.name === '.')
    return { kind: 'never', status: '5.1.10', text: `${domain} takes no mail (null MX)` };
  // RFC 5321 §5.1: no MX at all means that the host of that name is its own exchange
  if (records.length === 0) return { kind: 'found', exchanges: [{ preference: 0, name: domain }] };
  const exchanges = beforeMyself(inOrder(records, asker.surroundings), asker.hostName);
  if (exchanges.length > 0) return { kind: 'found', exchanges };
  return { kind: 'never', status: '5.4.6', text: `All mail exchanges of ${domain} lead back to ${asker.hostName}` };
}

function readMx(data: string): Exchange {
  const [preference = '0', name = '.'] = data.split(' ');
  return { preference: Number(preference), name };
}

/** Lowest preference first; equals in an order drawn by chance, to share the load (RFC 5321 §5.1). */
function inOrder(exchanges: Exchange[], surroundings: Surroundings): Exchange[] {
  if (exchanges.length < 2) return exchanges;
  const drawn = exchanges.map((exchange) => ({ exchange, lot: surroundings.random(1 << 30) }));
  return drawn.sort((a, b) => a.exchange.preference - b.exchange.preference || a.lot - b.lot).map(({ exchange }) => exchange);
}

/** RFC 5321 §5.1: a host that is an exchange itself passes mail only to better ones, or it would go in circles. */
function beforeMyself(exchanges: Exchange[], hostName: string): Exchange[] {
  const self = exchanges.find(({ name }) => name === hostName);
  return self ? exchanges.filter(({ preference }) => preference < self.preference) : exchanges;
}

/**
 * Addresses of an exchange, in the order in which the DNS gave them. `more`: it may have others of the other kind; `lasting`:
 * having none will not change.
 */
export interface Addresses {
  addresses: string[];
  more: boolean;
  lasting: boolean;
}

type AddressesFound = (found: Addresses, entry: number) => void;

/**
 * The IPv4 addresses of an exchange (RFC 5321 §5.1: A or AAAA). An MX record must not name an alias (RFC 2181 §10.3, RFC 5321
 * §5.1), but many do: where the resolver has followed one, what stands at its end is taken, as well-known servers do.
 */
export function findIpv4(asker: Asker, name: string, cause: number, found: AddressesFound): void {
  const literal = /^\[(?:IPv6:)?([0-9a-f.:]+)\]$/i.exec(name)?.[1];
  // RFC 5321 §5.1: an address in brackets is called on without asking anybody
  if (literal !== undefined) return found({ addresses: [literal], more: false, lasting: true }, cause);
  asker.stub.ask(asker.resolver, name, 'A', true, cause, (packet, entry) => {
    // a name that does not exist has no address of another kind either
    found({ addresses: addressesIn(packet, 'A'), more: packet?.rcode === 'NOERROR', lasting: packet?.rcode === 'NXDOMAIN' }, entry);
  });
}

/** Its IPv6 addresses, asked for when those of IPv4 are exhausted. */
export function findIpv6(asker: Asker, name: string, cause: number, found: AddressesFound): void {
  asker.stub.ask(asker.resolver, name, 'AAAA', true, cause, (packet, entry) => {
    const lasting = packet?.rcode === 'NOERROR' || packet?.rcode === 'NXDOMAIN';
    found({ addresses: addressesIn(packet, 'AAAA'), more: false, lasting }, entry);
  });
}

function addressesIn(packet: Packet | undefined, type: 'A' | 'AAAA'): string[] {
  return (packet?.answers ?? []).filter((record) => record.type === type).map(({ data }) => data);
}
