/** Reads what an SMTP server says, reply by reply: RFC 5321 §4.2. Says nothing of right and wrong; the judge reads the octets again. */
import { parseReplyLine } from '../../../protocols/smtp/wire.ts';
import { text } from '../../../mail/octets.ts';
import { remembered } from '../../remembered.ts';
import { Kept } from '../kept.ts';
import type { Waiting, WaitingLine } from '../waiting.ts';

/** Octets of a line that are looked at for its code. */
const HEAD_OCTETS = 512;

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
    for (let line = waiting.line(last); line; line = waiting.line(last)) {
      if (this.#take(line)) return this.#finish(line.atMs, line.ended);
    }
    return (last || waiting.isGap) && this.#kept.size > 0 ? this.#finish(waiting.atMs, false) : undefined;
  }

  /** True if the line is the last of its reply. */
  #take(line: WaitingLine): boolean {
    this.#kept.add(line.octets);
    const parsed = replyLine(text(line.octets, 0, Math.min(line.octets.length, HEAD_OCTETS)));
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
