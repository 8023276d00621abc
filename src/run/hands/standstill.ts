/** The run waits for a person. Nothing that would happen in the same moment is done: with the next line it is computed anew. */
import type { Asking } from '../../agents/typist/typist.ts';
import type { Decision } from './decision.ts';

/** Whom the run waits for, and what for. */
export interface Awaited {
  /** Number of the hand among the interventions. */
  hand: number;
  /** -1 in the place of an agent. */
  connection: number;
  /** At a client's end: what is to be typed now. */
  asks?: Asking;
  /** Octets of an IMAP literal that are still to come. */
  literal?: number;
  /** Lines that the person has typed and that are not sent yet: a text without its dot, a literal that is too short. */
  unsent?: readonly string[];
  /** At a server's end: the entry that wants a reply, its verb, and what the server itself would say. */
  asked?: number;
  verb?: string;
  proposed?: string;
  /** In the place of an agent: what is to be decided now, and how many decisions have come to pass. */
  decision?: Decision;
  used?: number;
}

/** Thrown by whoever has to ask the person, caught by the run. */
export class Standstill extends Error {
  readonly awaited: Awaited;

  constructor(awaited: Awaited) {
    super('the run waits for a person');
    this.awaited = awaited;
  }
}
