/** The MDA's door: what it does with each message is in mda.machine.ts, how it does it in actions.ts. */
import type { Directory } from '../directory.ts';
import { Working } from '../machine.ts';
import type { Letter, Surroundings } from '../surroundings.ts';
import { clearDesk, mdaActions, type Delivery, type MdaDesk } from './actions.ts';
import { mda, type MdaEvent } from './mda.machine.ts';

export class Mda {
  readonly #work: Working<MdaEvent, MdaDesk>;

  constructor(surroundings: Surroundings, agent: number, directory: Directory) {
    const track = (state: string) => surroundings.machine(agent, 'mda', state);
    this.#work = new Working(mda, track, clearDesk(), mdaActions(surroundings, agent, directory));
  }

  /** Final delivery to one recipient. `quarantined`: its author's domain asks to set it aside. */
  deliver(letter: Letter, reversePath: string, recipient: string, cause: number, quarantined = false): Delivery {
    this.#work.send({ type: 'deliver' }, { ...clearDesk(), letter, reversePath, recipient, cause, quarantined });
    const { outcome } = this.#work.desk;
    if (!outcome) throw new Error(`mda: nothing became of the message for ${recipient}`);
    return outcome;
  }
}
