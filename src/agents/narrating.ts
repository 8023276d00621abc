/** An agent's machine at work: steps it, tells the journal, and does what it asks for. */
import type { AnyMachineSnapshot } from 'xstate';
import { stateOf, type Asked, type Stepper } from '../protocols/step.ts';
import type { Surroundings, Track } from './surroundings.ts';

export class Narrating<Event extends { type: string }> {
  readonly #stepper: Stepper<Event>;
  readonly #track: Track;
  readonly #act: (action: string) => void;
  #snapshot: AnyMachineSnapshot;

  /** Starts the machine; `act` is called for what it asks for on entry only from the first `send` on. */
  constructor(stepper: Stepper<Event>, chart: string, agent: number, surroundings: Surroundings, act: (action: string) => void = () => {}) {
    this.#stepper = stepper;
    this.#act = act;
    this.#snapshot = stepper.start(undefined, []);
    this.#track = surroundings.machine(agent, chart, this.state);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  /** Takes the event if the state has an edge for it, and does what is asked for then. `edge` names it in the journal. */
  send(event: Event, cause = -1, edge: string = event.type): void {
    const asked: Asked[] = [];
    this.#snapshot = this.#stepper.step(this.#snapshot, event, asked);
    this.#track.moved(this.state, edge, cause, event);
    for (const action of asked) this.#act(action.type);
  }
}
