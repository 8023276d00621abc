/** Streams the journal of one very large message from the real worker into the page's journal. */
import { Journal } from '../../../src/sim/journal.ts';
import { openRemote } from '../../../src/worker/remote.ts';
import type { OnBatch } from '../../../src/worker/api.ts';

/** So large that its journey makes about 100,000 entries. */
const MESSAGE_OCTETS = 24_400_000;

let octets = new Uint8Array(0);

/** A message of lines of 76 characters: made before anything is measured. */
function prepare(): void {
  const header = 'Message-ID: <1@a.org>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\nTo: bea@b.com\r\n\r\n';
  const line = `${'x'.repeat(74)}\r\n`;
  octets = new TextEncoder().encode(header + line.repeat(Math.ceil(MESSAGE_OCTETS / line.length)));
}

/** Runs the journey; resolves with the number of entries once all of them are here. */
function stream(): Promise<number> {
  const journal = new Journal();
  const message = { kind: 'octets' as const, octets, name: 'large.eml', from: 'ana@a.org', to: ['bea@b.com'] };
  return new Promise((resolve, reject) => {
    const onBatch: OnBatch = (batch, { done }) => {
      if (batch) journal.append(batch);
      if (done) resolve(journal.length);
    };
    const started = openRemote().run({ scenario: 'journey', seed: 1, message, interventions: [] }, onBatch);
    started.then((answer) => answer.ok || reject(new Error(JSON.stringify(answer))), reject);
  });
}

Object.assign(globalThis, { prepare, stream });
