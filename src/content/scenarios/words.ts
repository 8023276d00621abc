import type { Language } from '../language.ts';
import { scenarios as english } from './en.ts';
import { scenarios as spanish } from './es.ts';

/** What the page says of a scenario, keyed by its id. */
export interface ScenarioWords {
  title: string;
  description: string;
}

const dictionaries: Record<Language, Record<string, ScenarioWords>> = { es: spanish, en: english };

/** Title and description of a scenario; one that content does not know is called by its id. */
export function scenarioWords(id: string, language: Language): ScenarioWords {
  return dictionaries[language][id] ?? { title: id, description: '' };
}
