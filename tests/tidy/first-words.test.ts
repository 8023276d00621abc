/** What is shown first has the words of the first picture and the stage, and no others: all words come with the parts that are fetched later. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const WHOLE = resolve('src/view/words.ts');
/** Types are gone when the page is built, and what is fetched later is no part of what is first. */
const TYPES = /(?:import|export) type [^;]*;/g;
const IMPORT = /(?:from|import) '(\.[^']+)'/g;

/** All files that come with one. */
function comingWith(root: string): Set<string> {
  const found = new Set<string>();
  const ways = [resolve(root)];
  for (let file = ways.pop(); file !== undefined; file = ways.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    if (!/\.(?:svelte|ts)$/.test(file)) continue;
    for (const [, to] of readFileSync(file, 'utf8').replace(TYPES, '').matchAll(IMPORT)) ways.push(join(dirname(file), to!));
  }
  return found;
}

test.each(['src/view/main.ts', 'src/view/Showing.svelte'])(
  'nothing that comes with %s says what comes later, or has a library for it',
  (root) => {
    const files = comingWith(root);
    expect(files.has(resolve('src/view/language.svelte.ts'))).toBe(true);
    expect(files.has(WHOLE)).toBe(false);
    expect([...files].filter((file) => /from '(?:d3|fflate)'/.test(readFileSync(file, 'utf8')))).toEqual([]);
  },
);

test('whatever is fetched later has them', () => {
  expect(comingWith('src/view/gallery/Gallery.svelte').has(WHOLE)).toBe(true);
  expect(readFileSync('src/view/later.ts', 'utf8')).toContain('language.whole');
});
