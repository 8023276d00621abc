/** What is taught where: lessons by their goals, steps by their titles, words, verbs, codes and RFCs. */
import type { Language } from '../../../language.ts';
import { entry, matching, type Entry } from '../../gallery/search.ts';
import { lessons, termNamed, type LessonCard } from '../catalogue.ts';
import { textOf } from '../words.ts';

/** A step of a lesson, from 0; -1 for the lesson as a whole. */
export interface Place {
  card: LessonCard;
  step: number;
  title: string;
}

export function foundIn(query: string, language: Language): Place[] {
  return matching(lessons.flatMap((card) => entriesOf(card, language)), query);
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
