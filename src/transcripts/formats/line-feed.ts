/** Chunks of any size in, lines out, without their ends: for formats made of lines. */
import { concat } from '../../mail/octets.ts';

const LF = 10;
const CR = 13;
/** Octets of a line that are kept; the rest of a longer one is dropped. */
export const MAX_LINE = 64 * 1024 * 1024;

export class LineFeed {
  readonly #take: (line: Uint8Array) => void;
  #rest: Uint8Array[] = [];
  #length = 0;

  /** `take` is given each line; LF and CRLF end one. */
  constructor(take: (line: Uint8Array) => void) {
    this.#take = take;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const line = chunk.subarray(start, end);
      if (this.#length === 0) this.#give(line);
      else {
        this.#keep(line);
        this.#flush();
      }
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** The last line may have no end. */
  end(): void {
    if (this.#length > 0) this.#flush();
  }

  #keep(piece: Uint8Array): void {
    const room = MAX_LINE - this.#length;
    if (room <= 0) return;
    this.#rest.push(piece.length <= room ? piece : piece.subarray(0, room));
    this.#length += Math.min(piece.length, room);
  }

  #flush(): void {
    const line = concat(this.#rest);
    this.#rest = [];
    this.#length = 0;
    this.#give(line);
  }

  #give(line: Uint8Array): void {
    this.#take(line[line.length - 1] === CR ? line.subarray(0, -1) : line);
  }
}
