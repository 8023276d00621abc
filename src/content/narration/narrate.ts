/** Tells an entry of the journal in two sentences, at three depths. */
import { own } from '../../own.ts';
import type { Prose } from '../prose.ts';
import { decisionValues } from './decisions.ts';
import { keysOf } from './keys.ts';
import { sentence, type Sentence, type Values } from './sentence.ts';
import type { ToldEntry, ToldRun } from './told.ts';
import { valuesOf } from './values.ts';
import type { Depth, Wording } from './words.ts';

/** What happened at `index` and why. A reply to `RCPT` may have an address to name that only the command holds. */
export function narrate(run: ToldRun, index: number, depth: Depth, prose: Prose): Sentence[] {
  const entry = run.journal.entry(index);
  const words = prose.narration;
  const values = {
    ...withAddress(valuesOf(entry, run, words, prose.language), entry, run, prose),
    ...decisionValues(entry, run, prose.charts),
  };
  return telling(entry, run, depth, prose)
    .map((text) => sentence(text, values, words.polish))
    .filter((runs) => runs.length > 0);
}

/** The telling of the most particular meaning; the protocol's own depth is told by the book where narration has nothing more particular. */
function telling(entry: ToldEntry, run: ToldRun, depth: Depth, prose: Prose): Wording {
  const { tellings } = prose.narration;
  for (const wanted of fallbacks(depth)) {
    for (const key of keysOf(entry, run)) {
      const told = own(tellings, key)?.[wanted] ?? (wanted === 'protocol' ? bookWording(key, prose) : undefined);
      if (told !== undefined) return told;
    }
  }
  throw new Error(`no telling for ${entry.kind} ${entry.label}`);
}

function fallbacks(depth: Depth): Depth[] {
  return depth === 'story' ? ['story'] : depth === 'protocol' ? ['protocol', 'story'] : ['octet'];
}

function bookWording(key: string, { book }: Prose): Wording | undefined {
  const text = own(book, key);
  return text === undefined ? undefined : [text, ''];
}

/** A reply says nothing of the address it is about: that stands in the command. */
function withAddress(values: Values, entry: ToldEntry, run: ToldRun, prose: Prose): Values {
  if (entry.kind !== 'reply' || entry.cause < 0) return values;
  const { address, argument } = valuesOf(run.journal.entry(entry.cause), run, prose.narration, prose.language);
  return { ...values, address: address ?? '', argument: argument ?? '' };
}
