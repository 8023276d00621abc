/** What an agent has to decide where a person acts in its place, and what was decided. */
import type { Choosing } from '../../agents/choice.ts';
import type { Way } from '../../agents/decision.ts';
import type { Taken } from './hand.ts';

/** An edge is to be taken. */
export interface Forking {
  kind: 'edge';
  chart: string;
  state: string;
  event: string;
  /** What was found out, and no person has denied. */
  facts: Readonly<Record<string, unknown>>;
  ways: readonly Way[];
  own: { edge: string };
}

/** Something that an agent has to decide: which way, or which value. `own`: what it would do. */
export type Decision = (Forking | Choosing) & {
  /** Sections that the state of the chart keeps: 'rfc5321#5.1'; '' where nothing is noted. */
  rfc: string;
  atMs: number;
  /** The entry that led to it, -1 for none. */
  cause: number;
};

/** What was decided by hand. `isOwn`: the agent itself would have decided so; `entry`: the first one in the journal that follows from it. */
export type Decided = Decision & { taken: Taken; isOwn: boolean; entry: number };
