/** The runs that a lesson plays, made from its front matter. */
import * as v from 'valibot';
import { laidOver, type Misfit } from '../run/overlay.ts';
import { intervention } from '../run/schema/interventions.ts';
import type { Intervention, Scenario } from '../run/scenario.ts';
import { scenarioNamed } from '../scenarios/index.ts';
import type { Story } from './lesson.ts';

/** What a run needs besides what the reader does in it. */
export interface Plot {
  scenario: Scenario;
  seed: number;
  interventions: Intervention[];
}

export type Plotted = { ok: true; plot: Plot } | { ok: false; misfits: Misfit[] };

const WRONG = (path: string, expected: string, received: string): Plotted => ({ ok: false, misfits: [{ path, expected, received }] });

/** The story of this key. Never throws: what does not fit is told, a story that leads back to itself too. */
export function plotOf(stories: readonly Story[], key: string, above: readonly string[] = []): Plotted {
  const story = stories.find((each) => each.key === key);
  if (!story) return WRONG('stories', stories.map((each) => each.key).join(' | '), key);
  if (above.includes(key)) return WRONG(`stories.${key}.from`, 'another story', above.join(' → '));
  if (story.recording !== '') return WRONG('', 'scenario | from', 'recording');
  const base = story.from === '' ? plotFrom(story.scenario) : plotOf(stories, story.from, [...above, key]);
  return base.ok ? laid(base.plot, story) : base;
}

/** The text of a recording; '' for a story that is played, and for one that there is not. */
export function recordingOf(stories: readonly Story[], key: string): string {
  return stories.find((each) => each.key === key)?.recording ?? '';
}

function plotFrom(id: string): Plotted {
  const scenario = scenarioNamed(id);
  return scenario ? { ok: true, plot: { scenario, seed: 1, interventions: [] } } : WRONG('scenario', 'a story of the gallery', id);
}

function laid({ scenario, interventions }: Plot, { seed, with: over, interventions: more }: Story): Plotted {
  const result = laidOver(scenario, over);
  if (!result.ok) return result;
  const read = v.safeParse(v.array(intervention), more);
  if (!read.success) return WRONG('interventions', read.issues[0].message, read.issues[0].received);
  return { ok: true, plot: { scenario: result.scenario, seed, interventions: [...interventions, ...read.output] } };
}
