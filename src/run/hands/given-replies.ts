/** The replies of a hand in a server's place, one after the other. */
import type { GivenReply } from './hand.ts';
import { Standstill, type Awaited } from './standstill.ts';

export class GivenReplies {
  readonly #hand: number;
  readonly #runs: boolean;
  readonly #replies: GivenReply[];

  constructor(hand: number, { replies, runs = false }: { replies: readonly GivenReply[]; runs?: boolean }) {
    this.#hand = hand;
    this.#runs = runs;
    this.#replies = [...replies];
  }

  /** How long the next reply is held back. It is told once: then it is due. */
  takePauseMs(): number {
    const [next] = this.#replies;
    if (!next?.pauseMs) return 0;
    this.#replies[0] = { ...next, pauseMs: 0 };
    return next.pauseMs;
  }

  /** The reply to what was `asked`; `undefined`: the server speaks for itself again. */
  next(asked: Omit<Awaited, 'hand'>): GivenReply | undefined {
    const next = this.#replies.shift();
    if (next || this.#runs) return next;
    throw new Standstill({ hand: this.#hand, ...asked });
  }
}

/** A reply as it goes out: its lines end with CRLF, whatever they were parted by. */
export function onTheWire(reply: string): string {
  return reply.replaceAll(/\r?\n/g, '\r\n');
}
