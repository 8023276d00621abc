/**
 * The client's end of an SMTP or LMTP connection: says what its machine asks for and keeps what came of it for each
 * recipient. One job, one transaction. RFC 5321.
 */
import { own } from '../../own.ts';
import { ascii, concat, utf8 } from '../../mail/octets.ts';
import type { ClientCarrier, End } from '../carrier.ts';
import { ClientEnd, type ClientDoers } from '../client-end.ts';
import { stuffed } from '../dots.ts';
import { LineReader } from '../lines.ts';
import { initialResponse, responseTo } from '../sasl/exchange.ts';
import type { ClientMechanism } from '../sasl/mechanism.ts';
import { client, type Action, type Heard } from './client.machine.ts';
import { Fates } from './fates.ts';
import type { Fate, Obstacle, Report, SmtpJob } from './job.ts';
import { NO_OFFER, offerIn, type Offer } from './offer.ts';
import { mechanismFor, planned, type Plan } from './plan.ts';
import { asServer } from './roles.ts';
import { errandLine, mailLine, rcptLine } from './sayings.ts';
import { parseReply, parseReplyLine, type Reply } from './wire.ts';

export type { Errand, Fate, Obstacle, Report, SmtpJob } from './job.ts';

/** RFC 5321 §4.5.3.2: how long to wait for the answer to each command, ms. */
const MINUTE_MS = 60_000;
const PATIENCE_MS: Record<string, number> = { DATA: 2 * MINUTE_MS, '(message)': 10 * MINUTE_MS, BDAT: 10 * MINUTE_MS };
const USUAL_PATIENCE_MS = 5 * MINUTE_MS;
const MAX_REPLY_LINES = 200;
/** A challenge of AUTH may be as long as RFC 4954 §4 lets it be. */
const MAX_REPLY_LINE_OCTETS = 12_288;

