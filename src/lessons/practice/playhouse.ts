/** The story of an exercise, and its run: the machines say what is right before anybody asks. */
import type { Journal } from '../../sim/journal.ts';
import type { Lot } from '../../sim/lot.ts';
import { readable, text } from '../../mail/octets.ts';
import { playedOut, type Played } from '../goals/played.ts';
import type { Story } from '../lesson.ts';
import { plotOf } from '../stories.ts';
import { AsksNothing, type Option } from './exercise.ts';

export const DRAWN = 'drawn';
const MOST_OPTIONS = 4;
const FEWEST_OPTIONS = 3;
const MOST_OF_A_REPLY = 3;

/** `over`: laid over the scenario (`run/overlay.ts`). */
export function storyOf(over: object, scenario = 'journey', interventions: unknown[] = []): Story[] {
  return [{ key: DRAWN, scenario, from: '', seed: 1, with: over, interventions, replays: '', recording: '' }];
}

/** Throws an `Error` for a story that cannot be told: that is our own mistake. */
export function playedStory(stories: readonly Story[]): Played {
  const plotted = plotOf(stories, DRAWN);
  if (!plotted.ok) throw new Error(JSON.stringify(plotted.misfits));
  return playedOut(plotted.plot);
}

export function entriesOf(journal: Journal, isWanted: (index: number) => boolean): number[] {
  return Array.from({ length: journal.length }, (_, index) => index).filter(isWanted);
}

/** What is said on the connections of this protocol up to the entry `end`, not including it, a line each: 'C: EHLO …'. */
export function saidUpTo({ journal }: Played, protocol: string, end: number): string[] {
  const isSaid = (index: number): boolean =>
    index < end &&
    ['command', 'reply', 'text'].includes(journal.kind(index)) &&
    journal.connections[journal.connection(index)]?.protocol === protocol;
  return entriesOf(journal, isSaid).flatMap((index) => linesOf(journal, index));
}

function linesOf(journal: Journal, index: number): string[] {
  const who = journal.kind(index) === 'reply' ? 'S' : 'C';
  const lines = readable(text(journal.octets(index))).trimEnd().split(/\r?\n/);
  // of a long answer, its beginning
  const shown = lines.length > MOST_OF_A_REPLY ? [`${lines[0]!} …`] : lines;
  return shown.map((line) => `${who}: ${line}`);
}

/** The last lines of something long. */
export function lastOf(lines: readonly string[], most: number): string[] {
  return lines.length > most ? ['…', ...lines.slice(-most)] : [...lines];
}

/** The last reply that was given on the connections of this protocol. */
export function lastReply({ journal }: Played, protocol: string): number {
  return (
    entriesOf(
      journal,
      (index) => journal.kind(index) === 'reply' && journal.cause(index) >= 0 && journal.connections[journal.connection(index)]?.protocol === protocol,
    ).at(-1) ?? -1
  );
}

/** The right one among wrong ones, none of them twice, in an order of its own; what shows a misconception comes before what is only wrong. Throws `AsksNothing` where there are too few. */
export function amongOthers(lot: Lot, right: Option, wrong: readonly Option[]): Option[] {
  const others = wrong.filter(({ code }, place) => code !== right.code && wrong.findIndex((each) => each.code === code) === place);
  if (others.length + 1 < FEWEST_OPTIONS) throw new AsksNothing();
  const telling = [...others.filter(({ idea }) => idea !== ''), ...others.filter(({ idea }) => idea === '')];
  return lot.shuffled([{ ...right, idea: '' }, ...telling.slice(0, MOST_OPTIONS - 1)]);
}
