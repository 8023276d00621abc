/** socat -v: what crossed it, each piece with its direction, its time and how many octets it has; CR is written out. */
import { own } from '../../own.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from './log/log-format.ts';
import { stampOf } from './log/stamps.ts';
import { Telling } from './log/telling.ts';
import type { Side, Sink } from '../sink.ts';

/** '> 2026/11/21 19:46:22.000123456  length=12 from=0 to=11' */
const PIECE = /^([<>]) (\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)?) +length=(\d+) from=(\d+) to=(\d+)$/;
const WRITTEN: Readonly<Record<string, string>> = { '\\r': '\r', '\\n': '\n', '\\t': '\t', '\\\\': '\\' };

export const socat = logFormat(
  'socat',
  (lines) => count(lines, PIECE) > 0,
  (sink) => new SocatLog(sink),
);

class SocatLog implements Log {
  readonly #telling: Telling;
  #side: Side = 'client';
  #atMs: number | null = null;
  /** Octets of the piece that are still to come. */
  #left = 0;
  /** Sides that have spoken on this connection. */
  readonly #seen = new Set<Side>();

  constructor(sink: Sink) {
    this.#telling = new Telling(sink, { evidence: 'octets', turnable: true });
  }

  line(line: string): Heard {
    const piece = PIECE.exec(line);
    if (piece) return this.#begin(piece);
    if (this.#left === 0) return ASIDE;
    // a line ends with the LF that was said, but for the last of a piece
    const said = `${line.replace(/\\[rnt\\]/g, (written) => own(WRITTEN, written) ?? written)}\n`.slice(0, this.#left);
    this.#left -= said.length;
    this.#telling.octets(this.#side, said, this.#atMs);
  }

  end(): void {
    this.#telling.close('cut');
  }

  /** What goes to the server counts from 0 again where another connection begins. */
  #begin([, mark, time, length, from]: RegExpExecArray): void {
    this.#side = mark === '>' ? 'client' : 'server';
    this.#atMs = stampOf(time!.replaceAll('/', '-')).atMs;
    if (from === '0' && this.#seen.has(this.#side)) {
      this.#telling.close('cut');
      this.#seen.clear();
    }
    this.#seen.add(this.#side);
    this.#left = Number(length);
  }
}
