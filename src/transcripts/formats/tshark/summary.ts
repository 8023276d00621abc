/**
 * What tshark prints if it is told nothing: one line a packet, with what it thinks most worth knowing. Lines of SMTP stand behind
 * one another (' | '); of a text it says only that there was one, which is a gap. Of IMAP it shows the last line of a packet: that
 * is too little to be judged, and is set aside.
 */
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { own } from '../../../own.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from '../log/log-format.ts';
import { Streams, type Direction } from '../log/streams.ts';

const ADDRESS = String.raw`[0-9a-f.:]*[.:][0-9a-f.:]+`;
/** Number, time, the two ends, the protocol, octets of the frame, and what there is to know. */
const PACKET = new RegExp(String.raw`^\s*\d+ +\S.*? +(${ADDRESS}) +\S{1,3} +(${ADDRESS}) +([A-Za-z][\w./-]*) +(\d+) (.*)$`, 'i');
const MAIL = new RegExp(String.raw`^\s*\d+ +\S.*? +${ADDRESS} +\S{1,3} +${ADDRESS} +(?:SMTP|POP|IMAP)(?:/IMF)? +\d+ `, 'i');
const PORTS = /^(?:\[[^\]]*\] )*(\d{1,5}) \S{1,3} (\d{1,5})\b/;
const SAID = /^([SC]): (.*)$/;
const FRAGMENT = /^DATA fragment, (\d+) bytes?$/;
const CODE = /^([2-5]\d\d)-/;
const PORT: Readonly<Record<string, number>> = { smtp: 25, pop: 110 };

export const tsharkSummary: Format = {
  ...logFormat(
    'tshark-summary',
    (lines) => count(lines, MAIL) > 0,
    (sink) => new SummaryLog(sink),
  ),
  // nothing is taken off its lines: each would be a conversation of its own
  holdsOctets: true,
};

class SummaryLog implements Log {
  readonly #streams: Streams;
  /** The ports that two addresses last used, by the way that a packet takes. */
  readonly #ports = new Map<string, Direction>();

  constructor(sink: Sink) {
    this.#streams = new Streams(sink, 'lines');
  }

  line(line: string): Heard {
    const [, from = '', to = '', protocol = '', , info = ''] = PACKET.exec(line) ?? [];
    const ports = PORTS.exec(info);
    if (ports) this.#remember(from, to, ports);
    const port = own(PORT, protocol.toLowerCase().split('/')[0]!);
    if (port === undefined) return protocol === '' || /^imap/i.test(protocol) ? ASIDE : undefined;
    const said = SAID.exec(info);
    const direction = this.#directionOf(from, to, port, said?.[1] === 'S');
    if (said) this.#say(direction, said[2]!, protocol);
    else this.#streams.leftOut(direction, null, null);
    return undefined;
  }

  end(): void {
    this.#streams.end();
  }

  #say(direction: Direction, words: string, protocol: string): void {
    const octets = FRAGMENT.exec(words)?.[1];
    if (octets !== undefined) return this.#streams.leftOut(direction, Number(octets), null);
    for (const line of /^smtp/i.test(protocol) ? linesOf(words) : [words]) this.#streams.say(direction, `${line}\r\n`, null);
  }

  #remember(from: string, to: string, [, fromPort, toPort]: RegExpExecArray): void {
    if (this.#ports.size > MOST_PAIRS) this.#ports.clear();
    const [one, other] = [`${from}:${fromPort}`, `${to}:${toPort}`];
    this.#ports.set(`${from} ${to}`, { from: one, to: other });
    this.#ports.set(`${to} ${from}`, { from: other, to: one });
  }

  /** Where no line told the ports: the server's is the protocol's own. */
  #directionOf(from: string, to: string, port: number, isServer: boolean): Direction {
    const known = this.#ports.get(`${from} ${to}`);
    return known ?? (isServer ? { from: `${from}:${port}`, to: `${to}:0` } : { from: `${from}:0`, to: `${to}:${port}` });
  }
}

/** Pairs of addresses whose ports are remembered. */
const MOST_PAIRS = 10_000;

/** Of an answer in several lines the first shows its code, and the others are without it. */
function linesOf(words: string): string[] {
  const lines = words.split(' | ');
  const code = CODE.exec(words)?.[1];
  if (code === undefined) return lines;
  return lines.map((line, place) =>
    place === 0 ? line : /^[2-5]\d\d[ -]/.test(line) ? line : `${code}${place < lines.length - 1 ? '-' : ' '}${line}`,
  );
}
