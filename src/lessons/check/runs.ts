/** The stories of a lesson, each played to its end. */
import { playedOut, type Played } from '../goals/played.ts';
import type { Lesson } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { plotOf, type Plot } from '../stories.ts';

export interface Told {
  plot: Plot;
  played: Played;
}

/** By key; a story that cannot be made is a fault, and left out. */
export function toldIn({ stories }: Lesson): { runs: Map<string, Told>; faults: Fault[] } {
  const runs = new Map<string, Told>();
  const faults = new Faults();
  for (const { key } of stories) {
    const plotted = plotOf(stories, key);
    if (plotted.ok) runs.set(key, { plot: plotted.plot, played: playedOut(plotted.plot) });
    else for (const misfit of plotted.misfits) faults.add(1, 'front', { ...misfit, path: `stories.${key}.${misfit.path}` });
  }
  return { runs, faults: faults.all };
}
