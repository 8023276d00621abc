// Whether the page in dist/ was built from what lies here now: building it again would change nothing. Plain JavaScript, as
// prepare.js is.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Everything that a build reads. */
const SOURCES = ['src', 'lessons', 'public', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** A build empties its folder, and this with it. */
const MARK = join('dist', '.built');

export function isBuilt(folder) {
  const mark = join(folder, MARK);
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourcesOf(folder);
}

/** After a build. */
export function markBuilt(folder) {
  writeFileSync(join(folder, MARK), sourcesOf(folder));
}

/** One digest of all sources, their paths and their octets. */
function sourcesOf(folder) {
  const digest = createHash('sha256');
  for (const path of SOURCES.flatMap((each) => filesIn(join(folder, each))).sort()) {
    digest.update(relative(folder, path).split(sep).join('/')).update('\0').update(readFileSync(path)).update('\0');
  }
  return digest.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];
}
