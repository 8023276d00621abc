/** The page's end of the one door, once the worker is wanted. */
import type { Endpoint } from 'comlink';
import type { MailscopeWorker } from './api.ts';
import { clientOf } from './over.ts';

/** Starts the worker. `failed` is called if it cannot be loaded or breaks down. */
export function openRemote(failed: (message: string) => void = () => {}): MailscopeWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onerror = (event) => failed(event.message ?? '');
  worker.onmessageerror = () => failed('');
  return clientOf(worker as unknown as Endpoint);
}
