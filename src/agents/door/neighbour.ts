/** Who belongs to a house by where they call from: restriction by location, RFC 6409 §3.3. */

/** Loopback, or the same 24 bits of network: houses of the town are that small. */
export function isNeighbour(address: string, hostAddress: string): boolean {
  const network = hostAddress.slice(0, hostAddress.lastIndexOf('.') + 1);
  return address.startsWith('127.') || address === '::1' || address.startsWith(network);
}
