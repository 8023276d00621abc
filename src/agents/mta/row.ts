/**
 * One row of an MTA's queue: one message on its way to one domain. Its machine says where it stands; this file does what
 * the machine asks for. RFC 5321 §4.5.4.1, §5.1.
 */
import { toSevenBit } from '../../mail/downgrade.ts';
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { SmtpClient, type Fate, type Following, type Report, type SmtpJob } from '../../protocols/smtp/client.ts';
import { delivery, type DeliveryEvent } from './delivery.machine.ts';
import { findAddress, findExchanges, type Asker, type Exchange } from './exchanges.ts';
import type { Addressee, Item, Reason } from './item.ts';
import { Narrating } from '../narrating.ts';
import { LMTP_PORT, SMTP_PORT } from '../ports.ts';
import { reasonOf } from './reason.ts';
import type { Destination, Letter, Surroundings } from '../surroundings.ts';

/** How long a new message lies in the queue before it is looked at. */
const QUEUE_RUN_MS = 200;
const MINUTE_MS = 60_000;
/** RFC 5321 §4.5.4.1: at least 30 minutes between tries, longer later; give up after 4–5 days. */
export const RETRY_MS = [30 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS, 240 * MINUTE_MS];
export const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS;
/** After so long the sender is told, once, that it is still being tried (RFC 3461 §4.1: DELAY). */
const TELL_DELAY_MS = 240 * MINUTE_MS;

/** Which way a row goes. */
export type Route =
  /** To the exchanges of the domain; `held`: only when its own server asks for it. */
  | { kind: 'exchanges'; domain: string; held: boolean }
  /** To the store of this house, by LMTP. */
  | { kind: 'store'; domain: string; name: string; address: string };

/** How an MTA passes mail on. */
export interface RelayHabits {
  tls: 'never' | 'if offered' | 'demanded';
  pipelining: boolean;
  chunking: boolean;
}

/** What a row needs of its MTA. */
export interface QueueHost extends Asker {
  agent: number;
  surroundings: Surroundings;
  habits: RelayHabits;
  /** The recipient will not be reached. */
  failed(row: Row, recipient: Addressee, reason: Reason): void;
  /** `reports`: the next server took over whatever the sender wants to hear. */
  relayed(row: Row, recipients: readonly Addressee[], reason: Reason, reports: boolean): void;
  deferred(row: Row): void;
  /** It has been waiting for long, and the sender should know. */
  delayed(row: Row, reason: Reason): void;
  /** Nothing is left to do. */
  finished(row: Row): void;
}

/** Commands before which no transaction exists: if one of them goes wrong, another host may do better. */
const BEFORE_TRANSACTION = new Set(['(connect)', 'EHLO', 'HELO', 'LHLO', 'STARTTLS', 'TLS']);

export class Row {
  readonly item: Item;
  readonly route: Route;
  readonly #host: QueueHost;
  readonly #machine: Narrating<DeliveryEvent>;
  readonly #sinceMs: number;
  #pending: Addressee[];
  #exchanges: Exchange[] = [];
  #tries = 0;
  #reason: Reason = { status: '4.4.1', diagnostic: 'No answer from host', remoteMta: '' };
  /** Every exchange failed in a way that no later try will mend. */
  #hopeless = true;
  #toldDelay = false;
  /** The message as it goes to servers that take seven bits only, once one was met. */
  #sevenBit: Letter | undefined;
  #timer: { cancel(): void } | undefined;
  #cause: number;

  constructor(host: QueueHost, item: Item, route: Route, recipients: readonly Addressee[], cause: number) {
    this.#host = host;
    this.item = item;
    this.route = route;
    this.#pending = [...recipients];
    this.#cause = cause;
    this.#sinceMs = host.surroundings.nowMs();
    this.#machine = new Narrating(delivery, 'mta.delivery', host.agent, host.surroundings, (action) => this.#act(action));
  }

  /** Recipients whose fate is open. */
  get pending(): readonly Addressee[] {
    return this.#pending;
  }
  /** Entry that led to where the row stands. */
  get cause(): number {
    return this.#cause;
  }
  /** It waits for its next try, or to be asked for. */
  get resting(): boolean {
    return this.#machine.state === 'waiting';
  }

  /** The queue is looked through a moment after a message came in. */
  start(): void {
    const held = this.route.kind === 'exchanges' && this.route.held;
    this.#host.surroundings.after(QUEUE_RUN_MS, () => this.#send(held ? 'held' : 'start'));
  }

  /** Somebody asked for it: RFC 1985. */
  tryNow(cause: number): void {
    this.#timer?.cancel();
    this.#send('retry', cause);
  }

