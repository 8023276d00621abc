/**
 * Every reader stays linear: eight times as much takes about eight times as long, however it is made up. What is compared is the
 * time of this process on the processor, least of some rounds; a reader that looks twice takes 64 times as long.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text } from '../../src/mail/octets.ts';
import { HEAD_OCTETS } from '../../src/transcripts/format.ts';
import { formats } from '../../src/transcripts/formats/index.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';
import { FILES, fileOf, readInto } from '../recordings/opened.ts';
import { MESSAGES, STREAMS, VALUES, type Read } from './readers.ts';
import { OPENINGS, UNITS } from './units.ts';

const LARGER = 8;
/** A quadratic reader takes 64. */
const MOST = 24;
const ROUNDS = 5;
/** Less than this is no measure, ms. */
const NOTHING_MS = 8;
const OCTETS = 8000;
/** Recordings bring a beginning of their own. */
const RECORDING_OCTETS = 20_000;
const PIECES = [1, 100, 65_536];

function costMs(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function isLinear(read: Read, made: (octets: number) => Uint8Array, octets: number): boolean {
  const [small, large] = [made(octets), made(LARGER * octets)];
  for (let round = 0; round < ROUNDS; round++) {
    const smallMs = costMs(() => read(small));
    const largeMs = costMs(() => read(large));
    if (largeMs < NOTHING_MS || largeMs < MOST * smallMs) return true;
  }
  return false;
}

function times(unit: Uint8Array, octets: number): Uint8Array {
  return concat(Array.from({ length: Math.ceil(octets / unit.length) }, () => unit));
}

const latin1 = (characters: string) => Uint8Array.from(characters, (character) => character.charCodeAt(0));

/** What this reader reads again and again. */
function slowIn(read: Read, openings: readonly string[] = ['']): string[] {
  const all = openings.flatMap((opening) => UNITS.map((unit) => [opening, unit] as const));
  const slow = all.filter(([opening, unit]) => !isLinear(read, (octets) => concat([latin1(opening), times(latin1(unit), octets)]), OCTETS));
  return slow.map(([opening, unit]) => JSON.stringify(opening + unit));
}

const asked = Boolean(process.env['SOAK']);
describe.skipIf(!asked)(`what is read in linear time${asked ? '' : ' (skipped: `npm run soak` measures it)'}`, { timeout: 600_000 }, () => {
  test.each(Object.entries(VALUES))('%s', (_name, read) => expect(slowIn(read)).toEqual([]));
  test.each(Object.entries(MESSAGES))('%s', (_name, read) => expect(slowIn(read, OPENINGS)).toEqual([]));

  describe.each(Object.entries(STREAMS))('%s', (_name, make) => {
    test.each(PIECES)('in pieces of %i octets', (piece) => {
      const read: Read = (octets) => {
        const taker = make();
        for (let at = 0; at < octets.length; at += piece) taker.take(octets.subarray(at, at + piece));
      };
      expect(slowIn(read)).toEqual([]);
    });
  });

  test.each([...samples()])('a recording: %s', (name, sample) => {
    const read: Read = (octets) => readInto(new Summary(() => {}), [{ name, octets }], 1000);
    const grown = (unit: Uint8Array) => (octets: number) => concat([sample, times(unit, octets)]);
    const slow = growths(name, sample).filter((unit) => !isLinear(read, grown(unit), RECORDING_OCTETS));
    expect(slow.map((unit) => text(unit.subarray(0, 100)))).toEqual([]);
  });
});

/** The smallest recording of each format that there is one of. */
function samples(): Map<string, Uint8Array> {
  const folders = [
    ...readdirSync(FILES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
    SAMPLES,
  ];
  const smallest = new Map<string, Uint8Array>();
  for (const folder of folders)
    for (const file of readdirSync(join(FILES, folder))) {
      const { octets } = fileOf(join(folder, file));
      const name = formatOf(octets);
      if (name !== '' && octets.length < (smallest.get(name)?.length ?? Infinity)) smallest.set(name, octets);
    }
  return smallest;
}
const SAMPLES = join('..', 'formats', 'samples');

function formatOf(octets: Uint8Array): string {
  const head = octets.subarray(0, HEAD_OCTETS);
  return formats.find((format) => format.recognises(head, octets.length <= HEAD_OCTETS))?.name ?? '';
}

const BINARY = new Set(['pcap', 'pcapng', 'snoop']);
const PCAP_HEADER_OCTETS = 24;

/** What a recording may go on with: all of it once more, each of its kinds of lines, and what no recording holds. */
function growths(name: string, sample: Uint8Array): Uint8Array[] {
  const again = name === 'pcap' ? sample.subarray(PCAP_HEADER_OCTETS) : sample;
  const strange = ['x', '\n', '\0', '{"a":[', '"\\'].map((unit) => ascii(unit));
  return [again, ...strange, ...(BINARY.has(name) ? [] : kindsOfLines(sample))];
}

/** Lines that differ in more than numbers. */
function kindsOfLines(sample: Uint8Array): Uint8Array[] {
  const kinds = new Map(
    text(sample)
      .split(/(?<=\n)/)
      .map((line) => [line.replace(/[\da-f]+/gi, '0'), line]),
  );
  return [...kinds.values()].slice(0, 25).map(latin1);
}
