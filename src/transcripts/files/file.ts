/** What is opened: a file in which can be read anywhere, or octets that come one after the other. */
import type { ReadProblem } from '../sink.ts';

/** Chunks of this size keep the page usable between two of them, octets. */
export const CHUNK_OCTETS = 1024 * 1024;

export interface FileAt {
  /** With the folders in which it lies, if it was opened with them: 'works/luis/session.txt'. */
  name: string;
  /** Octets; 0 where nobody knows how many there are. */
  size: number;
  /** Octets from `from` up to `to`, in memory of their own: fewer at its end. Rejects if it cannot be read. */
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface Source {
  name: string;
  /** Octets of all of it; 0 where nobody knows how many come. */
  size: number;
  /** The next octets, when there are any; none at the end. Rejects if it cannot be read on. */
  read(): Promise<Uint8Array>;
  /** No more is wanted: whoever waits in `read` gets none. */
  cancel(): void;
}

export type Given = FileAt | Source;

export const isSource = (given: Given): given is Source => 'cancel' in given;

/** A file from its beginning to its end. */
export function sourceOf(given: Given): Source {
  if (isSource(given)) return given;
  const { name, size } = given;
  let next: Promise<Uint8Array> | undefined;
  let start = 0;
  return {
    name,
    size,
    async read() {
      const octets = await (next ?? given.read(start, start + CHUNK_OCTETS));
      start += octets.length;
      // the next chunk comes while this one is read; whether it can be read is told when it is asked for
      next = octets.length < CHUNK_OCTETS ? undefined : given.read(start, start + CHUNK_OCTETS);
      next?.catch(() => {});
      return octets;
    },
    cancel() {},
  };
}

/** Why a file cannot be read, to be put into words. */
export class FileTrouble extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.key);
    this.problem = problem;
  }
}
