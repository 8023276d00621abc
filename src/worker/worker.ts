/** The worker's end of the one door. */
import * as Comlink from 'comlink';
import { transferables } from '../sim/journal.ts';
import type { OnBatch, OpenedFile, RunRequest, Telling } from './api.ts';
import { inGrowth, type OnGrownBatch } from './scene-growth.ts';
import { service } from './service.ts';

const { port1, port2 } = new MessageChannel();
let resume: () => void = () => {};
port2.onmessage = () => resume();

/** Lets messages from the page be handled: a macrotask, without the 4 ms that timers cost. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    port1.postMessage(0);
  });
}

const api = service(pause);

/** Batches are handed over, not copied. */
function handingOver(onBatch: OnBatch): OnBatch {
  const tell = onBatch as OnGrownBatch;
  return inGrowth((batch, progress) => tell(batch && Comlink.transfer(batch, transferables(batch)), progress));
}

Comlink.expose(
  {
    ...api,
    run: (request: RunRequest, onBatch: OnBatch) => api.run(request, handingOver(onBatch)),
    tell: (telling: Telling, onBatch: OnBatch) => api.tell(telling, handingOver(onBatch)),
    open: (files: OpenedFile[], onBatch: OnBatch) => api.open(files, handingOver(onBatch)),
    watch: (address: string, onBatch: OnBatch) => api.watch(address, handingOver(onBatch)),
    takeOver: (run: number, index: number, lines: string[], onBatch: OnBatch) => api.takeOver(run, index, lines, handingOver(onBatch)),
    conforming: (run: number, index: number, onBatch: OnBatch) => api.conforming(run, index, handingOver(onBatch)),
  },
  self as never,
);
