/** IMAP's lines joined with the literals that stand in them, as they come from one side. RFC 3501 §4.3, RFC 7888, RFC 9051 §4.3.1. */
import { CR, LF, text } from '../../../mail/octets.ts';
import { LINE_LIMIT } from '../../dialogue.ts';
import { Kept } from '../kept.ts';
import { type Waiting, type WaitingLine, withoutEnd } from '../waiting.ts';

/** Characters of a frame, its literals left out, that are kept for reading. */
const TEXT_LIMIT = 4 * LINE_LIMIT;
const ANNOUNCES = /(~?)\{(\d{1,15})(\+?)\}$/;
/** Characters at the end of a line in which a literal is announced. */
const ANNOUNCEMENT = 20;

export interface LiteralSeen {
  /** Where it begins in the frame's octets. */
  at: number;
  octets: number;
  /** Its sender waits for a `+`. */
  waits: boolean;
  /** `~{3}`: it may hold NUL. */
  binary: boolean;
  /** Octets of it that are not there. */
  missing: number;
}

export interface Frame {
  kept: Kept;
  /** The lines, each without its end, with nothing in the place of the literals: `* 1 FETCH (BODY[] {5})`. */
  text: string;
  literals: LiteralSeen[];
  atMs: number | null;
  /** Nothing of it is missing. */
  whole: boolean;
  /** It is the rest of a line that a gap cut. */
  torn: boolean;
  /** A line ended in LF alone. */
  bare: boolean;
}

interface FrameOptions {
  waiting: Waiting;
  evidence: 'octets' | 'lines';
  /** Whether this first line is followed by literals where it says so. */
  announces(line: string): boolean;
  /** After a gap: this line is no rest of another. */
  begins(line: string): boolean;
  /** In a log of lines: this line cannot belong to a literal, whatever was announced. */
  stops(line: string): boolean;
}

export class FrameEars {
  readonly #options: FrameOptions;
  readonly #waiting: Waiting;
  #frame: Frame | undefined;
  /** Octets of the literal that are still to come. */
  #missing = 0;
  #skipping = false;
  /** In a log of lines: the last piece of a literal ended a line. */
  #atLine = true;

  constructor(options: FrameOptions) {
    this.#options = options;
    this.#waiting = options.waiting;
  }

  /** What has come of a frame that is not whole. */
  get begun(): Frame | undefined {
    return this.#frame;
  }

  /** The next frame. 'paused': its beginning announced a literal that waits; say `read` again once it may go on. */
  read(last: boolean, pauses = false): Frame | 'paused' | undefined {
    for (;;) {
      const literal = this.#missing > 0 ? this.#takeLiteral(last) : 'taken';
      if (literal !== 'taken') return literal === 'wait' ? undefined : this.#finish();
      if (this.#waiting.isGap) {
        if (this.#bridge() || !this.#frame) continue;
        return this.#abandon();
      }
      const line = this.#waiting.line(last);
      if (!line) return last ? this.#abandon() : undefined;
      const announced = this.#add(line);
      if (!announced) return this.#finish();
      if (announced.waits && pauses) return 'paused';
    }
  }

  /** Gives up what has begun: the literal that was announced will not come. */
  refuse(): void {
    this.#frame = undefined;
    this.#missing = 0;
  }

  /** Adds a line; the literal that it announces. */
  #add({ octets, atMs, ended }: WaitingLine): LiteralSeen | undefined {
    const written = withoutEnd(octets);
    if (this.#skipping && this.#options.begins(written)) this.#skipping = false;
    const torn = this.#skipping;
    const frame = (this.#frame ??= { kept: new Kept(), text: '', literals: [], atMs, whole: !torn, torn, bare: false });
    frame.kept.add(octets);
    frame.atMs = atMs;
    frame.whole &&= ended;
    frame.bare ||= ended && octets[octets.length - 2] !== CR;
    if (frame.text.length < TEXT_LIMIT) frame.text += written;
    return ended && !frame.torn ? this.#announced(frame, written) : undefined;
  }

  #announced(frame: Frame, written: string): LiteralSeen | undefined {
    const match = ANNOUNCES.exec(written.slice(-ANNOUNCEMENT));
    if (!match || !this.#options.announces(frame.text)) return undefined;
    const octets = Number(match[2]);
    const literal = { at: frame.kept.size, octets, waits: match[3] === '', binary: match[1] === '~', missing: 0 };
    frame.literals.push(literal);
    this.#missing = octets;
    this.#atLine = true;
    return literal;
  }

  /** 'cut': the frame ends here, without the rest of its literal. */
  #takeLiteral(last: boolean): 'taken' | 'wait' | 'cut' {
    while (this.#missing > 0) {
      const piece = this.#waiting.peek();
      if (piece.length > 0) {
        if (!this.#takePiece(piece)) return 'cut';
      } else if (this.#waiting.isGap) {
        if (!this.#bridge()) return this.#stop();
      } else return last ? this.#stop() : 'wait';
    }
    return 'taken';
  }

  #takePiece(piece: Uint8Array): boolean {
    let most = this.#missing;
    if (this.#options.evidence === 'lines') {
      if (this.#atLine && this.#options.stops(text(piece, 0, Math.min(piece.length, LINE_LIMIT)))) return this.#stop() !== 'cut';
      const end = piece.indexOf(LF);
      if (end >= 0) most = Math.min(most, end + 1);
    }
    const taken = this.#waiting.take(most);
    this.#missing -= taken.length;
    this.#atLine = taken[taken.length - 1] === LF;
    this.#frame!.kept.add(taken);
    this.#frame!.atMs = this.#waiting.atMs;
    return true;
  }

  #stop(): 'cut' {
    this.#lack(this.#missing);
    this.#missing = 0;
    return 'cut';
  }

  /** Passes a gap; true if all of it lies in a literal, so that reading goes on where it ends. */
  #bridge(): boolean {
    const { missing } = this.#waiting;
    this.#waiting.passGap();
    if (missing !== null && missing <= this.#missing && this.#frame) {
      this.#missing -= missing;
      this.#lack(missing);
      return true;
    }
    this.#skipping = true;
    return false;
  }

  #lack(octets: number): void {
    const frame = this.#frame!;
    frame.whole = false;
    frame.literals[frame.literals.length - 1]!.missing += octets;
  }

  /** The frame as far as it came, or `undefined` if none has begun. */
  #abandon(): Frame | undefined {
    if (this.#frame) this.#frame.whole = false;
    return this.#frame && this.#finish();
  }

  #finish(): Frame {
    const frame = this.#frame!;
    this.#frame = undefined;
    return frame;
  }
}

/** The first line of a frame, its end included. */
export function firstLineOf({ kept }: Frame): Uint8Array {
  const { octets } = kept;
  const end = octets.indexOf(LF);
  return end < 0 ? octets : octets.subarray(0, end + 1);
}
