/** The mail user agent: what a person's program does. It submits what its owner wrote, and fetches what came. RFC 5598 §4.2.1. */
import { IMAP_PORT, IMAPS_PORT, POP3_PORT, POP3S_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT } from '../ports.ts';
import { setup } from 'xstate';
import type { Secret } from '../../protocols/sasl/mechanism.ts';
import { MECHANISMS } from '../../protocols/sasl/mechanisms.ts';
import { readHeader } from '../../mail/header.ts';
import { stepper } from '../../protocols/step.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../protocols/smtp/client.ts';
import { ImapClient, type ImapOutcome } from '../../protocols/imap/client.ts';
import { Pop3Client, type Pop3Outcome } from '../../protocols/pop3/client.ts';
import { nonce } from '../credentials.ts';
import { Narrating } from '../narrating.ts';
import type { Letter, Surroundings } from '../surroundings.ts';

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

/** Where and how a program submits. */
export interface Submitting {
  address: string;
  /** What its owner calls the server: the name that its certificate must bear. */
  serverName: string;
  security: Security;
  /** Its owner's name and password, if it logs in to submit; and how: a SASL mechanism, or 'best' for the strongest that is offered. */
  login?: { secret: Secret; mechanism: string };
  /** What it wants to hear of the delivery: RFC 3461. */
  wishes?: DeliveryWishes;
  /** Once it is accepted, a copy is laid down there. */
  copy?: { mailbox: string; fetching: Omit<Fetching, 'via'> };
}

/** NOTIFY, RET and ENVID of RFC 3461 §4. */
export interface DeliveryWishes {
  notify: string;
  ret: 'FULL' | 'HDRS';
  envid: string;
}

/** How a program protects what it says. 'implicit': TLS before the first word (RFC 8314). */
export type Security = 'never' | 'if offered' | 'demanded' | 'implicit';

/** Where and how a program fetches. */
export interface Fetching {
  via: 'pop3' | 'imap';
  address: string;
  account: string;
  user: string;
  password: string;
  leaveOnServer: boolean;
  serverName: string;
  security: Security;
  /** How it logs in: 'usual' says name and password, 'APOP' (RFC 1939), a SASL mechanism, or 'best' for the strongest that is offered. */
  mechanism: string;
  /** IMAP: only headers are fetched; and how long it waits for more afterwards, ms. */
  headersOnly: boolean;
  idleMs: number;
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

