/** What octets are called: shared by whoever names the parts of a line. */
import { indexOfCrlf, text } from '../mail/octets.ts';

/** A field of an octet view: `octets[start..end)`, named by a key that content/fields explains. Where they overlap, the shorter is inside the longer. */
export interface OctetField {
  start: number;
  end: number;
  /** 'smtp.verb', 'tcp.flags', 'dns.name', 'crlf', 'dot-stuffing'… */
  key: string;
  /** What the octets say, as text. */
  value: string;
}

/** Characters of a value that are shown. */
const SHOWN = 200;

interface LineRange {
  start: number;
  /** Before the CRLF. */
  end: number;
}

/** The line that begins at `start`. */
export function lineAt(octets: Uint8Array, start: number): LineRange {
  const end = indexOfCrlf(octets, start);
  return { start, end: end < 0 ? octets.length : end };
}

/** All lines from there on, `most` of them. */
export function linesIn(octets: Uint8Array, from: number, most: number): LineRange[] {
  const found: LineRange[] = [];
  for (let start = from; start < octets.length && found.length < most; start = found.at(-1)!.end + 2) found.push(lineAt(octets, start));
  return found;
}

/** A field with its value as text; none where it is empty. */
export function field(octets: Uint8Array, key: string, start: number, end: number): OctetField[] {
  return end > start ? [{ key, start, end, value: text(octets, start, Math.min(end, start + SHOWN)) }] : [];
}

/** The end of a line, if it is there. */
export function crlf(octets: Uint8Array, end: number): OctetField[] {
  return end + 2 <= octets.length ? [{ key: 'crlf', start: end, end: end + 2, value: 'CR LF' }] : [];
}

/** Names the groups of a match one after the other, from `start`. */
export function groups(octets: Uint8Array, start: number, match: RegExpExecArray | null, keys: readonly string[]): OctetField[] {
  let at = start;
  return match ? keys.flatMap((key, index) => field(octets, key, at, (at += match[index + 1]?.length ?? 0))) : [];
}
