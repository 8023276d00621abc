/** The two sentences over a comparison: where the runs part, and how they end. */
import { timeOfDay } from '../../../content/quantities.ts';
import type { Messages } from '../../../content/ui/en.ts';
import { own } from '../../../own.ts';
import type { Pair } from './align.ts';
import { happens, type Wording } from './happens.ts';
import { endingOf, partingOf, partingPlace, type Parting, type Side } from './parting.ts';

/** What the run before and the run after are called, as titles and in a sentence. */
export type RunNames = Messages['parting']['runs']['changed'];

export interface Told {
  parting: string;
  /** One sentence if they end alike, else one for each. */
  endings: string[];
}

/** `null` where nothing else is said or done in one run than in the other. */
export function toldOf(pairs: readonly Pair[], before: Side, after: Side, names: RunNames, wording: Wording): Told | null {
  const place = partingPlace(pairs, before, after);
  if (place < 0) return null;
  const { parting } = wording.words;
  const isRecorded = [before, after].some(({ recording }) => Boolean(recording));
  const ending = (side: Side): string => (isRecorded ? parting.accepted(endingOf(side).accepted) : endingTold(side, wording.words));
  const [one, other] = [ending(before), ending(after)];
  const endings = one === other ? [parting.alike] : [one, other].map((how, each) => `${names.titles[each]}: ${how}.`);
  return { parting: partingInWords(partingOf(pairs[place]!, before, after), before, after, names, wording), endings };
}

function partingInWords(found: Parting, before: Side, after: Side, names: RunNames, wording: Wording): string {
  const { parting, breaking } = wording.words;
  const only = (isNow: boolean): string => names.only[isNow ? 1 : 0]!;
  if (found.kind === 'reply')
    return parting.reply(found.server, own(breaking.faults.verbs, found.verb) ?? found.verb, found.before, found.after);
  if (found.kind === 'command') return parting.command(found.client, found.before, found.after);
  if (found.kind === 'lost') return parting.lost(found.what, only(found.isNow));
  if (found.kind === 'otherwise')
    return parting.otherwise(clock(after.journal.at(found.index), after), happens(after, found.index, wording));
  const side = found.isNow ? after : before;
  return parting.alone(clock(side.journal.at(found.index), side), happens(side, found.index, wording), only(found.isNow));
}

/** What became of the letters of a run: one sentence without its full stop; `isExact`: with milliseconds. */
export function endingTold(side: Side, { parting }: Pick<Messages, 'parting'>, isExact = false): string {
  const { stored, reports, calls } = endingOf(side);
  const boxes = stored.map(({ account, atMs }) => parting.stored(account, isExact ? exactly(atMs, side) : clock(atMs, side)));
  return [
    ...(boxes.length > 0 ? boxes : [parting.nobody]),
    ...(calls > 0 ? [parting.calls(calls)] : []),
    ...(reports > 0 ? [parting.reports(reports)] : []),
  ].join(', ');
}

function clock(atMs: number, side: Side): string {
  return exactly(atMs, side).slice(0, 8);
}

function exactly(atMs: number, { scene }: Side): string {
  return timeOfDay(scene.startsAt + atMs);
}
