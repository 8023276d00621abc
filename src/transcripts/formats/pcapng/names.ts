/** Name resolution blocks: addresses and the names that whoever captured knew them by. draft-ietf-opsawg-pcapng §4.5. */
import { text } from '../../../mail/octets.ts';
import { addressText } from '../../packets/address.ts';
import type { HostNames } from '../../packets/names.ts';
import { read16 } from '../intake.ts';

/** Octets of the address, by the kind of record. */
const ADDRESS_OCTETS = new Map([
  [1, 4],
  [2, 16],
]);
const END = 0;

/** Records from `start` on; one that reaches beyond `end` ends the list. */
export function readNames(octets: Uint8Array, start: number, end: number, little: boolean, names: HostNames): void {
  for (let at = start; at + 4 <= end;) {
    const kind = read16(octets, at, little);
    const length = read16(octets, at + 2, little);
    const value = at + 4;
    if (kind === END || value + length > end) return;
    const addressOctets = ADDRESS_OCTETS.get(kind);
    if (addressOctets !== undefined && length > addressOctets)
      names.add(addressText(octets, value, addressOctets), firstName(octets, value + addressOctets, value + length));
    at = value + Math.ceil(length / 4) * 4;
  }
}

/** Several names may follow, each ended by a NUL. */
function firstName(octets: Uint8Array, start: number, end: number): string {
  const nul = octets.indexOf(0, start);
  return text(octets, start, nul >= 0 && nul < end ? nul : end);
}
