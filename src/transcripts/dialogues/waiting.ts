/** Octets of one side that have come and are not read yet: line by line or piece by piece, gaps where they are. */
import { concat, CR, EMPTY, LF, text } from '../../mail/octets.ts';
import { LINE_LIMIT } from '../dialogue.ts';

export interface WaitingLine {
  /** As it came, its end included; at most `LINE_LIMIT` octets of it. */
  octets: Uint8Array;
  /** How many it had. */
  size: number;
  /** When its last octet came. */
  atMs: number | null;
  /** False: octets are missing, or nothing more comes, before its end. */
  ended: boolean;
}

interface Chunk {
  /** `null`: octets are missing here. */
  octets: Uint8Array | null;
  /** Octets that are missing; `null`: nobody knows how many. */
  missing: number | null;
  atMs: number | null;
}

/** Chunks that are read are let go of in lots, so that taking the first costs nothing. */
const LOT = 256;

/** Pushes and reads are linear in the octets that come, however small the chunks. Holds what was pushed and not read. */
export class Waiting {
  #chunks: Chunk[] = [];
  #first = 0;
  /** Octets of the first chunk that are read already. */
  #at = 0;
  /** No line ends in the chunks before this one. */
  #searched = 0;
  #octets = 0;
  /** The kept beginning of a line that is too long, and how many of its octets were dropped. */
  #long: Uint8Array[] = [];
  #longSize = 0;
  /** When the octet that was read last came. */
  atMs: number | null = null;

  get octets(): number {
    return this.#octets;
  }

  /** Whether octets are missing just here. */
  get isGap(): boolean {
    return this.#longSize === 0 && this.#chunks[this.#first]?.octets === null;
  }

  beginsWith(word: string): boolean {
    return text(this.peek().subarray(0, word.length)) === word;
  }

  /** Whether nothing waits, not even a gap. */
  get isEmpty(): boolean {
    return this.#first === this.#chunks.length;
  }

  push(octets: Uint8Array, atMs: number | null): void {
    if (octets.length === 0) return;
    this.#chunks.push({ octets, missing: null, atMs });
    this.#octets += octets.length;
  }

  /** `missing`: octets of the gap, if anybody knows. */
  pushGap(missing: number | null, atMs: number | null): void {
    this.#chunks.push({ octets: null, missing, atMs });
  }

  /** Octets that are missing just here; `null`: nobody knows. */
  get missing(): number | null {
    return this.#chunks[this.#first]?.missing ?? null;
  }

  /** When the octet that comes next came. */
  get nextMs(): number | null {
    return this.#chunks[this.#first]?.atMs ?? null;
  }

  passGap(): void {
    if (this.isGap) this.#drop();
  }

