/** Gathers what one side says at one time, so that a long text is told in large pieces and not line by line. */
import type { Side } from '../../sink.ts';

/** Octets of a piece. */
const FIRST_BLOCK = 1024;
const LARGEST_BLOCK = 65_536;
const CR = 13;
const LF = 10;

export class Speech {
  readonly #say: (side: Side, octets: Uint8Array, atMs: number | null) => void;
  #block = new Uint8Array(FIRST_BLOCK);
  #start = 0;
  #end = 0;
  #side: Side = 'client';
  #atMs: number | null = null;

  constructor(say: (side: Side, octets: Uint8Array, atMs: number | null) => void) {
    this.#say = say;
  }

  /** One line, its end is put behind it. */
  line(side: Side, line: string, atMs: number | null): void {
    const at = this.#room(side, line.length + 2, atMs);
    write(this.#block, at, line);
    this.#endLine(at + line.length);
  }

  /** The same of a line that is octets already. */
  lineOf(side: Side, line: Uint8Array, atMs: number | null): void {
    const at = this.#room(side, line.length + 2, atMs);
    this.#block.set(line, at);
    this.#endLine(at + line.length);
  }

  /** Octets as they are. */
  piece(side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#block.set(octets, this.#room(side, octets.length, atMs));
  }

  /** Octets as they are, one character each. */
  octets(side: Side, said: string, atMs: number | null): void {
    const at = this.#room(side, said.length, atMs);
    write(this.#block, at, said);
  }

  /** Tells what has been gathered. */
  flush(): void {
    if (this.#end > this.#start) this.#say(this.#side, this.#block.subarray(this.#start, this.#end), this.#atMs);
    this.#start = this.#end;
  }

  #endLine(at: number): void {
    this.#block[at] = CR;
    this.#block[at + 1] = LF;
  }

  /** Where the next `length` octets go. */
  #room(side: Side, length: number, atMs: number | null): number {
    if (side !== this.#side || atMs !== this.#atMs) this.flush();
    if (this.#end + length > this.#block.length) this.#renew(length);
    this.#side = side;
    this.#atMs = atMs;
    this.#end += length;
    return this.#end - length;
  }

  #renew(length: number): void {
    this.flush();
    this.#block = new Uint8Array(Math.max(length, Math.min(LARGEST_BLOCK, 2 * this.#block.length)));
    this.#start = 0;
    this.#end = 0;
  }
}

function write(block: Uint8Array, at: number, said: string): void {
  for (let index = 0; index < said.length; index++) block[at + index] = said.charCodeAt(index);
}
