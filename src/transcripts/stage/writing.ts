/** What writes into the journal of a recording shares: the desk at which conversations and traced messages are written down. */
import type { Draft, Journal } from '../../sim/journal.ts';
import type { Facts } from '../listener.ts';
import type { ReadProblem } from '../sink.ts';
import type { Bodies } from './bodies.ts';
import type { ConversationRow } from './rows.ts';
import type { Timeline } from './timeline.ts';
import type { Town } from './town.ts';

export interface Writing {
  readonly journal: Journal;
  readonly town: Town;
  readonly timeline: Timeline;
  readonly bodies: Bodies;
  /** Numbers of the messages of which nobody knows a hop. */
  readonly untraced: number[];
  /** Appends to the journal within the limits; returns the entry's index, or -1 if it was left out. */
  record(draft: Draft): number;
  problem(problem: ReadProblem): void;
  /** Brings the row of a conversation up to what is known now. */
  refresh(talk: { row: ConversationRow; facts: Facts }): void;
}
