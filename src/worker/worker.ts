/** The worker's end of the one door. */
import * as Comlink from 'comlink';
import { transferables } from '../sim/journal.ts';
import type { OnBatch, OpenedFile, RunRequest, Telling } from './api.ts';
import { pause } from './pause.ts';
import { inGrowth, type OnGrownBatch } from './scene-growth.ts';
import { service } from './service.ts';

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
