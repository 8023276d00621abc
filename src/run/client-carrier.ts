/** The client's end of a connection over the simulated network; a person may take its place. */
import { Typist } from '../agents/typist/typist.ts';
import type { ClientCarrier, End, Saying } from '../protocols/carrier.ts';
import { unstuffed } from '../protocols/dots.ts';
import { SimCarrier } from './carriers.ts';
import { isTyped } from './hands/typed-protocol.ts';
import type { TypedScript } from './hands/typed-script.ts';

export class SimClientCarrier extends SimCarrier implements ClientCarrier {
  /** A person speaks here, and what the client's own machine says is not heard. */
  #isTaken = false;

  use(end: End, chart: string): this {
    this.start(end, chart);
    return this;
  }

  get connection(): number {
    return this.tcp.connection;
  }

  override say(saying: Saying): void {
    if (this.#isTaken) return;
    const script = this.line.interventions.hands.none ? undefined : this.#scriptAt(saying);
    if (script) this.#handOver(script, saying.verb);
    else super.say(saying);
  }
  override moved(state: string, edge: string): void {
    if (!this.#isTaken) super.moved(state, edge);
  }
  override close(): void {
    if (!this.#isTaken) super.close();
  }

  startTls(): void {
    this.shakeHands();
  }

  /** This end as whoever speaks by hand has it; what they write as a text becomes a message. */
  byHand(): ClientCarrier {
    const line = this.line;
    const facts = () => this.tls;
    return {
      get tls() {
        return facts();
      },
      moved: (state, edge) => super.moved(state, edge),
      close: () => super.close(),
      startTls: () => this.startTls(),
      say: (saying) => {
        if (saying.verb === '(message)') line.subject = line.letter(unstuffed(saying.octets));
        super.say(saying);
      },
    };
  }

  /** The lines of whoever takes this client's place at what it is about to say. */
  #scriptAt({ verb }: Saying): TypedScript | undefined {
    const { journal, interventions, clock, lastReply } = this.line;
    const { connection, agent } = this.tcp;
    const { protocol } = journal.connections[connection]!;
    const id = journal.idOfNext(verb === '(message)' ? 'text' : 'command', connection, verb);
    const script = isTyped(protocol) ? interventions.hands.takeScript(id, protocol) : undefined;
    if (script)
      journal.record({ kind: 'intervention', label: 'type', detail: id, at: clock.nowMs, connection, from: agent, cause: lastReply });
    return script;
  }

  #handOver(script: TypedScript, verb: string): void {
    const { protocol } = this.line.journal.connections[this.tcp.connection]!;
    if (!isTyped(protocol)) return;
    this.#isTaken = true;
    script.connection = this.tcp.connection;
    const typist = new Typist(this.line.clock, this.byHand(), protocol, script, true);
    this.start(typist, 'typist');
    typist.takeOver(verb);
  }
}
