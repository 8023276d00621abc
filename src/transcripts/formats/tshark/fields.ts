/**
 * What tshark prints with `-T fields`, if there are the two ends and the payload among the columns. With a header (`-E header=y`)
 * the columns are known by name, else by what stands in them.
 */
import type { Format } from '../../format.ts';
import type { Sink } from '../../sink.ts';
import { logFormat, type Log } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';
import { Streams } from '../log/streams.ts';
import { text } from '../../../mail/octets.ts';
import { octetsIn } from './layers.ts';

const SEPARATORS = ['\t', ',', ';', '|'];
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/i;
const PORT = /^\d{1,5}$/;
const HEX = /^(?:[0-9a-f]{2}:?)+$/i;
/** What is taken for a payload where no header says so: more than a number would be. */
const PAYLOAD = /^(?:[0-9a-f]{2}:?){6,}$/i;
const NAMES = {
  from: /^ip(?:v6)?\.src$/,
  to: /^ip(?:v6)?\.dst$/,
  fromPort: /^(?:tcp|udp)\.srcport$/,
  toPort: /^(?:tcp|udp)\.dstport$/,
  payload: /^(?:tcp\.payload|tcp\.segment_data|data\.data|data)$/,
  time: /^frame\.time(?:_epoch)?$/,
  seq: /^tcp\.seq(?:_raw)?$/,
};
type Columns = Record<keyof typeof NAMES, number>;

export const tsharkFields: Format = {
  ...logFormat(
    'tshark-fields',
    (lines) => columnsOf(lines) !== undefined,
    (sink) => new FieldsLog(sink),
  ),
  holdsOctets: true,
};

interface Table {
  separator: string;
  columns: Columns;
}

function columnsOf(lines: readonly string[]): Table | undefined {
  for (const separator of SEPARATORS) {
    const rows = lines.slice(0, 200).map((line) => cellsOf(line, separator));
    const columns = (rows[0] ?? []).length < 5 ? undefined : (byName(rows[0] ?? []) ?? byShape(rows));
    if (columns) return { separator, columns };
  }
  return undefined;
}

const cellsOf = (line: string, separator: string): string[] =>
  line.includes('"')
    ? Array.from(
        line.matchAll(new RegExp(`(?:^|\\${separator})(?:"([^"]*)"|([^\\${separator}"]*))`, 'g')),
        ([, quoted, bare]) => quoted ?? bare!,
      )
    : line.split(separator);

function byName(header: readonly string[]): Columns | undefined {
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([name, pattern]) => [name, header.findIndex((cell) => pattern.test(cell))]),
  ) as Columns;
  return isWhole(columns) ? columns : undefined;
}

/** Addresses and ports come in the order in which a packet goes. */
function byShape(rows: readonly string[][]): Columns | undefined {
  const said = rows.filter((cells) => cells.some((cell) => PAYLOAD.test(cell)));
  const [first] = said;
  if (!first) return undefined;
  const all = (pattern: RegExp): number[] => first.flatMap((_, at) => (said.every((cells) => pattern.test(cells[at] ?? '')) ? [at] : []));
  const [from = -1, to = -1] = all(ADDRESS);
  // a port stands behind its address; numbers that are the same in both directions are none
  const ports = all(PORT).filter((at) => at > Math.min(from, to));
  const [fromPort = -1, toPort = -1] = ports;
  const payload = first.findLastIndex((cell) => PAYLOAD.test(cell));
  const time = first.findIndex((cell) => /^\d{9,10}\.\d+$/.test(cell));
  const columns = { from, to, fromPort, toPort, payload, time, seq: -1 };
  return isWhole(columns) && new Set([from, to, fromPort, toPort, payload]).size === 5 ? columns : undefined;
}

const isWhole = ({ from, to, fromPort, toPort, payload }: Columns): boolean => Math.min(from, to, fromPort, toPort, payload) >= 0;

class FieldsLog implements Log {
  readonly #streams: Streams;
  readonly #held: string[] = [];
  #table: Table | undefined;
  #isKnown = false;
  /** Segments that were told, by their ends and sequence numbers: what is sent again is said once. */
  readonly #seen = new Set<string>();

  constructor(sink: Sink) {
    this.#streams = new Streams(sink, 'octets');
  }

  line(line: string): void {
    if (this.#isKnown) return this.#row(line);
    this.#held.push(line);
    if (this.#held.length >= 200) this.#begin();
  }

  end(): void {
    this.#begin();
    this.#streams.end();
  }

  #begin(): void {
    if (this.#isKnown) return;
    this.#isKnown = true;
    this.#table = columnsOf(this.#held);
    for (const line of this.#held) this.#row(line);
  }

  #row(line: string): void {
    if (!this.#table) return;
    const { separator, columns } = this.#table;
    const cells = cellsOf(line, separator);
    const cell = (name: keyof Columns): string => cells[columns[name]] ?? '';
    if (!ADDRESS.test(cell('from')) || !HEX.test(cell('payload'))) return;
    const direction = { from: `${cell('from')}:${cell('fromPort')}`, to: `${cell('to')}:${cell('toPort')}` };
    const key = `${direction.from} ${direction.to} ${cell('seq')}`;
    if (cell('seq') !== '' && this.#seen.has(key)) return;
    if (this.#seen.size < MOST_SEEN) this.#seen.add(key);
    this.#streams.say(direction, text(octetsIn(cell('payload'))), timeIn(cell('time')));
  }
}

/** Segments that are remembered. */
const MOST_SEEN = 200_000;

function timeIn(written: string): number | null {
  return /^\d{9,10}\.\d+$/.test(written) ? Number(written) * 1000 : stampOf(`${written} `).atMs;
}
