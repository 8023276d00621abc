/** The page itself, once its words are there. */
import { mount } from 'svelte';
import { openWorker, type FirstRun } from '../worker/client.ts';
import App from './App.svelte';
import type { Language } from '../language.ts';
import { afterwards, quiet } from './afterwards.ts';
import { language } from './language.svelte.ts';
import { plainPlace } from './playback/link.ts';

export function open(first: FirstRun | null): void {
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no element #app');
  // the window on the projector is a page of its own
  const query = new URLSearchParams(location.search);
  const wall = query.get('wall');
  const isEmbedded = query.has('embed');
  const { room, page, part, language: wanted } = plainPlace(location.hash).place;
  if (wall !== null) void showWall(target, wall);
  else if (isEmbedded && room === 'lessons') void showLesson(target, { page, part });
  else
    mount(App, {
      target,
      props: { openWorker: (failed: (message: string) => void) => openWorker(first, failed, quiet), first, isEmbedded },
    });
  if (isEmbedded) void tellSize(wanted);
  void afterwards();
}

async function showWall(target: HTMLElement, id: string): Promise<void> {
  const [{ default: WallWindow }] = await Promise.all([import('./present/WallWindow.svelte'), language.whole]);
  mount(WallWindow, { target, props: { openWorker: (failed: (message: string) => void) => openWorker(null, failed, quiet), id } });
}

/** In a frame there is the lesson, and nothing around it. */
async function showLesson(target: HTMLElement, place: { page: string; part: string }): Promise<void> {
  const [{ default: EmbedWindow }] = await Promise.all([import('./alone/embed/EmbedWindow.svelte'), language.whole]);
  mount(EmbedWindow, { target, props: { worker: openWorker(null, () => {}, quiet), ...place } });
}

async function tellSize(wanted: Language | null): Promise<void> {
  if (wanted) language.set(wanted);
  (await import('./alone/embed/size.ts')).tellSize();
}
