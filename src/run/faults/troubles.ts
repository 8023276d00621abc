/** What the faults of a run do to one end of a connection: what it hears comes later, what it says is held back, or broken off. */
import type { Clock } from '../../sim/clock.ts';
import type { EndReason } from '../../sim/tcp.ts';
import type { Verdict } from './answers.ts';
import type { Faults } from './faults.ts';
import { Valve } from './valve.ts';

export class Troubles {
  readonly #faults: Faults;
  readonly #agent: number;
  readonly #inlet: Valve;
  readonly #outlet: Valve;
  /** Where the answer to this verb breaks off. */
  #cut: { verb: string; where: NonNullable<Verdict['cut']> } | undefined;

  constructor(faults: Faults, agent: number, clock: Clock) {
    this.#faults = faults;
    this.#agent = agent;
    this.#inlet = new Valve(clock);
    this.#outlet = new Valve(clock);
  }

  /** Something has reached this end. */
  heard(act: () => void): void {
    this.#inlet.through(act, this.#faults.slowMs(this.#agent));
  }

  /** This end does something that the other may notice. */
  does(act: () => void): void {
    this.#outlet.through(act);
  }

  /** Who is told that the other side has closed hears first what it said before; where nothing comes any more, nothing waits either. */
  ended(reason: EndReason, act: () => void): void {
    this.#outlet.shut();
    if (reason === 'end') return this.heard(act);
    this.#inlet.shut();
    act();
  }

  /** The next answer to this verb is held back, or breaks off. */
  expect(verb: string, { waitMs = 0, cut }: Verdict): void {
    if (waitMs > 0) this.#outlet.hold(waitMs);
    if (cut) this.#cut = { verb, where: cut };
  }

  /** Where this answer breaks off; asked once. */
  takeCut(verb: string): Verdict['cut'] {
    const cut = this.#cut;
    if (cut?.verb !== verb) return undefined;
    this.#cut = undefined;
    return cut.where;
  }
}
