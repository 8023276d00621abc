/** Chunks of any size in, lines as latin1 text out: for formats made of lines. A line's CR is left on it. */
import { text } from '../../../mail/octets.ts';

/** Characters of a line that are kept; the rest of a longer one is dropped, and told. */
export const MAX_LINE = 16 * 1024 * 1024;

export class TextLines {
  readonly #take: (line: string) => void;
  readonly #tooLong: () => void;
  #rest: string[] = [];
  #length = 0;
  /** The line that is given now has no end: the last of a file. */
  isUnended = false;

  /** `take` is given each line without its LF; `tooLong` hears that the next one was cut. */
  constructor(take: (line: string) => void, tooLong: () => void) {
    this.#take = take;
    this.#tooLong = tooLong;
  }

  push(chunk: Uint8Array): void {
    const come = text(chunk);
    let start = 0;
    for (let end = come.indexOf('\n'); end >= 0; end = come.indexOf('\n', start)) {
      if (this.#length === 0) this.#take(come.slice(start, end));
      else this.#finish(come.slice(start, end));
      start = end + 1;
    }
    if (start < come.length) this.#keep(come.slice(start));
  }

  /** The last line may have no end. */
  end(): void {
    this.isUnended = this.#length > 0;
    if (this.#length > 0) this.#finish('');
  }

  #finish(last: string): void {
    this.#keep(last);
    const line = this.#rest.join('');
    this.#rest = [];
    this.#length = 0;
    this.#take(line);
  }

  #keep(piece: string): void {
    const room = MAX_LINE - this.#length;
    this.#length += piece.length;
    if (room > 0) this.#rest.push(piece.slice(0, room));
    if (piece.length > room && room > 0) this.#tooLong();
  }
}

/** Without the CR at its end. */
export function withoutCr(line: string): string {
  return line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;
}
