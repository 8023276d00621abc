/** What is packed, and how much may come out of it: some files are made to fill disks. */
import { ascii, holdsAt } from '../../mail/octets.ts';

export interface UnpackingLimits {
  /** Octets, whatever it takes packed. */
  most: number;
  /** Octets, however well it is packed. */
  free: number;
}

const LIMITS: UnpackingLimits = { most: 8 * 1024 * 1024 * 1024, free: 16 * 1024 * 1024 };
/** So many times what it takes packed it may become beyond that: logs and captures become ten to thirty times as large, bombs hundreds. */
const GROWTH = 100;

/** Octets to which `packed` octets may unpack. */
export function roomFor(packed: number, { most, free }: UnpackingLimits = LIMITS): number {
  return Math.min(most, Math.max(free, packed * GROWTH));
}

const ZIPS = [ascii('PK\x03\x04'), ascii('PK\x05\x06')];

/** It begins like a ZIP; an empty one, too. */
export const isZip = (head: Uint8Array): boolean => ZIPS.some((signature) => holdsAt(head, 0, signature));
