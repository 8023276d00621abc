/** A folder, and those above it where they are missing. Node's own recursive way goes round in circles for ever where /proc has no room for one. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Throws what the disk has against it. */
export function makeFolder(path: string, mode = 0o777): void {
  const above = dirname(path);
  if (path !== '' && above !== path && !existsSync(above)) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}
