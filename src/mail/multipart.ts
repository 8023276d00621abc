/** Where the parts of a multipart body begin and end: RFC 2046 §5.1.1. */
import { CR, LF, SPACE, TAB, ascii, holdsAt, lineEnd } from './octets.ts';

interface Range {
  start: number;
  end: number;
}

const DASH = 45;

/** A line that divides a multipart body. */
export interface Delimiter {
  /** Where the CRLF before it begins, which is the delimiter's own (RFC 2046 §5.1.1), or the line, if there is none. */
  start: number;
  /** Offset of its first hyphen. */
  line: number;
  /** Offset just after its line end. */
  end: number;
  /** It ends the multipart: `--boundary--`. */
  closes: boolean;
}

/** The delimiter lines of `boundary` in their order, up to the close delimiter, at most `limit`. */
export function delimitersIn(octets: Uint8Array, start: number, end: number, boundary: string, limit: number): Delimiter[] {
  const found: Delimiter[] = [];
  if (boundary === '') return found;
  const delimiter = ascii(`--${boundary}`);
  let before = start;
  for (let line = start; line < end && found.length < limit;) {
    const next = lineEnd(octets, line, end);
    const kind = delimiterKind(octets, line, next, delimiter);
    if (kind !== 'none') {
      found.push({ start: beforeLineEnd(octets, before, line), line, end: next, closes: kind === 'close' });
      if (kind === 'close') return found;
      before = next;
    }
    line = next;
  }
  return found;
}

/**
 * At most `limit` ranges between the delimiter lines of `boundary`. What stands before the first (preamble) and after the close delimiter (epilogue)
 * belongs to none. Without a close delimiter the last part runs to `end`.
 */
export function multipartRanges(octets: Uint8Array, start: number, end: number, boundary: string, limit: number): Range[] {
  const all = limit < 1 ? [] : delimitersIn(octets, start, end, boundary, limit + 1);
  return all.slice(0, limit).flatMap((each, number) => (each.closes ? [] : [{ start: each.end, end: all[number + 1]?.start ?? end }]));
}

function delimiterKind(octets: Uint8Array, line: number, next: number, delimiter: Uint8Array): 'none' | 'open' | 'close' {
  if (octets[line] !== DASH || octets[line + 1] !== DASH || !holdsAt(octets, line, delimiter)) return 'none';
  let at = line + delimiter.length;
  const closes = at + 1 < next && octets[at] === DASH && octets[at + 1] === DASH;
  if (closes) at += 2;
  // transport padding: white space that relays may have added
  while (at < next && (octets[at] === SPACE || octets[at] === TAB || octets[at] === CR || octets[at] === LF)) at++;
  if (at < next) return 'none';
  return closes ? 'close' : 'open';
}

/** The CRLF before a delimiter belongs to the delimiter. */
function beforeLineEnd(octets: Uint8Array, open: number, line: number): number {
  if (line <= open || octets[line - 1] !== LF) return line;
  return line - 1 > open && octets[line - 2] === CR ? line - 2 : line - 1;
}
