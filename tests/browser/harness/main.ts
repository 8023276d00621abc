/** The worker's door on an empty page, for tests that want to talk to it in a real browser. */
import { openWorker } from '../../../src/worker/client.ts';

const worker = openWorker();

/** The hash of a whole run as this browser computes it. */
async function hash(scenario: string, seed: number): Promise<string> {
  const started = await worker.run({ scenario, seed, message: null, interventions: [] }, () => {});
  return started.ok ? worker.hash(started.run) : JSON.stringify(started.problems);
}

Object.assign(window, { mailscopeHash: hash });
