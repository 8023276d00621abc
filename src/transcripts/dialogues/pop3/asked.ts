/** A command of POP3 between its saying and its answer. */
import type { Exchange } from '../../dialogue.ts';
import type { WaitingLine } from '../waiting.ts';

/** A command, and what is known of it until it is answered. */
export interface Pop3Asked {
  exchange: Exchange;
  /** What follows the verb, without the line's end. */
  rest: string;
  line: WaitingLine;
  /** Commands before it were not answered yet. */
  pipelined: boolean;
}
