/**
 * The mail transfer agent: takes mail over SMTP, keeps it in a queue until it is somebody else's, and reports what it could
 * not deliver. RFC 5321 §3.6, §4.5.4, §6.1.
 */
import { setup } from 'xstate';
import { domainOf } from '../mail/address.ts';
import { bounce } from '../mail/bounce.ts';
import { concat } from '../mail/octets.ts';
import { countReceived, HOP_LIMIT, received } from '../mail/trace.ts';
import { stepper } from '../protocols/step.ts';
import { reply } from '../protocols/smtp/replies.ts';
import type { Envelope, SmtpPolicy } from '../protocols/smtp/server.ts';
import type { Reply } from '../protocols/smtp/wire.ts';
import { wouldOverflow, type Directory } from './directory.ts';
import { Working } from './machine.ts';
import type { Mda } from './mda.ts';
import { Row, type QueueHost, type Reason } from './row.ts';
import { Stub } from './stub.ts';
import type { IncomingCarrier, Letter, Surroundings } from './surroundings.ts';

type MtaEvent = { type: 'take' | 'local' | 'remote' | 'failure' | 'done' };
/** What the MTA does with each message that it takes: sort its recipients into its own and other people's. */
export const mtaMachine = setup({ types: { context: {} as Record<never, never>, events: {} as MtaEvent } }).createMachine({
  id: 'mta',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { take: 'sorting', failure: 'reporting' } },
    sorting: { on: { local: 'sorting', remote: 'sorting', failure: 'reporting', done: 'idle' } },
    reporting: { on: { done: 'idle', failure: 'reporting', take: 'sorting' } },
  },
});
export const mta = stepper<MtaEvent>(mtaMachine);

/** Largest message that a host takes, and recipients at once. */
export const MAX_MESSAGE_OCTETS = 26_214_400;
export const MAX_RECIPIENTS = 100;

export interface MtaOptions {
  hostName: string;
  /** Address of the resolver it asks. */
  resolver: string;
  /** Domains for which it takes mail as a secondary exchange, to pass it on. */
  relayDomains: readonly string[];
}

/** A message in the queue. */
export interface Waiting {
  octets: Uint8Array;
  reversePath: string;
  forwardPaths: readonly string[];
}

/** How a message came in, for the Received field. */
export interface Arrival {
  fromAddress: string;
  protocol: 'SMTP' | 'ESMTP';
  /** Number of the message as the client sent it, and the entry that accepted it. */
  parent: number;
  cause: number;
}

export class Mta implements QueueHost {
  readonly agent: number;
  readonly surroundings: Surroundings;
  readonly stub: Stub;
  readonly hostName: string;
  readonly resolver: string;
  /** How port 25 greets, if not with 220. */
  greeting: SmtpPolicy['greeting'];
  readonly #options: MtaOptions;
  readonly #directory: Directory;
  /** `null` where nobody has a mailbox. */
  readonly #mda: Mda | null;
  readonly #machine: Working<MtaEvent>;
  readonly #rows = new Set<Row>();
  /** Recipients of a row that were refused, until it is finished and one report tells of all of them. */
  readonly #failures = new Map<Row, { address: string; reason: Reason }[]>();
  readonly #prefix: string;
  #accepted = 0;

  constructor(surroundings: Surroundings, agent: number, options: MtaOptions, directory: Directory, mda: Mda | null) {
    this.surroundings = surroundings;
    this.agent = agent;
    this.#options = options;
    this.hostName = options.hostName;
    this.resolver = options.resolver;
    this.#directory = directory;
    this.#mda = mda;
    this.stub = new Stub(surroundings, agent);
    this.#prefix = Math.floor(surroundings.epochMs() / 1000)
      .toString(36)
      .toUpperCase();
    this.#machine = new Working(mta, 'mta', agent, surroundings);
  }

