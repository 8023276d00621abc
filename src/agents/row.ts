/**
 * One row of an MTA's queue: one message on its way to one domain. Its machine says where it stands; this file does what
 * the machine asks for. RFC 5321 §4.5.4.1, §5.1.
 */
import { SmtpClient, type Fate } from '../protocols/smtp/client.ts';
import { delivery, type DeliveryEvent } from './delivery.machine.ts';
import { findAddress, findExchanges, type Asker, type Exchange } from './exchanges.ts';
import { Working } from './machine.ts';
import type { Letter, Surroundings } from './surroundings.ts';

export const SMTP_PORT = 25;

/** How long a new message lies in the queue before it is looked at. */
const QUEUE_RUN_MS = 200;
const MINUTE_MS = 60_000;
/** RFC 5321 §4.5.4.1: at least 30 minutes between tries, longer later; give up after 4–5 days. */
export const RETRY_MS = [30 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS, 240 * MINUTE_MS];
export const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS;

/** Why a recipient was not reached: what a bounce will say. */
export interface Reason {
  status: string;
  diagnostic: string;
  remoteMta: string;
}

/** What a row needs of its MTA. */
export interface QueueHost extends Asker {
  agent: number;
  surroundings: Surroundings;
  /** The recipient will not be reached. */
  failed(row: Row, recipient: string, reason: Reason): void;
  delivered(row: Row, recipients: readonly string[]): void;
  deferred(row: Row): void;
  /** Nothing is left to do. */
  finished(row: Row): void;
}

/** Commands before which no transaction exists: if one of them goes wrong, another host may do better. */
const BEFORE_TRANSACTION = new Set(['(connect)', 'EHLO', 'HELO']);

export class Row {
  readonly letter: Letter;
  readonly reversePath: string;
  readonly domain: string;
  readonly #host: QueueHost;
  readonly #machine: Working<DeliveryEvent>;
  readonly #sinceMs: number;
  #pending: string[];
  #exchanges: Exchange[] = [];
  #tries = 0;
  #reason: Reason = { status: '4.4.1', diagnostic: 'No answer from host', remoteMta: '' };
  /** Every exchange failed in a way that no later try will mend. */
  #hopeless = true;
  #cause: number;

  constructor(host: QueueHost, letter: Letter, reversePath: string, domain: string, recipients: readonly string[], cause: number) {
    this.#host = host;
    this.letter = letter;
    this.reversePath = reversePath;
    this.domain = domain;
    this.#pending = [...recipients];
    this.#cause = cause;
    this.#sinceMs = host.surroundings.nowMs();
    this.#machine = new Working(delivery, 'mta.delivery', host.agent, host.surroundings, (action) => this.#act(action));
  }

  /** Recipients whose fate is open. */
  get pending(): readonly string[] {
    return this.#pending;
  }

  /** Entry that led to where the row stands. */
  get cause(): number {
    return this.#cause;
  }

  /** The queue is looked through a moment after a message came in. */
  start(): void {
    this.#host.surroundings.after(QUEUE_RUN_MS, () => this.#send('start'));
  }

