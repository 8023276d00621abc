/**
 * Opens files together: recognises each, reads key logs before what they open, and merges the rest by time. It asks for the
 * file it wants to read on (`wants`); whoever has the files pushes their chunks. Nothing here waits or reads by itself.
 */
import type { RecordingListener } from '../listener.ts';
import { Recording } from '../recording.ts';
import type { ReadProblem } from '../sink.ts';
import { Intake } from './intake.ts';
import { Letters } from './letters.ts';
import { Merge } from './merge.ts';

/** Files that are told to be none that could be read; of more, how many they are. */
const MOST_UNFIT = 20;

export class Opening {
  readonly #recording: Recording;
  readonly #merge: Merge;
  readonly #files: (Intake | Letters)[];
  #unfit = 0;
  #ended = false;

  /** `names`: what to call the files in problems; several in the place of one are letters that are read one after the other. */
  constructor(names: readonly (string | readonly string[])[], listener: RecordingListener) {
    this.#recording = new Recording(listener);
    this.#merge = new Merge(this.#recording, names.length);
    const onunfit = (problem: ReadProblem): void => {
      if (++this.#unfit <= MOST_UNFIT) this.#recording.problem(problem);
    };
    this.#files = names.map((name, file) => {
      const sink = this.#merge.sinkFor(file);
      return typeof name === 'string' ? new Intake(name, sink, { onunfit }) : new Letters(name, sink, onunfit);
    });
  }

  /** Number of the file whose next chunk, or end, is to be pushed; -1 when everything is read. */
  wants(): number {
    const unknown = this.#files.findIndex(({ recognised }) => !recognised);
    if (unknown >= 0) return unknown;
    this.#release();
    const keys = this.#files.findIndex((file) => isKeyLog(file) && !file.ended);
    if (keys >= 0) return keys;
    const wanted = this.#merge.wants;
    if (wanted < 0 && !this.#ended) this.#finish();
    return wanted;
  }

  push(file: number, octets: Uint8Array): void {
    this.#files[file]!.push(octets);
    this.#settle(file);
  }

  /** The file is over; of letters, the one that is read. */
  end(file: number): void {
    this.#files[file]!.end();
    this.#settle(file);
  }

  /** No more of it can be had, and why. */
  breakOff(file: number, why: ReadProblem): void {
    this.#recording.problem(why);
    this.#files[file]!.breakOff();
    this.#settle(file);
  }

  /** Names of the formats that were found, '' for a file that is none. */
  get formats(): string[] {
    return this.#files.flatMap(({ formats }) => formats);
  }

  /** Octets pushed so far, of all files together. */
  get taken(): number {
    return this.#files.reduce((sum, { taken }) => sum + taken, 0);
  }

  /** Tells what whoever has the files has to say of them. */
  problem(problem: ReadProblem): void {
    this.#recording.problem(problem);
  }

  #finish(): void {
    this.#ended = true;
    if (this.#unfit > MOST_UNFIT) this.problem({ key: 'files.unfit', values: { count: this.#unfit - MOST_UNFIT } });
    this.#recording.end();
  }

  /** Key logs first; the others once no key log is left unread. */
  #release(): void {
    for (const [number, file] of this.#files.entries()) if (isKeyLog(file)) this.#begin(number, file);
    if (this.#files.some((file) => isKeyLog(file) && !file.ended)) return;
    for (const [number, file] of this.#files.entries()) this.#begin(number, file);
  }

  #begin(number: number, file: Intake | Letters): void {
    if (file.released || file.ended) return;
    file.release();
    this.#settle(number);
  }

  /** A file that is read to its end keeps nobody waiting. */
  #settle(file: number): void {
    if (this.#files[file]!.ended) this.#merge.end(file);
    else this.#merge.flowed();
  }
}

const isKeyLog = (file: Intake | Letters): boolean => file.formats.includes('keylog') && file instanceof Intake;
