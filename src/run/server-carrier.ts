/** The server's end of a connection over the simulated network: its replies may be overruled, ruled, or given by a person. */
import type { IncomingCarrier } from '../agents/surroundings.ts';
import { text } from '../mail/octets.ts';
import type { End } from '../protocols/carrier.ts';
import type { TcpEnd } from '../sim/tcp.ts';
import { SimCarrier, type Line, type Protection } from './carriers.ts';
import { worded } from './faults/answers.ts';
import { Serving } from './hands/serving.ts';

export class SimServerCarrier extends SimCarrier implements IncomingCarrier {
  readonly crowded = false;
  readonly fromAddress: string;
  /** Present only when somebody may want to answer otherwise. */
  overrule?: (verb: string, proposed: string) => string | null;
  /** Present only where there is a certificate. */
  startTls?: () => void;
  /** Present only when somebody may want to answer in this server's place. */
  #serving?: Serving;

  constructor(line: Line, tcp: TcpEnd, protection: Protection, fromAddress: string) {
    super(line, tcp, protection);
    this.fromAddress = fromAddress;
    if (protection.identity) this.startTls = () => this.#invite();
  }

  #invite(): void {
    this.#serving?.forget();
    this.shakeHands();
  }

  use(end: End, chart: string): this {
    if (!this.line.interventions.hands.none) this.#serving = new Serving(this.line, this.tcp);
    this.start(this.#serving?.held(end) ?? end, chart);
    if (!this.line.interventions.none || !this.line.faults.none) this.overrule = (verb, proposed) => this.#overruled(verb, proposed);
    return this;
  }

  /** Where the server stands, and what it would say to a verb. */
  get session(): End {
    return this.end;
  }

  /** Number of the message whose text came last, for whoever takes it over. */
  get subject(): number {
    return this.line.subject;
  }
  /** Entry that an acceptance on this connection is caused by: the text just received. */
  get cause(): number {
    return this.line.unanswered[0] ?? this.line.lastReply;
  }

  /** The reply that is about to be given, unless an intervention puts another in its place or cuts the line. */
  #overruled(verb: string, proposed: string): string | null {
    const { interventions, opened, unanswered } = this.line;
    const asked = verb === '(connect)' ? opened : unanswered[0];
    if (asked === undefined) return proposed;
    const byHand = this.#serving?.wordsFor(asked, verb, proposed);
    if (byHand !== undefined) return byHand;
    const said = interventions.none ? undefined : this.#steppedIn(asked);
    return said ?? this.#ruled(verb, asked, proposed) ?? proposed;
  }

  /** What somebody wants to be answered at this step. */
  #steppedIn(asked: number): string | undefined {
    const { journal, interventions } = this.line;
    const id = `${journal.id(asked)}:reply`;
    if (interventions.takeCut(id)) {
      this.#note('fault', 'cut', id, asked);
      this.tcp.cutLine();
    }
    const instead = interventions.takeReply(id);
    if (instead !== undefined) this.#note('intervention', 'reply', id, asked);
    return instead ?? interventions.takeDecision(id);
  }

  /** What a rule for this server wants to be answered. */
  #ruled(verb: string, asked: number, proposed: string): string | undefined {
    const { journal, faults } = this.line;
    const { protocol, serverAddress } = journal.connections[this.tcp.connection]!;
    const line = journal.kind(asked) === 'command' ? text(journal.octets(asked)) : '';
    const verdict = faults.verdict(this.tcp.agent, { port: Number(serverAddress.split(':').at(-1)), verb, line });
    if (!verdict) return undefined;
    const id = `${journal.id(asked)}:reply`;
    if (verdict.waitMs) {
      this.#note('fault', 'late', id, asked, verdict.waitMs);
      this.heldFor(verdict.waitMs);
    }
    this.troubles?.expect(verb, verdict);
    if (verdict.reply === undefined) return undefined;
    this.#note('intervention', 'reply', id, asked);
    return worded(verdict.reply, proposed, protocol);
  }

  #note(kind: 'fault' | 'intervention', label: string, detail: string, cause: number, forMs = 0): void {
    const { journal, clock } = this.line;
    const { connection, agent } = this.tcp;
    const at = clock.nowMs;
    journal.record({ kind, at, until: at + forMs, label, detail, connection, from: agent, cause });
  }
}
