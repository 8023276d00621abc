/** A package has parts of its own in place of the page's: every part that something in it asks for is among them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const PARTS = resolve('src/view/later.ts');
const OWN = resolve('src/view/alone/packet/later.ts');
/** Only files that are part of what is shown: the worker has its own. */
const IMPORT = /(?:from|import\()\s*'(\.[^']+)'/g;

/** Files that a package is made of, each with the parts that it asks for. */
function asked(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const ways = [resolve('src/view/alone/packet/main.ts')];
  for (let file = ways.pop(); file !== undefined; file = ways.pop()) {
    if (found.has(file) || !/\.(?:svelte|ts)$/.test(file) || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8').replace(/import type [^;]*;/g, '');
    found.set(
      file,
      [...text.matchAll(/<Later part="(\w+)"/g)].map(([, part]) => part!),
    );
    for (const [, to] of text.matchAll(IMPORT)) {
      const target = join(dirname(file), to!);
      ways.push(target === PARTS ? OWN : target);
    }
  }
  return found;
}

test('no part is asked for that a package does not have', () => {
  const has = new Set([...readFileSync(OWN, 'utf8').matchAll(/^ {2}(\w+): \(\) => import\(/gm)].map(([, part]) => part));
  const files = asked();
  expect(files.has(resolve('src/view/lessons/Scenery.svelte'))).toBe(true);
  expect([...files.values()].flat().filter((part) => !has.has(part))).toEqual([]);
});
