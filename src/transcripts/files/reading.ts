/** Reads whatever somebody opens together: files, folders, ZIPs of them. It fetches what the opening wants to read on, piece by piece. */
import type { RecordingListener } from '../listener.ts';
import type { ReadProblem } from '../sink.ts';
import { type FileAt, FileTrouble, type Given, isSource, type Source, sourceOf } from './file.ts';
import { MOST_LETTERS, MOST_OTHERS, sorted } from './folder.ts';
import { Opening } from './opening.ts';
import { isZip } from './unpacking.ts';

/** What a file has come to. */
export interface Found {
  /** In each place one file, or letters that are read one after the other. */
  places: Source[][];
  problems: ReadProblem[];
}

const LOOKED_AT = 4;

export class Reading {
  readonly #given: readonly Given[];
  readonly #listener: RecordingListener;
  /** What is left to read in each place, the next of it last. */
  #places: Source[][] = [];
  #total = 0;
  #opening: Opening | undefined;

  constructor(given: readonly Given[], listener: RecordingListener) {
    this.#given = given;
    this.#listener = listener;
  }

  /** Reads what comes next of the file that is wanted; true when all is read. A file that cannot be read on is told and left. */
  async advance(): Promise<boolean> {
    const opening = (this.#opening ??= await this.#begun());
    const place = opening.wants();
    if (place < 0) {
      // what nobody read to its end is let go
      this.cancel();
      return true;
    }
    const source = this.#places[place]!.at(-1)!;
    const octets = await source.read().catch((error: unknown) => troubleWith(source.name, error));
    if ('key' in octets) opening.breakOff(place, octets);
    else if (octets.length > 0) opening.push(place, octets);
    else opening.end(place);
    if ('key' in octets || octets.length === 0) this.#places[place]!.pop();
    return false;
  }

  /** Whoever waits for octets gets none. */
  cancel(): void {
    for (const source of this.#places.flat()) source.cancel();
  }

  /** Names of the formats that were found, '' for a file that is none. */
  get formats(): readonly string[] {
    return this.#opening?.formats ?? [];
  }

  /** Octets that were read, and how many there are, unpacked. */
  get octets(): { taken: number; total: number } {
    return { taken: this.#opening?.taken ?? 0, total: this.#total };
  }

  async #begun(): Promise<Opening> {
    const { places, problems } = await unpacked(this.#given);
    this.#places = places.map((sources) => sources.toReversed());
    this.#total = places.flat().reduce((sum, { size }) => sum + size, 0);
    const names = places.map((sources) => (sources.length === 1 ? sources[0]!.name : sources.map(({ name }) => name)));
    const opening = new Opening(names, this.#listener);
    for (const problem of problems) opening.problem(problem);
    return opening;
  }
}

/** Files out of folders belong together, and those out of a ZIP do; what was given by itself is read by itself. */
export async function unpacked(given: readonly Given[]): Promise<Found> {
  const within = inFolder(given.filter(({ name }) => name.includes('/')));
  const found: Found[] = [within];
  for (const each of [...within.others, ...given.filter(({ name }) => !name.includes('/'))]) found.push(await outOf(each));
  return { places: found.flatMap(({ places }) => places), problems: found.flatMap(({ problems }) => problems) };
}

/** Letters have one place; the others have still to get theirs. */
function inFolder<Kind extends Given>(files: readonly Kind[]): Found & { others: Kind[] } {
  const { letters, others, left } = sorted(files);
  const tooMany = { key: 'files.tooMany', values: { count: left, letters: MOST_LETTERS, others: MOST_OTHERS } };
  return { places: letters.length > 0 ? [letters.map(sourceOf)] : [], others, problems: left > 0 ? [tooMany] : [] };
}

/** The files in it if it is a ZIP, else itself. */
async function outOf(given: Given): Promise<Found> {
  if (isSource(given) || !(await beginsAsZip(given))) return { places: [[sourceOf(given)]], problems: [] };
  const part = await import('./zip.ts').catch(() => undefined);
  if (!part) return { places: [], problems: [{ key: 'file.zipNotRead', values: { name: given.name } }] };
  const { files, problems } = await part.filesInZip(given);
  const { places, others, problems: further } = inFolder(files);
  return { places: [...places, ...others.map((each) => [each])], problems: [...problems, ...further] };
}

/** What cannot be read is no ZIP: why it cannot is told when it is its turn. */
async function beginsAsZip(given: FileAt): Promise<boolean> {
  return given.read(0, LOOKED_AT).then(isZip, () => false);
}

function troubleWith(name: string, error: unknown): ReadProblem {
  if (error instanceof FileTrouble) return error.problem;
  return { key: 'file.lost', values: { name, reason: error instanceof Error ? error.message : String(error) } };
}
