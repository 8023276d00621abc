/** The mail user agent: what a person's program does. It submits what its owner wrote, and fetches what came. RFC 5598 §4.2.1. */
import { setup } from 'xstate';
import { stepper } from '../protocols/step.ts';
import { SmtpClient, type Fate } from '../protocols/smtp/client.ts';
import { ImapClient, type ImapOutcome } from '../protocols/imap/client.ts';
import { Pop3Client, type Pop3Outcome } from '../protocols/pop3/client.ts';
import { IMAP_PORT, POP3_PORT } from './mail-drop.ts';
import { Working } from './machine.ts';
import { SUBMISSION_PORT } from './msa.ts';
import type { Letter, Surroundings } from './surroundings.ts';

type MuaEvent = { type: 'write' | 'submit' | 'accepted' | 'not accepted' | 'fetch' | 'fetched' | 'not fetched' };
export const muaMachine = setup({ types: { context: {} as Record<never, never>, events: {} as MuaEvent } }).createMachine({
  id: 'mua',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { write: 'composing', fetch: 'fetching' } },
    composing: { on: { submit: 'submitting' } },
    submitting: { on: { accepted: 'idle', 'not accepted': 'idle' } },
    fetching: { on: { fetched: 'idle', 'not fetched': 'idle' } },
  },
});
export const mua = stepper<MuaEvent>(muaMachine);

/** A message with its envelope, as the program hands it in. */
export interface Posting {
  octets: Uint8Array;
  reversePath: string;
  forwardPaths: readonly string[];
}

/** Where and how a program fetches. */
export interface Fetching {
  via: 'pop3' | 'imap';
  address: string;
  account: string;
  user: string;
  password: string;
  leaveOnServer: boolean;
}

export class Mua {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #hostName: string;
  /** Unique-ids of what it has already. */
  readonly #known = new Set<string>();
  /** The messages that its owner now has here, in the order in which they came. */
  readonly fetched: Uint8Array[] = [];

  constructor(surroundings: Surroundings, agent: number, hostName: string) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#hostName = hostName;
  }

  /** Submits a message at `address`. What a program does at once it does in a machine of its own: it may fetch meanwhile. */
  send(posting: Posting, address: string): void {
    const machine = new Working(mua, 'mua', this.#agent, this.#surroundings);
    machine.send({ type: 'write' });
    const letter = this.#surroundings.letter(posting.octets, -1, posting.reversePath, posting.forwardPaths);
    const cause = this.#surroundings.note(this.#agent, {
      kind: 'composed',
      label: 'message',
      subject: letter.number,
      detail: posting.forwardPaths.join(' '),
    });
    machine.send({ type: 'submit' }, cause);
    const job = { helo: this.#hostName, ...posting, message: posting.octets };
    const destination = { address, port: SUBMISSION_PORT, protocol: 'submission', subject: letter.number, cause };
    this.#surroundings.connect(
      this.#agent,
      destination,
      (carrier) => new SmtpClient(job, carrier, (fates) => this.#submitted(machine, letter, fates)),
    );
  }

  /** Whoever was not accepted is told to the person at once: a program keeps no queue for them (RFC 5598 §4.2.1). */
  #submitted(machine: Working<MuaEvent>, { number }: Letter, fates: Fate[]): void {
    const failed = fates.filter(({ outcome }) => outcome !== 'accepted');
    for (const { forwardPath, reply, verb } of failed) {
      const detail = `${forwardPath} ${verb} ${reply ? `${reply.code} ${reply.text.join(' ')}` : 'no answer'}`;
      this.#surroundings.note(this.#agent, { kind: 'note', label: 'submission.failed', subject: number, detail });
    }
    machine.send({ type: failed.length < fates.length ? 'accepted' : 'not accepted' });
  }

  /** Looks for mail. */
  fetch(fetching: Fetching): void {
    const machine = new Working(mua, 'mua', this.#agent, this.#surroundings);
    machine.send({ type: 'fetch' });
    const { via, address, account, user, password, leaveOnServer } = fetching;
    const inbox = {
      message: ({ octets, uniqueId }: { octets: Uint8Array; uniqueId: string }) => {
        if (uniqueId !== '') this.#known.add(uniqueId);
        this.#keep(octets, account);
      },
      done: ({ outcome, verb, reply }: Pop3Outcome | ImapOutcome) =>
        this.#fetchEnded(machine, outcome === 'done', account, `${verb} ${reply?.text ?? outcome}`),
    };
    const destination = { address, port: via === 'pop3' ? POP3_PORT : IMAP_PORT, protocol: via, subject: -1, cause: -1 };
    const job = { user, password, leaveOnServer, known: this.#known };
    this.#surroundings.connect(this.#agent, destination, (carrier) =>
      via === 'pop3' ? new Pop3Client(job, carrier, inbox) : new ImapClient(job, carrier, inbox),
    );
  }

  #keep(octets: Uint8Array, account: string): void {
    this.fetched.push(octets);
    this.#surroundings.note(this.#agent, { kind: 'fetched', label: account, subject: this.#surroundings.numberOf(octets) });
  }

  #fetchEnded(machine: Working<MuaEvent>, done: boolean, account: string, why: string): void {
    if (!done) this.#surroundings.note(this.#agent, { kind: 'note', label: 'fetch.failed', detail: `${account} ${why}` });
    machine.send({ type: done ? 'fetched' : 'not fetched' });
  }
}
