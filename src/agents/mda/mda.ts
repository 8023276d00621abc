/** The MDA's door: what it does with each message is in mda.machine.ts, how it does it in actions.ts. */
import { wouldOverflow, type Directory } from '../directory.ts';
import { Working } from '../machine.ts';
import type { Letter, Surroundings } from '../surroundings.ts';
import { clearDesk, fieldsFor, mdaActions, type Delivery, type MdaDesk } from './actions.ts';
import { mda, type MdaEvent } from './mda.machine.ts';

export class Mda {
  readonly #directory: Directory;
  readonly #work: Working<MdaEvent, MdaDesk>;

  constructor(surroundings: Surroundings, agent: number, directory: Directory) {
    this.#directory = directory;
    const track = (state: string) => surroundings.machine(agent, 'mda', state);
    this.#work = new Working(mda, track, clearDesk(), mdaActions(surroundings, agent, directory));
  }

  /** What `deliver` would do now with a letter of so many octets: whoever has no queue must know before he takes it. */
  wouldDeliver(octets: number, reversePath: string, recipient: string): Delivery {
    const account = this.#directory.find(recipient);
    if (!account) return 'unknown';
    return wouldOverflow(account, fieldsFor(account, reversePath).length + octets) ? 'full' : 'stored';
  }

  /** Final delivery to one recipient. `quarantined`: its author's domain asks to set it aside. */
  deliver(letter: Letter, reversePath: string, recipient: string, cause: number, quarantined = false): Delivery {
    this.#work.send({ type: 'deliver' }, { ...clearDesk(), letter, reversePath, recipient, cause, quarantined });
    const { outcome } = this.#work.desk;
    if (!outcome) throw new Error(`mda: nothing became of the message for ${recipient}`);
    return outcome;
  }
}
