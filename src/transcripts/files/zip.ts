/** A ZIP as the files in it: each is unpacked while it is read. APPNOTE.TXT of PKWARE, read by zip.js. */
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { concat } from '../../mail/octets.ts';
import type { ReadProblem } from '../sink.ts';
import { CHUNK_OCTETS, type FileAt, FileTrouble, type Source } from './file.ts';
import { MOST_LETTERS } from './folder.ts';
import { roomFor } from './unpacking.ts';

/** The files in it, whose names begin with its own. A ZIP that is damaged has those that are found. */
export async function filesInZip(zip: FileAt): Promise<{ files: Source[]; problems: ReadProblem[] }> {
  const files: Source[] = [];
  // what is unpacked is counted for all of them: many may claim the same octets
  const room = { octets: roomFor(zip.size) };
  const reader = new ZipReader(new Anywhere(zip));
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (!entry.directory) files.push(sourceIn(zip.name, entry, room));
      if (files.length > MOST_LETTERS) break;
    }
  } catch {
    return { files, problems: [{ key: 'file.zipDamaged', values: { name: zip.name } }] };
  }
  return { files, problems: files.length === 0 ? [{ key: 'file.zipEmpty', values: { name: zip.name } }] : [] };
}

/** A file as zip.js reads it. */
class Anywhere extends Reader<FileAt> {
  readonly #file: FileAt;

  constructor(file: FileAt) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }

  override readUint8Array(from: number, length: number): Promise<Uint8Array> {
    return this.#file.read(from, Math.min(from + length, this.#file.size));
  }
}

function sourceIn(zip: string, entry: FileEntry, room: { octets: number }): Source {
  const name = `${zip}/${entry.filename}`;
  let pieces: Pieces | undefined;
  return {
    name,
    size: entry.uncompressedSize,
    async read() {
      if (entry.encrypted) throw new FileTrouble({ key: 'file.zipSealed', values: { name } });
      pieces ??= new Pieces((stream) => entry.getData(stream, { useWebWorkers: false }));
      const octets = await pieces.chunk().catch(() => Promise.reject(new FileTrouble({ key: 'file.zipBroken', values: { name } })));
      room.octets -= octets.length;
      if (room.octets >= 0) return octets;
      pieces.stop();
      throw new FileTrouble({ key: 'file.zipTooLarge', values: { name } });
    },
    cancel: () => pieces?.stop(),
  };
}

/** A file while it is unpacked: no more than what was asked for. */
class Pieces {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #failed: Promise<never>;

  constructor(write: (stream: WritableStream<Uint8Array>) => Promise<unknown>) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#reader = readable.getReader();
    this.#failed = new Promise((_, reject) => void write(writable).catch(reject));
    // whoever reads hears of it
    this.#failed.catch(() => {});
  }

  /** The next octets, about as many as a chunk has; none at the end. */
  async chunk(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for (let octets = 0; octets < CHUNK_OCTETS;) {
      const { value } = await Promise.race([this.#reader.read(), this.#failed]);
      if (!value) break;
      pieces.push(value);
      octets += value.length;
    }
    return concat(pieces);
  }

  stop(): void {
    void this.#reader.cancel().catch(() => {});
  }
}
