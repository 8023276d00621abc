/** Which entries are steps at each grain, and how to go from one to the next. Pure; a step is the index of the entry it ends at. */
import type { Journal, Kind } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { gathered } from './gathered.ts';
import type { Grain } from './panel.ts';
import { journeySpans } from './phases.ts';

const SHOWN = new Set<Kind>([
  'open',
  'command',
  'text',
  'reply',
  'tls',
  'close',
  'question',
  'answer',
  'composed',
  'trace',
  'queued',
  'stored',
  'removed',
  'fetched',
  'timer',
  'fault',
  'intervention',
]);
/** What an agent decided is a step when it changes the plot. */
const SHOWN_NOTES = new Set([
  'bounce.made',
  'mx.failed',
  'login.failed',
  'junk.filed',
  'list.expanded',
  'alias.expanded',
  'forward.expanded',
  'greylisted',
  'delay.reported',
  'success.reported',
  'queue.asked',
  'store.chosen',
  'recording.gap',
  'recording.preface',
  'recording.message',
  'hop.told',
  'hop.delay',
  'hop.skew',
  'hop.noTime',
]);
/** What was found out about the sender, whatever it was: 'spf.pass', 'dmarc.fail'. What a server signed shows as a trace field already. */
const SHOWN_FINDINGS = /^(?:(?:spf|dkim|dmarc|arc|dnsbl)\.(?!signed)|signed\.)/;

/** Is this entry a step at the message grain? */
function isBeat(journal: Journal, index: number): boolean {
  const kind = journal.kind(index);
  return SHOWN.has(kind) || (kind === 'note' && isShown(journal.label(index)));
}

/** The first entry of the step that ends at `index`: all that happened since the one before it. */
export function beginningOf(journal: Journal, index: number): number {
  let first = index;
  while (first > 0 && !isBeat(journal, first - 1)) first--;
  return first;
}

/** Is a note of this label a step? */
export function isShown(note: string): boolean {
  return SHOWN_NOTES.has(note) || SHOWN_FINDINGS.test(note);
}

/** Every moment that is animated: at the segment grain all entries, else the steps of the message grain. Ascending. */
export function beatsOf(journal: Journal, grain: Grain, length: number): number[] {
  if (grain === 'segment') return Array.from({ length }, (_, index) => index);
  return [...allBeats(journal, length)];
}

const allBeats = gathered(
  (): number[] => [],
  (beats, journal, index) => void (isBeat(journal, index) && beats.push(index)),
);

/** The steps of a grain among the first `length` entries: ascending indices, the last beat always among them. */
export function stepsOf(journal: Journal, scene: Scene, grain: Grain, length: number): number[] {
  const beats = beatsOf(journal, grain, length);
  if (grain === 'exchange') return exchangeEnds(journal, beats);
  if (grain === 'session') return withLast(beats, sessionEnds(journal, beats));
  if (grain === 'journey') return withLast(beats, phaseEnds(journal, scene, beats, length));
  return beats;
}

/** A command is one step with its reply, a question with its answer, a connection with its greeting. */
function exchangeEnds(journal: Journal, beats: number[]): number[] {
  const answered = new Set<number>();
  const opened = new Map<number, number>();
  for (const index of beats) {
    const kind = journal.kind(index);
    if (kind === 'open') opened.set(journal.connection(index), index);
    if (kind !== 'reply' && kind !== 'answer') continue;
    const cause = journal.cause(index);
    answered.add(cause >= 0 && journal.kind(cause) !== 'open' ? cause : (opened.get(journal.connection(index)) ?? cause));
  }
  return beats.filter((index) => !answered.has(index));
}

/** The last beat of each connection, and of each lookup that no other lookup caused. */
function sessionEnds(journal: Journal, beats: number[]): Set<number> {
  const lastOf = new Map<number, number>();
  const ends = new Set<number>();
  let asked = -1;
  for (const index of beats) {
    const connection = journal.connection(index);
    if (connection >= 0) lastOf.set(connection, index);
    if (journal.kind(index) === 'question' && asked < 0) asked = index;
    if (journal.kind(index) === 'answer' && journal.cause(index) === asked) {
      ends.add(index);
      asked = -1;
    }
    if (journal.kind(index) === 'stored') ends.add(index);
  }
  for (const index of lastOf.values()) ends.add(index);
  return ends;
}

function phaseEnds(journal: Journal, scene: Scene, beats: number[], length: number): Set<number> {
  const ends = new Set<number>();
  for (const span of journeySpans(journal, scene, length)) {
    const end = beats[atOrBefore(beats, span.last)];
    if (end !== undefined && end >= span.first) ends.add(end);
  }
  return ends;
}

/** The beats among `ends`, and the very last one. */
function withLast(beats: number[], ends: Set<number>): number[] {
  return beats.filter((index, place) => place === beats.length - 1 || ends.has(index));
}

/** Place in the ascending list of the last number that is at most `index`; -1 if none is. */
export function atOrBefore(list: readonly number[], index: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The step after `index`, or the last one. -1 when there are no steps. */
export function nextStep(steps: readonly number[], index: number): number {
  return steps[Math.min(atOrBefore(steps, index) + 1, steps.length - 1)] ?? -1;
}

/** The last step that ended before `index`; -1 when there is none. */
export function previousStep(steps: readonly number[], index: number): number {
  return steps[atOrBefore(steps, index - 1)] ?? -1;
}

/** Number of the step that the entry belongs to, from 1: the one that ends with it or goes on beyond it. */
export function stepNumber(steps: readonly number[], grain: Grain, index: number): number {
  const last = atOrBefore(steps, index);
  // A beat is a step of its own; in coarser grains what comes after an end belongs to what ends next.
  const fine = grain === 'message' || grain === 'segment' || steps[last] === index;
  return Math.max(0, Math.min(fine ? last : last + 1, steps.length - 1)) + 1;
}

/** The entry of that name, or the intervention that took its place; -1 if there is neither. */
export function placeOf(journal: Journal, id: string): number {
  const found = journal.find(id);
  if (found >= 0) return found;
  for (let index = 0; index < journal.length; index++) {
    const kind = journal.kind(index);
    if ((kind === 'intervention' || kind === 'fault') && journal.detail(index) === id) return index;
  }
  return -1;
}
