// How old sources are, and so whether what was built of them still holds.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Newest change within a folder, ms; `without`: the name of a folder in it that does not count. */
export function newest(folder, without = '') {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === without) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path, without) : statSync(path).mtimeMs);
  }
  return latest;
}
