/** A small file that unpacks to a large one: told once, and never whole in memory. */
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { utf8 } from '../../src/mail/octets.ts';
import { HEAD_OCTETS } from '../../src/transcripts/format.ts';
import { Intake } from '../../src/transcripts/intake.ts';
import type { Sink } from '../../src/transcripts/sink.ts';

const MEGABYTE = 1024 * 1024;
/** What 16 KiB of a gzipped file may become: deflate packs to a 1032nd at most. */
const ONE_PIECE_OCTETS = 16_384 * 1032;
const lines = (count: number) => utf8(`S: 220 mx.b.com ESMTP\r\n${'C: NOOP\r\nS: 250 fine\r\n'.repeat(count)}`);

/** A file, what is told of it, and a sink that forgets everything else. */
function opened(limit?: number): { intake: Intake; problems: string[] } {
  const problems: string[] = [];
  const forgetful = new Proxy({ problem: ({ key }: { key: string }) => problems.push(key) } as unknown as Sink, {
    get: (sink, name) => (name === 'problem' ? sink.problem : () => 0),
  });
  return { intake: new Intake('a.gz', forgetful, limit), problems };
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
    const { intake, problems } = opened(MEGABYTE);
    for (let at = 0; at < packed.length; at += step) {
      intake.push(packed.subarray(at, at + step));
      intake.release();
    }
    intake.end();
    expect(problems, String(step)).toEqual(['file.gzipTooLarge']);
  }
});
