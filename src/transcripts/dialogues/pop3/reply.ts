/** Reads what a POP3 server says, reply by reply, as far as it has come. RFC 1939 §3. */
import { ascii, EMPTY, LF, text } from '../../../mail/octets.ts';
import { DottedReader } from '../../../protocols/dots.ts';
import { MESSAGE_LIMIT } from '../../dialogue.ts';
import { Kept } from '../kept.ts';
import { withoutEnd, type Waiting, type WaitingLine } from '../waiting.ts';

/** Lines that answer nothing, collected into one piece of at most so many octets. */
const STRAY_OCTETS = 65_536;
const CRLF = ascii('\r\n');
/** Octets in which a status is told from a line of text. */
const STATUS_OCTETS = 4;
/** Octets of the final dot line. */
const END_OCTETS = 3;

export interface Pop3Said {
  /** '+OK', '-ERR', '+'; '' for lines that are no reply. */
  label: string;
  /** The first line, as it came. */
  line: WaitingLine;
  kept: Kept;
  atMs: number | null;
  /** What follows the status line in a multi-line reply, without its dots. */
  body?: Pop3Body;
}

export interface Pop3Body {
  octets: Uint8Array;
  /** Octets of it, also of one that was too large to be kept. */
  size: number;
  /** The final dot line came. */
  ended: boolean;
  /** No octet of it is missing. */
  complete: boolean;
  /** There is a gap in it, or the recording ends in it. */
  torn: boolean;
  /** A bare CR or LF stood in it. */
  bare: boolean;
}

/** The status that a line begins with, however it is written; '' if it has none. */
export function labelOf(line: string): string {
  if (line === '+' || line.startsWith('+ ')) return '+';
  if (/^(?:\+OK|OK)(?![a-z])/i.test(line)) return '+OK';
  return /^-?ERR(?![a-z])/i.test(line) ? '-ERR' : '';
}

export class ReplyReader {
  /** The recording, or the line, broke off. */
  isCut = false;
  /** Octets of either side are missing. */
  isLossy = false;
  readonly #waiting: Waiting;
  readonly #evidence: 'octets' | 'lines';
  #said: Pop3Said | undefined;
  #dots: DottedReader | undefined;
  #complete = true;
  /** Octets of the body up to the line end that was put in the place of what is missing. */
  #bridged = 0;
  /** What is read is the rest of a reply whose beginning is missing. */
  #isRest = false;
  #strays = new Kept();

  constructor(waiting: Waiting, evidence: 'octets' | 'lines') {
    this.#waiting = waiting;
    this.#evidence = evidence;
  }

  /** Whether a multi-line reply is under way. */
  get isInBody(): boolean {
    return this.#dots !== undefined;
  }

  /** The next reply, or line that is none. `hasBody`: whether a reply that begins so has more lines; `next`: the client has gone on already. */
  next(hasBody: (label: string, line: Uint8Array) => boolean, next: boolean, last: boolean): Pop3Said | undefined {
    if (this.#dots) return this.#readBody(next, last);
    const line = this.#waiting.line(last);
    if (!line) return undefined;
    const label = labelOf(withoutEnd(line.octets));
    const said: Pop3Said = { label, line, kept: new Kept(), atMs: line.atMs };
    said.kept.add(line.octets);
    if (label === '' || !hasBody(label, line.octets)) return said;
    this.#said = said;
    this.#dots = new DottedReader(MESSAGE_LIMIT);
    this.#complete = line.ended;
    return this.#readBody(next, last);
  }

  /** Octets are missing just here; the rest of the line that they cut is passed over. */
  passGap(): void {
    this.#waiting.passGap();
    if (!this.#dots) return;
    this.#complete = false;
    if (endsLine(this.#dots.text)) return;
    this.#dots.push(CRLF);
    this.#bridged = this.#dots.text.length;
  }

  /** What comes next may be the rest of a multi-line reply whose beginning is missing. */
  beginRest(): void {
    this.#said = { label: '', line: { octets: EMPTY, size: 0, atMs: null, ended: true }, kept: new Kept(), atMs: null };
    this.#dots = new DottedReader(MESSAGE_LIMIT);
    this.#isRest = true;
    this.#complete = false;
  }

  /** Collects what answers nothing; returns it once it is enough. */
  stray(line: WaitingLine): Uint8Array | undefined {
    this.#strays.add(line.octets);
    return this.#strays.size < STRAY_OCTETS ? undefined : this.strays();
  }

  /** What was collected, and forgets it; `undefined` if there is nothing. */
  strays(): Uint8Array | undefined {
    const { octets, size } = this.#strays;
    if (size === 0) return undefined;
    this.#strays = new Kept();
    return octets;
  }

  #readBody(next: boolean, last: boolean): Pop3Said | undefined {
    const dots = this.#dots!;
    for (let piece = this.#waiting.peek(); piece.length > 0; piece = this.#waiting.peek()) {
      if (piece[0] === LF && this.#isBridged) {
        // the other half of the line end that is there already
        this.#said!.kept.add(this.#waiting.take(1));
        continue;
      }
      let most = piece.length;
      if (this.#mayLackEnd && (next || this.#mayBeNone)) {
        const begins = endsLine(dots.text) ? this.#beginsReply(last) : false;
        if (begins === undefined) return undefined;
        if (begins) return this.#finish(false);
        most = piece.indexOf(LF) + 1 || most;
      }
      const { used, done } = dots.push(piece.subarray(0, most));
      this.#said!.kept.add(this.#waiting.take(used));
      if (done) return this.#finish(true);
    }
    return last && this.#waiting.isEmpty ? this.#finish(false) : undefined;
  }

  /** Nothing has come behind the gap so far. */
  get #isBridged(): boolean {
    return this.#bridged > 0 && this.#bridged === this.#dots!.text.length;
  }

  /** Nothing of it has come yet, and it may be that nothing will: after a gap a reply may have been taken for that of a later command. */
  get #mayBeNone(): boolean {
    return this.#dots!.text.length === 0 && (this.#isRest || this.isLossy);
  }

  /** Whoever wrote a log of lines has left the dot out, and where octets are missing it is among them. */
  get #mayLackEnd(): boolean {
    return this.#evidence === 'lines' || !this.#complete || this.#mayBeNone;
  }

  /** Whether a status comes next; `undefined`: its beginning has come, and more must come first. */
  #beginsReply(last: boolean): boolean | undefined {
    const head = text(this.#waiting.peekAll(STATUS_OCTETS));
    if (/^(?:\+OK|-ERR)/.test(head)) return true;
    const mayBecome = head.length < STATUS_OCTETS && !last && ['+OK', '-ERR'].some((status) => status.startsWith(head));
    return mayBecome ? undefined : false;
  }

  #finish(ended: boolean): Pop3Said {
    const said = this.#said!;
    const { text: all, tooLarge, bare } = this.#dots!;
    // nothing has come behind the gap: no more is told than was seen
    const octets = this.#isBridged ? all.subarray(0, -CRLF.length) : all;
    const size = tooLarge ? said.kept.size - said.line.size - (ended ? END_OCTETS : 0) : octets.length;
    this.#said = undefined;
    this.#dots = undefined;
    this.#isRest = false;
    this.#bridged = 0;
    return {
      ...said,
      atMs: this.#waiting.atMs,
      body: { octets, size, ended, complete: this.#complete && ended, torn: !this.#complete || (this.isCut && !ended), bare },
    };
  }
}

function endsLine(octets: Uint8Array): boolean {
  return octets.length === 0 || octets[octets.length - 1] === LF;
}
