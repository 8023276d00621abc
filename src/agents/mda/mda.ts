/** The mail delivery agent: puts a message into a mailbox of this host, with the fields that mark its arrival. RFC 5321 §4.4. */
import { setup } from 'xstate';
import { allFields, fieldValue, readHeader } from '../../mail/header.ts';
import { concat } from '../../mail/octets.ts';
import { deliveredTo, returnPath } from '../../mail/trace.ts';
import { stepper } from '../../protocols/step.ts';
import { wouldOverflow, type AccountHere, type Directory } from '../directory.ts';
import { Narrating } from '../narrating.ts';
import type { Letter, Surroundings } from '../surroundings.ts';

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
  readonly #machine: Narrating<MdaEvent>;

  constructor(surroundings: Surroundings, agent: number, directory: Directory) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#directory = directory;
    this.#machine = new Narrating(mda, 'mda', agent, surroundings);
  }

  /** Final delivery to one recipient: Return-Path and Delivered-To at the top, then into the mailbox that the person's rules choose, or Junk. */
  deliver(letter: Letter, reversePath: string, recipient: string, cause: number, junk = false): Delivery {
    this.#machine.send({ type: 'deliver' }, cause, `deliver ${recipient}`);
    const outcome = this.#store(letter, reversePath, recipient, cause, junk);
    this.#machine.send({ type: outcome }, cause);
    return outcome;
  }

  #store(letter: Letter, reversePath: string, recipient: string, cause: number, junk: boolean): Delivery {
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
    const mailbox = junk ? this.#junkOf(account, final.number, traced) : filedIn(account, letter.octets);
    const folder = account.mailboxes.find(mailbox)?.mailbox ?? account.inbox;
    const stored = folder.append(octets, { internalDateMs: this.#surroundings.epochMs() });
    account.letters.set(stored.octets, final.number);
    const detail = `${folder === account.inbox ? 'INBOX' : mailbox} ${stored.uid}`;
    this.#surroundings.note(this.#agent, { kind: 'stored', label: account.address, detail, subject: final.number, cause: traced });
    return 'stored';
  }

  /** RFC 6154: the mailbox for what is probably not wanted; whatever the person's rules say. */
  #junkOf({ address, mailboxes }: AccountHere, subject: number, cause: number): string {
    const mailbox = mailboxes.all.find(({ uses }) => uses.has('\\Junk'))?.name ?? 'INBOX';
    this.#surroundings.note(this.#agent, { kind: 'note', label: 'junk.filed', detail: `${address} ${mailbox}`, subject, cause });
    return mailbox;
  }
}

/** The mailbox that the first rule that fits names; INBOX if none does. */
function filedIn({ filing }: AccountHere, message: Uint8Array): string {
  if (filing.length === 0) return 'INBOX';
  const header = readHeader(message);
  const rule = filing.find(({ field, contains }) =>
    allFields(header, field).some((one) => fieldValue(message, one).toLowerCase().includes(contains.toLowerCase())),
  );
  return rule?.mailbox ?? 'INBOX';
}
