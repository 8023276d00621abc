/** The shape of one format that can be opened: each is one file in formats/, and one row of formats/index.ts. */
import type { Sink } from './sink.ts';

/** Octets of its beginning by which a file is recognised. */
export const HEAD_OCTETS = 65_536;

/** Reads a file that comes in chunks of any size. Never throws: what is wrong is told to the sink, and as much as possible is read. */
export interface Reader {
  push(octets: Uint8Array): void;
  /** No more comes. */
  end(): void;
}

export interface Format {
  /** 'pcap', 'swaks', 'dialogue'…: what the command line's JSON calls it. */
  name: string;
  /** Whether a file that begins like this is one; `whole`: this is all of it. The first format that says yes reads it. */
  recognises(head: Uint8Array, whole: boolean): boolean;
  /** It holds octets as they crossed, or a message: nothing in it is undone but how the file as a whole was encoded. */
  holdsOctets?: true;
  /** A byte order mark before it is left to its reader, which tells it. */
  tellsMark?: true;
  read(sink: Sink): Reader;
}
