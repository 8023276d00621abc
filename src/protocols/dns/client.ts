/** The asker's end of a TCP connection: one question, one answer, and the line is closed. RFC 7766 §5, §6.2. */
import type { ClientCarrier } from '../carrier.ts';
import { MachineEnd } from '../machine-end.ts';
import { client, type ClientEvent } from './client.machine.ts';
import { framed, FrameReader } from './framing.ts';
import { answersTo, decode, encode, type Packet } from './wire.ts';

/** As long as over UDP: a name server that takes the connection has no reason to be slower. */
const PATIENCE_MS = 5000;

export class DnsClient extends MachineEnd<ClientEvent, ClientCarrier> {
  readonly patienceMs = PATIENCE_MS;
  readonly #question: Packet;
  readonly #answered: (answer: Packet | undefined) => void;
  readonly #frames = new FrameReader();

  /** `answered` is called once: with the answer, or with nothing when none came. */
  constructor(question: Packet, carrier: ClientCarrier, answered: (answer: Packet | undefined) => void) {
    super(client, carrier);
    this.#question = question;
    this.#answered = answered;
  }

  override opened(): void {
    this.move({ type: 'opened' }, 'opened');
    this.carrier.say({ verb: 'QUERY', octets: framed(encode(this.#question)) });
  }

  received(octets: Uint8Array): void {
    if (this.isOver) return;
    this.#frames.push(octets);
    const message = this.#frames.message();
    if (!message) return;
    const answer = decode(message);
    // RFC 5452 §9.1: what answers another question is no answer
    const fits = answer !== undefined && answersTo(answer, this.#question);
    this.#finish({ type: fits ? 'answered' : 'garbled' }, fits ? answer : undefined);
  }

  timedOut(): void {
    this.#finish({ type: 'timeout' }, undefined);
  }

  ended(): void {
    this.#finish({ type: 'end' }, undefined);
  }

  #finish(event: ClientEvent, answer: Packet | undefined): void {
    if (this.isOver) return;
    this.move(event, event.type);
    this.carrier.close();
    this.#answered(answer);
  }
}