  /** Its next try goes along a connection that was turned round, and those of `others` after it: RFC 2645. */
  sendAlong(carrier: ClientCarrier, others: readonly Row[]): End {
    const waiting = [...others];
    const { job, done } = this.#follow();
    return new SmtpClient(job, carrier, done, () => Row.#next(waiting));
  }

  static #next(waiting: Row[]): Following | undefined {
    const row = waiting.shift();
    return row && row.#follow();
  }

  #follow(): Following {
    this.#timer?.cancel();
    this.#send('turned');
    return { job: this.#job(), done: (fates, report) => this.#settle(turned, fates, report) };
  }

  #send(type: DeliveryEvent['type'], cause = this.#cause): void {
    this.#cause = cause;
    this.#machine.send({ type }, cause);
  }

  #act(action: string): void {
    if (action === 'findHosts') this.#findHosts();
    else if (action === 'tryHost') this.#tryHost();
    else if (action === 'hold') this.#hold();
    else if (action === 'scheduleRetry') this.#scheduleRetry();
    else if (action === 'giveUp') this.#giveUp();
    else if (action === 'finish') this.#host.finished(this);
  }

  #findHosts(): void {
    this.#tries++;
    this.#hopeless = true;
    if (this.route.kind === 'store') return this.#foundHosts([{ preference: 0, name: this.route.name }], this.#cause);
    const { domain } = this.route;
    findExchanges(this.#host, domain, this.#cause, (exchanges, entry) => {
      if (exchanges.kind === 'found') return this.#foundHosts(exchanges.exchanges, entry);
      const never = exchanges.kind === 'never';
      this.#reason = never
        ? { status: exchanges.status, diagnostic: exchanges.text, remoteMta: '' }
        : { status: '4.4.3', diagnostic: `No answer from DNS about ${domain}`, remoteMta: '' };
      this.#send(never ? 'no such domain' : 'no answer', entry);
    });
  }

  #foundHosts(exchanges: Exchange[], entry: number): void {
    this.#exchanges = exchanges;
    this.#send('hosts found', entry);
  }

  /** The next exchange of the list, or none: then all of them failed. */
  #tryHost(): void {
    const exchange = this.#exchanges.shift();
    if (!exchange) return this.#send(this.#hopeless ? 'refused' : 'hosts exhausted');
    if (this.route.kind === 'store') return this.#connect(exchange, [this.route.address], this.#noted('store.chosen', exchange.name));
    const chosen = this.#noted('mx.chosen', `${this.route.domain} ${exchange.preference} ${exchange.name}`);
    findAddress(this.#host, exchange.name, chosen, (address, entry, forever) => {
      if (address !== undefined) return this.#connect(exchange, [address], entry);
      this.#reason = { status: forever ? '5.4.4' : '4.4.3', diagnostic: `No address for ${exchange.name}`, remoteMta: '' };
      this.#hostFailed(exchange, 'no address', entry, forever);
    });
  }

  /** All addresses of a host are tried before the next host is: RFC 5321 §5.1. */
  #connect(exchange: Exchange, [address = '', ...others]: readonly string[], cause: number): void {
    const { agent, surroundings } = this.#host;
    const next = (fates: Fate[]) => {
      const unreached = fates.every(({ verb, reply }) => verb === '(connect)' && !reply);
      if (unreached && others.length > 0) this.#connect(exchange, others, cause);
      return unreached && others.length > 0;
    };
    surroundings.connect(
      agent,
      this.#destination(exchange, address, cause),
      (carrier) => new SmtpClient(this.#job(), carrier, (fates, report) => next(fates) || this.#settle(exchange, fates, report)),
    );
  }

  #destination({ name }: Exchange, address: string, cause: number): Destination {
    const store = this.route.kind === 'store';
    const tls = { serverName: name, implicit: false, check: this.#host.habits.tls === 'demanded' };
    return { address, port: store ? LMTP_PORT : SMTP_PORT, protocol: store ? 'lmtp' : 'smtp', subject: this.#letter.number, cause, tls };
  }

  get #letter(): Letter {
    return this.#sevenBit ?? this.item.letter;
  }

  #job(): SmtpJob {
    const { reversePath, body, smtpUtf8, ret, envid } = this.item;
    const { habits, hostName } = this.#host;
    const bodyType = this.#sevenBit || body === '' ? undefined : body;
    return {
      helo: hostName,
      lmtp: this.route.kind === 'store',
      reversePath,
      forwardPaths: this.#pending.map(({ path }) => path),
      recipients: this.#pending,
      message: this.#letter.octets,
      body: bodyType,
      smtpUtf8,
      ret,
      envid,
      tls: habits.tls === 'if offered' ? 'ifOffered' : habits.tls,
      pipelining: habits.pipelining,
      chunking: habits.chunking,
    };
  }

  /** The session is over: what became of each recipient. */
  #settle(exchange: Exchange, fates: Fate[], report: Report): void {
    const first = fates[0]!;
    if (this.#downgraded(first)) return this.#again(exchange);
    if (fates.every(({ outcome, verb }) => outcome === 'deferred' && BEFORE_TRANSACTION.has(verb))) {
      this.#reason = reasonOf(first, exchange.name);
      return this.#hostFailed(exchange, first.reply ? String(first.reply.code) : 'no connection', this.#cause, false);
    }
    const whose = (outcome: Fate['outcome']) => this.#pending.filter((_, index) => fates[index]!.outcome === outcome);
    const [accepted, deferred] = [whose('accepted'), whose('deferred')];
    const taken = fates.find(({ outcome }) => outcome === 'accepted');
    if (taken) this.#host.relayed(this, accepted, reasonOf(taken, exchange.name), report.offer.has('DSN'));
    for (const [index, fate] of fates.entries())
      if (fate.outcome === 'refused') this.#host.failed(this, this.#pending[index]!, reasonOf(fate, exchange.name));
    const late = fates.find(({ outcome }) => outcome === 'deferred');
    this.#pending = deferred;
    if (late) this.#reason = reasonOf(late, exchange.name);
    this.#send(late ? 'deferred' : accepted.length > 0 ? 'accepted' : 'refused');
  }

  /** RFC 6152 §3: for a server of seven bits the message is put into seven bits, if it can be. */
  #downgraded({ obstacle }: Fate): boolean {
    if (obstacle !== 'eightBitNotOffered' && obstacle !== 'binaryNotOffered') return false;
    const octets = this.#sevenBit ? undefined : toSevenBit(this.item.letter.octets);
    if (!octets) return false;
    const { letter, reversePath } = this.item;
    const { surroundings, agent } = this.#host;
    this.#sevenBit = surroundings.letter(
      octets,
      letter.number,
      reversePath,
      this.#pending.map(({ path }) => path),
    );
    const subject = this.#sevenBit.number;
    this.#cause = surroundings.note(agent, { kind: 'trace', label: 'Content-Transfer-Encoding', subject, cause: this.#cause });
    return true;
  }

  #again(exchange: Exchange): void {
    this.#exchanges.unshift(exchange);
    this.#send('downgraded');
  }

  #hostFailed({ name, preference }: Exchange, why: string, cause: number, forever: boolean): void {
    if (!forever) this.#hopeless = false;
    this.#cause = cause;
    const entry = this.#noted('mx.failed', `${this.route.domain} ${preference} ${name} ${why}`);
    this.#send('host failed', entry);
  }

  #noted(label: string, detail: string): number {
    const { surroundings, agent } = this.#host;
    return surroundings.note(agent, { kind: 'note', label, detail, subject: this.item.letter.number, cause: this.#cause });
  }

  #hold(): void {
    this.#host.deferred(this);
    this.#timer = this.#host.surroundings.after(GIVE_UP_MS, () => this.#send('expired'));
  }

  #scheduleRetry(): void {
    const { surroundings, agent } = this.#host;
    if (this.route.kind === 'exchanges' && this.route.held) return this.#hold();
    this.#host.deferred(this);
    const delayMs = RETRY_MS[Math.min(this.#tries, RETRY_MS.length) - 1]!;
    const waitedMs = surroundings.nowMs() - this.#sinceMs;
    if (waitedMs + delayMs > GIVE_UP_MS) return this.#send('expired');
    if (waitedMs >= TELL_DELAY_MS && !this.#toldDelay) {
      this.#toldDelay = true;
      this.#host.delayed(this, this.#reason);
    }
    const untilMs = surroundings.nowMs() + delayMs;
    const detail = `${this.route.domain} ${this.#reason.diagnostic}`;
    const timer = surroundings.note(agent, {
      kind: 'timer',
      label: 'retry',
      detail,
      subject: this.item.letter.number,
      untilMs,
      cause: this.#cause,
    });
    this.#timer = surroundings.after(delayMs, () => this.#send('retry', timer));
  }

  /** Whoever was not told no by a host is told so now. */
  #giveUp(): void {
    for (const recipient of this.#pending)
      this.#host.failed(this, recipient, { ...this.#reason, status: this.#reason.status.replace(/^4/, '5') });
    this.#pending = [];
    this.#host.finished(this);
  }
}

/** Where mail goes that is fetched: whoever asked for it. */
const turned: Exchange = { preference: 0, name: 'the server that asked for it' };
