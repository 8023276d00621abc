/** What a part costs in each transfer encoding: RFC 2045 §6. Measured by encoding it, not by a formula. */
import { encodeBase64Lines, encodeQuotedPrintable } from '../encodings.ts';
import { CR, LF } from '../octets.ts';

export const ENCODINGS = ['7bit', '8bit', 'binary', 'quoted-printable', 'base64'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What forbids an encoding: octets over 127, a NUL, a bare CR or LF, a line over 998 octets (RFC 2045 §2.7, §2.8). */
export type Hindrance = '' | 'eightBit' | 'nul' | 'bare' | 'long';

export interface Cost {
  encoding: Encoding;
  /** Of the body when it is so encoded. */
  octets: number;
  /** '' if nothing does. */
  hindrance: Hindrance;
  /** Octets that stand in another shape than their own, or were added. */
  changed: number;
}

/** RFC 2045 §2.8: CR and LF in pairs only, no NUL. */
const LONGEST_LINE = 998;

/** The octets in that encoding. `isText`: CR LF is the end of a line, and stays one. */
export function encodedAs(encoding: Encoding, octets: Uint8Array, isText: boolean): Uint8Array {
  if (encoding === 'base64') return encodeBase64Lines(octets);
  return encoding === 'quoted-printable' ? encodeQuotedPrintable(octets, isText) : octets;
}

/** One for each encoding, in their order. */
export function costsOf(octets: Uint8Array, isText: boolean): Cost[] {
  return ENCODINGS.map((encoding) => {
    const length = encodedAs(encoding, octets, isText).length;
    return { encoding, octets: length, hindrance: hindranceOf(encoding, octets), changed: length - octets.length };
  });
}

/** What keeps the octets from being sent so. */
export function hindranceOf(encoding: Encoding, octets: Uint8Array): Hindrance {
  if (encoding !== '7bit' && encoding !== '8bit') return '';
  let lineStart = 0;
  for (let at = 0; at <= octets.length; at++) {
    const code = octets[at];
    if (code === undefined || code === LF) {
      if (at - lineStart - (octets[at - 1] === CR ? 1 : 0) > LONGEST_LINE) return 'long';
      lineStart = at + 1;
    }
    if (code === 0) return 'nul';
    if (code === LF && octets[at - 1] !== CR) return 'bare';
    if (code === CR && octets[at + 1] !== LF) return 'bare';
    if (code !== undefined && code > 127 && encoding === '7bit') return 'eightBit';
  }
  return '';
}
