/** What a capture lacks makes nobody guilty: whatever is cut out of one, no error is told that the whole has not. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { FILES, fileOf, summarised } from '../opened.ts';

const HEADER_OCTETS = 24;
const RECORD_OCTETS = 16;
const LARGEST_OCTETS = 300_000;

interface Capture {
  name: string;
  header: Uint8Array;
  packets: Uint8Array[];
  errors: ReadonlyMap<string, number>;
}

/** A classic capture, little-endian, packet by packet; `undefined` for others. */
function captureOf(path: string): Capture | undefined {
  const { octets } = fileOf(path);
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  if (octets.length > LARGEST_OCTETS || ![0xa1b2c3d4, 0xa1b23c4d].includes(view.getUint32(0, true))) return undefined;
  const packets: Uint8Array[] = [];
  for (let at = HEADER_OCTETS; at + RECORD_OCTETS <= octets.length;) {
    const end = at + RECORD_OCTETS + view.getUint32(at + 8, true);
    packets.push(octets.subarray(at, end));
    at = end;
  }
  return { name: path, header: octets.subarray(0, HEADER_OCTETS), packets, errors: errorsIn(octets) };
}

function errorsIn(octets: Uint8Array): Map<string, number> {
  const errors = new Map<string, number>();
  for (const { findings } of summarised({ name: 'cut.pcap', octets }).conversations)
    for (const { rule, severity } of findings) if (severity === 'error') errors.set(rule, (errors.get(rule) ?? 0) + 1);
  return errors;
}

const SYN = 2;
/** By the kind of link, octets before the IPv4 header. */
const LINK_OCTETS: Record<number, number> = { 0: 4, 1: 14, 101: 0, 113: 16, 276: 20 };

/** A packet that begins a connection: without the server's, nobody can tell whether it had spoken before its first words were seen. */
function isBeginning({ header }: Capture, packet: Uint8Array): boolean {
  const ip = packet.subarray(RECORD_OCTETS + (LINK_OCTETS[header[20]! + 256 * header[21]!] ?? 14));
  const tcp = ip.subarray((ip[0]! & 15) * 4);
  return ip[9] === 6 && (tcp[13]! & SYN) !== 0;
}

/** Most of what a card captures in one go: as tcpdump -s has it. */
function snapped(packet: Uint8Array, octets: number): Uint8Array {
  const kept = packet.slice(0, RECORD_OCTETS + octets);
  new DataView(kept.buffer).setUint32(8, kept.length - RECORD_OCTETS, true);
  return kept;
}

const captures = ['smtp', 'lmtp', 'pop3', 'imap'].flatMap((protocol) =>
  readdirSync(join(FILES, protocol))
    .filter((name) => name.endsWith('.pcap'))
    .flatMap((name) => captureOf(`${protocol}/${name}`) ?? []),
);

test('there is something to be cut', () => {
  expect(captures.length).toBeGreaterThan(15);
});

/** Packets at these places, as parts of the whole, and what becomes of them. */
const cut = fc.record({
  capture: fc.nat(captures.length - 1),
  at: fc.nat(10_000),
  length: fc.integer({ min: 1, max: 6 }),
  how: fc.constantFrom('without', 'from', 'to', 'snapped'),
  octets: fc.integer({ min: 54, max: 160 }),
});

test('no cut adds an error', () => {
  fc.assert(
    fc.property(cut, ({ capture, at, length, how, octets }) => {
      const chosen = captures[capture]!;
      const { name, header, packets, errors } = chosen;
      const first = at % packets.length;
      const isCut = (index: number): boolean => index >= first && index < first + length;
      const left = packets.flatMap((packet, index) => {
        if (how === 'from') return index >= first ? [packet] : [];
        if (how === 'to') return index < first ? [packet] : [];
        if (!isCut(index) || isBeginning(chosen, packet)) return [packet];
        return how === 'snapped' && packet.length > RECORD_OCTETS + octets ? [snapped(packet, octets)] : [];
      });
      const told = [...errorsIn(concat([header, ...left]))].filter(([rule, count]) => count > (errors.get(rule) ?? 0));
      expect(told.map(([rule]) => `${name}: ${rule}`)).toEqual([]);
    }),
    // the same cuts each time: by night fifty times as many
    { numRuns: Math.ceil(PARSER_RUNS / 8), seed: 1939 },
  );
});
