/** A mailbox as one session has it open. */
import type { Mailbox } from '../../mail/mailbox.ts';

/** How a session asks for a mailbox. */
export interface Request {
  /** By EXAMINE, which only looks: RFC 3501 §6.3.2. */
  examined: boolean;
  /** It has a right to change something there: RFC 4314 §5.2. */
  mayChange: boolean;
}

export interface Opened {
  readonly readOnly: boolean;
  /** Calls `changed` when something happens in it; the function it returns ends that. */
  watch(changed: () => void): () => void;
  /** The session has left it. */
  leave(): void;
}

export function plainlyOpened(mailbox: Mailbox, { examined, mayChange }: Request): Opened {
  return { readOnly: examined || !mayChange, watch: (changed) => mailbox.watch(changed), leave: () => {} };
}
