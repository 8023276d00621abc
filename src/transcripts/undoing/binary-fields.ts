/** `journalctl -o export`: a field that is no line of text has its length before it; it becomes a line like the others. */
import { concat, CR, LF, text } from '../../mail/octets.ts';
import type { Reader } from '../format.ts';
import type { Undo } from './undoing.ts';

const NAME = /^[A-Z0-9_]{1,64}$/;
const NAME_OCTETS = 64;
const SHOWN = /(?:^|\n)[A-Z0-9_]{1,64}\n[^]{4}\0{4}/;
const ENTRY = /(?:^|\n)__(?:CURSOR|REALTIME_TIMESTAMP)=/;
const LENGTH_OCTETS = 8;
/** Octets of a field that are kept. */
const MOST_KEPT = 1024 * 1024;
const EQUALS = Uint8Array.of(61);
const NEWLINE = Uint8Array.of(LF);

class BinaryFields implements Reader {
  readonly #next: Reader;
  /** The line, or the length, that is being read. */
  #held: Uint8Array[] = [];
  #heldOctets = 0;
  #state: 'line' | 'length' | 'field' = 'line';
  /** The beginning of the line is handed on already: no name is so long. */
  #isLong = false;
  #left = 0;
  #kept = 0;

  constructor(next: Reader) {
    this.#next = next;
  }

  push(octets: Uint8Array): void {
    let rest = octets;
    while (rest.length > 0) {
      const used = this.#state === 'line' ? this.#line(rest) : this.#state === 'length' ? this.#length(rest) : this.#field(rest);
      rest = rest.subarray(used);
    }
  }

  end(): void {
    this.#next.push(this.#take());
    this.#next.end();
  }

  #line(octets: Uint8Array): number {
    const end = octets.indexOf(LF);
    this.#hold(end < 0 ? octets : octets.subarray(0, end));
    if (end < 0) {
      if (this.#heldOctets > NAME_OCTETS) this.#handOn();
      return octets.length;
    }
    const line = this.#take();
    const isName = !this.#isLong && line.length <= NAME_OCTETS && NAME.test(text(line));
    this.#next.push(concat([line, isName ? EQUALS : NEWLINE]));
    this.#isLong = false;
    if (isName) this.#state = 'length';
    return end + 1;
  }

  #handOn(): void {
    this.#next.push(this.#take());
    this.#isLong = true;
  }

  #length(octets: Uint8Array): number {
    const piece = octets.subarray(0, LENGTH_OCTETS - this.#heldOctets);
    this.#hold(piece);
    if (this.#heldOctets < LENGTH_OCTETS) return piece.length;
    const length = this.#take();
    this.#left = Number(new DataView(length.buffer, length.byteOffset).getBigUint64(0, true));
    this.#kept = 0;
    this.#state = this.#left > 0 ? 'field' : 'line';
    return piece.length;
  }

  /** Its line ends are CR as long as it is one line; a NUL is no word of anybody's. */
  #field(octets: Uint8Array): number {
    const piece = octets.subarray(0, this.#left);
    const kept = piece.subarray(0, MOST_KEPT - this.#kept);
    this.#left -= piece.length;
    this.#kept += kept.length;
    this.#next.push(kept.filter((octet) => octet !== 0).map((octet) => (octet === LF ? CR : octet)));
    if (this.#left === 0) this.#state = 'line';
    return piece.length;
  }

  #hold(octets: Uint8Array): void {
    this.#held.push(octets);
    this.#heldOctets += octets.length;
  }

  #take(): Uint8Array {
    const all = concat(this.#held);
    this.#held = [];
    this.#heldOctets = 0;
    return all;
  }
}

export const binaryFields: Undo = {
  shows: (head) => head.includes(0) && ENTRY.test(text(head)) && SHOWN.test(text(head)),
  begin: (next) => new BinaryFields(next),
};
