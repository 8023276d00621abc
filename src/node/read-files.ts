/** Reads recordings from disk, chunk by chunk: memory stays the same for a kilobyte and for a gigabyte. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RecordingListener } from '../transcripts/listener.ts';
import { CHUNK_OCTETS, Opening } from '../transcripts/opening.ts';

/** A file could not be opened or read: its path, and what the system says. */
export class FileError extends Error {
  readonly path: string;
  readonly isFolder: boolean;

  constructor(path: string, cause: unknown, isFolder = false) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.path = path;
    this.isFolder = isFolder;
  }
}

/** What came of reading: the formats that were found, and the files that the system would not give. */
export interface Read {
  formats: string[];
  lost: FileError[];
}

/**
 * Reads files together into one recording; `between` is awaited after each chunk. A file that cannot be opened, or not be read
 * to its end, is told in `lost`; the others are read all the same.
 */
export async function readRecordings(paths: readonly string[], listener: RecordingListener, between: () => Promise<void>): Promise<Read> {
  const lost: FileError[] = [];
  const files: SourceFile[] = [];
  try {
    for (const path of paths)
      await opened(path).then(
        (file) => files.push(file),
        (error: FileError) => lost.push(error),
      );
    const opening = new Opening(
      files.map(({ path }) => basename(path)),
      listener,
    );
    for (let file = opening.wants(); file >= 0; file = opening.wants()) {
      const octets = await chunk(files[file]!).catch((error: FileError) => void lost.push(error));
      if (octets && octets.length > 0) opening.push(file, octets);
      else opening.end(file);
      await between();
    }
    // what had no end of its own ended with the last file
    await between();
    return { formats: opening.formats, lost };
  } finally {
    await Promise.all(files.map(({ handle }) => handle.close()));
  }
}

interface SourceFile {
  path: string;
  handle: FileHandle;
}

async function opened(path: string): Promise<SourceFile> {
  const handle = await open(path, 'r').catch((error: unknown) => Promise.reject(new FileError(path, error)));
  if (!(await handle.stat()).isDirectory()) return { path, handle };
  await handle.close();
  throw new FileError(path, '', true);
}

/** The next octets of the file in memory of their own, for readers keep parts of them; none at its end. */
async function chunk({ path, handle }: SourceFile): Promise<Uint8Array> {
  try {
    const octets = new Uint8Array(CHUNK_OCTETS);
    const { bytesRead } = await handle.read(octets, 0, CHUNK_OCTETS, null);
    return octets.subarray(0, bytesRead);
  } catch (error) {
    throw new FileError(path, error);
  }
}
