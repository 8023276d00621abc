/** What the MIME room says: loaded with it, one language at a time. */
import type { MimeWords } from '../../content/mime/words.ts';
import type { Language } from '../../language.ts';
import { language } from '../language.svelte.ts';

const loaders: Record<Language, () => Promise<MimeWords>> = {
  es: async () => (await import('../../content/mime/es.ts')).es,
  en: async () => (await import('../../content/mime/en.ts')).en,
};
const learned = new Map<Language, MimeWords>();
let current = $state.raw<MimeWords | null>(null);

/** Call in an effect: follows the language of the page. Rejects if the words cannot be loaded. */
export async function learnMimeWords(): Promise<void> {
  const wanted = language.current;
  const words = learned.get(wanted) ?? (await loaders[wanted]());
  learned.set(wanted, words);
  if (language.current === wanted) current = words;
}

/** `null` until they have come. Reactive. */
export const mimeWords = (): MimeWords | null => current;
