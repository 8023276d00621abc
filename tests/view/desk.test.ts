// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Desk } from '../../src/view/playback/desk.svelte.ts';
import { START } from '../../src/view/playback/link.ts';
import { fakeWorker, type FakeWorker } from '../fixtures/worker.ts';

const frames = { request: () => 1, cancel: () => {} };
const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function opened(step = ''): Promise<{ desk: Desk; worker: FakeWorker }> {
  const worker = fakeWorker();
  const desk = new Desk(worker, frames);
  await desk.open({ ...START, step });
  await arrived();
  desk.settle();
  return { desk, worker };
}

test('stands at the step that the link names', async () => {
  const { desk } = await opened('smtp:DATA#1');
  expect(desk.run?.journal.id(desk.clock.index)).toBe('smtp:DATA#1');
  expect(desk.stepId).toBe('smtp:DATA#1');
});

test('stepping in runs again with one more intervention, stands where it happens, and keeps the run before', async () => {
  const { desk, worker } = await opened();
  const before = desk.run;
  await desk.intervene({ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '550 5.1.1 No such user' });
  await arrived();
  desk.settle();
  expect(worker.requests.at(-1)?.interventions).toEqual([{ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '550 5.1.1 No such user' }]);
  expect(desk.stepId).toBe('smtp:RCPT#1:reply');
  expect(desk.runs.previous).toBe(before);
  expect(desk.notice).toBeNull();
  await desk.withdraw(0);
  expect(worker.requests.at(-1)?.interventions).toEqual([]);
});

test('a run that is refused leaves everything as it was', async () => {
  const { desk, worker } = await opened('smtp:DATA#1');
  const { run, scenario, clock } = desk;
  worker.refusals = [{ key: 'draft.noRecipient', values: { field: 'to' } }];
  expect(await desk.show({ scenario: 'mailbox-full' })).toHaveLength(1);
  expect([desk.run, desk.scenario, desk.clock.index]).toEqual([run, scenario, clock.index]);
  expect(desk.notice).toEqual({ kind: 'refused', problems: [{ key: 'draft.noRecipient', values: { field: 'to' } }] });
});

test('a gap in virtual time is marked at the step that comes after it', async () => {
  const { desk } = await opened('pop3:(connect)#1');
  expect(desk.gapMs).toBe(1_200_000);
  desk.clock.next();
  desk.clock.seek(desk.run!.journal.find('pop3:USER#1'));
  expect(desk.gapMs).toBe(0);
});

test('a worker that breaks down is told of, and nothing moves on', async () => {
  const { desk, worker } = await opened();
  worker.run = () => Promise.reject(new Error('gone'));
  await desk.show({ seed: 2 });
  expect(desk.crash).toBe('gone');
});

test('a run that is given up keeps what there is of it', async () => {
  const worker = fakeWorker();
  worker.unfinished = true;
  const desk = new Desk(worker, frames);
  await desk.open(START);
  await arrived();
  expect(desk.run?.done).toBe(false);
  await desk.cancel();
  expect(desk.run?.done).toBe(true);
  expect(desk.length).toBeGreaterThan(0);
  expect(desk.notice).toEqual({ kind: 'cancelled' });
});
