/** Where the octets of a recording come from: files of the reader's, or what is told while it happens. */
import { CHUNK_OCTETS } from '../transcripts/opening.ts';
import type { OpenedFile } from './api.ts';

export interface Source {
  name: string;
  /** Octets of all of it; 0 where nobody knows how many come. */
  size: number;
  /** The next octets, when there are any; none at the end. */
  read(): Promise<Uint8Array>;
  /** No more is wanted: whoever waits in `read` gets none. */
  cancel(): void;
}

export function fileSource({ name, blob }: OpenedFile): Source {
  const chunkAt = (start: number): Promise<ArrayBuffer> => blob.slice(start, start + CHUNK_OCTETS).arrayBuffer();
  let next: Promise<ArrayBuffer> | undefined;
  let start = 0;
  return {
    name,
    size: blob.size,
    async read() {
      const octets = new Uint8Array(await (next ?? chunkAt(start)));
      start += octets.length;
      // the next chunk comes while this one is read; whether the file can be read is told when it is asked for
      next = octets.length > 0 ? chunkAt(start) : undefined;
      next?.catch(() => {});
      return octets;
    },
    cancel() {},
  };
}

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
