/** The stories of a lesson, each played, or read, to its end. */
import { playedOut, type Played } from '../goals/played.ts';
import type { Lesson, Story } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { meansUnread } from '../../transcripts/unread.ts';
import { recordedIn, type Recorded } from '../recorded.ts';
import { plotOf, type Plot } from '../stories.ts';

/** Where in the file something of the front matter stands. */
export type LineAt = (path: readonly (string | number)[]) => number;

/** A story that is played has a plot, one that was recorded what else is known of it. */
export type Told = { played: Played; plot: Plot; recorded?: never } | { played: Played; plot?: never; recorded: Recorded };

/** By key; a story that cannot be made is a fault, and left out. */
export function toldIn({ stories }: Lesson, lineAt: LineAt): { runs: Map<string, Told>; faults: Fault[] } {
  const runs = new Map<string, Told>();
  const faults = new Faults();
  for (const story of stories) {
    const told = story.recording === '' ? playedIn(stories, story, lineAt, faults) : readIn(story, lineAt, faults);
    if (told) runs.set(story.key, told);
  }
  return { runs, faults: faults.all };
}

function playedIn(stories: readonly Story[], { key }: Story, lineAt: LineAt, faults: Faults): Told | undefined {
  const plotted = plotOf(stories, key);
  if (plotted.ok) return { plot: plotted.plot, played: playedOut(plotted.plot) };
  const line = lineAt(['stories', key]);
  for (const misfit of plotted.misfits) faults.add(line, 'front', { ...misfit, path: `stories.${key}.${misfit.path}` });
  return undefined;
}

/** What is lost is a fault. */
function readIn({ key, recording }: Story, lineAt: LineAt, faults: Faults): Told | undefined {
  const recorded = recordedIn(recording, key);
  const line = lineAt(['stories', key, 'recording']);
  for (const { key: problem, values } of recorded.problems)
    if (recorded.journal.length === 0 || meansUnread(problem)) faults.add(line, 'unread', { ...values, story: key, problem });
  return recorded.journal.length > 0 ? { played: recorded, recorded } : undefined;
}
