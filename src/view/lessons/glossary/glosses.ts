/** Verbs, replies, fields and items that are explained in the running text of a lesson, each where it is written first. */
import { sentence } from '../../../content/narration/sentence.ts';
import type { Block, Span, Term } from '../../../lessons/lesson.ts';
import { spansIn } from '../../../lessons/spans.ts';
import type { LessonCard } from '../catalogue.ts';
import type { GlossaryEntry, Group } from './entries.ts';

const OF_THE_WIRE: readonly Group[] = ['verb', 'reply', 'field', 'item'];

/** What a step of a lesson speaks of. Not what two protocols call by one name: which one is meant, the text says. */
export function glossesAt(entries: readonly GlossaryEntry[], card: LessonCard, step: number): ReadonlyMap<string, Term> {
  const spoken = entries.filter(({ group, meaning, taught }) => OF_THE_WIRE.includes(group) && meaning !== '' && isAt(taught, card, step));
  const alone = spoken.filter(({ name }) => spoken.filter((other) => other.name === name).length === 1);
  return new Map(alone.map(({ key, name, meaning }) => [name, { key, name, means: sentence(meaning, {}) }]));
}

const isAt = (taught: GlossaryEntry['taught'], card: LessonCard, step: number): boolean =>
  taught.some((place) => place.card === card && place.step === step);

/** The runs of text that say them first. */
export function firstSaid(blocks: readonly Block[], glosses: ReadonlyMap<string, Term>): ReadonlyMap<Span, Term> {
  const spans = blocks.flatMap(spansIn).filter(({ style, to }) => style === 'code' && to === undefined);
  const found = new Map<Span, Term>();
  for (const [name, term] of glosses) {
    const first = spans.find(({ text }) => text === name);
    if (first) found.set(first, term);
  }
  return found;
}
