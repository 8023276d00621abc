/** The contract over any endpoint: the other end is worker.ts. */
import * as Comlink from 'comlink';
import type { MailscopeWorker, OnBatch } from './api.ts';
import { whole } from './scene-growth.ts';

const streamed = (onBatch: OnBatch): OnBatch => Comlink.proxy(whole(onBatch) as OnBatch);

/** Callbacks are proxied, everything else passes as it is. */
export function clientOf(endpoint: Comlink.Endpoint): MailscopeWorker {
  const remote = Comlink.wrap<MailscopeWorker>(endpoint);
  const streaming: Partial<MailscopeWorker> = {
    run: (request, onBatch) => remote.run(request, streamed(onBatch)),
    tell: (telling, onBatch) => remote.tell(telling, streamed(onBatch)),
    open: (files, onBatch) => remote.open(files, streamed(onBatch)),
    watch: (address, onBatch) => remote.watch(address, streamed(onBatch)),
    takeOver: (run, index, lines, onBatch) => remote.takeOver(run, index, lines, streamed(onBatch)),
    conforming: (run, index, onBatch) => remote.conforming(run, index, streamed(onBatch)),
  };
  return new Proxy(remote as unknown as MailscopeWorker, {
    get: (target, key) => (Object.hasOwn(streaming, key) ? streaming[key as keyof MailscopeWorker] : Reflect.get(target, key)),
  });
}
