/** How the line itself stands at a step. */
import type { Journal } from '../../sim/journal.ts';
import { endOf } from '../../content/narration/ending.ts';
import { own } from '../../own.ts';
import { isSaid } from '../playback/crossing.ts';
import type { RunView, World } from '../playback/panel.ts';
import type { Talk, Turn } from './talk.ts';

/** `shut`: the port is closed; `silent`: nobody is there; `cut`: it broke while it was in use. */
export type LineState = 'packets' | 'opening' | 'open' | 'closed' | 'shut' | 'silent' | 'cut';

const ENDS: Record<string, LineState> = { refused: 'shut', unanswered: 'silent', lost: 'cut', reset: 'cut' };

export function lineAt(run: RunView, talk: Talk, turns: readonly Turn[], world: World): LineState {
  if (talk.connection < 0) return 'packets';
  const state = world.connections.get(talk.connection);
  if (state !== 'closed') return state ?? 'opening';
  const end = turns.findLast(({ said }) => said >= 0 && run.journal.kind(said) === 'close');
  return (end && own(ENDS, endOf(run.journal.entry(end.said), run))) ?? 'closed';
}

/** How far the line is steel at a step, 0 to 1: it hardens in the step that ends the handshake. */
export function steelAt(talk: Talk, world: World, before: World, appeared: number): number {
  if (!world.secured.has(talk.connection)) return 0;
  return before.secured.has(talk.connection) ? 1 : appeared;
}

/** One thing that was said, and what of it a stranger on the line could see. */
export interface Heard {
  index: number;
  isOut: boolean;
  /** Octets of the sealed record; `null` in the clear, -1 where a recording does not tell. */
  sealedOctets: number | null;
  /** What somebody on the line made of it; empty where nobody touched it. */
  overwritten: Overwritten[];
}

/** A line as it was said, and as it came out at the other end. */
export interface Overwritten {
  said: string;
  heard: string;
}

/** Entries after a reply among which it stands that it was overwritten. */
const SEARCHED = 20;

/** What was said in these turns, in order. */
export function heardIn(journal: Journal, talk: Talk, turns: readonly Turn[]): Heard[] {
  const entries = turns.flatMap(({ said, answer }) => [said, answer]).filter((entry) => entry >= 0 && isSaid(journal, entry));
  return entries
    .toSorted((one, other) => one - other)
    .map((index) => ({
      index,
      isOut: journal.from(index) === talk.near,
      sealedOctets: sealedOctetsOf(journal.detail(index)),
      overwritten: overwrittenIn(journal, index),
    }));
}

/** Whether the ends do not hear what the other said. */
export function isTampered(journal: Journal, turns: readonly Turn[]): boolean {
  return turns.some(({ answer }) => answer >= 0 && overwrittenIn(journal, answer).length > 0);
}

/** The lines of a reply that were overwritten on the way. */
function overwrittenIn(journal: Journal, index: number): Overwritten[] {
  const end = Math.min(journal.length, index + SEARCHED);
  for (let after = index + 1; after < end; after++) {
    if (journal.kind(after) !== 'fault' || journal.label(after) !== 'stripped' || journal.cause(after) !== index) continue;
    const [said, heard] = [linesOf(journal.octets(index)), linesOf(journal.octets(after))];
    return said.flatMap((line, place) => (line === heard[place] ? [] : [{ said: line, heard: heard[place] ?? '' }]));
  }
  return [];
}

const linesOf = (octets: Uint8Array): string[] => new TextDecoder('latin1').decode(octets).split(/\r?\n/);

/** 'tls 71' → 71 */
export function sealedOctetsOf(detail: string): number | null {
  const sealed = /^tls (\d+|\?)/.exec(detail)?.[1];
  if (sealed === undefined) return null;
  return sealed === '?' ? -1 : Number(sealed);
}
