/** Going anywhere in a long journal, as the page does it: the town after an entry, its machines and connections. */
import { performance } from 'node:perf_hooks';
import { Journal } from '../../src/sim/journal.ts';
import { foldOf, type WorldFold } from '../../src/view/playback/world.ts';
import { longJournal } from './long-journal.ts';
import { atMost, quantile, type Result } from './measure.ts';

const ENTRIES = 100_000;
const SEEKS = 1000;
const ROUNDS = 3;
/** A stride that visits the journal all over, in no order that a checkpoint could profit from. */
const STRIDE = 61_803;

function seekMs(fold: WorldFold, index: number): number {
  const before = performance.now();
  const world = fold.at(index);
  void world.machines.size;
  void world.connections.size;
  return performance.now() - before;
}

/** Heap and array buffers that live now. */
function livingOctets(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The p95 of many seeks with a fold of their own, the first one of all included. */
function round(journal: Journal): number {
  const fold = foldOf(journal);
  return quantile(
    Array.from({ length: SEEKS }, (_, number) => seekMs(fold, (number * STRIDE) % journal.length)),
    0.95,
  );
}

export function seek(): Promise<Result[]> {
  const journal = pageJournal();
  const rounds = Array.from({ length: ROUNDS }, () => round(journal));
  const before = livingOctets();
  const fold = foldOf(journal);
  const first = seekMs(fold, journal.length - 1);
  const beyond = (livingOctets() - before) / 1e6;
  console.log(`        ${journal.length} entries; the first seek of all, to the end: ${first.toFixed(1)} ms`);
  // the fold must outlive the measuring of what it holds
  fold.at(0);
  return Promise.resolve([
    atMost(`seek anywhere in ${ENTRIES} entries, p95`, Math.min(...rounds), 16, 'ms'),
    atMost('memory beyond the journal', beyond, 10, 'MB'),
  ]);
}

/** The journal as it arrives in the page: batch by batch. */
function pageJournal(): Journal {
  const source = longJournal(ENTRIES);
  const journal = new Journal();
  for (let batch = source.take(1000); batch; batch = source.take(1000)) journal.append(batch);
  return journal;
}
