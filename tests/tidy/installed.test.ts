import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from '../../src/node/prepare.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailscope-installed-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const WANTED = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } };

/** Whether nothing is to be done where npm has installed `there`. */
function nothingToDo(there: object): boolean {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: WANTED }));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }));
  return isInstalled(folder);
}

test('what npm ci has installed is not installed again', () => {
  expect(nothingToDo({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })).toBe(true);
});

test('packages for other systems are not missed', () => {
  expect(nothingToDo({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
});

test('another version, a package too few or too many, or none at all: the packages of the lock file are installed', () => {
  expect(nothingToDo({ 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  expect(nothingToDo({ 'node_modules/b': { version: '2.0.0' } })).toBe(false);
  expect(nothingToDo({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } })).toBe(false);
  rmSync(join(folder, 'node_modules'), { recursive: true });
  expect(isInstalled(folder)).toBe(false);
});
