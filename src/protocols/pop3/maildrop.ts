/** A mailbox as one POP3 session sees it: numbered from 1 when it is opened, the numbers kept to the end (RFC 1939 §4, §5). */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import { ascii, decodeUtf8, lineEnd } from '../../mail/octets.ts';
import { readHeader } from '../../mail/header.ts';

export class Maildrop {
  readonly #mailbox: Mailbox;
  readonly #messages: readonly StoredMessage[];
  readonly #marked = new Set<number>();
  readonly #retrieved = new Set<number>();

  /** What comes later is not seen by this session. */
  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
    this.#messages = mailbox.messages.slice();
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
  message(number: number): StoredMessage | undefined {
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

/**
 * Whether its header is written in UTF-8 (RFC 6532), which a client must have asked for: RFC 6856 §2.1. Other octets above 127
 * are older than any standard for them and pass as they are.
 */
export function needsUtf8({ octets }: StoredMessage): boolean {
  const header = octets.subarray(0, readHeader(octets).bodyStart);
  return header.some((octet) => octet > 127) && decodeUtf8(header) !== undefined;
}

/** Header, empty line, and the first `lines` lines of the body: TOP of RFC 1939 §7. */
export function topOf(octets: Uint8Array, lines: number): Uint8Array {
  let end = readHeader(octets).bodyStart;
  for (let line = 0; line < lines && end < octets.length; line++) end = lineEnd(octets, end);
  return octets.subarray(0, end);
}
