/** A message as Apple's Mail keeps it: a line with its octets, the message, and a list of properties that Mail keeps about it. */
import { text } from '../../mail/octets.ts';
import type { Format, Reader } from '../format.ts';
import { eml } from './eml.ts';

const COUNT = /^(\d{1,10})[ \t]*\r?\n/;
/** Characters that the first line has at most. */
const FIRST = 64;

const countIn = (head: Uint8Array): RegExpExecArray | null => COUNT.exec(text(head, 0, Math.min(head.length, FIRST)));

export const emlx: Format = {
  name: 'emlx',
  holdsOctets: true,
  recognises(head, whole) {
    const count = countIn(head);
    return count !== null && eml.recognises(head.subarray(count[0].length), whole);
  },
  read: (sink) => new EmlxReader(eml.read(sink)),
};

/** The first line comes whole, or in pieces. */
class EmlxReader implements Reader {
  readonly #message: Reader;
  #first: number[] | null = [];
  #left = 0;

  constructor(message: Reader) {
    this.#message = message;
  }

  push(octets: Uint8Array): void {
    let from = 0;
    while (this.#first && from < octets.length) this.#count(octets[from++]!);
    const own = octets.subarray(from, from + this.#left);
    this.#left -= own.length;
    if (own.length > 0) this.#message.push(own);
  }

  end(): void {
    this.#message.end();
  }

  #count(octet: number): void {
    this.#first!.push(octet);
    const count = countIn(new Uint8Array(this.#first!));
    if (!count) return;
    this.#left = Number(count[1]);
    this.#first = null;
  }
}