  /** What has been taken and is still here, with the recipients that are left. */
  get waiting(): Waiting[] {
    return [...this.#rows].map(({ letter, reversePath, pending }) => ({ octets: letter.octets, reversePath, forwardPaths: pending }));
  }

  /** Takes up a message that an earlier run had accepted: it is marked already. */
  resume(octets: Uint8Array, reversePath: string, forwardPaths: readonly string[]): void {
    this.#sort(this.surroundings.letter(octets, -1, reversePath, forwardPaths), reversePath, forwardPaths, -1);
  }

  /** Whom this host takes mail for on port 25: its own people, and domains it is a secondary exchange of. Nobody else: no open relay. */
  rcpt(forwardPath: string, envelope: Envelope): Reply | undefined {
    const recipient = this.#local(forwardPath);
    const domain = domainOf(recipient);
    if (this.#options.relayDomains.includes(domain)) return undefined;
    if (!this.#directory.servesDomain(domain)) return reply('relayDenied', domain);
    const account = this.#directory.find(recipient);
    if (!account) return reply('unknownUser', recipient);
    return wouldOverflow(account, envelope.declaredOctets) ? reply('mailboxFull', recipient) : undefined;
  }

  /** What stands against taking this message. */
  message(message: Uint8Array, { forwardPaths }: Envelope): Reply | undefined {
    if (countReceived(message) >= HOP_LIMIT) return reply('loop');
    const full = forwardPaths.every((path) => this.#overflows(this.#local(path), message.length));
    return full ? reply('mailboxFull', forwardPaths.join(' ')) : undefined;
  }

  #overflows(recipient: string, octets: number): boolean {
    const account = this.#directory.find(recipient);
    return account !== undefined && wouldOverflow(account, octets);
  }

  /** A queue id: the second at which this MTA began, and a count; so no two of a host are alike. */
  nextId(): string {
    return `${this.#prefix}-${++this.#accepted}`;
  }

  /** The message is ours: mark it, and see to every recipient. */
  take(octets: Uint8Array, envelope: Envelope, id: string, arrival: Arrival): void {
    const fields = received({
      from: envelope.helo,
      fromAddress: arrival.fromAddress,
      by: this.hostName,
      with: arrival.protocol,
      id,
      for: envelope.forwardPaths.length === 1 ? envelope.forwardPaths[0]! : '',
      dateMs: this.surroundings.epochMs(),
    });
    const letter = this.surroundings.letter(concat([fields, octets]), arrival.parent, envelope.reversePath, envelope.forwardPaths);
    const cause = this.surroundings.note(this.agent, {
      kind: 'trace',
      label: 'Received',
      subject: letter.number,
      octets: fields,
      cause: arrival.cause,
    });
    this.#sort(letter, envelope.reversePath, envelope.forwardPaths, cause);
  }

  #sort(letter: Letter, reversePath: string, forwardPaths: readonly string[], cause: number): void {
    const detail = forwardPaths.join(' ');
    const queued = this.surroundings.note(this.agent, { kind: 'queued', label: 'accepted', subject: letter.number, detail, cause });
    this.#machine.send({ type: 'take' }, queued);
    const { local, remote } = this.#byDestination(forwardPaths);
    for (const [domain, recipients] of remote) this.#enqueue(letter, reversePath, domain, recipients, queued);
    this.#deliverHere(letter, reversePath, local, queued);
    this.#machine.send({ type: 'done' }, queued);
  }

  #byDestination(forwardPaths: readonly string[]): { local: string[]; remote: Map<string, string[]> } {
    const local: string[] = [];
    const remote = new Map<string, string[]>();
    for (const path of forwardPaths) {
      const recipient = this.#local(path);
      const domain = domainOf(recipient);
      if (this.#directory.servesDomain(domain)) local.push(recipient);
      else remote.set(domain, [...(remote.get(domain) ?? []), recipient]);
    }
    return { local, remote };
  }

  /** RFC 5321 §4.5.1: `<Postmaster>` without a domain is this host's. */
  #local(path: string): string {
    return path.includes('@') ? path : `${path}@${this.#directory.all[0]?.address.split('@')[1] ?? this.hostName}`;
  }

  #enqueue(letter: Letter, reversePath: string, domain: string, recipients: string[], cause: number): void {
    this.#machine.send({ type: 'remote' }, cause, `remote ${domain}`);
    const row = new Row(this, letter, reversePath, domain, recipients, cause);
    this.#rows.add(row);
    row.start();
  }

