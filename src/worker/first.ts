/** The run that was computed when the page was built. */
import { unpacked, type FirstRun } from './packed-run.ts';

/** `null` if it cannot be fetched: then the worker computes it. */
export async function fetchFirst(): Promise<FirstRun | null> {
  try {
    return unpacked((await import('./first-run.ts?built')).default);
  } catch {
    return null;
  }
}
