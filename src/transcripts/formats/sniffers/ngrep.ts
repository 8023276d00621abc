/**
 * ngrep: a heading a packet, with its ends; below it what it brings: line by line (`-W byline`, where CR is a full stop), in
 * hexadecimal (`-x`), or broken at the width of the terminal, where every octet that cannot be printed is a full stop.
 */
import { text } from '../../../mail/octets.ts';
import type { Sink } from '../../sink.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { Streams, type Direction } from '../log/streams.ts';
import { octetsIn } from '../tshark/layers.ts';

const HEADING = /^T (?:(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+) |\+\d+\.\d+ )?(\S+):(\d+) -> (\S+):(\d+)(?: \[[A-Z]*\])?(?: #\d+)?(.*)$/s;
const HEX = /^ {2}((?:[0-9a-f]{2} {1,4}){1,16})/;
const NOISE = /^(?:#*(?:exit)?|(?:input|interface|filter|match): .*|\d+ received, \d+ matched)$/;

export const ngrep = logFormat(
  'ngrep',
  (lines) => count(lines, HEADING) > 0,
  (sink) => new NgrepLog(sink),
);

class NgrepLog implements Log {
  readonly #octets: Streams;
  readonly #lines: Streams;
  #direction: Direction | null = null;
  #atMs: number | null = null;
  #body: string[] = [];

  constructor(sink: Sink) {
    this.#octets = new Streams(sink, 'octets');
    this.#lines = new Streams(sink, 'lines');
  }

  line(line: string): Heard {
    const [, stamp, from, fromPort, to, toPort] = HEADING.exec(line) ?? [];
    if (from !== undefined) {
      this.#finish();
      this.#direction = { from: `${from}:${fromPort}`, to: `${to}:${toPort}` };
      this.#atMs = stamp === undefined ? null : stampOf(`${stamp.replaceAll('/', '-')} `).atMs;
    } else if (this.#direction) this.#body.push(line);
    else if (!NOISE.test(line)) return ASIDE;
  }

  end(): void {
    this.#finish();
    this.#octets.end();
    this.#lines.end();
  }

  #finish(): void {
    // the program's own: an empty line, and a sign for each packet that is not shown
    while (NOISE.test(this.#body[this.#body.length - 1] ?? 'none')) this.#body.pop();
    const body = this.#body;
    this.#body = [];
    if (!this.#direction || body.length === 0) return;
    if (body.every((line) => HEX.test(line))) this.#octets.say(this.#direction, inHexadecimal(body), this.#atMs);
    else this.#lines.say(this.#direction, body.every((line) => line.startsWith('  ')) ? broken(body) : byLine(body), this.#atMs);
  }
}

const inHexadecimal = (body: readonly string[]): string =>
  body.map((line) => text(octetsIn(HEX.exec(line)![1]!.replaceAll(' ', '')))).join('');
/** What does not end with CR goes on in the next packet. */
const byLine = (body: readonly string[]): string =>
  body.map((line, at) => (line.endsWith('.') ? `${line.slice(0, -1)}\r\n` : at < body.length - 1 ? `${line}\r\n` : line)).join('');

/** Two full stops are a line's end; of more, the last two. A line with one alone ends a message. */
function broken(body: readonly string[]): string {
  const said = body
    .map((line) => line.slice(2))
    .join('')
    .trimEnd();
  return said
    .replace(/^\.{3}$/, '.\r\n')
    .replace(/\.{5}$/, '\r\n.\r\n')
    .replace(/\.\.(?!\.)/g, '\r\n');
}
