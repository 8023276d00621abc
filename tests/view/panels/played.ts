/** A run computed to its end by the real machines, as the page holds it. */
import { flushSync } from 'svelte';
import type { Intervention } from '../../../src/run/scenario.ts';
import { Runs, type Run } from '../../../src/view/playback/run.svelte.ts';
import { service } from '../../../src/worker/service.ts';

export async function played(scenario = 'journey', interventions: Intervention[] = []): Promise<Run> {
  const runs = new Runs(service(() => Promise.resolve()));
  const outcome = await runs.start({ scenario, seed: 1, message: null, interventions });
  if (!outcome.ok) throw new Error(`the run of ${scenario} was refused`);
  while (!outcome.run.done) await new Promise((resolve) => setTimeout(resolve, 1));
  flushSync();
  return outcome.run;
}
