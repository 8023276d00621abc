/** Reads recordings from disk, chunk by chunk: memory stays the same for a kilobyte and for a gigabyte. */
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { CHUNK_OCTETS, type FileAt, type Given, type Source } from '../transcripts/files/file.ts';
import { Reading } from '../transcripts/files/reading.ts';
import type { RecordingListener } from '../transcripts/listener.ts';

/** A file or folder could not be opened: its path, and what the system says. */
export interface Lost {
  path: string;
  reason: string;
}

/** What lies at the paths: of a folder, all files in it. What the system would not give is told in `lost`. */
export async function filesAt(paths: readonly string[]): Promise<{ files: Given[]; lost: Lost[] }> {
  const [files, lost]: [Given[], Lost[]] = [[], []];
  for (const path of paths) {
    try {
      for await (const file of filesFrom(path, basename(resolve(path)) || path)) files.push(file);
    } catch (error) {
      lost.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { files, lost };
}

/** Reads files together into one recording; `between` is awaited after each chunk. Returns the formats that were found. */
export async function readRecordings(
  files: readonly Given[],
  listener: RecordingListener,
  between: () => Promise<void>,
): Promise<readonly string[]> {
  const reading = new Reading(files, listener);
  while (!(await reading.advance())) await between();
  // what had no end of its own ended with the last file
  await between();
  return reading.formats;
}

/** Links to folders within a folder are not followed: they may lead back. */
async function* filesFrom(path: string, name: string): AsyncGenerator<Given> {
  const about = await stat(path);
  if (about.isDirectory()) return yield* filesWithin(path, name);
  if (!about.isFile()) return yield streamed(await open(path, 'r'), name);
  // whoever may not read it hears so before anything is read
  await (await open(path, constants.O_RDONLY)).close();
  yield fileAt(path, name, about.size);
}

async function* filesWithin(path: string, name: string): AsyncGenerator<Given> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const [inner, called] = [join(path, entry.name), `${name}/${entry.name}`];
    if (entry.isDirectory()) yield* filesWithin(inner, called);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await stat(inner).catch(() => undefined))?.isFile()))
      yield fileAt(inner, called, (await stat(inner)).size);
  }
}

/** It is opened for each chunk: of a folder with thousands of files, none is kept open. */
function fileAt(path: string, name: string, size: number): FileAt {
  return {
    name,
    size,
    async read(from, to) {
      const handle = await open(path, 'r');
      try {
        return await octetsOf(handle, Math.min(to - from, Math.max(size - from, LEAST)), from);
      } finally {
        await handle.close();
      }
    },
  };
}

/** Asked for where a file should be over, octets: it may have grown. */
const LEAST = 4096;

/** A pipe, or a device: it is read once. */
function streamed(handle: FileHandle, name: string): Source {
  return {
    name,
    size: 0,
    async read() {
      const octets = await octetsOf(handle, CHUNK_OCTETS, null);
      if (octets.length === 0) await handle.close();
      return octets;
    },
    cancel: () => void handle.close(),
  };
}

/** In memory of their own, for readers keep parts of them. */
async function octetsOf(handle: FileHandle, most: number, at: number | null): Promise<Uint8Array> {
  const octets = new Uint8Array(most);
  const { bytesRead } = await handle.read(octets, 0, most, at);
  return octets.subarray(0, bytesRead);
}
