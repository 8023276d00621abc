/** Where two runs part, and how each of them ends: found in their journals, to be put into words. */
import type { Scene } from '../../../run/scenario.ts';
import type { Journal } from '../../../sim/journal.ts';
import { nameOf } from '../../session/ends.ts';
import type { Pair } from './align.ts';

/** One of the two runs. */
export interface Side {
  journal: Journal;
  scene: Scene;
  length: number;
  /** There is one where it was recorded: what became of a letter behind the server is not known then. */
  recording?: object | null;
}

export type Parting =
  /** The same question, another answer; `verb`: '(connect)' for the greeting, '(message)' for the text. */
  | { kind: 'reply'; server: string; verb: string; before: string; after: string }
  /** Something else is said. */
  | { kind: 'command'; client: string; before: string; after: string }
  /** What arrived before does not arrive now, or the other way round. */
  | { kind: 'lost'; isNow: boolean; what: string }
  /** The same step, in other words. */
  | { kind: 'otherwise'; index: number }
  /** Something happens in one of them alone. */
  | { kind: 'alone'; isNow: boolean; index: number };

export interface Ending {
  /** Who got a letter, and when the last one came. */
  stored: { account: string; atMs: number }[];
  /** Reports of failure that were written. */
  reports: number;
  /** Connections from one mail server to another. */
  calls: number;
  /** Answers by which a server took a message. */
  accepted: number;
}

/** The place of the first pair in which the runs differ by themselves; -1: in none. */
export function partingPlace(pairs: readonly Pair[], before: Side, after: Side): number {
  const isQuiet = (pair: Pair) => tellsNothing(pair.before, before, after) && tellsNothing(pair.after, after, before);
  const isDifferent = (pair: Pair): boolean => !pair.same && !(isQuiet(pair) && !pair.paired);
  // what an agent noted for itself is why it says something else next
  const isNoted = (pair: Pair): boolean => isNote(pair.before, before) && isNote(pair.after, after);
  const place = pairs.findIndex((pair) => isDifferent(pair) && !isNoted(pair));
  return place >= 0 ? place : pairs.findIndex(isDifferent);
}

const isNote = (index: number, { journal }: Side): boolean => index < 0 || journal.kind(index) === 'note';

/** That somebody stepped in is the reason, not the difference; and what both have is only told in another order. */
function tellsNothing(index: number, { journal }: Side, other: Side): boolean {
  if (index < 0 || journal.kind(index) === 'fault' || journal.kind(index) === 'intervention') return true;
  return other.journal.find(journal.id(index)) >= 0;
}

export function partingOf(pair: Pair, before: Side, after: Side): Parting {
  if (pair.before < 0 || pair.after < 0) return { kind: 'alone', isNow: pair.before < 0, index: Math.max(pair.before, pair.after) };
  const [one, other] = [before.journal.label(pair.before), after.journal.label(pair.after)];
  const kinds = [before.journal.kind(pair.before), after.journal.kind(pair.after)];
  if (kinds.every((kind) => kind === 'reply') && one !== other) return replied(pair, before, after);
  if (kinds.every((kind) => kind === 'command') && one !== other)
    return { kind: 'command', client: placeOf(after.journal.from(pair.after), after), before: one, after: other };
  const isLost = [before.journal.until(pair.before), after.journal.until(pair.after)].map((until) => until === Infinity);
  if (isLost[0] !== isLost[1]) return { kind: 'lost', isNow: isLost[1]!, what: other };
  return { kind: 'otherwise', index: pair.after };
}

function replied(pair: Pair, before: Side, after: Side): Parting {
  const { journal } = after;
  const cause = journal.cause(pair.after);
  const kind = cause < 0 ? 'open' : journal.kind(cause);
  const verb = kind === 'text' ? '(message)' : kind === 'command' ? journal.label(cause) : '(connect)';
  const server = placeOf(journal.from(pair.after), after);
  return { kind: 'reply', server, verb, before: before.journal.label(pair.before), after: journal.label(pair.after) };
}

function placeOf(agent: number, { scene }: Side): string {
  return nameOf(scene.hosts[scene.agents[agent]?.host ?? -1]);
}

export function endingOf({ journal, scene, length }: Side): Ending {
  const stored = new Map<string, number>();
  const ending: Ending = { stored: [], reports: 0, calls: 0, accepted: 0 };
  for (let index = 0; index < length; index++) {
    const kind = journal.kind(index);
    if (kind === 'stored') stored.set(journal.label(index), journal.at(index));
    if (kind === 'note' && journal.label(index) === 'bounce.made') ending.reports++;
    if (kind === 'reply' && journal.label(index).startsWith('2') && isAboutText(journal, index)) ending.accepted++;
    if (kind === 'open' && scene.agents[journal.from(index)]?.role === 'mta') ending.calls++;
  }
  ending.stored = [...stored].map(([account, atMs]) => ({ account, atMs }));
  return ending;
}

const isAboutText = (journal: Journal, reply: number): boolean =>
  journal.cause(reply) >= 0 && journal.kind(journal.cause(reply)) === 'text';

/** The next place after `place` at which the runs differ, from the beginning again behind the last; -1 if they never do. */
export function nextDifference(pairs: readonly Pair[], place: number): number {
  const next = pairs.findIndex((pair, each) => each > place && !pair.same);
  return next < 0 ? pairs.findIndex(({ same }) => !same) : next;
}
