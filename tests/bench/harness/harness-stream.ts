/** Streams the journal of one very large message from the real worker, and watches how long the page cannot do anything else. */
import { Journal, openWorker } from '../../../src/worker/client.ts';
import type { OnBatch } from '../../../src/worker/api.ts';

/** So large that its journey makes about 100,000 entries. */
const MESSAGE_OCTETS = 24_400_000;

/** A message of lines of 76 characters. */
function letter(): Uint8Array {
  const header = 'Message-ID: <1@a.org>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\nTo: bea@b.com\r\n\r\n';
  const line = `${'x'.repeat(74)}\r\n`;
  return new TextEncoder().encode(header + line.repeat(Math.ceil(MESSAGE_OCTETS / line.length)));
}

/** Asks for a turn again and again, and keeps the longest time between two. */
function watch(): () => number {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longestMs = 0;
  port1.onmessage = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
  return () => {
    port1.close();
    return longestMs;
  };
}

async function streamed(): Promise<{ entries: number; longestStallMs: number; longestAppendMs: number }> {
  const worker = openWorker();
  const octets = letter();
  const journal = new Journal();
  let longestAppendMs = 0;
  let stalled: () => number = () => 0;
  await new Promise<void>((resolve, reject) => {
    const onBatch: OnBatch = (batch, { done }) => {
      const before = performance.now();
      if (batch) journal.append(batch);
      longestAppendMs = Math.max(longestAppendMs, performance.now() - before);
      if (done) resolve();
    };
    const message = { kind: 'octets' as const, octets, name: 'large.eml', from: 'ana@a.org', to: ['bea@b.com'] };
    const started = worker.run({ scenario: 'journey', seed: 1, message, interventions: [] }, onBatch);
    // copying the message over is over by now: what is watched is the journal coming in
    stalled = watch();
    started.then((answer) => answer.ok || reject(new Error(JSON.stringify(answer))), reject);
  });
  return { entries: journal.length, longestStallMs: stalled(), longestAppendMs };
}

Object.assign(globalThis, { streamed });
