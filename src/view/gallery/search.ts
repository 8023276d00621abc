/** Finding: every word that was typed stands somewhere in the text; accents and case do not matter. */
import type { BookWords } from '../../content/book/words.ts';
import type { Language } from '../../language.ts';
import { own } from '../../own.ts';
import type { ScenarioCard, StoryIndex } from '../../worker/api.ts';

/** Something to be found, and the text that it is found by. */
export interface Entry<T> {
  found: T;
  text: string;
}

export function entry<T>(found: T, texts: readonly string[]): Entry<T> {
  return { found, text: plain(texts.join(' ')) };
}

/** Those that say all of the words, in their order. */
export function matching<T>(entries: readonly Entry<T>[], query: string): T[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return entries.filter(({ text }) => wanted.every((word) => text.includes(word))).map(({ found }) => found);
}

/** By title, question and description in the language that is shown, topic, and by the verbs, codes and names that are said in it. */
export function storyEntries(
  cards: readonly ScenarioCard[],
  language: Language,
  topicName: (topic: string) => string,
  index: StoryIndex = {},
): Entry<ScenarioCard>[] {
  return cards.map((card) => {
    const { title, question, description } = card[language];
    return entry(card, [title, question, description, topicName(card.topic), card.id, own(index, card.id)?.said ?? '']);
  });
}

/** A verb or a code, and what it means. */
export interface Term {
  protocol: string;
  word: string;
  meaning: string;
}

export function termEntries(book: BookWords): Entry<Term>[] {
  return Object.entries(book).map(([name, meaning]) => {
    const [protocol = '', ...word] = name.split('.');
    const term = { protocol, word: word.join('.'), meaning };
    return entry(term, [protocol, term.word, meaning]);
  });
}

/** Without accents and case. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
