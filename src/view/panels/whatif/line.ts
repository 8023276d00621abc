/** What the reader types in place of a command or a reply: one line of the wire, without its CRLF. */

/** RFC 5321 §4.5.3.1.4: 512 octets with the CRLF. */
export const MOST_OCTETS = 512;
const CRLF_OCTETS = 2;

export type LineProblem = { kind: 'empty' | 'lines' | 'control' } | { kind: 'long'; octets: number };

const utf8 = new TextEncoder();

/** What is wrong with the line; `null` if it may be said. */
export function lineProblem(line: string): LineProblem | null {
  if (line === '') return { kind: 'empty' };
  if (/[\r\n]/.test(line)) return { kind: 'lines' };
  // eslint-disable-next-line no-control-regex -- these are the ones meant
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(line)) return { kind: 'control' };
  const octets = utf8.encode(line).length + CRLF_OCTETS;
  return octets > MOST_OCTETS ? { kind: 'long', octets } : null;
}
