/** The language that a visit begins with: the one remembered, else the browser's. Asked before anything else is loaded. */
import { bestLanguage, isLanguage, type Language } from '../language.ts';
import type { Messages } from '../content/ui/en.ts';
import { recall } from './remembered.ts';

export const REMEMBERED = 'language';

export function chosenLanguage(): Language {
  const remembered = recall(REMEMBERED);
  return isLanguage(remembered) ? remembered : bestLanguage(navigator.languages ?? [navigator.language]);
}

const loaders: Record<Language, () => Promise<Messages>> = {
  es: async () => (await import('../content/ui/es.ts')).es,
  en: async () => (await import('../content/ui/en.ts')).en,
};
const learned = new Map<Language, Messages>();

/** The page's own words; one chunk a language. */
export async function learn(language: Language): Promise<void> {
  if (!learned.has(language)) learned.set(language, await loaders[language]());
}

/** `undefined` until they are learned. */
export function wordsOf(language: Language): Messages | undefined {
  return learned.get(language);
}
