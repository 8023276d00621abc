/** The language of the page: first the browser's, then the one remembered; settable at any moment. */
import { bestLanguage, isLanguage, type Language } from '../language.ts';
import type { Prose } from '../content/prose.ts';
import { en, type Messages } from '../content/ui/en.ts';
import { es } from '../content/ui/es.ts';
import { recall, remember } from './remembered.ts';

const REMEMBERED = 'language';
const dictionaries: Record<Language, Messages> = { es, en };
const proseLoaders: Record<Language, () => Promise<{ prose: Prose }>> = {
  es: () => import('../content/es.ts'),
  en: () => import('../content/en.ts'),
};

const first = initial();
let current = $state<Language>(first);
let loaded = $state.raw<{ language: Language; prose: Prose } | null>(null);

function initial(): Language {
  const remembered = recall(REMEMBERED);
  return isLanguage(remembered) ? remembered : bestLanguage(navigator.languages ?? [navigator.language]);
}

async function loadProse(wanted: Language): Promise<void> {
  document.documentElement.lang = wanted;
  const { prose } = await proseLoaders[wanted]();
  // The reader may have switched again while this one was on its way.
  if (wanted === current) loaded = { language: wanted, prose };
}

let arriving = loadProse(first);

export const language = {
  /** Reactive. */
  get current(): Language {
    return current;
  },
  set(choice: Language): void {
    if (choice === current) return;
    current = choice;
    remember(REMEMBERED, choice);
    arriving = loadProse(choice);
  },
  /** Resolves when the prose of the current language is here. */
  get ready(): Promise<void> {
    return arriving;
  },
};

/** The words of the page in the current language. Reactive. */
export function t(): Messages {
  return dictionaries[current];
}

/** Narration, book, fields and charts: of the current language once loaded, until then of the one before; null before the first. Reactive. */
export function prose(): Prose | null {
  return loaded?.prose ?? null;
}
