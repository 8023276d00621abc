/** The run that the page opens with, by the same service that answers in the worker: first-plugin.ts asks for it at build time. */
import type { Batch } from '../sim/batch.ts';
import type { Progress, RunRequest, RunStarted } from './api.ts';
import { packed, type PackedRun } from './packed-run.ts';
import { service } from './service.ts';

const REQUEST: RunRequest = { scenario: 'journey', seed: 1, message: null, interventions: [] };

export async function firstRun(): Promise<PackedRun> {
  const cards = await service(async () => {}).scenarios();
  const card = cards.find(({ id }) => id === REQUEST.scenario);
  if (!card) throw new Error(`there is no story ${REQUEST.scenario}`);
  return packed({ request: REQUEST, card, stories: cards.length, ...(await computed()) });
}

async function computed(): Promise<{ started: RunStarted; batches: Batch[]; progress: Progress }> {
  const batches: Batch[] = [];
  let over: (progress: Progress) => void;
  const done = new Promise<Progress>((resolve) => (over = resolve));
  const started = await service(async () => {}).run(REQUEST, (batch, progress) => {
    if (batch) batches.push(batch);
    if (progress.done) over(progress);
  });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  return { started, batches, progress: await done };
}
