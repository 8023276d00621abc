/** MDaemon's log of its sessions: `<--` is what the other end says, `-->` what MDaemon says; of a message only its size. */
import { ASIDE, count, type Heard, logFormat } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import { stampOf } from '../log/stamps.ts';
import type { Side } from '../../sink.ts';

const LINE = /^[A-Z][a-z]{2} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?): (?:\[[\d:]+\] )?(.*)$/s;
const SAID = /^(<--|-->) ?(.*)$/s;
const ENDS = /^(Accepting|Attempting) (SMTP|POP3?|IMAP) connection (?:from|to) (\S+)(?: to (\S+))?/;
const SIZE = /^(?:Message size|Message accepted|Data transferred): (\d+)/i;

export const mdaemon = logFormat(
  'mdaemon',
  (lines) => lines.some((line) => SAID.test(LINE.exec(line)?.[2] ?? '')) && count(lines, LINE) > 0,
  (sink) => new MdaemonLog(sink),
);

class MdaemonLog extends SerialLog {
  /** Who says what MDaemon says. */
  #own: Side = 'server';

  line(line: string): Heard {
    const [, stamp, words] = LINE.exec(line) ?? [];
    if (stamp === undefined) return ASIDE;
    const { atMs } = stampOf(stamp);
    const [, arrow, said] = SAID.exec(words!) ?? [];
    const [, how, , one, other] = ENDS.exec(words!) ?? [];
    if (how !== undefined) return this.#connect(how === 'Accepting', one!, other ?? '');
    if (/^-{5,}$/.test(words!)) return this.telling.close('end', atMs);
    const size = SIZE.exec(words!);
    if (size && this.telling.turns.texting === 'client') return this.#left(Number(size[1]), atMs);
    if (said === undefined) return ASIDE;
    const own = arrow === '-->';
    const side = own ? this.#own : this.#own === 'server' ? 'client' : 'server';
    this.telling.line(side, said, atMs);
  }

  #left(octets: number, atMs: number | null): void {
    this.telling.leftOut('client', octets, atMs);
    this.telling.turns.skipText();
  }

  #connect(serves: boolean, one: string, other: string): void {
    this.#own = serves ? 'server' : 'client';
    this.telling.connect(serves ? { client: one, server: other } : { client: other, server: one });
  }
}