  #send(type: DeliveryEvent['type'], cause = this.#cause): void {
    this.#cause = cause;
    this.#machine.send({ type }, cause);
  }

  #act(action: string): void {
    if (action === 'findHosts') this.#findHosts();
    else if (action === 'tryHost') this.#tryHost();
    else if (action === 'scheduleRetry') this.#scheduleRetry();
    else if (action === 'giveUp') this.#giveUp();
    else if (action === 'finish') this.#host.finished(this);
  }

  #findHosts(): void {
    this.#tries++;
    this.#hopeless = true;
    findExchanges(this.#host, this.domain, this.#cause, (exchanges, entry) => {
      if (exchanges.kind === 'found') {
        this.#exchanges = exchanges.exchanges;
        this.#send('hosts found', entry);
      } else if (exchanges.kind === 'never') {
        this.#reason = { status: exchanges.status, diagnostic: exchanges.text, remoteMta: '' };
        this.#send('no such domain', entry);
      } else {
        this.#reason = { status: '4.4.3', diagnostic: `No answer from DNS about ${this.domain}`, remoteMta: '' };
        this.#send('no answer', entry);
      }
    });
  }

  /** The next exchange of the list, or none: then all of them failed. */
  #tryHost(): void {
    const exchange = this.#exchanges.shift();
    if (!exchange) return this.#send(this.#hopeless ? 'refused' : 'hosts exhausted');
    const detail = `${this.domain} ${exchange.preference} ${exchange.name}`;
    const chosen = this.#host.surroundings.note(this.#host.agent, {
      kind: 'note',
      label: 'mx.chosen',
      detail,
      subject: this.letter.number,
      cause: this.#cause,
    });
    findAddress(this.#host, exchange.name, chosen, (address, entry, forever) => {
      if (address !== undefined) return this.#connect(exchange, address, entry);
      this.#reason = { status: forever ? '5.4.4' : '4.4.3', diagnostic: `No address for ${exchange.name}`, remoteMta: '' };
      this.#hostFailed(exchange, 'no address', entry, forever);
    });
  }

  #connect({ name, preference }: Exchange, address: string, cause: number): void {
    const { hostName, agent, surroundings } = this.#host;
    const destination = { address, port: SMTP_PORT, protocol: 'smtp', subject: this.letter.number, cause };
    const job = { helo: hostName, reversePath: this.reversePath, forwardPaths: this.#pending, message: this.letter.octets };
    surroundings.connect(
      agent,
      destination,
      (carrier) => new SmtpClient(job, carrier, (fates) => this.#settle({ name, preference }, fates)),
    );
  }

  /** The session is over: what became of each recipient. */
  #settle(exchange: Exchange, fates: Fate[]): void {
    const first = fates[0]!;
    if (fates.every(({ outcome, verb }) => outcome === 'deferred' && BEFORE_TRANSACTION.has(verb))) {
      this.#reason = reasonOf(first, exchange.name);
      return this.#hostFailed(exchange, first.reply ? String(first.reply.code) : 'no connection', this.#cause, false);
    }
    const accepted = fates.filter(({ outcome }) => outcome === 'accepted').map(({ forwardPath }) => forwardPath);
    const deferred = fates.filter(({ outcome }) => outcome === 'deferred');
    if (accepted.length > 0) this.#host.delivered(this, accepted);
    for (const fate of fates) if (fate.outcome === 'refused') this.#host.failed(this, fate.forwardPath, reasonOf(fate, exchange.name));
    this.#pending = deferred.map(({ forwardPath }) => forwardPath);
    if (deferred[0]) this.#reason = reasonOf(deferred[0], exchange.name);
    this.#send(deferred.length > 0 ? 'deferred' : accepted.length > 0 ? 'accepted' : 'refused');
  }

  #hostFailed({ name, preference }: Exchange, why: string, cause: number, forever: boolean): void {
    if (!forever) this.#hopeless = false;
    const detail = `${this.domain} ${preference} ${name} ${why}`;
    const entry = this.#host.surroundings.note(this.#host.agent, {
      kind: 'note',
      label: 'mx.failed',
      detail,
      subject: this.letter.number,
      cause,
    });
    this.#send('host failed', entry);
  }

  #scheduleRetry(): void {
    const { surroundings, agent } = this.#host;
    this.#host.deferred(this);
    const delayMs = RETRY_MS[Math.min(this.#tries, RETRY_MS.length) - 1]!;
    if (surroundings.nowMs() + delayMs - this.#sinceMs > GIVE_UP_MS) return this.#send('expired');
    const untilMs = surroundings.nowMs() + delayMs;
    const detail = `${this.domain} ${this.#reason.diagnostic}`;
    const timer = surroundings.note(agent, {
      kind: 'timer',
      label: 'retry',
      detail,
      subject: this.letter.number,
      untilMs,
      cause: this.#cause,
    });
    surroundings.after(delayMs, () => this.#send('retry', timer));
  }

  /** Whoever was not told no by a host is told so now. */
  #giveUp(): void {
    for (const recipient of this.#pending)
      this.#host.failed(this, recipient, { ...this.#reason, status: this.#reason.status.replace(/^4/, '5') });
    this.#pending = [];
    this.#host.finished(this);
  }
}

/** What the server said, or that it said nothing. */
function reasonOf({ reply, verb }: Fate, remoteMta: string): Reason {
  if (!reply) return { status: '4.4.2', diagnostic: `Connection to ${remoteMta} failed before the answer to ${verb}`, remoteMta };
  const status = reply.enhanced || `${Math.floor(reply.code / 100)}.0.0`;
  return { status, diagnostic: `${reply.code} ${reply.enhanced ? `${reply.enhanced} ` : ''}${reply.text.join(' ')}`, remoteMta };
}
