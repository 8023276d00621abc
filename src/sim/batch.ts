/** What crosses from worker to page: a stretch of the journal as columns. */
import type { ConnectionInfo, MachineInfo, MessageInfo } from './entry.ts';

/** Octets above this stay behind in the worker when a batch crosses to the page; the page asks for them by index. */
export const OCTETS_IN_BATCH = 4096;

/** What crosses from worker to page: the entries from `first` on. Typed arrays are transferable. */
export interface Batch {
  first: number;
  count: number;
  kind: Uint8Array;
  at: Float64Array;
  until: Float64Array;
  /** cause, from, to, connection, subject, label, detail: seven numbers an entry. */
  ints: Int32Array;
  /** seq, ack: two numbers an entry. */
  tcp: Float64Array;
  /** Length of each entry's octets, and the octets that came along, back to back; those over `OCTETS_IN_BATCH` did not. */
  lengths: Uint32Array;
  arena: Uint8Array;
  /** What the side tables grew by. */
  strings: string[];
  connections: ConnectionInfo[];
  messages: MessageInfo[];
  machines: MachineInfo[];
}

/** The buffers of a batch, to hand to `postMessage` as transferables. */
export function transferables(batch: Batch): ArrayBuffer[] {
  const { kind, at, until, ints, tcp, lengths, arena } = batch;
  return [kind, at, until, ints, tcp, lengths, arena].map((column) => column.buffer as ArrayBuffer);
}
