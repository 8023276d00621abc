/** What is said of fields and RFCs: loaded when the glossary is opened, or looked into. */
import type { GlossaryWords } from '../../../content/glossary/words.ts';
import type { Language } from '../../../language.ts';

const loaders: Record<Language, () => Promise<{ glossary: GlossaryWords }>> = {
  es: () => import('../../../content/glossary/es.ts'),
  en: () => import('../../../content/glossary/en.ts'),
};

/** Before it is there, and without a network: nothing but the names of RFCs. */
export const NOTHING_SAID: GlossaryWords = { fields: {}, rfcs: {} };

export const glossaryWords = async (language: Language): Promise<GlossaryWords> => (await loaders[language]()).glossary;
