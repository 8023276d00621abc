/**
 * Octets in, whole commands or responses out: lines joined with the literals that stand in them (RFC 3501 §4.3, RFC 7888).
 * A frame keeps its literals where they stood, one character an octet: `a1 LOGIN {3}\r\nbea {6}\r\ncorreo`.
 */
import { concat, text } from '../../mail/octets.ts';
import { LineReader } from '../lines.ts';

export interface Announced {
  octets: number;
  /** Whether the sender waits for a `+` before it goes on. */
  waits: boolean;
  /** The first line of the frame. */
  head: string;
}

export type Read =
  | { kind: 'frame'; text: string }
  /** A literal was announced and will be taken: say `+` if the sender waits. */
  | { kind: 'announced'; literal: Announced }
  /** A literal was announced and not wanted. What comes next is a new frame; a sender that does not wait must be cut off. */
  | { kind: 'unwanted'; literal: Announced }
  /** The frame was dropped. */
  | { kind: 'fault'; fault: 'bare' | 'long'; text: string };

const ANNOUNCES = /\{(\d{1,10})(\+?)\}$/;

export class FrameReader {
  readonly #lines: LineReader;
  readonly #frameLimit: number;
  /** Largest literal wanted in a frame that begins with `head` and holds `octets` by now. */
  readonly #literalLimit: (head: string, octets: number) => number;
  #parts: string[] = [];
  /** Octets in `#parts`: of lines, and of all. */
  #lineOctets = 0;
  #octets = 0;
  #literal: Uint8Array[] = [];
  /** Octets of the literal that are still to come; -1: a line is being read. */
  #missing = -1;

  /** Lines of `lineLimit` octets, `frameLimit` in one frame; `literalLimit` says how large a literal may be that comes next. */
  constructor(lineLimit: number, frameLimit: number, literalLimit: (head: string, octets: number) => number) {
    this.#lines = new LineReader(lineLimit);
    this.#frameLimit = frameLimit;
    this.#literalLimit = literalLimit;
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  /** A line goes on and on. */
  get isEndless(): boolean {
    return this.#lines.isEndless;
  }

  /** All octets that wait to be read. */
  take(): Uint8Array {
    return this.#lines.take();
  }

  /** What comes next, or `undefined` until more octets come. `plain`: a line in which no literal can stand, such as a response to a challenge. */
  next(plain = false): Read | undefined {
    if (this.#missing >= 0 && !this.#takeLiteral()) return undefined;
    const line = this.#lines.line();
    if (!line) return undefined;
    this.#lineOctets += line.octets;
    this.#octets += line.octets;
    if (line.fault ?? this.#lineOctets > this.#frameLimit) return this.#drop(line.fault ?? 'long', line.text);
    this.#parts.push(line.text);
    const announced = plain ? null : ANNOUNCES.exec(line.text);
    return announced ? this.#announce(Number(announced[1]), announced[2] === '') : { kind: 'frame', text: this.#finish() };
  }

  #takeLiteral(): boolean {
    const taken = this.#lines.take(this.#missing);
    if (taken.length > 0) this.#literal.push(taken);
    this.#missing -= taken.length;
    if (this.#missing > 0) return false;
    this.#missing = -1;
    this.#parts.push(text(concat(this.#literal)));
    this.#literal = [];
    return true;
  }

  #announce(octets: number, waits: boolean): Read {
    const literal = { octets, waits, head: this.#parts[0]! };
    if (octets > this.#literalLimit(literal.head, this.#octets)) {
      this.#finish();
      return { kind: 'unwanted', literal };
    }
    this.#parts.push('\r\n');
    this.#missing = octets;
    this.#octets += octets;
    return { kind: 'announced', literal };
  }

  #drop(fault: 'bare' | 'long', rest: string): Read {
    // of a line that is too long only its beginning is there: a word that may go on is no tag
    if (fault === 'bare' || rest.includes(' ')) this.#parts.push(rest);
    return { kind: 'fault', fault, text: this.#finish() };
  }

  #finish(): string {
    const whole = this.#parts.join('');
    this.#parts = [];
    this.#lineOctets = 0;
    this.#octets = 0;
    return whole;
  }
}
