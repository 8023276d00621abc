/** The language of the page: first the one that the visit begins with; settable at any moment. */
import type { Language } from '../language.ts';
import type { Prose } from '../content/prose.ts';
import type { Messages } from '../content/ui/en.ts';
import { chosenLanguage, REMEMBERED } from './choice.ts';
import { learn, wordsOf } from './learned.ts';
import { remember } from './remembered.ts';

const proseLoaders: Record<Language, () => Promise<{ prose: Prose }>> = {
  es: () => import('../content/es.ts'),
  en: () => import('../content/en.ts'),
};

const first = chosenLanguage();
let current = $state<Language>(first);
let words = $state.raw<Messages | undefined>(wordsOf(first));
let loaded = $state.raw<Prose | null>(null);
let arriving: Promise<void> | null = null;

/** The reader may switch again while a language is on its way. */
async function speak(wanted: Language): Promise<void> {
  await learn(wanted);
  if (wanted !== current) return;
  document.documentElement.lang = wanted;
  words = wordsOf(wanted);
}

async function load(wanted: Language): Promise<void> {
  await speak(wanted);
  const { prose } = await proseLoaders[wanted]();
  if (wanted === current) loaded = prose;
}

export const language = {
  /** Reactive. */
  get current(): Language {
    return current;
  },
  set(choice: Language): void {
    remember(REMEMBERED, choice);
    if (choice === current) return;
    current = choice;
    words = wordsOf(choice) ?? words;
    arriving = load(choice);
  },
  /** Resolves when the page can be shown: words of the current language are here. */
  get spoken(): Promise<void> {
    return speak(current);
  },
  /** Resolves when words and prose of the current language are here; asks for them, if nobody has. */
  get ready(): Promise<void> {
    return (arriving ??= load(current));
  },
};

/** The words of the page: in the current language once they are here, until then in the one before. Reactive. */
export function t(): Messages {
  if (!words) throw new Error('no language has been learned');
  return words;
}

/** Narration, book, fields and charts: of the current language once loaded, until then of the one before; null before the first. Reactive. */
export function prose(): Prose | null {
  return loaded;
}
