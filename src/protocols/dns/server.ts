/** The name server's end of a TCP connection: messages in, messages out, one after another. RFC 1035 §4.2.2, RFC 7766. */
import type { ServerCarrier } from '../carrier.ts';
import { MachineEnd } from '../machine-end.ts';
import { framed, FrameReader } from './framing.ts';
import { session, type SessionEvent } from './session.machine.ts';
import { decode, encodeWithin, formatError, MAX_OCTETS, type Packet } from './wire.ts';

/** Who knows the answers. `reply` is called once, at once or later. */
export type Answering = (question: Packet, reply: (answer: Packet) => void) => void;

/** RFC 7766 §6.2.3: a few seconds; the server decides. */
const PATIENCE_MS = 10_000;
/** Octets that may wait while a question is being answered: the next message, and a handful of short ones. */
const MAX_WAITING_OCTETS = 2 * MAX_OCTETS;

export class DnsServer extends MachineEnd<SessionEvent, ServerCarrier> {
  readonly patienceMs = PATIENCE_MS;
  readonly #answering: Answering;
  readonly #frames = new FrameReader();
  #reading = false;

  constructor(answering: Answering, carrier: ServerCarrier) {
    super(session, carrier);
    this.#answering = answering;
  }

  received(octets: Uint8Array): void {
    if (this.isOver) return;
    this.#frames.push(octets);
    this.#readOn();
    if (this.#frames.waiting > MAX_WAITING_OCTETS) this.#leave('garbled');
  }

  timedOut(): void {
    if (this.state === 'connected') this.#leave('timeout');
  }

  ended(): void {
    if (!this.isOver) this.move({ type: 'end' }, 'end');
  }

  /** RFC 7766 §6.2.1.1 lets answers overtake each other; here they keep the order of the questions. */
  #readOn(): void {
    // an answer that comes at once calls this again from below: the outer round goes on
    if (this.#reading) return;
    this.#reading = true;
    while (this.state === 'connected') {
      const message = this.#frames.message();
      if (!message) break;
      this.#read(message);
    }
    this.#reading = false;
  }

  #read(message: Uint8Array): void {
    const question = decode(message);
    const broken = question ? undefined : formatError(message);
    // what is no question cannot be answered: RFC 7766 §8 lets the server hang up
    if (!broken && (!question || question.response)) return this.#leave('garbled');
    this.move({ type: 'QUERY' }, 'QUERY');
    if (broken) this.#answer(broken);
    else this.#answering(question!, (answer) => this.#answer(answer));
  }

  #answer(answer: Packet): void {
    if (this.isOver) return;
    this.carrier.answer({ verb: 'QUERY', code: answer.rcode, octets: framed(encodeWithin(answer, MAX_OCTETS)) });
    this.move({ type: 'answer' }, `QUERY / ${answer.rcode}`);
    this.#readOn();
  }

  #leave(why: 'garbled' | 'timeout'): void {
    this.move({ type: why }, why);
    this.carrier.close();
  }
}
