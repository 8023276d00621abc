/**
 * The client's end of a POP3 connection: says what its machine asks for, one command at a time, and hands over each
 * message as soon as it is here in full. One job, one session. RFC 1939, 2595, 5034.
 */
import { ascii, EMPTY, text } from '../../mail/octets.ts';
import type { ClientCarrier } from '../carrier.ts';
import { ClientEnd, type ClientDoers } from '../client-end.ts';
import { isMultiLine, splitCommand } from '../command.ts';
import { DottedReader } from '../dots.ts';
import { LineReader } from '../lines.ts';
import { initialResponse, MAX_SASL_LINE_OCTETS, responseTo } from '../sasl/exchange.ts';
import type { ClientMechanism } from '../sasl/mechanism.ts';
import { mechanismNamed } from '../sasl/mechanisms.ts';
import { commandNamed } from './commands/index.ts';
import { client, type Action, type Heard, type Plan } from './client.machine.ts';
import type { FetchedByPop3, Obstacle, Pop3Job, Pop3Outcome } from './job.ts';
import { apopDigest } from './login.ts';
import { mechanismFor, planned, type Standing } from './plan.ts';
import { COMMAND_LINE_OCTETS, parseStatus, type Reply } from './wire.ts';

export type { FetchedByPop3, Pop3Job, Pop3Outcome } from './job.ts';

interface Pop3Inbox {
  message(message: FetchedByPop3): void;
  done(outcome: Pop3Outcome): void;
}

/** Largest reply body taken, octets. */
const MAX_BODY_OCTETS = 64 * 1024 * 1024;

interface Wanted {
  number: number;
  uniqueId: string;
}

export class Pop3Client extends ClientEnd<Heard, Action> {
  readonly patienceMs = 5 * 60_000;
  protected readonly doers: ClientDoers<Action, Heard> = {
    startTls: () => this.startTls(this.#lines),
    noteMessage: () => this.#inbox.message({ octets: this.#text, uniqueId: this.#wanted[this.#at]!.uniqueId }),
    noteFailure: (verb, event) => this.#noteFailure(verb, event),
  };
  readonly #job: Pop3Job;
  readonly #inbox: Pop3Inbox;
  readonly #lines = new LineReader(MAX_SASL_LINE_OCTETS);
  protected verb = '(connect)';
  /** What was said after it. */
  #rest = '';
  #status: Reply | undefined;
  #body: DottedReader | undefined;
  /** What came in the last multi-line reply. */
  #text: Uint8Array = EMPTY;
  #wanted: Wanted[] = [];
  #at = -1;
  /** Numbers of messages that have lain there for long enough, and which of them is being deleted. */
  #stale: number[] = [];
  #clearing = -1;
  readonly #standing: Omit<Standing, 'secure' | 'mayStartTls'> & { offer: readonly string[] | undefined } = {
    stamp: '',
    offer: undefined,
    capaSaid: false,
    tlsRefused: false,
    utf8Said: false,
  };
  #mechanism: ClientMechanism | undefined;
  /** What stands in the way of logging in. */
  #obstacle: Obstacle | undefined;
  #outcome: Pop3Outcome = { outcome: 'done', verb: '' };

  constructor(job: Pop3Job, carrier: ClientCarrier, inbox: Pop3Inbox) {
    super(client, { leaveOnServer: job.leaveOnServer, byUniqueId: job.byUniqueId ?? job.leaveOnServer }, carrier);
    this.#job = job;
    this.#inbox = inbox;
  }