export class SmtpClient extends ClientEnd<Heard, Action> {
  protected readonly doers: ClientDoers<Action, Heard> = {
    noteRecipient: (verb) => this.#fates.decide(this.#recipient, verb, this.#reply),
    noteAll: (verb) => this.#fates.decideAll(verb, this.#reply),
    noteAnswer: (verb) => this.#noteAnswer(verb),
    giveUp: (verb) => this.#giveUp(verb),
    handOn: (verb) => this.#handOn(verb),
    startTls: () => this.startTls(this.#lines),
    turn: () => this.#takeTurn(),
  };
  #job: SmtpJob;
  #done: Done;
  readonly #more: (() => Following | undefined) | undefined;
  /** What comes after the message that is being sent, once its text has been answered, or it cannot be sent. */
  #upcoming: Following | undefined;
  readonly #lines = new LineReader(MAX_REPLY_LINE_OCTETS);
  #fates: Fates;
  /** What was said and not answered yet: more than one thing when commands are pipelined. */
  readonly #awaiting: string[] = [];
  /** RCPT and DATA went along with MAIL already. */
  #saidAhead = false;
  #replyLines: string[] = [];
  /** What was heard last, unless it was no reply. */
  #reply: Reply | undefined;
  #offer: Offer = NO_OFFER;
  #plan: Plan = {};
  #mechanism: ClientMechanism | null = null;
  #challenge = '';
  #authenticated = false;
  #tlsRefused = false;
  #obstacle: Obstacle | undefined;
  #errand: Reply | undefined;
  #recipient = -1;
  /** It has been told already what became of the message. */
  #told = false;
  /** Octets of the message that went in chunks. */
  #sent = 0;
  /** The server that has taken this end's place after ATRN or TURN. */
  #server: End | null = null;

  /** `more`: the next message for the same connection, asked for when one has been answered; RFC 5321 §3.3 lets a session have many. */
  constructor(job: SmtpJob, carrier: ClientCarrier, done: Done, more?: () => Following | undefined) {
    super(client, { recipients: job.forwardPaths.length, lmtp: job.lmtp === true }, carrier);
    this.#job = job;
    this.#done = done;
    this.#more = more;
    this.#fates = new Fates(job.forwardPaths);
  }

  get patienceMs(): number {
    return this.#server?.patienceMs ?? own(PATIENCE_MS, this.verb) ?? USUAL_PATIENCE_MS;
  }

  /** What the next reply answers. */
  protected get verb(): string {
    return this.#awaiting[0] ?? '(connect)';
  }

  protected hear(octets: Uint8Array): void {
    if (this.#server) return this.#server.received(octets);
    this.#lines.push(octets);
    while (!this.isOver && !this.#server) {
      const line = this.#lines.line();
      if (!line) return;
      this.#hearLine(line.fault === 'long' ? '' : line.text);
    }
    if (this.#server) this.#handOver(this.#server);
  }

  secured(): void {
    if (this.#server) return this.#server.secured?.();
    if (this.state !== 'handshake') return;
    this.#offer = NO_OFFER;
    this.step({ type: 'secured' }, 'TLS', 'TLS');
  }

  override ended(reason: Parameters<End['ended']>[0] = 'end'): void {
    this.#server?.ended(reason);
    this.#lose();
    super.ended();
  }

  override timedOut(): void {
    if (this.#server) return this.#server.timedOut();
    this.#lose();
    super.timedOut();
  }

  /** A connection lost within the handshake: TLS was offered and could not be had. */
  #lose(): void {
    if (this.state !== 'handshake') return;
    this.#obstacle = 'tlsRefused';
    this.#fates.obstructed('STARTTLS', 'tlsRefused');
  }

  #hearLine(line: string): void {
    this.#replyLines.push(line);
    const parsed = parseReplyLine(line);
    if (parsed && !parsed.last && this.#replyLines.length < MAX_REPLY_LINES) return;
    const reply = parseReply(this.#replyLines);
    this.#reply = reply;
    this.#replyLines = [];
    if (!reply) this.step({ type: 'garbled' }, 'garbled', this.#awaiting.shift());
    else this.#heard(reply);
  }

  #heard(reply: Reply): void {
    const type = `${Math.floor(reply.code / 100)}xx` as '2xx';
    this.#learn(reply);
    const { next, pipelined = false, chunked = false } = this.#plan;
    const wish = next === undefined ? {} : { next, pipelined, chunked };
    const another = this.#upcoming ? { another: this.#upcoming.job.forwardPaths.length } : {};
    this.step({ type, ...wish, ...another }, String(reply.code), this.#awaiting.shift() ?? '(connect)');
  }

  /** What this reply tells, and what is to be done next. */
  #learn(reply: Reply): void {
    const { state } = this;
    const positive = reply.code < 300;
    this.#plan = {};
    if ((state === 'ehlo' || state === 'lhlo') && positive) this.#offer = offerIn(reply);
    else if (state === 'starttls') this.#tlsRefused = !positive;
    else if (state === 'auth' || state === 'responding') this.#learnAuthentication(reply);
    else if (state === 'etrn' || state === 'atrn' || state === 'turn') this.#errand = reply;
    else if (state === 'bdat' && this.#sent < this.#job.message.length) this.#plan = { next: 'chunk' };
    else if (state === 'text' || state === 'bdat') this.#upcoming = this.#nextTakable();
    if (DECIDING.has(state)) this.#plan = this.#planned(this.#job);
    if (this.#plan.obstacle && this.#more) this.#passOver(this.#plan.obstacle);
  }

  /** Where a connection is for many messages, one that this server cannot take is done with at once, and does not end it. */
  #passOver(obstacle: Obstacle): void {
    this.#tellObstructed({ job: this.#job, done: this.#done }, obstacle);
    this.#told = true;
    this.#upcoming = this.#nextTakable();
    if (this.#upcoming) this.#plan = this.#planned(this.#upcoming.job);
  }

  /** The next message that this server can take. */
  #nextTakable(): Following | undefined {
    for (let next = this.#more?.(); next; next = this.#more?.()) {
      const { obstacle } = this.#planned(next.job);
      if (!obstacle) return next;
      this.#tellObstructed(next, obstacle);
    }
    return undefined;
  }

  #tellObstructed({ job, done }: Following, obstacle: Obstacle): void {
    const fates = new Fates(job.forwardPaths);
    fates.obstructed('EHLO', obstacle);
    done(fates.settled('EHLO'), { ...this.#report, obstacle });
  }

  #learnAuthentication(reply: Reply): void {
    this.#authenticated = reply.code < 300;
    this.#challenge = reply.code === 334 ? reply.text[0]!.trim() : '';
  }

  #planned(job: SmtpJob): Plan {
    const { tls, startTls } = this.carrier;
    const standing = { offer: this.#offer, tls, mayStartTls: startTls !== undefined };
    return planned(job, { ...standing, tlsRefused: this.#tlsRefused, authenticated: this.#authenticated });
  }

  /** LMTP: one saying, several answers. */
  #noteAnswer(verb: string): void {
    this.#fates.decideNext(verb, this.#reply);
    if (this.state !== 'quitting') this.#awaiting.unshift(verb);
  }

  #handOn(verb: string): void {
    const { job, done } = this.#upcoming!;
    this.#tell(verb);
    this.#told = false;
    this.#job = job;
    this.#done = done;
    this.#fates = new Fates(job.forwardPaths);
    this.#upcoming = undefined;
    this.#recipient = -1;
    this.#sent = 0;
    this.#saidAhead = false;
  }

  #giveUp(verb: string): void {
    this.#obstacle = this.#plan.obstacle;
    this.#fates.obstructed(verb, this.#obstacle!);
  }

  #takeTurn(): void {
    const { errand } = this.#job;
    if (!errand || errand.ask === 'etrn') return;
    this.#server = errand.serve(
      asServer(this.carrier, () => {
        this.step({ type: 'end' }, 'end');
      }),
    );
  }

  /** The other side has turned round too: it hears a greeting now. */
  #handOver(server: End): void {
    server.opened();
    const waiting = this.#lines.take();
    if (waiting.length > 0) server.received(waiting);
  }

  protected say(verb: string): void {
    if (verb === 'RCPT') this.#recipient++;
    if (this.#saidAhead && (verb === 'RCPT' || verb === 'DATA')) return;
    this.#utter(verb, this.#octets(verb));
    if (verb === 'MAIL' && this.#plan.pipelined) this.#sayAhead();
  }

  /** RFC 2920 §3.1: RCPT and DATA need not wait for the answer to MAIL; DATA must be the last of the group. */
  #sayAhead(): void {
    this.#saidAhead = true;
    this.#job.forwardPaths.forEach((_, index) => this.#utter('RCPT', this.#line(rcptLine(this.#job, index, this.#offer))));
    if (!this.#plan.chunked) this.#utter('DATA', this.#line('DATA'));
  }

  #utter(verb: string, octets: Uint8Array): void {
    const named = verb === '(nothing)' ? '(message)' : verb;
    this.#awaiting.push(named);
    this.carrier.say({ verb: named, octets });
  }

  #octets(verb: string): Uint8Array {
    if (verb === '(message)') return stuffed(this.#job.message);
    if (verb === '(nothing)') return stuffed(new Uint8Array(0));
    if (verb === 'BDAT') return this.#chunk();
    if (verb === '(response)') return ascii(`${responseTo(this.#mechanism!, this.#challenge)}\r\n`);
    return this.#line(this.#command(verb));
  }

  /** A command line; UTF-8, which only SMTPUTF8 makes more than ASCII. */
  #line(line: string): Uint8Array {
    return utf8(`${line}\r\n`);
  }

  #command(verb: string): string {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
      case 'LHLO':
        return `${verb} ${this.#job.helo}`;
      case 'AUTH':
        return this.#authLine();
      case 'MAIL':
        return mailLine(this.#job, this.#offer, this.#authenticated);
      case 'RCPT':
        return rcptLine(this.#job, this.#recipient, this.#offer);
      case 'ETRN':
      case 'ATRN':
      case 'TURN':
        return errandLine(this.#job);
      default:
        return verb;
    }
  }

  /** RFC 4954 §4: with an initial response where the mechanism has one and the line can hold it. */
  #authLine(): string {
    const chosen = mechanismFor(this.#job, { offer: this.#offer, tls: this.carrier.tls })!;
    this.#mechanism = chosen.client(this.#job.credentials!, this.#job.nonce?.() ?? '');
    const initial = initialResponse(this.#mechanism);
    return `AUTH ${chosen.name}${initial === undefined ? '' : ` ${initial}`}`;
  }

  /** The next chunk behind its command: RFC 3030 §2 lets nothing stand between them. */
  #chunk(): Uint8Array {
    const { message, chunkOctets = message.length } = this.#job;
    const chunk = message.subarray(this.#sent, this.#sent + Math.max(1, chunkOctets));
    this.#sent += chunk.length;
    const last = this.#sent >= message.length;
    return concat([ascii(`BDAT ${chunk.length}${last ? ' LAST' : ''}\r\n`), chunk]);
  }

  protected finish(): void {
    this.#tell(this.verb);
  }

  /** Tells what became of the message, once. */
  #tell(verb: string): void {
    if (!this.#told) this.#done(this.#fates.settled(verb), this.#report);
  }

  get #report(): Report {
    return {
      offer: this.#offer,
      tls: this.carrier.tls,
      authenticated: this.#authenticated,
      obstacle: this.#obstacle,
      errand: this.#errand,
    };
  }
}

type Done = (fates: Fate[], report: Report) => void;

/** A further message for the same connection, and who is told what came of it. */
export interface Following {
  job: SmtpJob;
  done: Done;
}

/** States whose reply lets the client choose what to do next. */
const DECIDING: ReadonlySet<string> = new Set(['ehlo', 'helo', 'lhlo', 'starttls', 'auth', 'responding']);
