/** The worker's door on an empty page, for tests that want to talk to it in a real browser. */
import { openRemote } from '../../../src/worker/remote.ts';

const worker = openRemote();

/** The hash of a whole run as this browser computes it. */
async function hash(scenario: string, seed: number): Promise<string> {
  const started = await worker.run({ scenario, seed, message: null, interventions: [] }, () => {});
  if (!started.ok) return JSON.stringify(started.problems);
  const hash = await worker.hash(started.run);
  await worker.forget(started.run);
  return hash;
}

Object.assign(window, { mailscopeHash: hash });
