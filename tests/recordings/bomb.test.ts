/** A small file that unpacks to a large one: told once, and never whole in memory. */
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { utf8 } from '../../src/mail/octets.ts';
import { HEAD_OCTETS } from '../../src/transcripts/format.ts';
import { Intake } from '../../src/transcripts/files/intake.ts';
import type { UnpackingLimits } from '../../src/transcripts/files/unpacking.ts';
import type { Sink } from '../../src/transcripts/sink.ts';

const MEGABYTE = 1024 * 1024;
/** What 4 KiB of a gzipped file may become: deflate packs to a 1032nd at most. */
const ONE_PIECE_OCTETS = 4096 * 1032;
const lines = (count: number) => utf8(`S: 220 mx.b.com ESMTP\r\n${'C: NOOP\r\nS: 250 fine\r\n'.repeat(count)}`);

/** A file, what is told of it, and a sink that forgets everything else. */
function opened(limits?: UnpackingLimits): { intake: Intake; problems: string[] } {
  const problems: string[] = [];
  const forgetful = new Proxy({ problem: ({ key }: { key: string }) => problems.push(key) } as unknown as Sink, {
    get: (sink, name) => (name === 'problem' ? sink.problem : () => 0),
  });
  return { intake: new Intake('a.gz', forgetful, { limits }), problems };
}

test.each([40, 80])('%s megabytes wait as they came, and nothing else', (times) => {
  const whole = lines(times * 60_000);
  const packed = gzipSync(whole, { level: 9 });
  const { intake, problems } = opened();
  intake.push(packed);
  expect(whole.length).toBeGreaterThan(2 * ONE_PIECE_OCTETS);
  expect(intake.recognised).toBe(true);
  expect(intake.waiting).toBeLessThanOrEqual(packed.length + HEAD_OCTETS + ONE_PIECE_OCTETS);
  expect(problems).toEqual([]);
});

test('what is too large is told once, however it comes, and damage behind it not at all', () => {
  const packed = gzipSync(lines(100_000), { level: 9 });
  packed.fill(255, packed.length - 8);
  for (const step of [packed.length, 1000, 7]) {
    const { intake, problems } = opened({ most: MEGABYTE, free: MEGABYTE });
    for (let at = 0; at < packed.length; at += step) {
      intake.push(packed.subarray(at, at + step));
      intake.release();
    }
    intake.end();
    expect(problems, String(step)).toEqual(['file.gzipTooLarge']);
  }
});

/** What is told of a whole file; `unpacked`: how much of it was looked at. */
function readingOf(packed: Uint8Array): { problems: string[]; unpacked: number } {
  let unpacked = 0;
  const problems: string[] = [];
  const sink = {
    problem: ({ key, values }: { key: string; values: { octets?: number } }) => (problems.push(key), (unpacked = values.octets ?? 0)),
  };
  const intake = new Intake(
    'a.gz',
    new Proxy(sink as unknown as Sink, { get: (own, name) => (name === 'problem' ? own.problem : () => 0) }),
  );
  intake.push(packed);
  intake.release();
  intake.end();
  return { problems, unpacked };
}

const HEADERS = 'Received: from a.org by b.com; Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\nTo: bea@b.com\r\nSubject: x\r\n\r\n';
const PCAP = Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, ...Array<number>(8).fill(0), 255, 255, 0, 0, 1, 0, 0, 0);

test.each([
  ['a dialogue', lines(1_200_000)],
  ['a letter', utf8(HEADERS + 'Hello, this is a line of text of a letter.\r\n'.repeat(600_000))],
  ['a capture that ends in the middle of a packet', new Uint8Array(25 * MEGABYTE).fill(0).map((octet, at) => PCAP[at] ?? octet)],
])('%s that is packed as no recording is: refused once, after no more than 16 MiB', (_, whole) => {
  const { problems, unpacked } = readingOf(gzipSync(whole, { level: 9 }));
  expect(whole.length).toBeGreaterThan(24 * MEGABYTE);
  expect(problems).toEqual(['file.gzipTooLarge']);
  expect(unpacked).toBeLessThanOrEqual(16 * MEGABYTE);
  expect(unpacked).toBeGreaterThan(16 * MEGABYTE - ONE_PIECE_OCTETS);
});

test('what is packed as recordings are is read however large it is', () => {
  let lot = 7;
  const draw = (): string => (lot = (lot * 48_271) % 2_147_483_647).toString(36);
  const some = Array.from({ length: 40_000 }, () => `C: NOOP ${draw()}\r\nS: 250 fine ${'.'.repeat(400)}\r\n`).join('');
  const whole = utf8(`S: 220 mx.b.com ESMTP\r\n${some}`);
  expect(whole.length).toBeGreaterThan(16 * MEGABYTE);
  expect(readingOf(gzipSync(whole)).problems).toEqual([]);
});
