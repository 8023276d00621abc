/** The mail delivery agent: puts a message into a mailbox of this host, with the fields that mark its arrival. RFC 5321 §4.4. */
import { setup } from 'xstate';
import { concat } from '../mail/octets.ts';
import { deliveredTo, returnPath } from '../mail/trace.ts';
import { stepper } from '../protocols/step.ts';
import { wouldOverflow, type Directory } from './directory.ts';
import { Working } from './machine.ts';
import type { Letter, Surroundings } from './surroundings.ts';

type MdaEvent = { type: 'deliver' | 'stored' | 'full' | 'unknown' };

export const mdaMachine = setup({ types: { context: {} as Record<never, never>, events: {} as MdaEvent } }).createMachine({
  id: 'mda',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { deliver: 'delivering' } },
    delivering: { on: { stored: 'idle', full: 'idle', unknown: 'idle' } },
  },
});
export const mda = stepper<MdaEvent>(mdaMachine);

export type Delivery = 'stored' | 'full' | 'unknown';

export class Mda {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #directory: Directory;
  readonly #machine: Working<MdaEvent>;

  constructor(surroundings: Surroundings, agent: number, directory: Directory) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#directory = directory;
    this.#machine = new Working(mda, 'mda', agent, surroundings);
  }

  /** Final delivery to one recipient: Return-Path and Delivered-To at the top, then into the INBOX. */
  deliver(letter: Letter, reversePath: string, recipient: string, cause: number): Delivery {
    this.#machine.send({ type: 'deliver' }, cause, `deliver ${recipient}`);
    const outcome = this.#store(letter, reversePath, recipient, cause);
    this.#machine.send({ type: outcome }, cause);
    return outcome;
  }

  #store(letter: Letter, reversePath: string, recipient: string, cause: number): Delivery {
    const account = this.#directory.find(recipient);
    if (!account) return 'unknown';
    const fields = concat([returnPath(reversePath), deliveredTo(account.address)]);
    const octets = concat([fields, letter.octets]);
    if (wouldOverflow(account, octets.length)) return 'full';
    const final = this.#surroundings.letter(octets, letter.number, reversePath, [recipient]);
    const traced = this.#surroundings.note(this.#agent, {
      kind: 'trace',
      label: 'Return-Path',
      subject: final.number,
      octets: fields,
      cause,
    });
    const stored = account.inbox.append(octets, { internalDateMs: this.#surroundings.epochMs() });
    account.letters.set(stored.uid, final.number);
    const detail = `INBOX ${stored.uid}`;
    this.#surroundings.note(this.#agent, { kind: 'stored', label: account.address, detail, subject: final.number, cause: traced });
    return 'stored';
  }
}
