/** The page itself, once its words are there. */
import { mount } from 'svelte';
import { openWorker, type FirstRun } from '../worker/client.ts';
import App from './App.svelte';
import { afterwards, quiet } from './afterwards.ts';

export function open(first: FirstRun | null): void {
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no element #app');
  // the window on the projector is a page of its own
  const wall = new URLSearchParams(location.search).get('wall');
  if (wall !== null) void showWall(target, wall);
  else mount(App, { target, props: { openWorker: (failed: (message: string) => void) => openWorker(first, failed, quiet), first } });
  void afterwards();
}

async function showWall(target: HTMLElement, id: string): Promise<void> {
  const { default: WallWindow } = await import('./present/WallWindow.svelte');
  mount(WallWindow, { target, props: { openWorker: (failed: (message: string) => void) => openWorker(null, failed, quiet), id } });
}
