/** A message among the files that the reader chose. */
import type { Inspection, MailscopeWorker } from '../../worker/api.ts';
import { MESSAGE_OCTETS } from '../../worker/api.ts';

export interface FoundMessage {
  name: string;
  octets: Uint8Array;
  inspection: Inspection;
}

/** Looks at a file that begins like a message; `null` if it is too large to be sent. Rejects if it cannot be read. */
export async function lookAt(file: File, worker: MailscopeWorker): Promise<FoundMessage | null> {
  if (file.size > MESSAGE_OCTETS) return null;
  const octets = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, octets, inspection: await worker.inspect(octets) };
}
