/** Which field each octet belongs to. Where fields overlap, the shorter lies inside the longer and names the octet. */
import type { OctetField } from '../../../worker/api.ts';

/** Sixteen octets a row as every tool shows them, or eight where the room is narrow. */
export function perRow(widthPx: number): number {
  return widthPx > 0 && widthPx < 560 ? 8 : 16;
}
/** Fields are told apart by this many grounds, used in turn. */
export const GROUNDS = 6;

/** For each octet the number of its field, or -1. `count` octets. */
export function fieldOfEach(fields: readonly OctetField[], count: number): Int32Array {
  const owner = new Int32Array(count).fill(-1);
  const longestFirst = [...fields.entries()].sort(([, one], [, other]) => other.end - other.start - (one.end - one.start));
  for (const [number, { start, end }] of longestFirst) owner.fill(number, start, Math.min(end, count));
  return owner;
}

export function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}

/** The offset of a row, as wide as the largest needs. */
export function offsetName(offset: number, total: number): string {
  return offset
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(4, (total - 1).toString(16).length), '0');
}

/** What stands in the text column: printable ASCII as it is; CR and LF by their names; else a dot. */
export function glyph(octet: number): { text: string; kind: 'print' | 'end' | 'other' } {
  if (octet === 0x0d) return { text: 'CR', kind: 'end' };
  if (octet === 0x0a) return { text: 'LF', kind: 'end' };
  if (octet === 0x20) return { text: '\u00a0', kind: 'print' };
  return octet > 0x20 && octet < 0x7f ? { text: String.fromCharCode(octet), kind: 'print' } : { text: '.', kind: 'other' };
}
