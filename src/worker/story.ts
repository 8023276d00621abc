/** Stories that people write, as the page asks for them. */
import { readStory } from '../run/story/read.ts';
import { storySchema, type StorySchema } from '../run/story/schema.ts';
import { textOf, writtenOf } from '../run/story/write.ts';
import { scenarioNamed, stories } from '../scenarios/index.ts';
import type { Language } from '../language.ts';
import type { Scenario } from '../run/scenario.ts';
import type { StoryWords } from '../scenarios/story.ts';
import type { Edited, Editing } from './api.ts';

/** The text of what is edited, what it says, and what is wrong with it. Never throws. */
export function edited(editing: Editing): Edited {
  const text =
    'text' in editing ? editing.text : 'written' in editing ? textOf(editing.written) : begunFrom(editing.like, editing.language);
  const { written, faults, story } = readStory(text);
  return { text, written, faults, runs: story !== null };
}

/** A story of the gallery, or a drawn one, as one of the reader's own; '' for none. */
function begunFrom(id: string, language: Language): string {
  const scenario = scenarioNamed(id);
  if (!scenario) return '';
  const { title = '', question = '', description = '' } = stories.find((each) => each.scenario.id === id)?.[language] ?? {};
  // another story than the one that it begins as
  const { id: _, ...rest } = writtenOf(scenario) as { id?: string };
  return textOf({ ...(title === '' ? {} : { title, question, description }), ...rest });
}

export function form(): StorySchema {
  return storySchema(() => '');
}

/** The scenario of a text and what a card says of it; or how many faults there are, and the line of the first. */
export function plotOf(text: string): { scenario: Scenario; words: StoryWords } | { line: number; count: number } {
  const { story, faults } = readStory(text);
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (!story) return { line: errors[0]?.line ?? 1, count: errors.length };
  const { scenario, ...words } = story;
  return { scenario, words };
}
