/** Messages with some of their octets changed: for those who make them fit for a narrower way. */
import { concat } from './octets.ts';

/** Octets that take the place of others. */
export interface Change {
  start: number;
  end: number;
  octets: Uint8Array;
}

export function hasEightBit(octets: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (octets[at]! > 127) return true;
  return false;
}

/** Changes may not overlap. */
export function applied(message: Uint8Array, changes: Change[]): Uint8Array {
  if (changes.length === 0) return message;
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, octets } of changes.sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(message.subarray(at, start), octets);
    at = end;
  }
  return concat([...pieces, message.subarray(at)]);
}
