/** Reads recordings from disk, chunk by chunk: memory stays the same for a kilobyte and for a gigabyte. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RecordingListener } from '../transcripts/listener.ts';
import { CHUNK_OCTETS, Opening } from '../transcripts/opening.ts';

/** A file could not be opened or read: its path, and what the system says. */
export class FileError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.path = path;
  }
}

/** Reads files together into one recording; `between` is awaited after each chunk. Resolves with the formats that were found. */
export async function readRecordings(
  paths: readonly string[],
  listener: RecordingListener,
  between: () => Promise<void>,
): Promise<string[]> {
  const files: FileHandle[] = [];
  try {
    for (const path of paths) files.push(await opened(path));
    const opening = new Opening(
      paths.map((path) => basename(path)),
      listener,
    );
    for (let file = opening.wants(); file >= 0; file = opening.wants()) {
      const octets = await chunk(files[file]!, paths[file]!);
      if (octets.length > 0) opening.push(file, octets);
      else opening.end(file);
      await between();
    }
    // what had no end of its own ended with the last file
    await between();
    return opening.formats;
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new FileError(path, error);
  }
}

/** The next octets of the file in memory of their own, for readers keep parts of them; none at its end. */
async function chunk(file: FileHandle, path: string): Promise<Uint8Array> {
  try {
    const octets = new Uint8Array(CHUNK_OCTETS);
    const { bytesRead } = await file.read(octets, 0, CHUNK_OCTETS, null);
    return octets.subarray(0, bytesRead);
  } catch (error) {
    throw new FileError(path, error);
  }
}