  #deliverHere(letter: Letter, reversePath: string, recipients: string[], cause: number): void {
    if (recipients.length === 0) return;
    const failures: { address: string; reason: Reason }[] = [];
    for (const address of recipients) {
      this.#machine.send({ type: 'local' }, cause, `local ${address}`);
      const outcome = this.#mda!.deliver(letter, reversePath, address, cause);
      if (outcome === 'stored') this.#dequeued(letter, 'delivered', address, cause);
      else failures.push({ address, reason: localReason(outcome, address) });
    }
    if (failures.length > 0) this.#report(letter, reversePath, failures, cause);
  }

  delivered(row: Row, recipients: readonly string[]): void {
    this.#dequeued(row.letter, 'relayed', recipients.join(' '), row.cause);
  }

  failed(row: Row, address: string, reason: Reason): void {
    this.#failures.set(row, [...(this.#failures.get(row) ?? []), { address, reason }]);
  }

  deferred(row: Row): void {
    this.surroundings.note(this.agent, {
      kind: 'queued',
      label: 'deferred',
      subject: row.letter.number,
      detail: row.pending.join(' '),
      cause: row.cause,
    });
    this.#reportFailuresOf(row);
  }

  finished(row: Row): void {
    this.#rows.delete(row);
    this.#reportFailuresOf(row);
  }

  #reportFailuresOf(row: Row): void {
    const failures = this.#failures.get(row);
    this.#failures.delete(row);
    if (failures) this.#report(row.letter, row.reversePath, failures, row.cause);
  }

  #dequeued(letter: Letter, label: string, detail: string, cause: number): number {
    return this.surroundings.note(this.agent, { kind: 'dequeued', label, subject: letter.number, detail, cause });
  }

  /** RFC 5321 §6.1: what cannot be delivered is told to the sender, once, from nobody: a report about a report would never end. */
  #report(letter: Letter, reversePath: string, failures: { address: string; reason: Reason }[], cause: number): void {
    this.#machine.send({ type: 'failure' }, cause);
    const gone = this.#dequeued(letter, 'bounced', failures.map(({ address }) => address).join(' '), cause);
    if (reversePath === '')
      this.surroundings.note(this.agent, { kind: 'note', label: 'bounce.suppressed', subject: letter.number, cause: gone });
    else this.#bounce(letter, reversePath, failures, gone);
    this.#machine.send({ type: 'done' }, gone);
  }

  #bounce(letter: Letter, reversePath: string, failures: { address: string; reason: Reason }[], cause: number): void {
    const id = this.nextId();
    const octets = bounce({
      reportingMta: this.hostName,
      reversePath,
      recipients: failures.map(({ address, reason }) => ({ address, ...reason })),
      original: letter.octets,
      messageId: `${id}.report@${this.hostName}`,
      dateMs: this.surroundings.epochMs(),
      boundarySeed: id,
    });
    const report = this.surroundings.letter(octets, -1, '', [reversePath]);
    const made = this.surroundings.note(this.agent, {
      kind: 'note',
      label: 'bounce.made',
      subject: report.number,
      detail: reversePath,
      cause,
    });
    this.#sort(report, '', [reversePath], made);
  }
}

function localReason(outcome: 'full' | 'unknown', address: string): Reason {
  if (outcome === 'full') return { status: '5.2.2', diagnostic: `The mailbox of ${address} is full`, remoteMta: '' };
  return { status: '5.1.1', diagnostic: `No mailbox here by the name of ${address}`, remoteMta: '' };
}

/** How the message that came last on this connection arrived. */
export function arrivalOn({ fromAddress, subject, cause }: IncomingCarrier, { extended }: Envelope): Arrival {
  return { fromAddress, parent: subject, cause, protocol: extended ? 'ESMTP' : 'SMTP' };
}

/** The rules of port 25 for one connection. */
export function exchangePolicy(mta: Mta, carrier: IncomingCarrier): SmtpPolicy {
  return {
    hostName: mta.hostName,
    greeting: carrier.crowded ? 'busy' : mta.greeting,
    maxOctets: MAX_MESSAGE_OCTETS,
    maxRecipients: MAX_RECIPIENTS,
    mail: () => undefined,
    rcpt: (forwardPath, envelope) => mta.rcpt(forwardPath, envelope),
    message: (message, envelope) => mta.message(message, envelope),
    nextId: () => mta.nextId(),
    accept: (message, envelope, id) => mta.take(message, envelope, id, arrivalOn(carrier, envelope)),
  };
}
