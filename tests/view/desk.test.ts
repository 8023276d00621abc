// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Playback } from '../../src/view/playback/playback.svelte.ts';
import { START } from '../../src/view/playback/place.ts';
import { fakeWorker, type FakeWorker } from '../fixtures/worker.ts';

const frames = { request: () => 1, cancel: () => {} };
const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function opened(step = ''): Promise<{ playback: Playback; worker: FakeWorker }> {
  const worker = fakeWorker();
  const playback = new Playback(worker, frames);
  await playback.open({ ...START, step });
  await arrived();
  playback.settle();
  return { playback, worker };
}

test('stands at the step that the link names', async () => {
  const { playback } = await opened('smtp:DATA#1');
  expect(playback.run?.journal.id(playback.clock.index)).toBe('smtp:DATA#1');
  expect(playback.stepId).toBe('smtp:DATA#1');
});

test('stepping in runs again with one more intervention, stands where it happens, and keeps the run before', async () => {
  const { playback, worker } = await opened();
  const before = playback.run;
  await playback.changes.intervene({ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '550 5.1.1 No such user' });
  await arrived();
  playback.settle();
  expect(worker.requests.at(-1)?.interventions).toEqual([{ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '550 5.1.1 No such user' }]);
  expect(playback.stepId).toBe('smtp:RCPT#1:reply');
  expect(playback.runs.previous).toBe(before);
  expect(playback.notices).toEqual([]);
  await playback.changes.withdraw(0);
  expect(worker.requests.at(-1)?.interventions).toEqual([]);
});

test('a run that is refused leaves everything as it was', async () => {
  const { playback, worker } = await opened('smtp:DATA#1');
  const { run, scenario, clock } = playback;
  worker.refusals = [{ key: 'draft.noRecipient', values: { field: 'to' } }];
  expect(await playback.show({ scenario: 'mailbox-full' })).toHaveLength(1);
  expect([playback.run, playback.scenario, playback.clock.index]).toEqual([run, scenario, clock.index]);
  expect(playback.notices).toEqual([{ kind: 'refused', problems: [{ key: 'draft.noRecipient', values: { field: 'to' } }] }]);
});

test('a gap in virtual time is marked at the step that comes after it', async () => {
  const { playback } = await opened('pop3:(connect)#1');
  expect(playback.gapMs).toBe(1_200_000);
  playback.clock.next();
  playback.clock.seek(playback.run!.journal.find('pop3:USER#1'));
  expect(playback.gapMs).toBe(0);
});

test('a worker that breaks down is told of, and nothing moves on', async () => {
  const { playback, worker } = await opened();
  worker.run = () => Promise.reject(new Error('gone'));
  await playback.show({ seed: 2 });
  expect(playback.crash).toBe('gone');
});

test('a run that is given up keeps what there is of it', async () => {
  const worker = fakeWorker();
  worker.unfinished = true;
  const playback = new Playback(worker, frames);
  await playback.open(START);
  await arrived();
  expect(playback.run?.done).toBe(false);
  await playback.cancel();
  expect(playback.run?.done).toBe(true);
  expect(playback.length).toBeGreaterThan(0);
  expect(playback.notices).toEqual([{ kind: 'cancelled' }]);
});
