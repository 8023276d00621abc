/** The two sentences over a comparison: where the runs part, and how they end. */
import { timeOfDay } from '../../../content/quantities.ts';
import type { Messages } from '../../../content/ui/en.ts';
import { own } from '../../../own.ts';
import type { Pair } from './align.ts';
import { endingOf, partingOf, partingPlace, type Parting, type Side } from './parting.ts';

interface Words {
  parting: Messages['parting'];
  /** What is answered besides verbs. */
  verbs: Record<string, string>;
}

export interface Told {
  parting: string;
  /** One sentence if they end alike, else one for each. */
  endings: string[];
}

/** `null` where nothing else is said or done in one run than in the other. */
export function toldOf(pairs: readonly Pair[], before: Side, after: Side, words: Words): Told | null {
  const place = partingPlace(pairs, before, after);
  if (place < 0) return null;
  const [one, other] = [before, after].map((side) => endingTold(side, words));
  const endings = one === other ? [words.parting.alike] : [words.parting.ends.before(one!), words.parting.ends.after(other!)];
  return { parting: partingInWords(partingOf(pairs[place]!, before, after), before, after, words), endings };
}

function partingInWords(found: Parting, before: Side, after: Side, { parting, verbs }: Words): string {
  if (found.kind === 'reply') return parting.reply(found.server, own(verbs, found.verb) ?? found.verb, found.before, found.after);
  if (found.kind === 'command') return parting.command(found.client, found.before, found.after);
  if (found.kind === 'lost') return (found.isNow ? parting.lost : parting.arrives)(found.what);
  if (found.kind === 'otherwise') return parting.otherwise(clock(after.journal.at(found.index), after));
  const side = found.isNow ? after : before;
  return (found.isNow ? parting.onlyNow : parting.onlyBefore)(clock(side.journal.at(found.index), side));
}

/** What became of the letters of a run: one sentence without its full stop; `isExact`: with milliseconds. */
export function endingTold(side: Side, { parting }: Pick<Words, 'parting'>, isExact = false): string {
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
