/** PDML: what tshark prints with `-T pdml`, an element a line. */
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { count, logFormat, type Log } from '../log/log-format.ts';
import { Described, type Layer } from './layers.ts';

const FIELD = /^\s*<field name="([^"]*)"/;
const TIME = /^\s*<field name="timestamp" .* value="(\d+\.\d+)"/;
const SHOWN = / show="([^"]*)"/;
const VALUE = / value="([^"]*)"/;
/** What of a packet is looked at, by layer; of the payloads the octets, of the rest what is shown. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  ip: ['ip.src', 'ip.dst'],
  ipv6: ['ipv6.src', 'ipv6.dst'],
  tcp: ['tcp.srcport', 'tcp.dstport', 'tcp.seq', 'tcp.seq_raw', 'tcp.ack', 'tcp.ack_raw', 'tcp.flags', 'tcp.payload'],
  udp: ['udp.srcport', 'udp.dstport', 'udp.payload'],
};
const LAYERS = new Map(Object.entries(WANTED).flatMap(([layer, names]) => names.map((name) => [name, layer] as const)));

export const pdml: Format = {
  ...logFormat(
    'pdml',
    (lines) => count(lines, /^<pdml[ >]/) > 0 && count(lines, /^\s*<packet>/) > 0,
    (sink) => new PdmlLog(sink),
  ),
  holdsOctets: true,
};

class PdmlLog implements Log {
  readonly #packets: Described;
  #layers = new Map<string, Map<string, string>>();
  #atMs: number | null = null;

  constructor(sink: Sink) {
    this.#packets = new Described(sink);
  }

  line(line: string): void {
    if (/^\s*<packet>/.test(line)) this.#begin();
    else if (/^\s*<\/packet>/.test(line)) this.#packets.packet(layersOf(this.#layers), this.#atMs);
    else this.#field(line);
  }

  end(): void {
    this.#packets.end();
  }

  #begin(): void {
    this.#layers = new Map();
    this.#atMs = null;
  }

  #field(line: string): void {
    const name = FIELD.exec(line)?.[1] ?? '';
    const layer = LAYERS.get(name);
    if (name === 'timestamp') this.#atMs ??= Number(TIME.exec(line)?.[1] ?? NaN) * 1000 || null;
    if (layer === undefined) return;
    const told = this.#layers.get(layer) ?? new Map<string, string>();
    this.#layers.set(layer, told);
    const value = (name.endsWith('.payload') ? VALUE : SHOWN).exec(line)?.[1];
    // the outermost of several, as in a tunnel
    if (value !== undefined && !told.has(name)) told.set(name, value);
  }
}

/** The names are those that are wanted, and no others. */
const layersOf = (layers: ReadonlyMap<string, ReadonlyMap<string, string>>): Layer =>
  Object.fromEntries(Array.from(layers, ([name, told]) => [name, Object.fromEntries(told)]));
