/** What the reader waits for when something is broken: the new run, whole, of every story of the gallery. */
import { performance } from 'node:perf_hooks';
import type { Intervention } from '../../src/run/scenario.ts';
import { stories } from '../../src/scenarios/index.ts';
import { service } from '../../src/worker/service.ts';
import { atMost, quantile, type Result } from './measure.ts';

const LIMIT_MS = 100;
const ROUNDS = 3;

/** The milliseconds until the run of a story is whole in the page's worker, with something changed in it. */
async function editMs(scenario: string, interventions: Intervention[]): Promise<number> {
  const worker = service(() => Promise.resolve());
  const since = performance.now();
  await new Promise<void>((resolve, reject) => {
    const started = worker.run({ scenario, seed: 1, message: null, interventions }, (batch) => {
      if (batch === null) resolve();
    });
    started.then((answer) => answer.ok || reject(new Error(`${scenario} was refused`)), reject);
  });
  return performance.now() - since;
}

/** Its first server is slow from the beginning on. */
function slowed(scenario: (typeof stories)[number]['scenario']): Intervention[] {
  const host = scenario.hosts.find(({ agents }) => agents.includes('mta'));
  return host ? [{ kind: 'slow', host: host.id, waitMs: 200, atMs: 0 }] : [];
}

export async function edits(): Promise<Result[]> {
  const took: { id: string; ms: number }[] = [];
  for (const { scenario } of stories) {
    await editMs(scenario.id, []);
    let least = Infinity;
    for (let round = 0; round < ROUNDS; round++) least = Math.min(least, await editMs(scenario.id, slowed(scenario)));
    took.push({ id: scenario.id, ms: least });
  }
  took.sort((one, other) => other.ms - one.ms);
  console.log(
    `        slowest: ${took
      .slice(0, 5)
      .map(({ id, ms }) => `${id} ${ms.toFixed(0)} ms`)
      .join(', ')}; median ${quantile(
      took.map(({ ms }) => ms),
      0.5,
    ).toFixed(0)} ms`,
  );
  return [atMost(`an edit of a fault, ${took.length} stories, the slowest`, took[0]!.ms, LIMIT_MS, 'ms')];
}
