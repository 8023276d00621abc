/** Reads recordings from disk, chunk by chunk: memory stays the same for a kilobyte and for a gigabyte. */
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
  const onlost = (path: string, error: unknown): void =>
    void lost.push({ path, reason: error instanceof Error ? error.message : String(error) });
  for (const path of paths) for await (const file of filesFrom(path, basename(resolve(path)) || path, onlost)) files.push(file);
  return { files, lost };
}

type OnLost = (path: string, error: unknown) => void;

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

/** What cannot be looked into spoils only itself. */
async function* filesFrom(path: string, name: string, onlost: OnLost): AsyncGenerator<Given> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) return yield* filesWithin(path, name, onlost);
    const handle = await open(path, 'r');
    if (!about.isFile()) return yield streamed(handle, name);
    // whoever may not read it hears so before anything is read
    await handle.close();
    yield fileAt(path, name, about.size);
  } catch (error) {
    onlost(path, error);
  }
}

/** Links to folders are not followed, for they may lead back; nor is waited for what is no file. */
async function* filesWithin(path: string, name: string, onlost: OnLost): AsyncGenerator<Given> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const [inner, called] = [join(path, entry.name), `${name}/${entry.name}`];
    if (entry.isDirectory() || entry.isFile()) yield* filesFrom(inner, called, onlost);
    else if (entry.isSymbolicLink() && (await stat(inner).catch(() => undefined))?.isFile()) yield* filesFrom(inner, called, onlost);
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
    cancel: () => void handle.close().catch(() => {}),
  };
}

/** In memory of their own, for readers keep parts of them. */
async function octetsOf(handle: FileHandle, most: number, at: number | null): Promise<Uint8Array> {
  const octets = new Uint8Array(most);
  const { bytesRead } = await handle.read(octets, 0, most, at);
  return octets.subarray(0, bytesRead);
}
