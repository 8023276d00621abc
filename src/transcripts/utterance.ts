/** What was said before anybody knows what it is. */
import { concat, EMPTY } from '../mail/octets.ts';
import type { Side } from './sink.ts';

/** As long as a header of the PROXY protocol may be. */
export const MOST_BEFORE = 16 + 65_535;

export interface Utterance {
  side: Side;
  octets: Uint8Array;
  /** Nothing was said: so many octets are missing here; null: nobody knows how many. */
  missing?: number | null;
  atMs: number | null;
}

/** Without the first octets of one side. */
export function withoutBeginning(kept: readonly Utterance[], side: Side, octets: number): Utterance[] {
  let left = octets;
  return kept.flatMap((each) => {
    if (each.side !== side || left === 0 || each.missing !== undefined) return [each];
    const skipped = Math.min(left, each.octets.length);
    left -= skipped;
    return skipped === each.octets.length ? [] : [{ ...each, octets: each.octets.subarray(skipped) }];
  });
}

/** At most so much of it. */
export function saidBy(kept: readonly Utterance[], side: Side): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const each of kept) if (each.side === side && each.octets.length > 0) parts.push(each.octets);
  const said = parts.length > 1 ? concat(parts) : (parts[0] ?? EMPTY);
  return said.length > MOST_BEFORE ? said.subarray(0, MOST_BEFORE) : said;
}
