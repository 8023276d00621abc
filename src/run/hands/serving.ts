/** Somebody may sit in a server's place: what its end hears is held until a reply is due, and its words are the person's. */
import type { End } from '../../protocols/carrier.ts';
import type { Clock } from '../../sim/clock.ts';
import type { Journal } from '../../sim/journal.ts';
import type { TcpEnd } from '../../sim/tcp.ts';
import type { GivenReplies } from './given-replies.ts';
import { onTheWire } from './given-replies.ts';
import type { GivenReply } from './hand.ts';
import type { Hands } from './hands.ts';
import { HeldEnd } from './held-end.ts';
import { isAnswered } from './typed-protocol.ts';

/** What there is to know of the connection. */
interface Line {
  journal: Journal;
  clock: Clock;
  interventions: { hands: Hands };
  unanswered: number[];
  lastReply: number;
  opened: number;
}

export class Serving {
  readonly #line: Line;
  readonly #tcp: TcpEnd;
  #held: HeldEnd | undefined;
  #given: GivenReplies | undefined;

  constructor(line: Line, tcp: TcpEnd) {
    this.#line = line;
    this.#tcp = tcp;
  }

  /** The server's end, held back as the person wishes. */
  held(end: End): End {
    this.#held = new HeldEnd(end, this.#line.clock, () => this.#pauseMs());
    return this.#held;
  }

  /** Between the clear and TLS nothing is kept. */
  forget(): void {
    this.#held?.forget();
  }

  /** What is said to the entry `asked`; `null`: nothing; `undefined`: the server speaks for itself. */
  wordsFor(asked: number, verb: string, proposed: string): string | null | undefined {
    const { connection } = this.#tcp;
    const given = this.#repliesAt(asked)?.next({ connection, asked, verb, proposed });
    return given && this.#give(given, asked);
  }

  /** The replies of whoever answers in this server's place from this one on, if anybody does. */
  #repliesAt(asked: number): GivenReplies | undefined {
    const { journal, interventions, clock } = this.#line;
    const { connection, agent } = this.#tcp;
    if (this.#given || !isAnswered(journal.connections[connection]!.protocol)) return this.#given;
    const id = `${journal.id(asked)}:reply`;
    this.#given = interventions.hands.takeReplies(id);
    if (this.#given)
      journal.record({ kind: 'intervention', label: 'serve', detail: id, at: clock.nowMs, connection, from: agent, cause: asked });
    return this.#given;
  }

  #pauseMs(): number {
    const { opened, unanswered, lastReply } = this.#line;
    const asked = lastReply < 0 ? opened : unanswered[0];
    return (asked === undefined ? undefined : this.#repliesAt(asked))?.takePauseMs() ?? 0;
  }

  /** What is not said leaves its question without an answer. */
  #give({ reply, cut }: GivenReply, asked: number): string | null {
    if (cut) this.#cut(asked);
    if (reply !== undefined && !cut) return onTheWire(reply);
    this.#line.unanswered.shift();
    return null;
  }

  #cut(asked: number): void {
    const { journal, clock } = this.#line;
    const { connection, agent } = this.#tcp;
    const detail = `${journal.id(asked)}:reply`;
    journal.record({ kind: 'fault', label: 'cut', detail, at: clock.nowMs, connection, from: agent, cause: asked });
    this.#tcp.cutLine();
  }
}
