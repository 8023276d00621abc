/**
 * How long the page stands still while a long journal comes in from its worker: the real door, the real journal, real Chromium.
 * A stall is one task of the main thread; its length is the CPU time that it took, so that other programs do not count.
 */
import type { Page } from 'playwright';
import { inHarness } from './chromium.ts';
import { atMost, type Result } from './measure.ts';

const ROUNDS = 3;

interface Streamed {
  entries: number;
  /** The longest task by CPU, and by the clock on the wall, ms. */
  cpuMs: number;
  wallMs: number;
}

/** One event of Chromium's trace, as far as it is read here. Times are microseconds; `tdur` is CPU time. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

async function streamed(page: Page): Promise<Streamed> {
  await page.evaluate(() => (globalThis as unknown as { prepare(): void }).prepare());
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const entries = await page.evaluate(() => (globalThis as unknown as { stream(): Promise<number> }).stream());
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const tasks = tasksOfMainThreads(traceEvents);
  const longest = (length: (task: TraceEvent) => number | undefined) => Math.max(...tasks.map((task) => length(task) ?? 0)) / 1000;
  return { entries, cpuMs: longest(({ tdur }) => tdur), wallMs: longest(({ dur }) => dur) };
}

function tasksOfMainThreads(events: readonly TraceEvent[]): TraceEvent[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf));
  return events.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)));
}

export async function stream(): Promise<Result[]> {
  const rounds: Streamed[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await inHarness('stream', streamed));
  const shown = rounds.map(({ cpuMs, wallMs }) => `${cpuMs.toFixed(1)} (${wallMs.toFixed(1)})`);
  console.log(`        ${rounds[0]!.entries} entries; longest task of each round, ms of CPU (of wall time): ${shown.join(', ')}`);
  return [atMost('journal to page: longest stall of the main thread', Math.min(...rounds.map(({ cpuMs }) => cpuMs)), 33, 'ms')];
}