  /** The next line; `undefined` until its end comes. One that a gap cuts comes without its end, and so does, when `last`, what is left. */
  line(last = false): WaitingLine | undefined {
    for (let index = Math.max(this.#first, this.#searched); index < this.#chunks.length; index++) {
      const { octets } = this.#chunks[index]!;
      if (octets === null) return index > this.#first || this.#longSize > 0 ? this.#cut(index) : undefined;
      const end = octets.indexOf(LF, index === this.#first ? this.#at : 0);
      if (end >= 0) return this.#finish(index, end + 1, true);
      this.#searched = index + 1;
    }
    if (this.#octets > LINE_LIMIT) this.#dropLong();
    return last && (this.#octets > 0 || this.#longSize > 0) ? this.#cut(this.#chunks.length) : undefined;
  }

  /** Some of the octets that wait, left where they are; empty where nothing or a gap is next. */
  peek(): Uint8Array {
    const octets = this.#chunks[this.#first]?.octets ?? EMPTY;
    return this.#at === 0 ? octets : octets.subarray(this.#at);
  }

  /** The octets that wait before the next gap, at most `most`, left where they are. */
  peekAll(most: number): Uint8Array {
    const parts: Uint8Array[] = [this.peek().subarray(0, most)];
    let room = most - parts[0]!.length;
    for (let index = this.#first + 1; room > 0 && this.#chunks[index]?.octets; index++) {
      const part = this.#chunks[index]!.octets!.subarray(0, room);
      parts.push(part);
      room -= part.length;
    }
    return parts.length === 1 ? parts[0]! : concat(parts);
  }

  /** Some of the octets that wait, at most `most`; empty where nothing or a gap is next. */
  take(most = Infinity): Uint8Array {
    const chunk = this.#chunks[this.#first];
    if (!chunk?.octets || most <= 0) return EMPTY;
    const end = Math.min(chunk.octets.length, this.#at + most);
    // mostly a piece is a line, and is handed on as it is
    const isWhole = this.#at === 0 && end === chunk.octets.length;
    const taken = isWhole ? chunk.octets : chunk.octets.subarray(this.#at, end);
    this.#octets -= taken.length;
    this.atMs = chunk.atMs;
    this.#at = end;
    if (end === chunk.octets.length) this.#drop();
    return taken;
  }

  /** All octets before the next gap. */
  takeAll(): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let part = this.take(); part.length > 0; part = this.take()) parts.push(part);
    return parts.length === 1 ? parts[0]! : concat(parts);
  }

  /** The same, and what stands behind gaps. */
  takeAllThere(): Uint8Array {
    const parts = [this.takeAll()];
    for (; this.isGap; parts.push(this.takeAll())) this.passGap();
    return concat(parts);
  }

  #cut(index: number): WaitingLine {
    return this.#finish(index, 0, false);
  }

  /** The line that ends at `end` of the chunk `index`. */
  #finish(index: number, end: number, ended: boolean): WaitingLine {
    if (index === this.#first && ended && this.#longSize === 0 && end - this.#at <= LINE_LIMIT) {
      const octets = this.take(end - this.#at);
      return { octets, size: octets.length, atMs: this.atMs, ended };
    }
    let missing = this.#octetsUpTo(index, end);
    const size = this.#longSize + missing;
    const parts = this.#long;
    let room = LINE_LIMIT - Math.min(this.#longSize, LINE_LIMIT);
    while (missing > 0) {
      const part = this.take(missing);
      missing -= part.length;
      parts.push(part.subarray(0, room));
      room -= Math.min(room, part.length);
    }
    this.#long = [];
    this.#longSize = 0;
    return { octets: parts.length === 1 ? parts[0]! : concat(parts), size, atMs: this.atMs, ended };
  }

  #octetsUpTo(index: number, end: number): number {
    let octets = end - this.#at;
    for (let each = this.#first; each < index; each++) octets += this.#chunks[each]!.octets!.length;
    return octets;
  }

  #dropLong(): void {
    while (this.#octets > 0) {
      const part = this.take();
      if (this.#longSize < LINE_LIMIT) this.#long.push(part.subarray(0, LINE_LIMIT - this.#longSize));
      this.#longSize += part.length;
    }
  }

  #drop(): void {
    this.#first++;
    this.#at = 0;
    // the usual case: what waited was one chunk, and the list is used again
    if (this.#chunks.length === 1) {
      this.#chunks.pop();
      this.#first = this.#searched = 0;
      return;
    }
    if (this.#first < this.#chunks.length && (this.#first < LOT || this.#first * 2 < this.#chunks.length)) return;
    this.#chunks = this.#chunks.slice(this.#first);
    this.#searched = Math.max(0, this.#searched - this.#first);
    this.#first = 0;
  }
}

/** A line as latin1 without its CRLF or LF. */
export function withoutEnd(octets: Uint8Array): string {
  let end = octets.length;
  if (end > 0 && octets[end - 1] === LF) end--;
  if (end > 0 && end < octets.length && octets[end - 1] === CR) end--;
  return text(octets, 0, end);
}
