// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';

const fresh = async () => (await import('../../../src/view/language.svelte.ts')) as typeof import('../../../src/view/language.svelte.ts');

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  location.hash = '';
});

test('first the language of the browser, then the one that was chosen', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr', 'es-AR']);
  const first = await fresh();
  expect(first.language.current).toBe('es');
  first.language.set('en');
  vi.resetModules();
  expect((await fresh()).language.current).toBe('en');
});

test('a link is read in its own language', async () => {
  location.hash = '#/es/journey';
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en']);
  expect((await fresh()).language.current).toBe('es');
});

test('words and prose change as soon as they are here, and the document says its language', async () => {
  const { language, prose, t } = await fresh();
  language.set('en');
  await language.ready;
  expect([t().transport.play, prose()?.language, document.documentElement.lang]).toEqual(['Play', 'en', 'en']);
  language.set('es');
  expect(t().transport.play).toBe('Play');
  await language.ready;
  expect([t().transport.play, prose()?.language, document.documentElement.lang]).toEqual(['Reproducir', 'es', 'es']);
  language.set('en');
  expect(t().transport.play).toBe('Play');
});

test('where nothing may be stored, the choice lasts as long as the page', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const { language } = await fresh();
  language.set('es');
  language.set('en');
  expect(language.current).toBe('en');
  vi.restoreAllMocks();
});
