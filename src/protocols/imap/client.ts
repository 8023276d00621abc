/**
 * The client's end of an IMAP connection: says what its machine asks for, one command at a time, and hands over each
 * message as soon as it is here in full. One job, one session. RFC 3501.
 */
import { ascii, text, utf8 } from '../../mail/octets.ts';
import type { ClientCarrier } from '../carrier.ts';
import { ClientEnd, type ClientDoers } from '../client-end.ts';
import { initialResponse, responseTo } from '../sasl/exchange.ts';
import type { ClientMechanism } from '../sasl/mechanism.ts';
import { client, type Action, type Heard, type Next } from './client.machine.ts';
import { FrameReader, type Read } from './frames.ts';
import type { ImapCommand, ImapInbox, ImapJob, ImapLine, ImapOutcome } from './job.ts';
import { mechanismFor, planned } from './plan.ts';
import { codeCapabilities, codeNumber, readResponse, type FetchedData, type Response } from './responses.ts';
import { encodeUtf7 } from './utf7.ts';
import { LITERAL_MINUS_OCTETS, formatAstring, formatString, type Reply } from './wire.ts';

export type { FetchedByImap, ImapCommand, ImapJob, ImapLine, ImapOutcome, ImapOwner } from './job.ts';

const PATIENCE_MS = 5 * 60_000;
/** RFC 2177 §3: IDLE is said anew after 29 minutes at the latest. */
const MAX_IDLE_MS = 29 * 60_000;
/** Whom it attends on may take longer than any server waits (RFC 3501 §5.4). */
const MAX_ATTENDING_MS = 24 * 3_600_000;
/** Longest line, longest response without its literals, and longest response with them, octets. */
const MAX_LINE_OCTETS = 256 * 1024;
const MAX_RESPONSE_OCTETS = 1024 * 1024;
const MAX_FRAME_OCTETS = 64 * 1024 * 1024;
/** Where a command waits for a `+`: no octet, so it cannot stand in what is said. */
const WAIT = '\u{e000}';

/** States in which somebody else is told what comes. */
const ATTENDING: ReadonlySet<string> = new Set(['attending', 'commanding', 'halting', 'listening', 'ceasing']);

