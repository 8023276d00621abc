/** What was computed when the page was built. */
import type { StoryIndex } from './api.ts';
import { unpacked, type FirstRun } from './packed-run.ts';

/** `null` if it cannot be fetched: then the worker computes it. */
export async function fetchFirst(): Promise<FirstRun | null> {
  try {
    return unpacked((await import('./first-run.ts?built')).default);
  } catch {
    return null;
  }
}

/** What stories say, and their sketches; none of them if that cannot be fetched. */
export async function fetchStoryIndex(): Promise<StoryIndex> {
  try {
    const built: { default?: StoryIndex } = await import('./sketches.ts?built');
    // where nothing is built, in tests, nothing is computed either
    return built.default ?? {};
  } catch {
    return {};
  }
}