  protected hear(octets: Uint8Array): void {
    this.#lines.push(octets);
    while (!this.isOver && (this.#body ? this.#readBody(this.#body) : this.#readLine()));
  }

  /** TLS protects the line; what the server listed before is worth nothing now: RFC 2595 §4. */
  secured(): void {
    this.#standing.offer = undefined;
    this.verb = 'TLS';
    this.step({ type: 'secured', plan: this.#plan() }, 'secured');
  }

  /** Reads a status line; false when there is none yet. */
  #readLine(): boolean {
    const line = this.#lines.line();
    if (!line) return false;
    const status = line.fault ? undefined : parseStatus(line.text);
    this.#status = status;
    if (!status) this.step({ type: 'garbled' }, 'garbled');
    else if (status.status === '-ERR') this.#heardNo();
    else if (status.status === '+') this.step({ type: '+' }, '+');
    else if (isMultiLine(commandNamed(this.verb), this.#rest)) this.#body = new DottedReader(MAX_BODY_OCTETS);
    else this.#heardOk(EMPTY);
    return true;
  }

  /** Reads on in a multi-line reply; true when it has ended. */
  #readBody(reader: DottedReader): boolean {
    const octets = this.#lines.take();
    const { used, done } = reader.push(octets);
    if (!done) return false;
    this.#lines.push(octets.subarray(used));
    this.#body = undefined;
    if (reader.tooLarge) this.step({ type: 'garbled' }, 'garbled');
    else this.#heardOk(reader.text);
    return true;
  }

  #heardNo(): void {
    if (this.verb === 'STLS') this.#standing.tlsRefused = true;
    if (this.verb === 'CAPA') this.#standing.offer = [];
    this.step({ type: '-ERR', plan: this.#plan() }, '-ERR');
  }

  #heardOk(body: Uint8Array): void {
    if (this.verb === '(connect)') this.#standing.stamp = /<[^<>]+>/.exec(this.#status!.text)?.[0] ?? '';
    if (this.verb === 'CAPA') this.#standing.offer = text(body).split('\r\n');
    if (this.verb === 'LIST') this.#wanted = scanLines(body).map(({ number }) => ({ number, uniqueId: '' }));
    if (this.verb === 'UIDL') this.#sort(body);
    const wanted = this.verb === 'STAT' ? Number(/^\d+/.exec(this.#status!.text)?.[0] ?? 0) : this.#wanted.length;
    this.#text = body;
    this.step({ type: '+OK', wanted, stale: this.#stale.length, plan: this.#plan() }, '+OK');
  }

  get #secure(): boolean {
    return this.carrier.tls !== null;
  }

  /** Where the way in leads now; what is already past it does not mind. */
  #plan(): Plan {
    const standing = { ...this.#standing, secure: this.#secure, mayStartTls: this.carrier.startTls !== undefined };
    const { plan, obstacle } = planned(this.#job, standing);
    this.#obstacle = obstacle;
    return plan;
  }

  /** By their unique-ids: what is new, and what was fetched long enough ago. */
  #sort(body: Uint8Array): void {
    const { known, stale } = this.#job;
    const listed = scanLines(body).map(({ number, about }) => ({ number, uniqueId: about }));
    this.#wanted = listed.filter(({ uniqueId }) => !known.has(uniqueId));
    this.#stale = listed.flatMap(({ number, uniqueId }) => (known.has(uniqueId) && stale?.has(uniqueId) ? [number] : []));
  }

  /** What went wrong first is what is reported. */
  #noteFailure(verb: string, event: Heard): void {
    if (this.#outcome.outcome !== 'done') return;
    const refused = event.type !== 'timeout' && event.type !== 'end';
    this.#outcome = { outcome: refused ? 'refused' : 'lost', verb };
    if (this.#obstacle) this.#outcome.obstacle = this.#obstacle;
    else if (refused && this.#status) this.#outcome.reply = this.#status;
  }

  protected say(verb: string): void {
    this.verb = verb;
    if (verb === 'RETR') this.#at++;
    if (verb === 'DELE' && this.state === 'clearing') this.#clearing++;
    if (verb === 'CAPA') this.#standing.capaSaid = true;
    if (verb === 'UTF8') this.#standing.utf8Said = true;
    const line = this.#line(verb);
    this.#rest = splitCommand(line).rest;
    this.carrier.say({ verb, octets: ascii(`${line}\r\n`) });
  }

  #line(verb: string): string {
    const { user, password } = this.#job;
    if (verb === 'USER') return `USER ${user}`;
    if (verb === 'PASS') return `PASS ${password}`;
    if (verb === 'APOP') return `APOP ${user} ${apopDigest(this.#standing.stamp, password)}`;
    if (verb === 'AUTH') return this.#auth();
    if (verb === '(response)') return responseTo(this.#mechanism!, this.#status!.text);
    if (verb === 'DELE' && this.#clearing >= 0) return `DELE ${this.#stale[this.#clearing]!}`;
    return verb === 'RETR' || verb === 'DELE' ? `${verb} ${this.#wanted[this.#at]!.number}` : verb;
  }

  /** RFC 5034 §4: the initial response goes along if the line has room for it. */
  #auth(): string {
    const { user, password, nonce } = this.#job;
    const name = mechanismFor(this.#job, { offer: this.#standing.offer, secure: this.#secure })!;
    this.#mechanism = mechanismNamed(name)!.client({ user, password }, nonce?.() ?? '');
    const initial = initialResponse(this.#mechanism);
    const line = initial === undefined ? `AUTH ${name}` : `AUTH ${name} ${initial}`;
    return line.length + 2 > COMMAND_LINE_OCTETS ? `AUTH ${name}` : line;
  }

  protected finish(): void {
    this.#inbox.done(this.#outcome);
  }
}

/** Lines of LIST and UIDL: a message-number, and what is said about it. Lines that are none are passed over. */
function scanLines(body: Uint8Array): { number: number; about: string }[] {
  const lines = text(body).split('\r\n');
  return lines.flatMap((line) => {
    const match = /^(\d{1,10}) +(\S+)/.exec(line);
    return match ? [{ number: Number(match[1]), about: match[2]! }] : [];
  });
}
