/** Reading recordings: beside tshark on the same capture, in Node and in the page's worker; text logs; and going anywhere in one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { foldOf } from '../../src/view/playback/world.ts';
import { transcriptLines } from '../../src/transcripts/export/transcript.ts';
import type { RecordingListener } from '../../src/transcripts/listener.ts';
import { Opening } from '../../src/transcripts/files/opening.ts';
import { JournalWriter } from '../../src/transcripts/stage/writer.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';
import { largeCapture } from './capture.ts';
import { inHarness } from './chromium.ts';
import { atLeast, atMost, quantile, type Result } from './measure.ts';
import { usualMessages } from './usual.ts';

const MB = 1_000_000;
const CAPTURE_OCTETS = 100 * MB;
const PART_OCTETS = 25 * MB;
const ROUNDS = 2;
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

/** Megabytes a second of CPU time; the first turn only warms up. */
function rate(octets: number, work: () => unknown): number {
  let best = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    if (round > 0) best = Math.max(best, octets / (user + system));
  }
  return best;
}

const judged = (octets: Uint8Array): number => rate(octets.length, () => read(new Summary(() => {}), octets));

/** CPU seconds of a whole process, its start included; `undefined` where there is no such program. */
function cpuSeconds(command: string, args: readonly string[]): number | undefined {
  const script = `TIMEFORMAT='%U %S'; command -v "$1" >/dev/null && time "$@" >/dev/null 2>&1`;
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', command, ...args], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return stderr
    .trim()
    .split(' ')
    .reduce((sum, each) => sum + Number(each), 0);
}

const FIELDS = ['tcp.stream', 'smtp.req.command', 'smtp.req.parameter', 'smtp.response.code', 'smtp.rsp.parameter'];

/** How many times the CPU of `mailscope read --json` tshark needs, with the fields that come nearest to what we tell of each exchange. */
function overTshark(name: string, capture: Uint8Array, aim: number): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-bench-'));
  const file = join(folder, 'capture.pcap');
  writeFileSync(file, capture);
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  let [ours, theirs] = [Infinity, Infinity];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      ours = Math.min(ours, cpuSeconds(process.execPath, ['src/node/mailscope.js', 'read', '--json', file]) ?? Infinity);
      theirs = Math.min(theirs, cpuSeconds('tshark', ['-r', file, '-T', 'fields', ...fields]) ?? Infinity);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const said = theirs === Infinity ? 'tshark is not installed' : `tshark ${theirs.toFixed(2)} s`;
  console.log(`        ${name}, ${(capture.length / MB).toFixed(0)} MB: whole process ${ours.toFixed(2)} s of CPU, ${said}`);
  return theirs === Infinity ? [] : [atLeast(`${name}: CPU of tshark -T fields over that of read --json`, theirs / ours, aim, '×')];
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
  const usual = largeCapture(usualMessages(), PART_OCTETS);
  const tiny = largeCapture(small, PART_OCTETS);
  const whole = largeCapture(usualMessages(), CAPTURE_OCTETS);
  const beside = [
    ...overTshark('usual messages (2 KB)', usual, 2.5),
    ...overTshark('small messages', tiny, 2.5),
    ...overTshark('typed, an octet a packet', largeCapture(usualMessages(1), PART_OCTETS), 6),
  ];
  const speed = judged(usual);
  const speedOfWhole = judged(whole);
  console.log(
    `        judged: small messages ${judged(tiny).toFixed(1)} MB/s; as a journal ${rate(usual.length, () => read(new JournalWriter(), usual)).toFixed(1)} MB/s`,
  );
  const base64 = Buffer.from(usualMessages()).toString('base64');
  const page = await inHarness('recordings', (harness) =>
    harness.evaluate(
      ([octets, size]) =>
        (globalThis as unknown as { openCapture(small: string, octets: number): Promise<InWorker> }).openCapture(octets, size),
      [base64, CAPTURE_OCTETS] as const,
    ),
  );
  console.log(`        in the worker: ${page.entries} entries, first step after ${page.firstMs.toFixed(0)} ms`);
  return [
    ...beside,
    atLeast('usual messages, judged', speed, 60, 'MB/CPU s'),
    atMost(`the same, ${CAPTURE_OCTETS / PART_OCTETS} times as long: CPU an octet over that`, speed / speedOfWhole, 1.2, '×'),
    atLeast('capture in the browser’s worker', whole.length / MB / page.seconds, 40, 'MB/s'),
    atMost('first step on screen, part of the whole reading', page.firstMs / 1000 / page.seconds, 0.1, ''),
    atLeast('text transcript with times', judged(textLog(small, PART_OCTETS)), 20, 'MB/CPU s'),
    atLeast('dialogue as people paste it', judged(dialogue(PART_OCTETS)), 20, 'MB/CPU s'),
    atMost(`seek anywhere in ${LINES} steps of a recording, p95`, seekMs(), 16, 'ms'),
  ];
}
