/** The journal as lines of text: what is compared, hashed and kept in tests. */
import type { Journal } from '../sim/journal.ts';

/** One entry as JSON, without its octets but with their number. Agents, connections and messages are numbers of the side tables. */
export function lineOf(journal: Journal, index: number): string {
  const { octets: _, until, ...entry } = journal.entry(index);
  return JSON.stringify({ ...entry, until: until === Infinity ? null : until, octets: journal.octetCount(index) });
}
