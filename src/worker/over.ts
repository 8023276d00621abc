/** The contract over any endpoint: the other end is worker.ts. */
import * as Comlink from 'comlink';
import type { MailscopeWorker } from './api.ts';

/** Callbacks are proxied, everything else passes as it is. */
export function clientOf(endpoint: Comlink.Endpoint): MailscopeWorker {
  const remote = Comlink.wrap<MailscopeWorker>(endpoint);
  const streaming: Partial<MailscopeWorker> = {
    run: (request, onBatch) => remote.run(request, Comlink.proxy(onBatch)),
    tell: (telling, onBatch) => remote.tell(telling, Comlink.proxy(onBatch)),
    open: (files, onBatch) => remote.open(files, Comlink.proxy(onBatch)),
    watch: (address, onBatch) => remote.watch(address, Comlink.proxy(onBatch)),
    takeOver: (run, index, lines, onBatch) => remote.takeOver(run, index, lines, Comlink.proxy(onBatch)),
    conforming: (run, index, onBatch) => remote.conforming(run, index, Comlink.proxy(onBatch)),
  };
  return new Proxy(remote as unknown as MailscopeWorker, {
    get: (target, key) => (Object.hasOwn(streaming, key) ? streaming[key as keyof MailscopeWorker] : Reflect.get(target, key)),
  });
}
