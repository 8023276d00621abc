/** Reads what an SMTP server says, reply by reply: RFC 5321 §4.2. Says nothing of right and wrong; the judge reads the octets again. */
import { parseReplyLine } from '../../../protocols/smtp/wire.ts';
import { LF, text } from '../../../mail/octets.ts';
import { remembered } from '../../remembered.ts';
import { Kept } from '../kept.ts';
import type { Waiting, WaitingLine } from '../waiting.ts';

/** Octets of a line that are looked at for its code. */
const LINE_HEAD_OCTETS = 512;
/** Octets in which replies that wait are looked for. */
export const HEAD_OCTETS = 65_536;

export interface SmtpReply {
  /** 0 where nothing that was said is a reply. */
  code: number;
  /** Exactly what was said, with whatever stood before it that is no reply. */
  octets: Uint8Array;
  atMs: number | null;
  /** Its last line came whole. */
  whole: boolean;
}

/** The code of a reply line, also of one that is written badly, and whether more lines follow; `undefined` for what is no reply. */
export const replyLine: (line: string) => { code: number; last: boolean; text: string } | undefined = remembered((line) => {
  const right = parseReplyLine(line.replace(/\r?\n$/, ''));
  if (right) return right;
  const [, code = '', rest = ''] = /^(\d{3})(?!\d)(.*)/.exec(line) ?? [];
  return code === '' ? undefined : { code: Number(code), last: !rest.startsWith('-'), text: rest.replace(/^[ -]/, '') };
});

export class SmtpReplyReader {
  #kept = new Kept();
  #code = 0;

  /** The next reply from `waiting`; `undefined` until it is whole. With `last`, or before a gap, as much of it as there is. */
  next(waiting: Waiting, last: boolean): SmtpReply | undefined {
    return (this.#kept.size === 0 ? inOnePiece(waiting) : undefined) ?? this.#lineByLine(waiting, last);
  }

  #lineByLine(waiting: Waiting, last: boolean): SmtpReply | undefined {
    for (let line = waiting.line(last); line; line = waiting.line(last)) {
      if (this.#take(line)) return this.#finish(line.atMs, line.ended);
    }
    return (last || waiting.isGap) && this.#kept.size > 0 ? this.#finish(waiting.atMs, false) : undefined;
  }

  /** True if the line is the last of its reply. */
  #take(line: WaitingLine): boolean {
    this.#kept.add(line.octets);
    const parsed = replyLine(text(line.octets, 0, Math.min(line.octets.length, LINE_HEAD_OCTETS)));
    if (!parsed) return false;
    this.#code = parsed.code;
    return parsed.last && line.ended;
  }

  #finish(atMs: number | null, whole: boolean): SmtpReply {
    const reply = { code: this.#code, octets: this.#kept.octets, atMs, whole };
    this.#kept = new Kept();
    this.#code = 0;
    return reply;
  }
}

/** A reply that has come at once, as most do, and of which each line has a code. */
function inOnePiece(waiting: Waiting): SmtpReply | undefined {
  const piece = waiting.peek();
  let start = 0;
  while (isCode(piece, start)) {
    const end = piece.indexOf(LF, start + CODE_DIGITS);
    if (end < 0 || end >= HEAD_OCTETS) return undefined;
    if (piece[start + CODE_DIGITS] !== HYPHEN) {
      return { code: codeAt(piece, start), octets: waiting.take(end + 1), atMs: waiting.atMs, whole: true };
    }
    start = end + 1;
  }
  return undefined;
}

const CODE_DIGITS = 3;
const HYPHEN = 45;
const ZERO = 48;

const isDigit = (octet: number | undefined): boolean => octet !== undefined && octet >= ZERO && octet < ZERO + 10;

/** Three digits, and no fourth. */
function isCode(octets: Uint8Array, at: number): boolean {
  return isDigit(octets[at]) && isDigit(octets[at + 1]) && isDigit(octets[at + 2]) && !isDigit(octets[at + 3]);
}

function codeAt(octets: Uint8Array, at: number): number {
  return (octets[at]! - ZERO) * 100 + (octets[at + 1]! - ZERO) * 10 + octets[at + 2]! - ZERO;
}

/** The codes of the whole replies in what waits. */
export function codesIn(waiting: Uint8Array): number[] {
  const lines = text(waiting).split('\n');
  const ended = lines.slice(0, -1).map((line) => replyLine(line));
  return ended.flatMap((line) => (line?.last ? [line.code] : []));
}

/** Whether more lines were to come in a reply. */
export function isUnfinished({ octets }: SmtpReply): boolean {
  const last = octets.lastIndexOf(LF, octets.length - 2) + 1;
  return replyLine(text(octets, last, Math.min(octets.length, last + 512)))?.last === false;
}

/** RFC 5321 §4.1.1.1: after the gap in a reply to EHLO come lines of the same code, each with a keyword in capitals. */
export function goesOn(code: number, reply: SmtpReply): boolean {
  return (
    reply.code === code &&
    /^\d{3}(?:-|[ -][A-Z0-9][A-Z0-9-]*(?:[ =][^a-z]*)?\r?$)/m.test(text(reply.octets, 0, Math.min(512, reply.octets.length)))
  );
}
