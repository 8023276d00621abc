/**
 * The client's end of a connection, written once: its machine asks for what is to be said and done next. What the words are, and what
 * is made of the answers, is the protocol's.
 */
import { own } from '../own.ts';
import type { ClientCarrier, End } from './carrier.ts';
import { MachineEnd } from './machine-end.ts';
import type { Asked, Stepper } from './step.ts';

/** What every client machine takes besides its protocol's own: the line is gone, or silent for too long. */
type Lost = { type: 'end' } | { type: 'timeout' };

/** Who does what a client machine asks for, after which answer to which verb: no action without its doer, no doer without his action. */
export type ClientDoers<Action extends string, Event> = Readonly<
  Record<Exclude<Action, 'say'>, (verb: string, event: Event | Lost) => void>
>;

export abstract class ClientEnd<Event extends { type: string }, Action extends string> extends MachineEnd<Event | Lost, ClientCarrier> {
  protected abstract readonly doers: ClientDoers<Action, Event>;
  /** What the next answer is to. */
  protected abstract readonly verb: string;
  #isDone = false;

  constructor(machine: Stepper<Event>, input: unknown, carrier: ClientCarrier) {
    super(machine, carrier, input);
  }

  /** RFC 3207 §5, RFC 2595 §2.1: what comes in the clear behind the yes to TLS is nobody's answer. */
  received(octets: Uint8Array): void {
    if (this.state !== 'handshake') this.hear(octets);
  }

  ended(_reason?: Parameters<End['ended']>[0]): void {
    this.step({ type: 'end' }, 'end');
  }

  timedOut(): void {
    this.step({ type: 'timeout' }, 'timeout');
  }

  protected abstract hear(octets: Uint8Array): void;
  protected abstract say(verb: string): void;
  /** Tells what came of it. */
  protected abstract finish(): void;

  protected step(event: Event | Lost, code: string, verb = this.verb): void {
    if (this.#isDone) return;
    for (const action of this.move(event, `${verb} / ${code}`)) this.#act(action, verb, event);
    if (this.state === 'closed') this.#close();
  }

  protected startTls(unread: { take(): unknown }): void {
    unread.take();
    this.carrier.startTls!();
  }

  #act({ type, params }: Asked, verb: string, event: Event | Lost): void {
    const doers: Readonly<Record<string, (verb: string, event: Event | Lost) => void>> = this.doers;
    if (type === 'say') this.say((params as { verb: string }).verb);
    else own(doers, type)!(verb, event);
  }

  #close(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.carrier.close();
    this.finish();
  }
}
