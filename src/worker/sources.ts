/** Where the octets of a recording come from: files of the reader's, or what is told while it happens. */
import type { FileAt, Source } from '../transcripts/files/file.ts';
import type { OpenedFile } from './api.ts';

export const fileOf = ({ name, blob }: OpenedFile): FileAt => ({
  name,
  size: blob.size,
  read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
});

/** What is told at an address of our own while it happens; `undefined`: nothing is told there. */
export async function liveSource(address: string): Promise<Source | undefined> {
  const response = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
  if (!response?.ok || !response.body || !response.headers.get('Content-Type')?.startsWith(LIVE_TYPE)) return undefined;
  const reader = response.body.getReader();
  return {
    name: '',
    size: 0,
    // a line that breaks is an end: what was told by then stands
    read: () =>
      reader.read().then(
        ({ value }) => value ?? new Uint8Array(0),
        () => new Uint8Array(0),
      ),
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

const LIVE_TYPE = 'application/x-ndjson';
