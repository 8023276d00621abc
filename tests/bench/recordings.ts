/** Reading recordings: beside tshark on the same capture, in Node and in the page's worker; text logs; and going anywhere in one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { foldOf } from '../../src/view/playback/world.ts';
import { transcriptLines } from '../../src/transcripts/export/transcript.ts';
import type { RecordingListener } from '../../src/transcripts/listener.ts';
import { Opening } from '../../src/transcripts/opening.ts';
import { JournalWriter } from '../../src/transcripts/stage/writer.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';
import { largeCapture } from './capture.ts';
import { inHarness } from './chromium.ts';
import { atLeast, atMost, quantile, type Result } from './measure.ts';

const MB = 1_000_000;
const CAPTURE_OCTETS = 100 * MB;
const CHUNK = 1 << 20;
const LINES = 100_000;
const SEEKS = 1000;
/** Ten clients at once, each one message: small packets, many sessions. */
const SMALL = 'tests/recordings/files/smtp/v54-bulk-batch.pcap';

function read(listener: RecordingListener, octets: Uint8Array): void {
  const opening = new Opening(['bench'], listener);
  for (let at = 0; opening.wants() >= 0; at += CHUNK) {
    if (at < octets.length) opening.push(0, octets.subarray(at, at + CHUNK));
    else opening.end(0);
  }
}

/** Megabytes a second of wall time. */
function rate(octets: number, work: () => unknown): number {
  (globalThis as { gc?: () => void }).gc?.();
  const before = performance.now();
  work();
  return octets / MB / ((performance.now() - before) / 1000);
}

const judged = (octets: Uint8Array): number => rate(octets.length, () => read(new Summary(() => {}), octets));

/** The same by tshark, with the fields that come nearest to what we tell of each exchange. */
function byTshark(capture: Uint8Array): number | undefined {
  if (spawnSync('tshark', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-bench-'));
  const file = join(folder, 'capture.pcap');
  writeFileSync(file, capture);
  const fields = [
    '-e',
    'tcp.stream',
    '-e',
    'smtp.req.command',
    '-e',
    'smtp.req.parameter',
    '-e',
    'smtp.response.code',
    '-e',
    'smtp.rsp.parameter',
  ];
  try {
    return rate(capture.length, () =>
      execFileSync('tshark', ['-r', file, '-T', 'fields', ...fields], { stdio: ['ignore', 'ignore', 'ignore'] }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A text transcript of about `octets`, as we give it out. */
function textLog(small: Uint8Array, octets: number): Uint8Array {
  const writer = new JournalWriter();
  read(writer, largeCapture(small, 4 * MB));
  const once = new TextEncoder().encode([...transcriptLines(writer.journal, writer.town.scene)].join(''));
  return repeated(once, octets);
}

function repeated(once: Uint8Array, octets: number): Uint8Array {
  const times = Math.ceil(octets / once.length);
  const log = new Uint8Array(times * once.length);
  for (let time = 0; time < times; time++) log.set(once, time * once.length);
  return log;
}

/** RFC style without time stamps: what people paste. */
function dialogue(octets: number): Uint8Array {
  const lines = readFileSync('tests/recordings/files/smtp/v10-pipelining.dialog.log', 'utf8');
  return repeated(new TextEncoder().encode(`${lines}\n`), octets);
}

function seekMs(): number {
  const writer = new JournalWriter();
  read(writer, dialogue(4 * MB));
  const fold = foldOf(writer.journal);
  const length = Math.min(LINES, writer.journal.length);
  const taken = Array.from({ length: SEEKS }, (_, number) => {
    const before = performance.now();
    const world = fold.at((number * 61_803) % length);
    void world.machines.size;
    void world.connections.size;
    return performance.now() - before;
  });
  console.log(`        ${writer.journal.length} entries; seeks among the first ${length}`);
  return quantile(taken, 0.95);
}

interface InWorker {
  seconds: number;
  firstMs: number;
  entries: number;
}

export async function recordings(): Promise<Result[]> {
  const small = new Uint8Array(readFileSync(SMALL));
  const capture = largeCapture(small, CAPTURE_OCTETS);
  judged(capture.subarray(0, 10 * MB));
  const ours = judged(capture);
  const journal = rate(capture.length, () => read(new JournalWriter(), capture));
  const theirs = byTshark(capture);
  const said = theirs === undefined ? 'tshark is not installed' : `tshark ${theirs.toFixed(1)} MB/s`;
  console.log(
    `        ${(capture.length / MB).toFixed(0)} MB: judged ${ours.toFixed(1)} MB/s, as a journal ${journal.toFixed(1)} MB/s, ${said}`,
  );
  const base64 = Buffer.from(small).toString('base64');
  const page = await inHarness('recordings', (harness) =>
    harness.evaluate(
      ([octets, size]) =>
        (globalThis as unknown as { openCapture(small: string, octets: number): Promise<InWorker> }).openCapture(octets, size),
      [base64, CAPTURE_OCTETS] as const,
    ),
  );
  console.log(`        in the worker: ${page.entries} entries, first step after ${page.firstMs.toFixed(0)} ms`);
  return [
    ...(theirs === undefined ? [] : [atLeast('capture, exchanges judged: times the speed of tshark -T fields', ours / theirs, 5, '×')]),
    atLeast('capture in the browser’s worker', capture.length / MB / page.seconds, 50, 'MB/s'),
    atMost('first step on screen, part of the whole reading', page.firstMs / 1000 / page.seconds, 0.1, ''),
    atLeast('text transcript with times', judged(textLog(small, CAPTURE_OCTETS)), 50, 'MB/s'),
    atLeast('dialogue as people paste it', judged(dialogue(CAPTURE_OCTETS)), 50, 'MB/s'),
    atMost(`seek anywhere in ${LINES} steps of a recording, p95`, seekMs(), 16, 'ms'),
  ];
}
