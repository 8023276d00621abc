import { expect, test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { Journal } from '../../src/sim/journal.ts';
import type { MailscopeWorker, OnBatch } from '../../src/worker/api.ts';
import { behind } from '../../src/worker/behind.ts';
import { firstRun } from '../../src/worker/first-run.ts';
import { unpacked } from '../../src/worker/packed-run.ts';
import { service } from '../../src/worker/service.ts';

/** As it comes out of the file that the build wrote. */
const first = unpacked(JSON.parse(JSON.stringify(await firstRun())));
const plain = first.request;

interface Waiting {
  worker: MailscopeWorker;
  /** How often the worker behind was started. */
  starts: () => number;
  rest: () => void;
}

function waiting(): Waiting {
  let started = 0;
  let rest = (): void => {};
  const resting = new Promise<void>((resolve) => (rest = resolve));
  const start = (): Promise<MailscopeWorker> => {
    started++;
    return Promise.resolve(service(() => Promise.resolve()));
  };
  return { worker: behind(first, start, () => resting), starts: () => started, rest };
}

function reader(): { journal: Journal; take: OnBatch; isDone: () => boolean } {
  const journal = new Journal();
  let done = false;
  const take: OnBatch = (batch, progress) => {
    if (batch) journal.append(batch);
    done = progress.done;
  };
  return { journal, take, isDone: () => done };
}

test('what is built is the run, entry for entry', async () => {
  const run = new Run({ scenario: scenarioNamed(plain.scenario)!, seed: plain.seed });
  while (!run.advance(1000));
  const { worker, starts } = waiting();
  const { journal, take, isDone } = reader();
  const started = await worker.run(plain, take);
  expect(started.ok && started.scene).toEqual(run.scene);
  expect(isDone()).toBe(true);
  expect(journal.length).toBe(run.journal.length);
  for (let index = 0; index < journal.length; index++) {
    expect(journal.entry(index)).toEqual(run.journal.entry(index));
    expect(journal.id(index)).toBe(run.journal.id(index));
  }
  for (const table of ['connections', 'messages', 'machines'] as const) expect(journal[table]).toEqual(run.journal[table]);
  expect(starts()).toBe(0);
});

test('the card is the worker’s, and the stories are counted', async () => {
  const cards = await service(() => Promise.resolve()).scenarios();
  expect(first.card).toEqual(cards.find(({ id }) => id === plain.scenario));
  expect(first.stories).toBe(cards.length);
});

test('the cards of the others wait until nothing else is to be done', async () => {
  const { worker, starts, rest } = waiting();
  await worker.run(plain, () => {});
  const cards = worker.scenarios();
  await Promise.resolve();
  expect(starts()).toBe(0);
  rest();
  expect(await cards).toHaveLength(first.stories);
  expect(starts()).toBe(1);
});

test('what the data does not answer is asked of the same run in the worker, once computed', async () => {
  const { worker, starts } = waiting();
  const started = await worker.run(plain, () => {});
  if (!started.ok) throw new Error('refused');
  const alone = service(() => Promise.resolve());
  const there = await alone.run(plain, () => {});
  if (!there.ok) throw new Error('refused');
  expect(await worker.hash(started.run)).toBe(await alone.hash(there.run));
  expect(await worker.letter(started.run, 0)).toEqual(await alone.letter(there.run, 0));
  expect(starts()).toBe(1);
});

test('any other run, and the same one again, come from the worker under another number', async () => {
  const { worker } = waiting();
  const one = await worker.run(plain, () => {});
  const other = await worker.run({ ...plain, seed: 2 }, () => {});
  const again = await worker.run(plain, () => {});
  expect(new Set([one, other, again].map((each) => each.ok && each.run)).size).toBe(3);
  await worker.forget((one as { run: number }).run);
});

test('a worker that could not be loaded is tried again', async () => {
  let tries = 0;
  const start = (): Promise<MailscopeWorker> =>
    ++tries === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(service(() => Promise.resolve()));
  const worker = behind(null, start, () => Promise.resolve());
  await expect(worker.book()).rejects.toThrow('no network');
  expect((await worker.book()).commands.length).toBeGreaterThan(0);
});

test('what was asked of the first run while there was no network is answered when there is one', async () => {
  let tries = 0;
  const start = (): Promise<MailscopeWorker> =>
    ++tries <= 2 ? Promise.reject(new Error('no network')) : Promise.resolve(service(() => Promise.resolve()));
  const worker = behind(first, start, () => Promise.resolve());
  const started = await worker.run(plain, () => {});
  if (!started.ok) throw new Error('refused');
  for (let lost = 0; lost < 2; lost++) await expect(worker.hash(started.run)).rejects.toThrow('no network');
  expect(await worker.hash(started.run)).not.toBe('');
});
