// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import App from '../../src/view/App.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { parts } from '../../src/view/parts.ts';
import { keepOffline, newer } from '../../src/view/offline/newer.svelte.ts';
import { fakeWorker } from '../fixtures/worker.ts';

beforeEach(() => {
  language.set('en');
  location.hash = '';
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

afterEach(() => {
  vi.restoreAllMocks();
  newer.dismiss();
});

async function show(): Promise<void> {
  render(App, { openWorker: fakeWorker });
  await screen.findByRole('button', { name: 'Send the letter' });
  await userEvent.keyboard('{ArrowRight}');
  await screen.findByText(/^step 1 of \d\d/, {}, { timeout: 10_000 });
}

/** The network is gone, once. */
function failOnce(part: 'ladder' | 'help'): void {
  vi.spyOn(parts, part).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
}

describe('a part that cannot be loaded', () => {
  test('says so in its panel, while the page goes on, and comes at the next try', async () => {
    await show();
    failOnce('ladder');
    await userEvent.click(screen.getByRole('tab', { name: 'Ladder' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('This part of the page could not be loaded.');
    expect(said.closest('[role=tabpanel]')).not.toBeNull();
    await userEvent.keyboard('2');
    expect(screen.getByText(/^step \d of 7$/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(document.querySelector('[role=tabpanel] svg')).not.toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('says so as a window where it is one, in Spanish too, and is closed like any', async () => {
    await show();
    language.set('es');
    failOnce('help');
    await userEvent.keyboard('?');
    const window = await screen.findByRole('dialog', { name: 'No se ha podido cargar esta parte de la página.' });
    await userEvent.click(screen.getByRole('button', { name: 'Intentarlo de nuevo' }));
    await screen.findByRole('dialog', { name: 'Teclas' }, { timeout: 10_000 });
    expect(window.isConnected).toBe(false);
  });
});

describe('a newer build', () => {
  class Registration extends EventTarget {
    active: object | null = null;
    waiting: { postMessage: (told: string) => void } | null = null;
    installing: EventTarget | null = null;
    update = vi.fn(() => Promise.reject(new TypeError('no network')));

    /** As a browser tells that a build has been fetched whole. */
    install(): string[] {
      const told: string[] = [];
      const worker = Object.assign(new EventTarget(), { postMessage: (message: string) => void told.push(message) });
      this.installing = worker;
      this.dispatchEvent(new Event('updatefound'));
      if (this.active) this.waiting = worker;
      worker.dispatchEvent(new Event('statechange'));
      return told;
    }
  }

  function container(kept: Registration): ServiceWorkerContainer {
    return Object.assign(new EventTarget(), { register: () => Promise.resolve(kept) }) as unknown as ServiceWorkerContainer;
  }

  test('is told of once it is installed, and not when it is the first', async () => {
    await show();
    const kept = new Registration();
    await keepOffline(container(kept), './sw.js');
    kept.install();
    expect(newer.isThere).toBe(false);
    kept.active = {};
    kept.install();
    const said = await screen.findByText('There is a newer version of this page.');
    await userEvent.click(said.parentElement!.querySelector('button.close')!);
    expect(said.isConnected).toBe(false);
  });

  test('takes over when the reader asks, and only then is the page loaded again', async () => {
    const kept = Object.assign(new Registration(), { active: {} });
    const told = kept.install();
    const pages = container(kept);
    const reload = vi.fn();
    await keepOffline(pages, './sw.js');
    pages.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
    newer.load(pages, reload);
    expect(told).toEqual(['take over']);
    pages.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  test('is looked for when the reader comes back, and no network is no fault', async () => {
    const kept = new Registration();
    await keepOffline(container(kept), './sw.js');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(kept.update).toHaveBeenCalledOnce();
  });
});
