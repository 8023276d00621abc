/** The worker within a file that may load no others: a page that is opened from a disk, or by an LMS. */
import type { MailscopeWorker } from './api.ts';
import { clientOf } from './over.ts';
import Inline from './worker.ts?worker&inline';

/** Starts the worker. `failed` is called if it breaks down. */
export function openInline(failed: (message: string) => void = () => {}): MailscopeWorker {
  const worker = new Inline();
  worker.onerror = (event) => failed(event.message ?? '');
  return clientOf(worker as never);
}
