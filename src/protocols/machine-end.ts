/** What every end of a conversation has: the protocol's machine, where it stands, and the carrier that hears of each step. */
import type { AnyMachineSnapshot } from 'xstate';
import type { ClientCarrier, End, ServerCarrier } from './carrier.ts';
import { stateOf, type Asked, type Stepper } from './step.ts';

export abstract class MachineEnd<Event extends { type: string }, Carrier extends ClientCarrier | ServerCarrier> implements End {
  abstract readonly patienceMs: number;
  protected readonly carrier: Carrier;
  readonly #machine: Stepper<Event>;
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;

  constructor(machine: Stepper<Event>, carrier: Carrier, input?: unknown) {
    this.#machine = machine;
    this.carrier = carrier;
    this.#snapshot = machine.start(input, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  /** The other side speaks first. */
  opened(): void {}

  abstract received(octets: Uint8Array): void;
  abstract timedOut(): void;
  abstract ended(reason?: Parameters<End['ended']>[0]): void;

  protected get isOver(): boolean {
    return this.#snapshot.status !== 'active';
  }

  protected accepts(type: string): boolean {
    return this.#machine.accepts(this.#snapshot).has(type);
  }

  /** Steps on, and tells the carrier along which edge; what the machine asks for. */
  protected move(event: Event, edge: string): readonly Asked[] {
    this.#asked.length = 0;
    this.#snapshot = this.#machine.step(this.#snapshot, event, this.#asked);
    this.carrier.moved(this.state, edge);
    return this.#asked.slice();
  }
}
