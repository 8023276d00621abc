/** UTF-16, byte order marks, fields with their length before them and line ends of a lone CR: whatever the text is, it was ASCII with LF in it before. */
import { CR, LF, TAB, utf8 } from '../../mail/octets.ts';
import type { Reader } from '../format.ts';
import { binaryFields } from './binary-fields.ts';
import type { Undo } from './undoing.ts';

/** Octets by which UTF-16 without a mark is known, and characters that there must be. */
const LOOKED_AT = 1024;
const FEWEST = 8;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

const startsWith = (head: Uint8Array, ...mark: number[]): boolean => mark.every((octet, at) => head[at] === octet);
const isPlain = (octet: number): boolean => (octet >= 32 && octet < 127) || octet === CR || octet === LF || octet === TAB;

/** Most characters of a text about mail are ASCII: every other octet is 0. `low`: where in each pair the other one stands. */
function looksWide(head: Uint8Array, low: 0 | 1): boolean {
  const end = Math.min(head.length, LOOKED_AT) & ~1;
  let plain = 0;
  for (let at = 0; at < end; at += 2) if (head[at + 1 - low] === 0 && isPlain(head[at + low]!)) plain++;
  return plain >= FEWEST && plain * 20 >= end * 9;
}

function wide(encoding: string): Undo['begin'] {
  return (next) => {
    const decoder = new TextDecoder(encoding);
    return {
      push: (octets) => next.push(utf8(decoder.decode(octets, { stream: true }))),
      end() {
        next.push(utf8(decoder.decode()));
        next.end();
      },
    };
  };
}

export function withoutMark(next: Reader): Reader {
  let left = UTF8_MARK.length;
  return {
    push(octets) {
      const skipped = Math.min(left, octets.length);
      left -= skipped;
      next.push(octets.subarray(skipped));
    },
    end: () => next.end(),
  };
}

const withLf = (next: Reader): Reader => ({
  push: (octets) => next.push(octets.map((octet) => (octet === CR ? LF : octet))),
  end: () => next.end(),
});

export const encodings: readonly Undo[] = [
  { shows: (head) => startsWith(head, 0xff, 0xfe) || looksWide(head, 0), begin: wide('utf-16le') },
  { shows: (head) => startsWith(head, 0xfe, 0xff) || looksWide(head, 1), begin: wide('utf-16be') },
  { shows: (head) => startsWith(head, ...UTF8_MARK), begin: withoutMark },
  binaryFields,
  { shows: (head) => !head.includes(LF) && !head.includes(0) && head.indexOf(CR) !== head.lastIndexOf(CR), begin: withLf },
];
