/** All stories, by topic. To add one: a file in the folder of its topic; what several share stands beside the folders. */
import type { Scenario } from '../run/scenario.ts';
import { drawnNamed } from './drawn.ts';
import type { Story } from './story.ts';

/** The topics under which the page offers stories, in its order: folders here. */
const TOPICS = [
  'journey',
  'arrangements',
  'connection',
  'dns',
  'queue',
  'delivery',
  'reading',
  'web',
  'security',
  'harms',
  'history',
] as const;
export type Topic = (typeof TOPICS)[number];

const found = import.meta.glob<Story>('./*/*.ts', { eager: true, import: 'story' });

export const topics: readonly { id: Topic; stories: readonly Story[] }[] = TOPICS.map((id) => ({ id, stories: storiesIn(id) }));

function storiesIn(topic: Topic): Story[] {
  const stories = Object.entries(found).flatMap(([file, story]) => (file.startsWith(`./${topic}/`) ? [story] : []));
  return stories.sort((a, b) => a.place - b.place);
}

export const stories: readonly Story[] = topics.flatMap((topic) => topic.stories);
export const scenarios: readonly Scenario[] = stories.map(({ scenario }) => scenario);

/** A story by its name, or one that is drawn by chance: 'drawn-42'. */
export function scenarioNamed(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id) ?? drawnNamed(id);
}
