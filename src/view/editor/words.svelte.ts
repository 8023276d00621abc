/** What the editor says: loaded with it, one language at a time. */
import type { StoryWords } from '../../content/story/words.ts';
import type { Language } from '../../language.ts';
import { language } from '../language.svelte.ts';

const loaders: Record<Language, () => Promise<StoryWords>> = {
  es: async () => (await import('../../content/story/es.ts')).es,
  en: async () => (await import('../../content/story/en.ts')).en,
};
const learned = new Map<Language, StoryWords>();
let current = $state.raw<StoryWords | null>(null);

/** Call in an effect: follows the language of the page. Rejects if the words cannot be loaded. */
export async function learnStoryWords(): Promise<void> {
  const wanted = language.current;
  const words = learned.get(wanted) ?? (await loaders[wanted]());
  learned.set(wanted, words);
  if (language.current === wanted) current = words;
}

/** `null` until they have come. Reactive. */
export const storyWords = (): StoryWords | null => current;
