/** Where the parts of a multipart body begin and end: RFC 2046 §5.1.1. */
import { CR, LF, SPACE, TAB, ascii, holdsAt, lineEnd } from './octets.ts';

interface Range {
  start: number;
  end: number;
}

const DASH = 45;

/**
 * At most `limit` ranges between the delimiter lines of `boundary`. What stands before the first (preamble) and after the close delimiter (epilogue)
 * belongs to none. Without a close delimiter the last part runs to `end`.
 */
export function multipartRanges(octets: Uint8Array, start: number, end: number, boundary: string, limit: number): Range[] {
  const ranges: Range[] = [];
  if (boundary === '') return ranges;
  const delimiter = ascii(`--${boundary}`);
  let open = -1;
  for (let line = start; line < end && ranges.length < limit;) {
    const next = lineEnd(octets, line, end);
    const kind = delimiterKind(octets, line, next, delimiter);
    if (kind !== 'none') {
      if (open >= 0) ranges.push({ start: open, end: beforeLineEnd(octets, open, line) });
      if (kind === 'close') return ranges;
      open = next;
    }
    line = next;
  }
  if (open >= 0 && open <= end && ranges.length < limit) ranges.push({ start: open, end });
  return ranges;
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
