// The built page, for who serves it: built first if it is not there, or older than its sources.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newest } from './newest.js';
import { root, run, tool } from './prepare.js';

const SOURCES = ['src', 'lessons', 'public'];

/** Its folder; `undefined` if it could not be built: why has been said then. */
export function builtPage() {
  const folder = join(root, 'dist');
  const page = join(folder, 'index.html');
  const isFresh = existsSync(page) && SOURCES.every((source) => newest(join(root, source)) <= statSync(page).mtimeMs);
  return isFresh || run(tool('vite'), ['build', '--logLevel', 'warn'], { stdio: ['ignore', 'ignore', 'inherit'] }) === 0
    ? folder
    : undefined;
}
