/**
 * Parts the lines of an mbox into messages. In three of its dialects (mboxo, mboxrd, mboxcl) a line `From ` of a text has `>`
 * before it; in mboxcl2 it stands as it is, and Content-Length says where the text ends. Such a length is believed only where a
 * message does end there: many a file says one that is not true, or that the sender wrote.
 */
import { withoutCr } from './log/text-lines.ts';

/** Behind an empty line many forms are one; without it only the whole form is that RFC 4155 shows. */
export const FROM_LINE = /^From \S+ .*\d{4}/;
const WHOLE_FROM_LINE = /^From \S+ +[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} +\d\d:\d\d(?::\d\d)? .*\d{4}\r?$/;
const FIELD = /^[!-9;-~]+[ \t]*:/;
const LENGTH = /^Content-Length[ \t]*:[ \t]*(\d{1,10})[ \t]*\r?$/i;

export class MboxParting {
  /** Lines of the message that have `>` before `From ` are what its text says. */
  isVerbatim = false;
  readonly #begin: () => void;
  readonly #take: (line: string) => void;
  readonly #most: number;
  #afterEmpty = true;
  /** A line that parts two messages if a header follows: there is no empty line before it. */
  #maybe: string | undefined;
  #inHeader = false;
  /** Octets of the text that Content-Length tells; -1 without, or if it is not believed. */
  #length = -1;
  #octets = 0;
  /** A line `From ` within the length that was told, and what follows it, until it is known whether that is true. */
  #held: string[] = [];
  #believes = true;

  /** `begin`: a line `From ` was read; `take`: a line of the message. Of a text of more than `most` octets no length is believed. */
  constructor(begin: () => void, take: (line: string) => void, most: number) {
    this.#begin = begin;
    this.#take = take;
    this.#most = most;
  }

  line(line: string): void {
    if (this.#isWithin) return this.#within(line);
    if (this.#held.length > 0) {
      if (!FROM_LINE.test(line)) return withoutCr(line) === '' ? void this.#held.push(line) : this.#doubt(line);
      this.#settle();
      return this.#next();
    }
    const maybe = this.#maybe;
    this.#maybe = undefined;
    if (maybe !== undefined && FIELD.test(line)) this.#next();
    else if (maybe !== undefined) this.#give(maybe);
    if (FROM_LINE.test(line) && (this.#afterEmpty || this.#octets === this.#length)) this.#next();
    else if (WHOLE_FROM_LINE.test(line)) this.#maybe = line;
    else this.#give(line);
  }

  /** No more lines come. */
  end(): void {
    if (this.#held.length > 0 && this.#octets >= this.#length) this.#settle();
    else if (this.#held.length > 0) this.#doubt();
    if (this.#maybe !== undefined) this.#give(this.#maybe);
  }

  /** An empty line stood last: it is none of the message. */
  get isAfterEmpty(): boolean {
    return this.#afterEmpty;
  }

  get #isWithin(): boolean {
    return !this.#inHeader && this.#octets < this.#length;
  }

  #within(line: string): void {
    if (this.#held.length === 0 && !(FROM_LINE.test(line) && (this.#afterEmpty || WHOLE_FROM_LINE.test(line)))) return this.#give(line);
    this.#held.push(line);
    this.#octets += line.length + 1;
    // some do not count the last line end
    if (this.#octets > this.#length + 1) this.#doubt();
  }

  /** The length is true: what was held is text. */
  #settle(): void {
    this.isVerbatim = true;
    for (const line of this.#held.splice(0)) this.#keep(line);
  }

  /** It is not, and no other of this file is asked: each that is wrong would have the rest of the file read again. */
  #doubt(...further: readonly string[]): void {
    this.#believes = false;
    this.#length = -1;
    for (const line of [...this.#held.splice(0), ...further]) this.line(line);
  }

  #next(): void {
    this.#begin();
    this.#inHeader = true;
    this.#length = -1;
    this.#octets = 0;
    this.isVerbatim = false;
    this.#afterEmpty = false;
  }

  #give(line: string): void {
    if (this.#inHeader) this.#field(line);
    else this.#octets += line.length + 1;
    this.#keep(line);
  }

  #keep(line: string): void {
    this.#afterEmpty = withoutCr(line) === '';
    this.#take(line);
  }

  #field(line: string): void {
    if (withoutCr(line) === '') this.#inHeader = false;
    const told = Number(LENGTH.exec(line)?.[1] ?? -1);
    if (told >= 0 && this.#believes) this.#length = told <= this.#most ? told : -1;
  }
}
