/**
 * What happens on real connections as lines of JSON, told while it happens: what a sink is told, a line a call. The first line
 * says what it is, and at which doors one may knock. Who reads it (formats/live.ts) tells a sink the same again.
 */
import type { ConversationStart, Side, TlsTold } from '../sink.ts';
import { written } from './journal-json.ts';

/** Grows when what is written changes so that it cannot be read as before. */
export const LIVE_VERSION = 1;

/** A port at which programs are listened to; `service`: 'SMTP', 'IMAP over TLS', or '' for a relay. */
export interface Door {
  service: string;
  host: string;
  port: number;
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

export const liveLine = {
  head: (doors: readonly Door[]) => line({ mailscope: 'live', version: LIVE_VERSION, doors }),
  open: (open: number, start: ConversationStart) => line({ open, ...start }),
  say: (say: number, side: Side, octets: Uint8Array, at: number | null) => line({ say, side, at, ...written(octets) }),
  /** Octets that the teller had no room for. */
  miss: (miss: number, side: Side, octets: number, at: number | null) => line({ miss, side, octets, at }),
  secure: (secure: number, told: TlsTold, at: number | null) => line({ secure, ...told, at }),
  close: (close: number, how: 'end' | 'reset' | 'cut', at: number | null) => line({ close, how, at }),
  datagram: (from: string, to: string, octets: Uint8Array, at: number) => line({ from, to, at, ...written(octets) }),
  /** So many conversations came before all that follows, and were too much to be kept. */
  leftOut: (leftOut: number) => line({ leftOut }),
};
