/** What crosses the line for a step: not always what its two ends say. */
import { concat } from '../mail/octets.ts';
import type { Journal } from '../sim/journal.ts';

/** Whether it crosses inside TLS. In recordings nobody may know with how many octets: 'tls ?'. */
export function isSealed(journal: Journal, index: number): boolean {
  return journal.detail(index).startsWith('tls ');
}

/** Octets that cross sealed instead of what is said, or -1: they cross as they are, or nobody knows. */
export function sealedOctets(journal: Journal, index: number): number {
  const match = /^tls (\d+)$/.exec(journal.detail(index));
  return match ? Number(match[1]) : -1;
}

/**
 * The sealed octets of a step, put together from the TCP segments that it caused: each once, however often it was sent.
 * `undefined` for a step that crosses in the clear. A cut line may have taken only a part of them, or none.
 */
export function crossing(journal: Journal, index: number): Uint8Array | undefined {
  const expected = sealedOctets(journal, index);
  if (expected < 0) return undefined;
  const pieces = new Map<number, Uint8Array>();
  let found = 0;
  for (let at = index + 1; at < journal.length && found < expected; at++) {
    if (journal.kind(at) !== 'segment' || journal.cause(at) !== index || journal.octetCount(at) === 0) continue;
    const { seq, octets } = journal.entry(at);
    if (pieces.has(seq)) continue;
    pieces.set(seq, octets);
    found += octets.length;
  }
  return concat([...pieces.entries()].sort(([one], [other]) => one - other).map(([, octets]) => octets));
}
