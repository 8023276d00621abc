/** Addresses as they are written: RFC 5952 for IPv6. */

/** '127.0.0.1', '2001:db8::1', from 4 or 16 octets at `at`. */
export function addressText(octets: Uint8Array, at: number, length: number): string {
  return length === 4 ? `${octets[at]}.${octets[at + 1]}.${octets[at + 2]}.${octets[at + 3]}` : ipv6Text(octets, at);
}

function ipv6Text(octets: Uint8Array, at: number): string {
  const groups = Array.from({ length: 8 }, (_, group) => (octets[at + group * 2]! << 8) | octets[at + group * 2 + 1]!);
  // §5: an address with an IPv4 address inside shows it.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return `::ffff:${addressText(octets, at + 12, 4)}`;
  const { start, length } = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** §4.2: the longest run of zero groups is shortened, the first one of several. */
function longestZeros(groups: number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let run = 0;
  groups.forEach((group, index) => {
    run = group === 0 ? run + 1 : 0;
    if (run > best.length) best = { start: index + 1 - run, length: run };
  });
  return best;
}
