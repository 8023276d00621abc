/** IP addresses as numbers, to be compared with networks. RFC 4291 §2.2, RFC 4632. */

/** Four or sixteen octets. */
export type IpAddress = readonly number[];

const DECIMAL = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/** An IPv4 address, also where it is written as IPv6 (RFC 4291 §2.5.5.2), or an IPv6 one; `undefined` for anything else. */
export function readAddress(written: string): IpAddress | undefined {
  if (written.length > 45) return undefined;
  if (!written.includes(':')) return readIpv4(written);
  const address = readIpv6(written);
  const mapped = address?.slice(0, 10).every((octet) => octet === 0) && address[10] === 255 && address[11] === 255;
  return mapped ? address!.slice(12) : address;
}

export function readIpv4(written: string): IpAddress | undefined {
  const numbers = written.split('.');
  return numbers.length === 4 && numbers.every((number) => DECIMAL.test(number)) ? numbers.map(Number) : undefined;
}

export function readIpv6(written: string): IpAddress | undefined {
  const halves = written.split('::');
  if (halves.length > 2) return undefined;
  const [front, back] = [octetsOf(halves[0]!, halves.length === 1), octetsOf(halves[1] ?? '', true)];
  if (!front || !back) return undefined;
  const missing = 16 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...front, ...Array<number>(missing).fill(0), ...back];
}

/** The octets of groups; only the last may be an IPv4 address, and only at the end of the whole. */
function octetsOf(half: string, last: boolean): number[] | undefined {
  if (half === '') return [];
  const octets: number[] = [];
  const groups = half.split(':');
  for (const [index, group] of groups.entries()) {
    const embedded = last && index === groups.length - 1 ? readIpv4(group) : undefined;
    if (embedded) octets.push(...embedded);
    else if (GROUP.test(group)) octets.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 255);
    else return undefined;
  }
  return octets;
}

/** Whether both begin with the same `bits` bits. Addresses of different kinds never do. */
export function sameNetwork(a: IpAddress, b: IpAddress, bits: number): boolean {
  if (a.length !== b.length) return false;
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = (0xff00 >> Math.min(8, bits - bit)) & 0xff;
    if ((a[bit >> 3]! & mask) !== (b[bit >> 3]! & mask)) return false;
  }
  return true;
}

/** As SPF's macro `i` writes it: IPv6 in nibbles between dots (RFC 7208 §7.3). */
export function dotted(address: IpAddress): string {
  if (address.length === 4) return address.join('.');
  return address.flatMap((octet) => [(octet >> 4).toString(16), (octet & 15).toString(16)]).join('.');
}

/** As people read it: RFC 5952 without the shortening of zeros. */
export function readableAddress(address: IpAddress): string {
  if (address.length === 4) return address.join('.');
  return Array.from({ length: 8 }, (_, group) => (address[2 * group]! * 256 + address[2 * group + 1]!).toString(16)).join(':');
}

/** The name under which its PTR record stands: RFC 1035 §3.5, RFC 3596 §2.5. */
export function reverseName(address: IpAddress): string {
  const backwards = dotted(address).split('.').reverse().join('.');
  return `${backwards}.${address.length === 4 ? 'in-addr' : 'ip6'}.arpa`;
}
