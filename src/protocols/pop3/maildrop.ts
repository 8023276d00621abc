/** A mailbox as one POP3 session sees it: numbered from 1 when it is opened, the numbers kept to the end (RFC 1939 §4, §5). */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import { ascii, lineEnd } from '../../mail/octets.ts';
import { readHeader } from '../../mail/header.ts';
import { surrogateOf } from '../../mail/surrogate.ts';

/** A message as this session gets it. */
export type Served = Pick<StoredMessage, 'uid' | 'octets'>;

export class Maildrop {
  readonly #mailbox: Mailbox;
  readonly #messages: readonly Served[];
  readonly #marked = new Set<number>();
  readonly #retrieved = new Set<number>();

  /** What comes later is not seen by this session. `utf8`: the client takes headers in UTF-8; it gets surrogates otherwise (RFC 6856 §2.1). */
  constructor(mailbox: Mailbox, utf8: boolean) {
    this.#mailbox = mailbox;
    this.#messages = mailbox.messages.map(({ uid, octets }) => ({ uid, octets: utf8 ? octets : surrogateOf(octets) }));
  }

  /** Highest number. */
  get size(): number {
    return this.#messages.length;
  }

  /** Messages that are not marked for deletion, and their octets: what STAT says. */
  get count(): number {
    return this.#messages.length - this.#marked.size;
  }
  get octets(): number {
    return this.#kept().reduce((sum, number) => sum + this.message(number)!.octets.length, 0);
  }

  /** Of all messages, marked or not. */
  get totalOctets(): number {
    return this.#messages.reduce((sum, { octets }) => sum + octets.length, 0);
  }

  /** The message of this number, marked or not. */
  message(number: number): Served | undefined {
    return this.#messages[number - 1];
  }
  isMarked(number: number): boolean {
    return this.#marked.has(number);
  }
  mark(number: number): void {
    this.#marked.add(number);
  }
  noteRetrieved(number: number): void {
    this.#retrieved.add(number);
  }
  /** RFC 2449 §6.7: with EXPIRE 0 what has been retrieved goes as if it had been marked. */
  markRetrieved(): void {
    for (const number of this.#retrieved) this.#marked.add(number);
  }
  unmarkAll(): void {
    this.#marked.clear();
  }

  /** Removes what is marked, and returns it. */
  update(): StoredMessage[] {
    return this.#mailbox.expunge([...this.#marked].map((number) => this.message(number)!.uid));
  }

  /** One scan line of LIST or UIDL for each message that is not marked. */
  scan(about: (number: number) => string): Uint8Array {
    return ascii(
      this.#kept()
        .map((number) => `${number} ${about(number)}\r\n`)
        .join(''),
    );
  }

  /** RFC 1939 §7: stays the same over sessions, and no two messages share it. */
  uniqueId(number: number): string {
    return `${this.#mailbox.uidValidity}-${this.message(number)!.uid}`;
  }

  #kept(): number[] {
    return this.#messages.flatMap((_, index) => (this.#marked.has(index + 1) ? [] : [index + 1]));
  }
}

/** Header, empty line, and the first `lines` lines of the body: TOP of RFC 1939 §7. */
export function topOf(octets: Uint8Array, lines: number): Uint8Array {
  let end = readHeader(octets).bodyStart;
  for (let line = 0; line < lines && end < octets.length; line++) end = lineEnd(octets, end);
  return octets.subarray(0, end);
}
