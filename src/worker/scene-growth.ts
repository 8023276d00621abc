/**
 * A recording's scene as it crosses to the page: only what has changed since the last time. A capture of thousands of hosts
 * finds others in each of its batches, and all of them each time would cost more than reading them.
 */
import type { Scene } from '../run/scenario.ts';
import type { OnBatch, Progress } from './api.ts';

type List = 'hosts' | 'links' | 'agents';
const LISTS: readonly List[] = ['hosts', 'links', 'agents'];

/** How many there are now, and those that are new or others than before, with their numbers. */
interface Grown {
  length: number;
  changed: [number, unknown][];
}

export interface SceneGrowth {
  /** The scene, its lists empty. */
  frame: Scene;
  lists: Record<List, Grown>;
}

/** What crosses in the place of a progress. */
export interface GrownProgress extends Omit<Progress, 'scene'> {
  growth?: SceneGrowth;
}
export type OnGrownBatch = (...told: [Parameters<OnBatch>[0], GrownProgress]) => ReturnType<OnBatch>;

/** The worker's end: what is told whole goes on as growth. */
export function inGrowth(onBatch: OnGrownBatch): OnBatch {
  let sent: Scene = { hosts: [], links: [], agents: [], accounts: [], startsAt: 0 };
  return (batch, { scene, ...progress }) => {
    if (!scene) return onBatch(batch, progress);
    const growth = growthOf(sent, scene);
    sent = scene;
    return onBatch(batch, { ...progress, growth });
  };
}

/** The page's end: what came as growth is told whole. */
export function whole(onBatch: OnBatch): OnGrownBatch {
  let scene: Scene | undefined;
  return (batch, { growth, ...progress }) => {
    if (!growth) return onBatch(batch, progress);
    scene = grown(scene, growth);
    return onBatch(batch, { ...progress, scene });
  };
}

/** What is the same thing as before has not changed: nobody changes a host in its place. */
function growthOf(before: Scene, now: Scene): SceneGrowth {
  const listed = (list: List): Grown => {
    const changed: [number, unknown][] = [];
    now[list].forEach((each, number) => {
      if (each !== before[list][number]) changed.push([number, each]);
    });
    return { length: now[list].length, changed };
  };
  const lists = { hosts: listed('hosts'), links: listed('links'), agents: listed('agents') };
  return { frame: { ...now, hosts: [], links: [], agents: [] }, lists };
}

function grown(before: Scene | undefined, { frame, lists }: SceneGrowth): Scene {
  const scene: Scene = { ...frame };
  for (const list of LISTS) {
    const { length, changed } = lists[list];
    const items: unknown[] = before ? before[list].slice(0, length) : [];
    for (const [number, each] of changed) items[number] = each;
    Object.assign(scene, { [list]: items });
  }
  return scene;
}
