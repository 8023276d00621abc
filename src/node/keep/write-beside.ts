/** Small files, written at once: at the start, where nothing else is going on yet. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** The file is whole, old or new, whatever happens meanwhile. */
export function writeBeside(path: string, temporary: string, content: string | Uint8Array): void {
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path);
}
