/** The Internet checksum, and whether a wrong one means anything. RFC 1071, RFC 9293 §3.1. */
import type { Packet } from './packet.ts';

function fold(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return folded;
}

/** The sum of 16-bit words, not folded. */
function sumOf(octets: Uint8Array, start: number, end: number): number {
  let sum = 0;
  const even = end - ((end - start) & 1);
  for (let at = start; at < even; at += 2) sum += (octets[at]! << 8) | octets[at + 1]!;
  return even < end ? sum + (octets[even]! << 8) : sum;
}

/** Whether a header of IPv4 has a checksum that its receiver would have refused. 0 is what the card had yet to fill in. */
export function wrongHeaderChecksum(octets: Uint8Array, start: number, end: number): boolean {
  if (octets[start + 10] === 0 && octets[start + 11] === 0) return false;
  return fold(sumOf(octets, start, end)) !== 0xffff;
}

/**
 * Whether TCP or UDP has a checksum that its receiver would have refused. On the machine that sends, a capture shows
 * segments before the network card has put the checksum in: 0, or the sum of the pseudo-header alone, are no fault.
 */
export function wrongChecksum(packet: Packet, checksumAt: number): boolean {
  const { octets, at, end, addressed, source, destination, addressOctets } = packet;
  const field = packet.word(checksumAt);
  if (field === 0 || packet.cut > 0) return false;
  const addresses = sumOf(addressed, source, source + addressOctets) + sumOf(addressed, destination, destination + addressOctets);
  const pseudo = addresses + packet.protocol + (end - at);
  if (fold(pseudo + sumOf(octets, at, end)) === 0xffff) return false;
  return field !== fold(pseudo);
}
