/** What tshark prints with `-T json`, `jsonraw` or `ek`. */
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { objectIn } from '../log/json-line.ts';
import { count, logFormat, type Log } from '../log/log-format.ts';
import { Described, layerOf, timeOf } from './layers.ts';

/** Characters of one packet's JSON that are read. */
const MAX_PACKET = 16 * 1024 * 1024;
const EK = /^\{"timestamp":"\d+","layers":/;

export const tshark: Format = {
  ...logFormat(
    'tshark',
    (lines) => (/^\[\s*$/.test(lines[0]!) && count(lines, /^ {4}"_source": \{/) > 0) || count(lines, EK) > 0,
    (sink) => new TsharkLog(sink),
  ),
  holdsOctets: true,
};

class TsharkLog implements Log {
  readonly #packets: Described;
  #lines: string[] = [];
  #length = 0;

  constructor(sink: Sink) {
    this.#packets = new Described(sink);
  }

  line(line: string): void {
    if (EK.test(line)) this.#packet(line);
    else if (line === '  {') this.#begin();
    else if (line === '  },' || line === '  }') this.#finish();
    else this.#keep(line);
  }

  end(): void {
    this.#packets.end();
  }

  #begin(): void {
    this.#lines = [];
    this.#length = 0;
  }

  #keep(line: string): void {
    this.#length += line.length;
    if (this.#length <= MAX_PACKET) this.#lines.push(line);
  }

  #finish(): void {
    this.#packet(`{${this.#lines.join('')}}`);
    this.#begin();
  }

  #packet(json: string): void {
    const read = objectIn(json);
    const layers = layerOf(read.layers ? read : layerOf(read._source), 'layers');
    this.#packets.packet(layers, timeOf(layers, read));
  }
}
