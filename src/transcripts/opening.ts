/**
 * Opens files together: recognises each, reads key logs before what they open, and merges the rest by time. It asks for the
 * file it wants to read on (`wants`); whoever has the files pushes their chunks. Nothing here waits or reads by itself.
 */
import type { RecordingListener } from './listener.ts';
import { Intake } from './intake.ts';
import { Merge } from './merge.ts';
import { Recording } from './recording.ts';

/** Chunks of this size keep the page usable between two of them, octets. */
export const CHUNK_OCTETS = 1024 * 1024;

export class Opening {
  readonly #recording: Recording;
  readonly #merge: Merge;
  readonly #files: Intake[];
  #ended = false;

  /** `names`: what to call the files in problems. */
  constructor(names: readonly string[], listener: RecordingListener) {
    this.#recording = new Recording(listener);
    this.#merge = new Merge(this.#recording, names.length);
    this.#files = names.map((name, file) => new Intake(name, this.#merge.sinkFor(file)));
  }

  /** Number of the file whose next chunk, or end, is to be pushed; -1 when everything is read. */
  wants(): number {
    const unknown = this.#files.findIndex(({ recognised }) => !recognised);
    if (unknown >= 0) return unknown;
    this.#release();
    const keys = this.#files.findIndex(({ format, ended }) => !ended && format?.name === 'keylog');
    if (keys >= 0) return keys;
    const wanted = this.#merge.wants;
    if (wanted < 0 && !this.#ended) {
      this.#ended = true;
      this.#recording.end();
    }
    return wanted;
  }

  push(file: number, octets: Uint8Array): void {
    this.#files[file]!.push(octets);
    this.#settle(file);
  }

  end(file: number): void {
    const intake = this.#files[file]!;
    intake.end();
    this.#settle(file);
  }

  /** Names of the formats that were found, '' for a file that is none. */
  get formats(): string[] {
    return this.#files.map(({ format }) => format?.name ?? '');
  }

  /** Octets pushed so far, of all files together. */
  get taken(): number {
    return this.#files.reduce((sum, { taken }) => sum + taken, 0);
  }

  /** Key logs first; the others once no key log is left unread. */
  #release(): void {
    for (const [file, intake] of this.#files.entries()) if (intake.format?.name === 'keylog') this.#begin(file, intake);
    if (this.#files.some(({ format, ended }) => format?.name === 'keylog' && !ended)) return;
    for (const [file, intake] of this.#files.entries()) this.#begin(file, intake);
  }

  #begin(file: number, intake: Intake): void {
    if (!intake.released) intake.release();
    this.#settle(file);
  }

  /** A file that is read to its end keeps nobody waiting. */
  #settle(file: number): void {
    if (this.#files[file]!.ended) this.#merge.end(file);
    else this.#merge.flowed();
  }
}
