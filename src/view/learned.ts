/** The words of the page, kept while the page lives: a chunk a dictionary and language. */
import type { Language } from '../language.ts';
import type { PageWords } from '../content/page/en.ts';
import type { Messages } from '../content/ui/en.ts';

class Dictionary<Words> {
  readonly #loaders: Record<Language, () => Promise<Words>>;
  readonly #learned = new Map<Language, Words>();

  constructor(loaders: Record<Language, () => Promise<Words>>) {
    this.#loaders = loaders;
  }

  async learn(language: Language): Promise<void> {
    if (!this.#learned.has(language)) this.#learned.set(language, await this.#loaders[language]());
  }

  /** `undefined` until they are learned. */
  in(language: Language): Words | undefined {
    return this.#learned.get(language);
  }
}

/** Those of the first picture and the stage. */
export const pageWords = new Dictionary<PageWords>({
  es: async () => (await import('../content/page/es.ts')).es,
  en: async () => (await import('../content/page/en.ts')).en,
});

/** All of them. */
export const allWords = new Dictionary<Messages>({
  es: async () => (await import('../content/ui/es.ts')).es,
  en: async () => (await import('../content/ui/en.ts')).en,
});
