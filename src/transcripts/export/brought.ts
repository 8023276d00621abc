/** Which segments of a connection brought an entry. */
import type { Journal } from '../../sim/journal.ts';

const SAID = new Set(['command', 'text', 'reply', 'tls']);

/** Also those that were sent again, in order; a segment stands for itself. None where nobody can tell. */
export function segmentsFor(journal: Journal, index: number): number[] {
  if (journal.kind(index) === 'segment') return [index];
  const caused = segmentsOf(journal, index).filter((each) => journal.cause(each) === index);
  return caused.length > 0 ? caused : overlapping(journal, index);
}

/** Those of the connection that carry something from the same end. */
function segmentsOf(journal: Journal, index: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < journal.length; at++)
    if (journal.kind(at) === 'segment' && isFromSameEnd(journal, at, index) && journal.octetCount(at) > 0) found.push(at);
  return found;
}

/** A recording does not say what a segment was for: octets are counted from the first one, number 1, on. Sealed ones cannot be. */
function overlapping(journal: Journal, index: number): number[] {
  let start = 1;
  for (let at = 0; at <= index; at++) {
    if (!SAID.has(journal.kind(at)) || !isFromSameEnd(journal, at, index)) continue;
    if (journal.detail(at).startsWith('tls ')) return [];
    if (at < index) start += journal.octetCount(at);
  }
  const end = start + journal.octetCount(index);
  return segmentsOf(journal, index).filter((each) => {
    const { seq, octets } = journal.entry(each);
    return seq < end && seq + octets.length > start;
  });
}

function isFromSameEnd(journal: Journal, one: number, other: number): boolean {
  return journal.connection(one) === journal.connection(other) && journal.from(one) === journal.from(other);
}
