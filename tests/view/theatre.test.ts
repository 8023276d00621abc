// @vitest-environment happy-dom
/** The stage of a lesson, and a reader who is quicker than it. */
import { expect, test } from 'vitest';
import { Theatre } from '../../src/view/lessons/theatre.svelte.ts';
import { fakeWorker } from '../fixtures/worker.ts';

test('an answer that is given before the story has come leads on once it is here', async () => {
  const worker = fakeWorker();
  worker.tell = (_, onBatch) => worker.run({ scenario: 'journey', seed: 1, interventions: [], message: null }, onBatch);
  const theatre = new Theatre(worker);
  theatre.clock.still = true;
  const coming = theatre.tell({ stories: [], key: 'plain', interventions: [] }, 'submission:EHLO#1');
  theatre.goOn('smtp:RCPT#1:reply');
  await coming;
  const settled = () => {
    theatre.settle();
    return theatre.isReady;
  };
  await expect.poll(settled).toBe(true);
  const { journal, length } = theatre.seen!;
  expect(journal.id(length - 1)).toBe('smtp:RCPT#1:reply');
  expect(theatre.clock.index).toBe(length - 1);
});
