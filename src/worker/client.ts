/** What the page has of the one door: the first run as it was built, and the worker behind it, which starts when it is wanted. */
import type { MailscopeWorker } from './api.ts';
import { behind } from './behind.ts';
import type { FirstRun } from './packed-run.ts';

export { Journal } from '../sim/journal.ts';
export type { FirstRun } from './packed-run.ts';

/** `failed` is called if the worker cannot be loaded or breaks down. */
export function openWorker(first: FirstRun | null, failed: (message: string) => void): MailscopeWorker {
  return behind(first, async () => (await import('./remote.ts')).openRemote(failed), idle);
}

/** The page has come, and has nothing else to do. */
async function idle(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  await new Promise<void>((resolve) => {
    // Safari has no idle time to give
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else requestAnimationFrame(() => resolve());
  });
}
