/** What comes after the first picture, while it is read: one after the other, in the order in which it will be wanted. */
import { language } from './language.svelte.ts';
import { fetchPart } from './later.ts';
import { keepOffline } from './offline/newer.svelte.ts';

let arrived: () => void;
const all = new Promise<void>((resolve) => (arrived = resolve));

/** What does not come is asked for again, and told of, by whoever needs it. */
export async function afterwards(): Promise<void> {
  await fetchPart('showing').catch(() => {});
  await language.ready.catch(() => {});
  // who tells of trouble is there before it, and with it all words
  await fetchPart('notices').catch(() => {});
  // the page is read without them
  await import('./style/fonts.css').catch(() => {});
  arrived();
  await quiet();
  // The page works again without a network after the first visit; in development that would only hide changes.
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void keepOffline(navigator.serviceWorker, './sw.js');
}

/** The page has come, and has nothing else to do. */
export async function quiet(): Promise<void> {
  await all;
  await new Promise<void>((resolve) => {
    // Safari has no idle time to give
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else requestAnimationFrame(() => resolve());
  });
}
