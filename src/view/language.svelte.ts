/** The language of the page: first the one that the visit begins with; settable at any moment. */
import type { Language } from '../language.ts';
import type { Prose } from '../content/prose.ts';
import type { PageWords } from '../content/page/en.ts';
import type { Messages } from '../content/ui/en.ts';
import { chosenLanguage, REMEMBERED } from './choice.ts';
import { allWords, pageWords } from './learned.ts';
import { remember } from './remembered.ts';

const proseLoaders: Record<Language, () => Promise<{ prose: Prose }>> = {
  es: () => import('../content/es.ts'),
  en: () => import('../content/en.ts'),
};

type Teller = typeof import('../content/telling.ts');

const first = chosenLanguage();
let current = $state<Language>(first);
let words = $state.raw<PageWords | undefined>(pageWords.in(first));
/** All words, once a part has come that needs them; from then on every language comes whole. */
let all = $state.raw<Messages | undefined>();
let loaded = $state.raw<Prose | null>(null);
let telling = $state.raw<Teller | null>(null);
let arriving: Promise<void> | null = null;

/** The reader may switch again while a language is on its way. */
async function speak(wanted: Language): Promise<void> {
  await pageWords.learn(wanted);
  if (all) await allWords.learn(wanted);
  if (wanted !== current) return;
  show(wanted);
}

function show(spoken: Language): void {
  document.documentElement.lang = spoken;
  words = pageWords.in(spoken);
  all &&= allWords.in(spoken) ?? all;
}

async function speakWhole(): Promise<void> {
  const wanted = current;
  await Promise.all([pageWords.learn(wanted), allWords.learn(wanted)]);
  if (wanted !== current) return speakWhole();
  all = allWords.in(wanted);
  show(wanted);
}

async function load(wanted: Language): Promise<void> {
  await speak(wanted);
  const [{ prose }, teller] = await Promise.all([proseLoaders[wanted](), import('../content/telling.ts')]);
  if (wanted === current) [loaded, telling] = [prose, teller];
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
    if (pageWords.in(choice) && (!all || allWords.in(choice))) show(choice);
    arriving = load(choice);
  },
  /** Resolves when the page can be shown: words of the current language are here. */
  get spoken(): Promise<void> {
    return speak(current);
  },
  /** Resolves when all words of the current language are here: parts that are fetched when they are first shown come with them. */
  get whole(): Promise<void> {
    return speakWhole();
  },
  /** Resolves when words and prose of the current language are here; asks for them, if nobody has. */
  get ready(): Promise<void> {
    return (arriving ??= load(current));
  },
};

/** The words of the first picture and the stage: in the current language once they are here, until then in the one before. Reactive. */
export function t(): PageWords {
  if (!words) throw new Error('no language has been learned');
  return words;
}

/** The same of all words of the page; `words.ts` gives them to those who come later. */
export function wholeWords(): Messages {
  if (!all) throw new Error('no language has been learned whole');
  return all;
}

/** Narration, book, fields and charts: of the current language once loaded, until then of the one before; null before the first. Reactive. */
export function prose(): Prose | null {
  return loaded;
}

/** How it is told; null before there is any. Reactive. */
export function teller(): Teller | null {
  return telling;
}
