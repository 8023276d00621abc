import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { browsed, DIST } from './page.ts';

const built = browsed();
const source = join(DIST, '..', 'src');

/** Packages that source files of the page and its worker import, types apart. */
function importedPackages(): string[] {
  const isShipped = (file: string): boolean =>
    /\.(ts|svelte|css)$/.test(file) && !/^node\/|^lessons\/reading\/|plugin|early\/|\.d\.ts$/.test(file);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(isShipped);
  const written = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const names = written.matchAll(/^\s*(?:import (?!type).*from |src: url\()'((?:@[^/']+\/)?[a-z][^/']*)/gm);
  return [...new Set(Array.from(names, ([, name]) => name!))];
}

describe('what the page brings along', () => {
  test('is the words of one language, asked for before the page is there', async () => {
    const { page, heard } = await built.open('', { locale: 'es-MX' });
    const files = heard.requests.map((url) => url.slice(built.url.length));
    const placeOf = (name: string): number => files.findIndex((file) => file.startsWith(`assets/${name}-`));
    expect(placeOf('es')).toBeGreaterThan(0);
    expect(placeOf('es')).toBeLessThan(placeOf('showing'));
    expect(placeOf('en')).toBe(-1);
    await page.context().close();
  });

  test('has its licences with it, in both languages of the page', async () => {
    const { page } = await built.open();
    await page.keyboard.press('?');
    const link = page.getByRole('dialog').getByRole('link', { name: 'Licences of the software and fonts in this page' });
    const text = await (await page.request.get(new URL((await link.getAttribute('href'))!, page.url()).href)).text();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Español' }).click();
    await page.keyboard.press('?');
    await page.getByRole('link', { name: 'Licencias del software y las fuentes de esta página' }).waitFor();
    const told = text.split(/\n-{72}\n/).map((part) => part.trim());
    expect(told[0]).toMatch(/^Mailscope\n\nMIT License/);
    for (const part of told) expect(part, part.slice(0, 40)).toMatch(/copyright|permission/i);
    // D3 ships by its parts
    const isTold = (name: string): boolean => told.some((part) => part.startsWith(`${name} `) || part.startsWith(`${name}-`));
    const packages = importedPackages();
    expect(packages).toContain('svelte');
    expect(packages).toContain('@fontsource-variable/newsreader');
    expect(packages.filter((name) => !isTold(name))).toEqual([]);
    await page.context().close();
  });
});

test('opened as a file, the page says what to do instead, in both languages', async () => {
  const { page } = await built.visit();
  await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
  await page.getByText('This page does not work when it is opened as a file').waitFor();
  expect(await page.locator('#by-file').innerText()).toContain('Esta página no funciona abierta como archivo');
  await page.context().close();
});
