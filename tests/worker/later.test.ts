/** Parts that the worker loads only when they are asked for: one that does not come is told, and asked for again. */
import { afterEach, expect, test, vi } from 'vitest';
import type { MailscopeWorker, OpenedFile, RunStarted } from '../../src/worker/api.ts';
import { later } from '../../src/worker/later.ts';
import { service } from '../../src/worker/service.ts';
import { fileOf } from '../recordings/opened.ts';

const worker: MailscopeWorker = service(() => Promise.resolve());
const refusal = { ok: false, problems: [{ key: 'part.notLoaded', values: {} }] };

afterEach(() => void vi.restoreAllMocks());

/** The network is gone, once. */
function failOnce(part: 'recordings' | 'continuation'): void {
  vi.spyOn(later, part).mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
}

function sample(): OpenedFile[] {
  const { name, octets } = fileOf('smtp/v01-journey-plain25.swaks.log');
  return [{ name, blob: new Blob([octets.slice()]) }];
}

async function opened(): Promise<RunStarted> {
  const outcome = await worker.open(sample(), () => {});
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

test('a recording is refused in words, and opens at the next try', async () => {
  failOnce('recordings');
  expect(await worker.open(sample(), () => {})).toEqual(refusal);
  expect((await opened()).ok).toBe(true);
});

test('so is going on from a recording, which stays as it is', async () => {
  const { run } = await opened();
  failOnce('continuation');
  expect(await worker.takeOver(run, 1, [], () => {})).toEqual(refusal);
  expect((await worker.recording(run, 0, 0)).formats).toEqual(['swaks']);
});
