/** The words of practice and of misconceptions: loaded when one of its pages is opened. */
import type { IdeaWords } from '../../../content/ideas/numbers.ts';
import type { PracticeWords } from '../../../content/practice/en.ts';
import type { Language } from '../../../language.ts';

export interface PracticeTold {
  practice: PracticeWords;
  ideas: IdeaWords;
}

const loaders: Record<Language, () => Promise<[{ practice: PracticeWords }, { ideas: IdeaWords }]>> = {
  es: () => Promise.all([import('../../../content/practice/es.ts'), import('../../../content/ideas/es.ts')]),
  en: () => Promise.all([import('../../../content/practice/en.ts'), import('../../../content/ideas/en.ts')]),
};

export async function practiceWords(language: Language): Promise<PracticeTold> {
  const [{ practice }, { ideas }] = await loaders[language]();
  return { practice, ideas };
}