  /** Submits a message. What a program does at once it does in a machine of its own: it may fetch meanwhile. */
  send(posting: Posting, submitting: Submitting): void {
    const machine = new Narrating(mua, 'mua', this.#agent, this.#surroundings);
    machine.send({ type: 'write' });
    const letter = this.#surroundings.letter(posting.octets, -1, posting.reversePath, posting.forwardPaths);
    const cause = this.#surroundings.note(this.#agent, {
      kind: 'composed',
      label: 'message',
      subject: letter.number,
      detail: posting.forwardPaths.join(' '),
    });
    machine.send({ type: 'submit' }, cause);
    const { address, security } = submitting;
    const port = security === 'implicit' ? SUBMISSIONS_PORT : SUBMISSION_PORT;
    const destination = { address, port, protocol: 'submission', subject: letter.number, cause, tls: protection(submitting) };
    const job = this.#job(posting, submitting);
    this.#surroundings.connect(
      this.#agent,
      destination,
      (carrier) => new SmtpClient(job, carrier, (fates) => this.#submitted(machine, letter, fates, submitting)),
    );
  }

  #job({ octets, reversePath, forwardPaths }: Posting, { security, login, wishes }: Submitting): SmtpJob {
    return {
      helo: this.#hostName,
      reversePath,
      forwardPaths,
      message: octets,
      // RFC 6532: a header with UTF-8 in it may only go where SMTPUTF8 is known
      smtpUtf8: octets.subarray(0, readHeader(octets).bodyStart).some((octet) => octet > 127),
      tls: tlsWish(security),
      credentials: login?.secret,
      mechanisms: login && login.mechanism !== 'best' ? [login.mechanism] : undefined,
      // who chose a mechanism for a connection in the clear meant it: that is what the lesson shows
      inTheClear: security === 'never',
      nonce: () => nonce(this.#surroundings),
      ret: wishes?.ret,
      envid: wishes?.envid,
      recipients: wishes && forwardPaths.map((path) => ({ path, notify: wishes.notify, orcpt: `rfc822;${path}` })),
    };
  }

  /** Whoever was not accepted is told to the person at once: a program keeps no queue for them (RFC 5598 §4.2.1). */
  #submitted(machine: Narrating<MuaEvent>, { number, octets }: Letter, fates: Fate[], { copy }: Submitting): void {
    const failed = fates.filter(({ outcome }) => outcome !== 'accepted');
    for (const { forwardPath, reply, verb, obstacle } of failed) {
      const detail = `${forwardPath} ${verb} ${reply ? `${reply.code} ${reply.text.join(' ')}` : (obstacle ?? 'no answer')}`;
      this.#surroundings.note(this.#agent, { kind: 'note', label: 'submission.failed', subject: number, detail });
    }
    machine.send({ type: failed.length < fates.length ? 'accepted' : 'not accepted' });
    if (copy && failed.length < fates.length) this.save(octets, copy.mailbox, copy.fetching);
  }

  /** Looks for mail. */
  fetch(fetching: Fetching): void {
    const machine = new Narrating(mua, 'mua', this.#agent, this.#surroundings);
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
    const tls = protection(fetching);
    const destination = { address, port: fetchPort(via, tls.implicit), protocol: via, subject: -1, cause: -1, tls };
    const job = { user, password, known: this.#known, ...this.#manner(fetching) };
    this.#surroundings.connect(this.#agent, destination, (carrier) =>
      via === 'pop3'
        ? new Pop3Client({ ...job, leaveOnServer, login: popLogin(fetching.mechanism), utf8: true }, carrier, inbox)
        : new ImapClient({ ...job, headersOnly: fetching.headersOnly, idleMs: fetching.idleMs || undefined }, carrier, inbox),
    );
  }

  /** How it protects itself, and how it logs in. */
  #manner({ security, mechanism }: Pick<Fetching, 'security' | 'mechanism'>) {
    return {
      tls: tlsWish(security),
      mechanisms: mechanismsFor(mechanism),
      inTheClear: security === 'never',
      nonce: () => nonce(this.#surroundings),
    };
  }

  /** Lays a copy of what was sent into a mailbox of the server: RFC 9051 §6.3.12; no step of SMTP does that. */
  save(octets: Uint8Array, mailbox: string, fetching: Omit<Fetching, 'via'>): void {
    const machine = new Narrating(mua, 'mua', this.#agent, this.#surroundings);
    machine.send({ type: 'fetch' });
    const { address, account, user, password } = fetching;
    const tls = protection(fetching);
    const destination = { address, port: fetchPort('imap', tls.implicit), protocol: 'imap', subject: -1, cause: -1, tls };
    const save = { mailbox, octets, flags: ['\\Seen'] };
    const job = { user, password, known: this.#known, save, ...this.#manner(fetching) };
    const done = ({ outcome, verb, reply }: ImapOutcome) =>
      this.#fetchEnded(machine, outcome === 'done', account, `${verb} ${reply?.text ?? outcome}`);
    this.#surroundings.connect(this.#agent, destination, (carrier) => new ImapClient(job, carrier, { message: () => {}, done }));
  }

  #keep(octets: Uint8Array, account: string): void {
    this.fetched.push(octets);
    this.#surroundings.note(this.#agent, { kind: 'fetched', label: account, subject: this.#surroundings.numberOf(octets) });
  }

  #fetchEnded(machine: Narrating<MuaEvent>, done: boolean, account: string, why: string): void {
    if (!done) this.#surroundings.note(this.#agent, { kind: 'note', label: 'fetch.failed', detail: `${account} ${why}` });
    machine.send({ type: done ? 'fetched' : 'not fetched' });
  }
}

function protection({ serverName, security }: { serverName: string; security: Security }) {
  return { serverName, implicit: security === 'implicit', check: security !== 'never' };
}

function tlsWish(security: Security): 'never' | 'ifOffered' | 'demanded' {
  return security === 'if offered' ? 'ifOffered' : security === 'demanded' ? 'demanded' : 'never';
}

function fetchPort(via: 'pop3' | 'imap', implicit: boolean): number {
  if (via === 'pop3') return implicit ? POP3S_PORT : POP3_PORT;
  return implicit ? IMAPS_PORT : IMAP_PORT;
}

function popLogin(mechanism: string): 'user' | 'apop' | 'auth' {
  if (mechanism === 'usual') return 'user';
  return mechanism === 'APOP' ? 'apop' : 'auth';
}

function mechanismsFor(mechanism: string): string[] {
  if (mechanism === 'best') return MECHANISMS.map(({ name }) => name);
  return mechanism === 'usual' || mechanism === 'APOP' ? [] : [mechanism];
}
