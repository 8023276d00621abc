/** What is taught where: lessons by their goals, steps by their titles, words, verbs, codes and RFCs. And whose name it is in the glossary. */
import type { Language } from '../../../language.ts';
import { entry, matching, plain, type Entry } from '../../gallery/search.ts';
import { lessons, termNamed, type LessonCard } from '../catalogue.ts';
import { textOf } from '../words.ts';
import type { GlossaryEntry } from './entries.ts';

/** A step of a lesson, from 0; -1 for the lesson as a whole. */
export interface Place {
  card: LessonCard;
  step: number;
  title: string;
}

export function foundIn(query: string, language: Language): Place[] {
  return matching(lessons.flatMap((card) => entriesOf(card, language)), query);
}

/** Those whose name begins so: `mail` is a verb, and a word in half of all meanings. */
export function namedSo(query: string, glossary: readonly GlossaryEntry[]): GlossaryEntry[] {
  const wanted = plain(query).trim();
  return wanted === '' ? [] : glossary.filter(({ name }) => plain(name).startsWith(wanted));
}

function entriesOf(card: LessonCard, language: Language): Entry<Place>[] {
  const { title, goals, steps } = card[language];
  return [
    entry({ card, step: -1, title }, [title, ...goals.map(textOf)]),
    ...steps.map((each, step) =>
      entry({ card, step, title: each.title }, [
        each.title,
        ...each.words,
        ...each.rfcs.map((rfc) => `RFC ${rfc}`),
        ...each.terms.map((key) => termNamed(key, language)?.name ?? ''),
      ]),
    ),
  ];
}
