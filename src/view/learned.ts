/** The words of the page, kept while the page lives: those of the first picture and the stage, and all of them. A chunk each and language. */
import type { Language } from '../language.ts';
import type { PageWords } from '../content/page/en.ts';
import type { Messages } from '../content/ui/en.ts';

const first: Record<Language, () => Promise<PageWords>> = {
  es: async () => (await import('../content/page/es.ts')).es,
  en: async () => (await import('../content/page/en.ts')).en,
};
const whole: Record<Language, () => Promise<Messages>> = {
  es: async () => (await import('../content/ui/es.ts')).es,
  en: async () => (await import('../content/ui/en.ts')).en,
};
const learned = new Map<Language, PageWords>();
const learnedWhole = new Map<Language, Messages>();

export async function learn(language: Language): Promise<void> {
  if (!learned.has(language)) learned.set(language, await first[language]());
}

export async function learnWhole(language: Language): Promise<void> {
  if (!learnedWhole.has(language)) learnedWhole.set(language, await whole[language]());
}

/** `undefined` until they are learned. */
export function wordsOf(language: Language): PageWords | undefined {
  return learned.get(language);
}

export function wholeOf(language: Language): Messages | undefined {
  return learnedWhole.get(language);
}
