/**
 * Text that ends with a dot on a line of its own, its own dots doubled: RFC 5321 §4.5.2, and RFC 1939 §3 for POP3's
 * multi-line replies. Only CRLF ends a line here; a bare CR or LF is content.
 */
import { ascii, CR, DOT, EMPTY, endsWithCrlf, LF, lineEnd } from '../mail/octets.ts';

const END = ascii('.\r\n');
const DOT_LINE_OCTETS = END.length;
const END_LINE_AND_END = ascii('\r\n.\r\n');

/** `text` with dots doubled at line starts, a CRLF at its end if it had none, and the final dot line. */
export function stuffed(text: Uint8Array): Uint8Array {
  const end = text.length === 0 || endsWithCrlf(text) ? END : END_LINE_AND_END;
  const out = new Uint8Array(text.length + countDotLines(text) + end.length);
  let to = 0;
  let from = 0;
  for (let dot = nextDotLine(text, 0); dot >= 0; dot = nextDotLine(text, dot + 1)) {
    out.set(text.subarray(from, dot), to);
    to += dot - from;
    out[to++] = DOT;
    from = dot;
  }
  out.set(text.subarray(from), to);
  out.set(end, to + text.length - from);
  return out;
}

/** The text within what crossed the line: without its final dot and the dots that were doubled. */
export function unstuffed(octets: Uint8Array): Uint8Array {
  const reader = new DottedReader(octets.length);
  reader.push(octets);
  return reader.text;
}

/** Where the next line that begins with a dot begins, or -1. */
function nextDotLine(text: Uint8Array, from: number): number {
  // octet by octet: a search for each dot costs much more where a line is nothing but dots
  for (let at = from; at < text.length; at++) {
    if (text[at] === DOT && (at === 0 || (text[at - 1] === LF && text[at - 2] === CR))) return at;
  }
  return -1;
}

function countDotLines(text: Uint8Array): number {
  let count = 0;
  for (let dot = nextDotLine(text, 0); dot >= 0; dot = nextDotLine(text, dot + 1)) count++;
  return count;
}

/** How far `octets` in the middle of a text go until it may be over: to a line that is a dot alone, or what may be the rest of one. */
export function untilDot(octets: Uint8Array): number {
  for (let from = 0; from < octets.length;) {
    const end = lineEnd(octets, from);
    if (end - from <= DOT_LINE_OCTETS && (from === 0 || octets[from] === DOT)) return end;
    from = end;
  }
  return octets.length;
}

/**
 * Takes text until CRLF . CRLF, and nothing else, ends it (RFC 5321 §4.1.1.4): a bare CR or LF beside the dot is content.
 * Undoes dot-stuffing. Over `limit` octets it goes on reading, keeps nothing and says `tooLarge`.
 */
export class DottedReader {
  readonly limit: number;
  /** An LF alone ends a line too, against RFC 5321 §2.3.8: what others take for content may be the end here. */
  readonly #lax: boolean;
  tooLarge = false;
  /** A CR without LF or an LF without CR was seen: RFC 5321 §2.3.8 forbids both. */
  bare = false;
  #kept: Uint8Array = EMPTY;
  #length = 0;
  /** Where in CRLF . CRLF we are: 0 inside a line, 1 after CR, 2 at a line start, 3 after the dot, 4 after dot CR. */
  #place = 2;

  constructor(limit: number, lax = false) {
    this.limit = limit;
    this.#lax = lax;
  }

  /** Reads on; returns how many octets it used, and whether the end was among them. */
  push(octets: Uint8Array): { used: number; done: boolean } {
    let run = 0;
    for (let at = 0; at < octets.length; at++) {
      const octet = octets[at]!;
      switch (this.#place) {
        case 0:
          if (octet === CR) this.#place = 1;
          else if (octet === LF) this.#bareLf();
          break;
        case 1:
          if (octet === LF) this.#place = 2;
          else {
            this.bare = true;
            if (octet !== CR) this.#place = 0;
          }
          break;
        case 2:
          if (octet === DOT) {
            this.#keep(octets, run, at);
            run = at + 1;
            this.#place = 3;
          } else if (octet === CR) this.#place = 1;
          else {
            this.#place = 0;
            if (octet === LF) this.#bareLf();
          }
          break;
        case 3:
          if (octet === CR) this.#place = 4;
          else if (octet === LF && this.#lax) {
            this.bare = true;
            return { used: at + 1, done: true };
          } else {
            if (octet === LF) this.bare = true;
            this.#place = 0;
          }
          // the CR after a lone dot is kept back until we know whether LF follows
          if (this.#place === 4) run = at + 1;
          break;
        default:
          if (octet === LF) return { used: at + 1, done: true };
          this.bare = true;
          this.#keep(CR_ONLY, 0, 1);
          run = at;
          this.#place = octet === CR ? 1 : 0;
      }
    }
    this.#keep(octets, run, octets.length);
    return { used: octets.length, done: false };
  }

  #bareLf(): void {
    this.bare = true;
    if (this.#lax) this.#place = 2;
  }

  /** What was read, without dots and without the end mark. */
  get text(): Uint8Array {
    return this.#kept.subarray(0, this.#length);
  }

  #keep(octets: Uint8Array, start: number, end: number): void {
    if (end <= start || this.tooLarge) return;
    const length = this.#length + end - start;
    if (length > this.limit) {
      this.tooLarge = true;
      this.#kept = EMPTY;
      this.#length = 0;
      return;
    }
    const piece = octets.subarray(start, end);
    // a text that comes in one piece is not copied
    if (this.#length === 0) this.#kept = piece;
    else this.#append(piece, length);
    this.#length = length;
  }

  #append(piece: Uint8Array, length: number): void {
    if (length > this.#kept.length) this.#grow(length);
    this.#kept.set(piece, this.#length);
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.min(this.limit, Math.max(length, this.#kept.length * 2, FIRST_OCTETS)));
    larger.set(this.#kept.subarray(0, this.#length));
    this.#kept = larger;
  }
}

/** Room for a short text. */
const FIRST_OCTETS = 1024;
const CR_ONLY = Uint8Array.of(CR);
