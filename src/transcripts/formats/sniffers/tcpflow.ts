/** tcpflow -c: each piece behind the two ends, whose numbers are filled up with zeros. */
import type { Sink } from '../../sink.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from '../log/log-format.ts';
import { Streams, type Direction } from '../log/streams.ts';
import { withoutCr } from '../log/text-lines.ts';

const PIECE = /^(\d{3}(?:\.\d{3}){3}|[0-9a-f:]{3,39})\.(\d{5})-(\d{3}(?:\.\d{3}){3}|[0-9a-f:]{3,39})\.(\d{5}): (.*)$/s;

export const tcpflow = logFormat(
  'tcpflow',
  (lines) => count(lines, PIECE) > 0,
  (sink) => new TcpflowLog(sink),
  { keepsCr: true },
);

class TcpflowLog implements Log {
  readonly #streams: Streams;
  #direction: Direction | null = null;
  #piece: string[] = [];
  /** Somebody has turned the ends of all lines into LF. */
  #withoutCr = true;

  constructor(sink: Sink) {
    this.#streams = new Streams(sink, 'lines');
  }

  line(line: string): Heard {
    const [, from, fromPort, to, toPort, said] = PIECE.exec(line) ?? [];
    if (from !== undefined) {
      this.#finish();
      this.#direction = { from: endOf(from, fromPort!), to: endOf(to!, toPort!) };
      this.#piece = [said!];
    } else if (this.#direction) this.#piece.push(line);
    else return ASIDE;
    this.#withoutCr &&= !line.endsWith('\r');
  }

  end(): void {
    this.#finish();
    this.#streams.end();
  }

  /** Behind each piece stands an LF of the program's own; the last line of a piece that has no other goes on in the next one. */
  #finish(): void {
    if (!this.#direction) return;
    const last = this.#piece.at(-1) === '' ? this.#piece.pop() : undefined;
    const lines = this.#piece.map((line) => `${withoutCr(line)}\r\n`);
    if (last === undefined && !this.#withoutCr) lines.push(lines.pop()!.slice(0, -2));
    this.#streams.say(this.#direction, lines.join(''), null);
  }
}

function endOf(address: string, port: string): string {
  const plain = address.includes(':') ? address : address.split('.').map(Number).join('.');
  return `${plain}:${Number(port)}`;
}
