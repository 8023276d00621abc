/** Damaged and recoded captures, against tshark and its tools, where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Format } from '../../../src/transcripts/format.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import { pcapng } from '../../../src/transcripts/formats/pcapng.ts';
import { snoop } from '../../../src/transcripts/formats/snoop.ts';
import { heard, type Heard } from './heard.ts';
import { recordings } from './manifest.ts';
import { fragmented4, fragmented6, pcapOf, tcp6 } from './written.ts';

const installed = ['tshark', 'editcap', 'mergecap'].every((program) => spawnSync(program, ['--version']).status === 0);
const path = (file: string) => fileURLToPath(new URL(`../files/${file}`, import.meta.url));
const captures = recordings.filter(({ file }) => /\.pcap(?:ng)?$/.test(file)).map(({ file }) => path(file));
const original = captures.find((file) => file.includes('v22-'))!;

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'captures-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** All that is told but the times, which formats round. */
function streams(sink: Heard) {
  return sink.conversations.map(({ client, server, closed }, index) => ({
    ...{ client, server, closed },
    octets: [sink.octets(index, 'client'), sink.octets(index, 'server')],
  }));
}

function made(name: string, program: string, ...options: string[]): Uint8Array {
  const file = join(folder, name);
  execFileSync(
    program,
    options.map((option) => (option === 'OUT' ? file : option)),
    { stdio: 'pipe' },
  );
  return new Uint8Array(readFileSync(file));
}

describe.skipIf(!installed)('with tshark installed', () => {
  const formats: [string, Format][] = [
    ['pcap', pcap],
    ['nsecpcap', pcap],
    ['modpcap', pcap],
    ['pcapng', pcapng],
    ['snoop', snoop],
  ];
  test.each(formats)('editcap -F %s says what its original says', (name, format) => {
    const octets = made(name, 'editcap', '-F', name, original, 'OUT');
    expect(format.recognises(octets, true)).toBe(true);
    const sink = heard(format, octets);
    expect(streams(sink)).toEqual(streams(heard(pcap, new Uint8Array(readFileSync(original)))));
    expect(sink.problems).toEqual([]);
    expect(sink.conversations[0]!.atMs).toBeCloseTo(heard(pcap, new Uint8Array(readFileSync(original))).conversations[0]!.atMs!, 2);
  });

  test('mergecap: several interfaces of several kinds in one pcapng', () => {
    const files = captures.filter((file) => /v36-|v37-|v22-/.test(file));
    const sink = heard(pcapng, made('merged', 'mergecap', '-I', 'none', '-w', 'OUT', ...files));
    const each = files.flatMap((file) => streams(heard(pcap, new Uint8Array(readFileSync(file)))));
    expect(streams(sink)).toHaveLength(each.length);
    expect(streams(sink)).toEqual(expect.arrayContaining(each));
    expect(sink.problems).toEqual([]);
  });

  test('secrets that editcap injects are told as keys', () => {
    const log = captures.find((file) => file.includes('v24-'))!.replace(/pcap$/, 'keylog');
    const capture = log.replace(/keylog$/, 'pcap');
    const octets = made('secrets', 'editcap', '-F', 'pcapng', '--inject-secrets', `tls,${log}`, capture, 'OUT');
    expect(heard(pcapng, octets).keyLines.trim()).toBe(readFileSync(log, 'latin1').trim());
  });

  test('snapped: as many octets as tshark sees', () => {
    const octets = made('snapped', 'editcap', '-F', 'pcap', '-s', '80', original, 'OUT');
    const sink = heard(pcap, octets);
    const whole = heard(pcap, new Uint8Array(readFileSync(original)));
    sink.conversations.forEach(({ told }, index) => {
      for (const side of ['client', 'server'] as const) {
        const missing = told.reduce((sum, each) => sum + (each.told === 'miss' && each.side === side ? each.octets! : 0), 0);
        expect(sink.octets(index, side).length + missing).toBe(whole.octets(index, side).length);
      }
    });
  });

  test('what these tests write is what tshark reads', () => {
    const packet = {
      from: [1, 40_000] as [number, number],
      to: [2, 25] as [number, number],
      seq: 100,
      ack: 200,
      flags: 24,
      data: 'EHLO a.org\r\n',
    };
    const packets = [...fragmented4(packet, 24, 9), ...fragmented6(packet, 24, 10), tcp6({ ...packet, seq: 112, data: 'QUIT\r\n' })];
    const file = join(folder, 'written.pcap');
    writeFileSync(file, pcapOf(packets.map((octets, index) => ({ octets, atMs: index }))));
    const options = ['-o', 'tcp.check_checksum:TRUE', '-T', 'fields', '-e', 'tcp.payload', '-e', 'tcp.checksum.status'];
    const lines = execFileSync('tshark', ['-r', file, '-Y', 'tcp', ...options], { stdio: 'pipe' })
      .toString()
      .trim()
      .split('\n');
    const hex = (words: string) => Buffer.from(words).toString('hex');
    expect(lines).toEqual([`${hex(packet.data)}\t1`, `${hex(packet.data)}\t1`, `${hex('QUIT\r\n')}\t1`]);
  });
});
