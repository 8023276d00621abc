/** Exim with -v and -d, as it delivers: a reply's further lines are set in, several commands may go before the replies come. */
import { ASIDE, type Heard, logFormat, shows } from '../log/log-format.ts';
import { SerialLog } from '../log/logs.ts';
import type { Side } from '../../sink.ts';

/** -d puts the time and the process before each line. */
const BEFORE = '(?:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? +)?(?:\\d{2,8} )?';
const SAID = new RegExp(`^${BEFORE} *SMTP(<<|>>|\\|>|\\+>|~>) (.*)$`, 's');
const MORE = new RegExp(`^${BEFORE} {9,}([2-5]\\d\\d[ -].*)$`, 's');
/** As a server it writes the further lines of its replies without a mark. */
const UNMARKED = new RegExp(`^${BEFORE}([2-5]\\d\\d[ -].*)$`, 's');
const CONNECTING = new RegExp(`^${BEFORE}Connecting to (\\S+) \\[([^\\]]+)\\]:(\\d+)`);
const CLOSED = new RegExp(`^${BEFORE} *SMTP\\(close\\)>>`);
const WRITING = /^(?:\(writing message\)|writing message and terminating "\.")$/;
const CHUNK = /^BDAT (\d{1,10})/i;

export const exim = logFormat(
  'exim',
  (lines) => shows(lines, SAID),
  (sink) => new EximLog(sink, { evidence: 'lines', turnable: true }),
);

class EximLog extends SerialLog {
  /** Who said the line of a reply that goes on. */
  #goesOn: Side | null = null;

  line(line: string): Heard {
    const [, mark, words] = SAID.exec(line) ?? [];
    const [, host, address, port] = CONNECTING.exec(line) ?? [];
    const more = MORE.exec(line)?.[1] ?? (this.#goesOn ? UNMARKED.exec(line)?.[1] : undefined);
    if (words !== undefined) this.#said(mark === '<<', words);
    else if (host !== undefined) this.telling.connect({ server: `${address}:${port}`, serverName: host === address ? '' : host });
    else if (CLOSED.test(line)) this.telling.close('end');
    else if (more !== undefined && this.telling.isOpen) this.#line(this.#goesOn ?? 'server', more);
    else return ASIDE;
  }

  /** Of messages it says only that they are written. */
  #said(byServer: boolean, words: string): void {
    if (byServer) return this.#line('server', words);
    if (WRITING.test(words)) return this.#left(null);
    this.#line('client', words);
    const octets = Number(CHUNK.exec(words)?.[1] ?? 0);
    if (octets > 0) this.#left(octets);
  }

  #line(side: Side, words: string): void {
    this.#goesOn = /^[2-5]\d\d-/.test(words) ? side : null;
    this.telling.line(side, words, null);
  }

  #left(octets: number | null): void {
    this.telling.leftOut('client', octets, null);
    this.telling.turns.skipText();
  }
}
