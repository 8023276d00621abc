/** What the page has of the one door: the first run as it was built, and the worker behind it, which starts when it is wanted. */
import type { MailscopeWorker } from './api.ts';
import { behind } from './behind.ts';
import type { FirstRun } from './packed-run.ts';

export { Journal } from '../sim/journal.ts';
export type { FirstRun } from './packed-run.ts';

/** `failed` is called if the worker cannot be loaded or breaks down; `quiet` waits until nobody needs the line for anything else. */
export function openWorker(first: FirstRun | null, failed: (message: string) => void, quiet: () => Promise<void>): MailscopeWorker {
  return behind(first, async () => (await import('./remote.ts')).openRemote(failed), quiet);
}
