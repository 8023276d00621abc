/**
 * The text after DATA as it came, until CRLF . CRLF (RFC 5321 §4.1.1.4). Other ends, which some servers take for one and
 * which smuggle commands past those that do not, are remembered: what the server answers tells whether it took one.
 */
import { CR, DOT, LF } from '../../mail/octets.ts';
import { Kept } from './kept.ts';

/** Where in CRLF . CRLF we are. A line begun after a bare CR or LF is an odd one. */
const INSIDE = 0;
const AFTER_CR = 1;
const AT_START = 2;
const AFTER_DOT = 3;
const AFTER_DOT_CR = 4;
const AT_ODD_START = 5;
const AFTER_ODD_DOT = 6;
const AFTER_ODD_DOT_CR = 7;

export class DottedText {
  /** As it came, its end included. */
  readonly kept = new Kept();
  /** Octets of it after which a lone dot stood on a line that something else than CRLF began or ended; -1 if there is none. */
  oddEnd = -1;
  /** Octets before the first gap in it; -1 if there is none. */
  gap = -1;
  #place = AT_START;

  /** Reads on; how many of the octets belong to it, and whether its end was among them. */
  push(octets: Uint8Array): { used: number; done: boolean } {
    const before = this.kept.size;
    for (let at = 0; at < octets.length; at++) {
      if (this.#place === INSIDE) {
        at = nextLineEnd(octets, at);
        if (at >= octets.length) break;
      }
      if (this.#step(octets[at]!, before + at + 1)) {
        this.kept.add(octets.subarray(0, at + 1));
        return { used: at + 1, done: true };
      }
    }
    this.kept.add(octets);
    return { used: octets.length, done: false };
  }

  /** Octets are missing here; what comes next is taken to begin a line. */
  missed(): void {
    if (this.gap < 0) this.gap = this.kept.size;
    this.#place = AT_START;
  }

  /** Takes one octet, the `count`th; true if the text ends with it. */
  #step(octet: number, count: number): boolean {
    const place = this.#place;
    if (place === AFTER_DOT_CR && octet === LF) return true;
    if (octet === LF) this.#lineFeed(place, count);
    else if (octet === CR) this.#carriageReturn(place, count);
    else this.#other(place, octet, count);
    return false;
  }

  #lineFeed(place: number, count: number): void {
    if (place === AFTER_DOT || place === AFTER_ODD_DOT || place === AFTER_ODD_DOT_CR) this.#foundOddEnd(count);
    this.#place = place === AFTER_CR || place === AFTER_ODD_DOT_CR ? AT_START : AT_ODD_START;
  }

  #carriageReturn(place: number, count: number): void {
    // CR . CR: the second CR may still turn out to be that of CRLF, which is one octet further
    if (place === AFTER_DOT_CR || place === AFTER_ODD_DOT_CR) this.#foundOddEnd(count - 1);
    this.#place = place === AFTER_DOT ? AFTER_DOT_CR : place === AFTER_ODD_DOT ? AFTER_ODD_DOT_CR : AFTER_CR;
  }

  #other(place: number, octet: number, count: number): void {
    if (place === AFTER_DOT_CR || place === AFTER_ODD_DOT_CR) this.#foundOddEnd(count - 1);
    if (octet !== DOT) this.#place = INSIDE;
    else if (place === AT_START) this.#place = AFTER_DOT;
    else this.#place = place === AT_ODD_START || place === AFTER_CR ? AFTER_ODD_DOT : INSIDE;
  }

  #foundOddEnd(count: number): void {
    if (this.oddEnd < 0) this.oddEnd = count;
  }
}

function nextLineEnd(octets: Uint8Array, from: number): number {
  let at = from;
  while (at < octets.length && octets[at] !== LF && octets[at] !== CR) at++;
  return at;
}

/** The message in a text: without its end, however that is written, and without the dots that were doubled. RFC 5321 §4.5.2. */
export function unstuffed(text: Uint8Array, ended: boolean): Uint8Array {
  const content = ended ? text.subarray(0, startOfEnd(text)) : text;
  const first = nextStuffedDot(content, 0);
  if (first < 0) return content;
  const out = new Uint8Array(content.length);
  let length = 0;
  let from = 0;
  for (let dot = first; dot >= 0; dot = nextStuffedDot(content, dot + 1)) {
    out.set(content.subarray(from, dot), length);
    length += dot - from;
    from = dot + 1;
  }
  out.set(content.subarray(from), length);
  return out.subarray(0, length + content.length - from);
}

/** Where the line of the final dot begins. */
function startOfEnd(text: Uint8Array): number {
  const dot = text.lastIndexOf(DOT);
  return dot < 0 ? text.length : dot;
}

/** The next dot that begins a line, from `from` on; -1 if none. */
export function nextStuffedDot(text: Uint8Array, from: number): number {
  for (let dot = text.indexOf(DOT, from); dot >= 0; dot = text.indexOf(DOT, dot + 1)) {
    if (dot === 0 || (text[dot - 1] === LF && text[dot - 2] === CR)) return dot;
  }
  return -1;
}
