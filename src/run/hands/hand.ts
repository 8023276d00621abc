/**
 * What a person does in a run with his own hands: speaks to a server, in a client's place, or answers in a server's. It is data
 * like all that a run is made of: what is said next makes another run, which is computed from the beginning.
 */
import type { Chosen } from '../../agents/choice.ts';
import type { Deed } from '../../agents/program/program.ts';
import type { TypedProtocol } from '../../agents/typist/typist.ts';
import type { AgentRole } from '../role.ts';

/** What a person can call a server for; of the DNS one asks in the words of `dig`. */
export type SpokenProtocol = TypedProtocol | 'dns';

export type { Deed, Doing, Written } from '../../agents/program/program.ts';

/** `pauseMs`: how long the person thinks before the line. */
export type TypedLine = string | { line: string; pauseMs: number };

/** What is said in a server's place. */
export interface GivenReply {
  /** Whole, without its last line end; left out: nothing is said. */
  reply?: string;
  /** How long the client has to wait for it. */
  pauseMs?: number;
  /** The line is cut instead. */
  cut?: boolean;
}

/** One decision in an agent's place: an edge by its label ('settled / somebody was put off'), or a value. */
export type Taken = { edge: string } | Chosen;

/** In the place of an agent: from a moment on its decisions are these, one after the other. */
export interface ActHand {
  kind: 'act';
  host: string;
  role: AgentRole;
  atMs: number;
  taken: readonly Taken[];
  runs?: boolean;
}

/** `runs`: when nothing is left to be said, time goes on without the person; else the run waits. */
export type Hand = (
  | { kind: 'call'; host: string; to: string; protocol: SpokenProtocol; atMs: number; lines: readonly TypedLine[] }
  /** From the command `at` on the client is silent, and these lines are said. `at` is the id of the command step. */
  | { kind: 'type'; at: string; lines: readonly TypedLine[] }
  /** From the reply `at` on these are given. `at` is the id of the reply step, as for a single reply. */
  | { kind: 'serve'; at: string; replies: readonly GivenReply[] }
  | ActHand
  /** Clicks at the mail program of a device; `via`: how it fetches, if not as the device is set up, or 'web': in its browser. */
  | { kind: 'use'; host: string; via?: 'pop3' | 'imap' | 'web'; deeds: readonly Deed[] }
) & { runs?: boolean };

/** Hands that speak for themselves, line by line. */
export type Spoken = Exclude<Hand, { kind: 'use' }>;

const KINDS: Readonly<Record<Hand['kind'], true>> = { call: true, type: true, serve: true, act: true, use: true };

export function isHand<Other extends { kind: string }>(intervention: Other | Hand): intervention is Hand {
  return Object.hasOwn(KINDS, intervention.kind);
}