export class ImapClient extends ClientEnd<Heard, Action> {
  readonly #job: ImapJob;
  readonly #inbox: ImapInbox;
  protected readonly doers: ClientDoers<Action, Heard> = {
    startTls: () => this.startTls(this.#frames),
    noteMessage: () => this.#noteMessage(),
    noteFailure: (verb, event) => this.#noteFailure(verb, event),
    attend: () => this.#attend(),
    noteAnswer: () => (this.#isAnswered = true),
  };
  readonly #frames = new FrameReader(MAX_LINE_OCTETS, MAX_RESPONSE_OCTETS, (_, octets) => MAX_FRAME_OCTETS - octets);
  protected verb = '(connect)';
  #commands = 0;
  #tag = '*';
  /** What waits for the server's `+`. */
  #held: string[] = [];
  #offered: ReadonlySet<string> = new Set();
  #mechanism: ClientMechanism | null = null;
  #challenge = '';
  #created = false;
  #exists = 0;
  /** Messages that it has looked at in the list. */
  #listed = 0;
  #uidValidity = 0;
  #wanted: { uid: number; flags: string[] }[] = [];
  #at = -1;
  /** BODY[] of the message asked for, once it has come. */
  #body: string | undefined;
  #reply: Reply | undefined;
  /** What its owner wishes to be said, and whether that was answered. */
  #wish: ImapCommand = { verb: 'NOOP', argument: [] };
  #isAnswered = false;
  #outcome: ImapOutcome = { outcome: 'done', verb: '' };

  constructor(job: ImapJob, carrier: ClientCarrier, inbox: ImapInbox) {
    super(client, undefined, carrier);
    this.#job = job;
    this.#inbox = inbox;
  }

  /** In IDLE the wait is what was asked for. */
  get patienceMs(): number {
    if (this.state === 'attending') return MAX_ATTENDING_MS;
    if (this.state === 'listening') return MAX_IDLE_MS;
    return this.state === 'watching' ? Math.min(this.#job.idleMs ?? MAX_IDLE_MS, MAX_IDLE_MS) : PATIENCE_MS;
  }

  protected hear(octets: Uint8Array): void {
    this.#frames.push(octets);
    for (let read = this.#next(); read; read = this.#next()) this.#read(read);
  }

  /** RFC 3501 §6.2.1: what was offered before TLS is not trusted any more. */
  secured(): void {
    this.#offered = new Set();
    this.step({ type: 'secured' }, 'TLS', 'TLS');
  }

  #next(): Read | undefined {
    return this.isOver ? undefined : this.#frames.next();
  }

  #read(read: Read): void {
    if (read.kind === 'announced') return;
    const response = read.kind === 'frame' ? readResponse(read.text) : undefined;
    if (response) this.#hear(response);
    else this.step({ type: 'garbled' }, 'garbled');
  }

  #hear(response: Response): void {
    if (response.kind === 'status') this.#hearStatus(response.tag, response.reply);
    else if (response.kind === 'continue') this.#hearContinue(response.text);
    else if (response.kind === 'capability') this.#offered = new Set(response.names);
    else if (response.kind === 'number') this.#hearNumber(response.name, response.number);
    else if (this.#isAttending) this.#job.attend!.heard(response);
    else if (response.kind === 'fetch') this.#hearFetch(response.data);
  }

  get #isAttending(): boolean {
    return ATTENDING.has(this.state);
  }

  /** What was asked for has been answered, or it is the first time: what next? */
  #attend(): void {
    const { attend } = this.#job;
    if (!this.#isAnswered) return attend?.ready(this.#line);
    this.#isAnswered = false;
    attend?.answered(this.#reply!);
  }

  readonly #line: ImapLine = {
    offers: (capability) => this.#offered.has(capability),
    say: (command) => {
      this.#wish = command;
      this.step({ type: 'order' }, 'order');
    },
    hush: () => this.step({ type: 'hush' }, 'hush'),
    leave: () => this.step({ type: 'release' }, 'release'),
  };

  #hearContinue(said: string): void {
    if (this.#held.length > 0) return this.#sayHeld();
    this.#challenge = said;
    if (this.verb === 'AUTHENTICATE' || this.verb === '(response)' || this.verb === 'IDLE') this.step({ type: '+' }, '+');
  }

  #hearNumber(name: 'EXISTS' | 'RECENT' | 'EXPUNGE', number: number): void {
    if (name === 'EXISTS') this.#exists = number;
    if (name === 'EXPUNGE') {
      this.#exists--;
      if (number <= this.#listed) this.#listed--;
    }
    if (this.#isAttending) this.#job.attend!.heard({ kind: 'number', name, number });
    if (this.state === 'watching' && this.#exists > this.#listed) this.step({ type: 'news' }, 'EXISTS');
  }

  /** Untagged, a status is the greeting, a release, or a remark whose code may be of use. */
  #hearStatus(tag: string, reply: Reply): void {
    this.#reply = reply;
    const { condition } = reply;
    const offered = codeCapabilities(reply);
    if (offered && condition === 'OK' && tag === this.#tag) this.#offered = new Set(offered);
    if (tag !== '*' || this.verb === '(connect)' || condition === 'BYE') {
      if (tag === this.#tag || condition === 'BYE') this.step(this.#heard(condition), condition);
      return;
    }
    this.#uidValidity = codeNumber(reply, 'UIDVALIDITY') ?? this.#uidValidity;
    if (this.#isAttending) this.#job.attend?.heard({ kind: 'status', tag, reply });
  }

  #heard(condition: Reply['condition']): Heard {
    if (condition === '+') return { type: '+' };
    const next = this.#decide(condition);
    if (condition !== 'OK' && condition !== 'PREAUTH') return { type: condition, next };
    if (this.verb === 'FETCH') this.#listed = this.#exists;
    return { type: condition, wanted: this.verb === 'FETCH' ? this.#wanted.length : this.#exists - this.#listed, next };
  }

  /** What to do after this answer, where there is a choice. */
  #decide(condition: Reply['condition']): Next {
    switch (this.verb) {
      case 'CAPABILITY':
        return this.#plan(condition);
      case '(connect)':
      case 'LOGIN':
      case 'AUTHENTICATE':
      case '(response)':
        return this.#job.save ? 'append' : this.#job.attend ? 'attend' : 'select';
      case 'APPEND':
        return /^TRYCREATE/i.test(this.#reply?.code ?? '') && !this.#created ? 'create' : '';
      default:
        return this.#job.idleMs !== undefined && this.#offered.has('IDLE') ? 'idle' : '';
    }
  }

  #plan(condition: Reply['condition']): Next {
    const { tls, startTls } = this.carrier;
    const { next, obstacle } = planned(this.#job, { offered: this.#offered, secure: tls !== null, mayStartTls: startTls !== undefined });
    if (obstacle && condition === 'OK') this.#outcome = { outcome: 'refused', verb: 'CAPABILITY', obstacle };
    return next;
  }

  #hearFetch({ uid, flags, body }: FetchedData): void {
    if (this.verb === 'FETCH' && uid !== undefined && !this.#job.known.has(this.#uniqueId(uid)))
      this.#wanted.push({ uid, flags: flags ?? [] });
    if (this.verb === 'UID FETCH' && uid === this.#wanted[this.#at]!.uid) this.#body ??= body;
  }

  #uniqueId(uid: number): string {
    return `${this.#uidValidity}-${uid}`;
  }

  /** A message that somebody removed meanwhile is answered with OK and nothing (RFC 3501 §6.4.8). */
  #noteMessage(): void {
    const { uid, flags } = this.#wanted[this.#at]!;
    if (this.#body !== undefined) this.#inbox.message({ octets: ascii(this.#body), uid, uniqueId: this.#uniqueId(uid), flags });
    this.#body = undefined;
  }

  /** What went wrong first is what is reported. */
  #noteFailure(verb: string, event: Heard): void {
    if (this.#outcome.outcome !== 'done') return;
    const lost = event.type === 'timeout' || event.type === 'end';
    this.#outcome = { outcome: lost ? 'lost' : 'refused', verb, reply: lost || event.type === 'garbled' ? undefined : this.#reply };
  }

  protected say(asked: string): void {
    const verb = asked === '(command)' ? this.#wish.verb : asked;
    this.verb = verb;
    if (asked === '(command)') {
      this.#tag = this.#newTag();
      const argument = this.#wish.argument.map((piece) => (typeof piece === 'string' ? piece : this.#literal(text(piece)))).join('');
      this.#held = `${this.#tag} ${verb}${argument === '' ? '' : ` ${argument}`}\r\n`.split(WAIT);
      return this.#sayHeld();
    }
    if (verb === 'UID FETCH') this.#at++;
    if (verb === 'CREATE') this.#created = true;
    this.#held = this.#written(verb).split(WAIT);
    this.#sayHeld();
  }

  /** A command with a new tag, or the rest of one. RFC 3501 §4.3: each literal waits for a `+`, unless the server spares us that. */
  #written(verb: string): string {
    if (verb === 'DONE') return 'DONE\r\n';
    if (verb === '(response)') return `${this.#mechanism ? responseTo(this.#mechanism, this.#challenge) : '*'}\r\n`;
    this.#tag = this.#newTag();
    return `${this.#tag} ${verb}${this.#argument(verb)}\r\n`;
  }

  #newTag(): string {
    return `a${String(++this.#commands).padStart(3, '0')}`;
  }

  #sayHeld(): void {
    const next = this.#held.shift();
    if (next !== undefined) this.carrier.say({ verb: this.verb, octets: ascii(next) });
  }

  #argument(verb: string): string {
    const { user, password, save, headersOnly } = this.#job;
    switch (verb) {
      case 'LOGIN':
        return ` ${this.#string(user)} ${this.#string(password)}`;
      case 'AUTHENTICATE':
        return this.#mechanismArgument();
      case 'SELECT':
        return ' INBOX';
      case 'CREATE':
        return ` ${formatAstring(encodeUtf7(save!.mailbox))}`;
      case 'APPEND':
        return ` ${formatAstring(encodeUtf7(save!.mailbox))} (${save!.flags.join(' ')}) ${this.#literal(text(save!.octets))}`;
      case 'FETCH':
        return ` ${this.#listFrom()}:* (UID FLAGS RFC822.SIZE ENVELOPE)`;
      case 'UID FETCH':
        return ` ${this.#wanted[this.#at]!.uid} ${headersOnly ? 'BODY.PEEK[HEADER]' : 'BODY[]'}`;
      default:
        return '';
    }
  }

  /** Behind what it has looked at already; what it wanted of that is fetched. */
  #listFrom(): number {
    this.#wanted = [];
    this.#at = -1;
    return this.#listed + 1;
  }

  /** RFC 4959: with the initial response where the server takes one. */
  #mechanismArgument(): string {
    const { name, client: begin } = mechanismFor(this.#job, { offered: this.#offered, secure: this.carrier.tls !== null })!;
    this.#mechanism = begin(this.#job, this.#job.nonce?.() ?? '');
    const initial = this.#offered.has('SASL-IR') ? initialResponse(this.#mechanism) : undefined;
    return initial === undefined ? ` ${name}` : ` ${name} ${initial}`;
  }

  /** What quotes cannot hold goes as UTF-8 in a literal. */
  #string(characters: string): string {
    const octets = text(utf8(characters));
    const written = formatString(octets);
    return written.startsWith('{') ? this.#literal(octets) : written;
  }

  /** A literal that does not wait where that is allowed: RFC 7888. */
  #literal(octets: string): string {
    const waits = !this.#offered.has('LITERAL+') && !(this.#offered.has('LITERAL-') && octets.length <= LITERAL_MINUS_OCTETS);
    return waits ? `{${octets.length}}\r\n${WAIT}${octets}` : `{${octets.length}+}\r\n${octets}`;
  }

  protected finish(): void {
    this.#inbox.done(this.#outcome);
  }
}
