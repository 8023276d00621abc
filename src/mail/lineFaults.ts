/** Faults in the lines of a message whose line ends are CRLF: NUL (RFC 5322 §4), lines over 998 octets (§2.1.1). One pass, first of each kind. */
import { CR, LF } from './octets.ts';
import type { Problem, ProblemKey } from './problem.ts';

/** RFC 5322 §2.1.1, without the CRLF. */
const LINE_LIMIT = 998;

/** The first fault of each kind, in the order in which they come. */
export function lineFaults(octets: Uint8Array): Problem[] {
  const faults = new Map<ProblemKey, Problem>();
  const note = (key: ProblemKey, values: Problem['values']) => {
    if (!faults.has(key)) faults.set(key, { key, values });
  };
  let line = 1;
  let lineStart = 0;
  for (let offset = 0; offset < octets.length; offset++) {
    const code = octets[offset]!;
    if (code > CR) continue;
    if (code === 0) note('message.nul', { line, offset });
    else if (code === LF) {
      noteLength(note, line, offset - 1 - lineStart);
      line++;
      lineStart = offset + 1;
    }
  }
  noteLength(note, line, octets.length - lineStart);
  return [...faults.values()];
}

function noteLength(note: (key: ProblemKey, values: Problem['values']) => void, line: number, length: number): void {
  if (length > LINE_LIMIT) note('message.longLine', { line, octets: length, limit: LINE_LIMIT });
}
