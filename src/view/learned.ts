/** The words of the page: one chunk a language, kept while the page lives. */
import type { Language } from '../language.ts';
import type { Messages } from '../content/ui/en.ts';

const loaders: Record<Language, () => Promise<Messages>> = {
  es: async () => (await import('../content/ui/es.ts')).es,
  en: async () => (await import('../content/ui/en.ts')).en,
};
const learned = new Map<Language, Messages>();

export async function learn(language: Language): Promise<void> {
  if (!learned.has(language)) learned.set(language, await loaders[language]());
}

/** `undefined` until they are learned. */
export function wordsOf(language: Language): Messages | undefined {
  return learned.get(language);
}
