/** A story of the gallery: a scenario, and what its card says. */
import type { Language } from '../language.ts';
import type { Scenario } from '../run/scenario.ts';

export interface StoryWords {
  title: string;
  /** What one wonders before one has seen it. */
  question: string;
  description: string;
}

/** What every file below scenarios/ that tells a story exports as `story`. */
export interface Story extends Record<Language, StoryWords> {
  /** Among those of its topic, from 1. */
  place: number;
  /** For whom: 1 who has seen none yet, 2 who knows the journey, 3 who wants to know it all. */
  level: 1 | 2 | 3;
  scenario: Scenario;
}
