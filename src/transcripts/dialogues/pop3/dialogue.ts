/**
 * POP3 as it was really spoken: both sides read with RFC 1939's grammar, replies matched to commands first in, first out
 * (RFC 2449 §6.6), the session machine stepped with each answered command. Octets of a side wait here until it is known
 * what they are: a reply for its command, a line behind AUTH or STLS for what the server says to that.
 */
import { EMPTY } from '../../../mail/octets.ts';
import { isMultiLine, splitCommand, turnsOf } from '../../../protocols/command.ts';
import { commandNamed, commands } from '../../../protocols/pop3/commands/index.ts';
import { session, type Verb } from '../../../protocols/pop3/session.machine.ts';
import type { Status } from '../../../protocols/pop3/wire.ts';
import type { DialogueListener, DialogueOptions, Exchange, OpenDialogue } from '../../dialogue.ts';
import { Pop3Judge } from '../../judge/pop3/judge.ts';
import type { Side } from '../../sink.ts';
import { Course } from '../course.ts';
import { Fifo } from '../fifo.ts';
import { labelOf, ReplyReader, type Pop3Body, type Pop3Said } from './reply.ts';
import type { Pop3Asked } from './asked.ts';
import { exchangeOf, HELD_OCTETS, SpokenDialogue } from '../spoken.ts';
import { Waiting, withoutEnd, type WaitingLine } from '../waiting.ts';

/** What the client says after these depends on the answer. */
const TURNS = turnsOf(Object.values(commands), session.asking('startTls'));
const USER = { type: 'USER', status: '+OK' } as const;
const GREETED = { type: 'connect', status: '+OK' } as const;
/** No exchange. */
const NOBODY = -1;
/** What leads to each state in which commands are said. */
const PLACES = [
  [GREETED],
  [GREETED, USER],
  [GREETED, USER, { type: 'PASS', status: '+OK' } as const],
  [GREETED, { type: 'AUTH', status: '+' } as const],
  [GREETED, { type: 'STLS', status: '+OK' } as const],
];

export const openPop3: OpenDialogue = (options, listener) => new Pop3Dialogue(options, listener);

class Pop3Dialogue extends SpokenDialogue {
  protected readonly judge: Pop3Judge;
  protected override readonly waitsForTls: boolean;
  readonly #waiting: Record<Side, Waiting> = { client: new Waiting(), server: new Waiting() };
  readonly #replies: ReplyReader;
  readonly #course: Course<{ type: Verb; status: Status }>;
  readonly #pending = new Fifo<Pop3Asked>();
  #number = 0;
  /** The command that the client waits for, if it is one of `TURNS`. */
  #turn: Pop3Asked | undefined;
  #challenged = false;
  /** What the client says next may be the rest of a line whose beginning is missing. */
  #cut = false;
  /** Its reply began in what is missing; the rest of it may come. */
  #torn: Pop3Asked | undefined;
  /** Commands that may have been answered in what is missing: nobody knows which reply is whose. */
  #doubtful = 0;
  /** Each reply has its command: nothing is missing. */
  #sure: boolean;

  constructor(options: DialogueOptions, listener: DialogueListener) {
    super(listener);
    this.judge = new Pop3Judge(options, listener);
    this.waitsForTls = options.evidence === 'octets';
    this.#replies = new ReplyReader(this.#waiting.server, options.evidence);
    this.#course = new Course(session, PLACES, options.fromTheStart);
    this.#sure = options.fromTheStart;
  }

  protected get state(): string {
    return this.#course.state;
  }

  protected waitingOf(side: Side): Waiting {
    return this.#waiting[side];
  }

  protected override doubt(): void {
    this.#replies.isLossy = true;
    this.judge.lost();
  }

  protected stepIntoTls(): void {
    this.#course.take({ type: 'secured', status: '+OK' }, true);
  }

  protected override answersInClear(head: string): boolean {
    return labelOf(head.split(/\r?\n/, 1)[0]!) !== '';
  }

  protected override neverSecured(): void {
    super.neverSecured();
    this.#course.lose();
  }

  protected finish(how: 'end' | 'reset' | 'cut'): void {
    this.begin();
    this.#replies.isCut = how !== 'end';
    if (!this.sealed) this.read(true);
    this.#tellStrays(null);
    this.judge.ended(how, this.#number - 1, this.sealed || this.securing, this.#course.state);
  }

  protected begin(): void {
    if (this.#number > 0 || !this.#sure) return;
    this.#ask('(connect)', '', { octets: EMPTY, size: 0, atMs: null, ended: true });
  }

  protected hearClient(last: boolean): boolean {
    const waiting = this.#waiting.client;
    const forced = last || waiting.octets > HELD_OCTETS;
    if (this.#turn && !forced) return false;
    if (waiting.isGap) return this.#passClientGap();
    const line = waiting.line(last);
    if (!line) return false;
    this.#hearLine(line);
    return true;
  }

  /** Replies to commands that nobody has seen are nobody's. */
  #passClientGap(): boolean {
    this.#waiting.client.passGap();
    this.#sure = false;
    this.#cut = true;
    this.#course.lose();
    return true;
  }

  #hearLine(line: WaitingLine): void {
    const written = withoutEnd(line.octets);
    const { verb, rest } = splitCommand(written);
    const isRest = this.#cut && !commandNamed(verb);
    this.#cut = false;
    if (isRest) return this.listener.asked(exchangeOf(this.#number++, written.slice(0, verb.length), line, this.#course.state));
    if (this.#challenged || (this.#turn && !commandNamed(verb))) {
      this.#challenged = false;
      return this.#ask('(response)', written, line);
    }
    this.#ask(commandNamed(verb) ? verb : written.slice(0, verb.length), rest, line);
  }

  #ask(verb: string, rest: string, line: WaitingLine): void {
    const exchange = exchangeOf(this.#number++, verb, line, this.#course.state);
    const asked = { exchange, rest, line, pipelined: this.#pending.length > 0 };
    if (!this.#sure && this.#pending.length === 0 && this.#waiting.server.isEmpty && !this.#replies.isInBody) this.#sure = true;
    this.#tellStrays(line.atMs);
    this.#pending.push(asked);
    this.#turn = TURNS.has(verb) ? asked : undefined;
    this.listener.asked(exchange);
    this.judge.asked(asked);
  }

  protected hearServer(last: boolean): boolean {
    const waiting = this.#waiting.server;
    if (this.#pending.length === 0 && this.#sure && !last && waiting.octets <= HELD_OCTETS) return false;
    if (waiting.isGap) return this.#passServerGap();
    const answering = this.#torn ? 0 : 1;
    const goneOn = this.#pending.length > answering || this.#waiting.client.octets > 0;
    const said = this.#replies.next((label, line) => this.#hasBody(label, line), goneOn, last);
    if (!said) return false;
    if (said.body && this.#torn) this.#tellTorn(this.#torn, said);
    else if (said.label === '' || this.#pending.length === 0) this.#stray(said);
    else this.#answer(this.#pending.first!, said);
    return true;
  }

  /** A reply that is missing, or cut, leaves its command without an answer. */
  #passServerGap(): boolean {
    this.#replies.passGap();
    if (this.#replies.isInBody) return true;
    this.#sure = false;
    const unanswered = this.#pending.shift();
    if (unanswered && unanswered === this.#turn) this.#turn = undefined;
    this.#doubtful = this.#pending.length;
    if (unanswered && this.#course.accepts(typeOf(unanswered)) !== false) this.#course.lose();
    if (!unanswered || !isMultiLine(commandNamed(unanswered.exchange.verb), unanswered.rest)) return true;
    this.#torn = unanswered;
    this.#replies.beginRest();
    return true;
  }

  /** What there is of a reply whose beginning is missing. */
  #tellTorn({ exchange }: Pop3Asked, said: Pop3Said): void {
    this.#torn = undefined;
    const { octets, size } = said.kept;
    if (size === 0) return;
    Object.assign(exchange, { replied: octets, repliedAtMs: said.atMs });
    this.listener.replied(exchange, { label: '', octets, atMs: said.atMs, final: true });
    if (said.body!.size > 0) this.#tellMessage(exchange, said);
  }

  #hasBody(label: string, line: Uint8Array): boolean {
    const asked = this.#pending.first;
    if (label !== '+OK') return false;
    if (!asked) return octetsIn(line) >= 0;
    return isMultiLine(commandNamed(asked.exchange.verb), asked.rest);
  }

  /** Lines that answer nothing: what the recording began in, what the server says of itself, what is no reply. */
  #stray(said: Pop3Said): void {
    if (said.label === '') {
      const enough = this.#replies.stray(said.line);
      // where only the server is heard, whatever follows a reply may belong to it
      if (this.#sure && this.#number > 1) this.judge.malformed(said);
      if (enough) this.#tellStray('', enough, said.atMs);
      return;
    }
    this.#tellStrays(said.atMs);
    this.#tellStray(said.label, said.kept.octets, said.atMs);
    // the command is missing, but the server says itself that so large a message follows
    if (said.body?.ended && said.body.size === octetsIn(said.line.octets)) this.#tellFetched(NOBODY, said.body);
  }

  #tellStrays(atMs: number | null): void {
    const strays = this.#replies.strays();
    if (strays) this.#tellStray('', strays, atMs);
  }

  #tellStray(label: string, octets: Uint8Array, atMs: number | null): void {
    this.listener.replied(null, { label, octets, atMs, final: true });
  }

  #answer(asked: Pop3Asked, said: Pop3Said): void {
    this.#tellStrays(said.atMs);
    this.#pending.shift();
    const { exchange } = asked;
    const octets = said.kept.octets;
    Object.assign(exchange, { reply: said.label, replied: octets, repliedAtMs: said.atMs });
    const accepted = this.#course.accepted;
    const known = this.#step(asked, said.label as Status);
    this.listener.replied(exchange, { label: said.label, octets, atMs: said.atMs, final: true });
    if (this.#doubtful === 0) this.judge.answered(asked, said, known, accepted);
    else this.#doubtful--;
    if (known) this.listener.state(exchange, exchange.after, `${exchange.verb} / ${said.label}`);
    this.#tellMessage(exchange, said);
    this.#takeTurn(asked, said.label);
  }

  /** Steps the machine; whether the command was one of those that it waited for, `undefined` if nobody knows. */
  #step(asked: Pop3Asked, status: Status): boolean | undefined {
    const { exchange, rest } = asked;
    const type = typeOf(asked);
    const known = this.#course.accepts(type);
    exchange.before = this.#course.state;
    if (moves(exchange.verb, rest, status)) this.#course.take({ type, status }, status !== '-ERR');
    exchange.after = this.#course.state;
    return known;
  }

  #takeTurn(asked: Pop3Asked, label: string): void {
    if (asked !== this.#turn) return;
    this.#turn = undefined;
    this.#challenged = label === '+' && asked.exchange.verb !== 'STLS';
    if (asked.exchange.verb !== 'STLS' || label !== '+OK') return;
    this.secure(asked.exchange);
  }

  #tellMessage(exchange: Exchange, { body, line }: Pop3Said): void {
    if (exchange.verb === 'RETR' && body && (body.ended || body.size > 0 || !this.#replies.isLossy))
      this.#tellFetched(exchange.number, { ...body, complete: body.complete && line.ended });
  }

  #tellFetched(exchange: number, { octets, size, complete }: Pop3Body): void {
    const envelope = { reversePath: '', forwardPaths: [], envelopeComplete: true };
    const taken = { accepted: 'yes', acceptedBy: 'fetched' } as const;
    this.listener.message({
      exchange,
      octets,
      size,
      way: 'fetched',
      complete,
      ...taken,
      ...envelope,
    });
  }
}

/** What the session machine calls it. */
function typeOf({ exchange: { verb } }: Pop3Asked): Verb {
  return (verb === '(connect)' ? 'connect' : verb) as Verb;
}

/** Octets of the message that a reply announces, as many servers write it; -1 if it announces none. */
function octetsIn(line: Uint8Array): number {
  return Number(/^\+OK (\d{1,10}) octets\b/i.exec(withoutEnd(line))?.[1] ?? NOBODY);
}

/** Whether an answer can have changed the state: a command that was not understood has not, and AUTH without a mechanism only lists them. */
function moves(verb: string, rest: string, status: Status): boolean {
  if (verb === 'AUTH' && rest.trim() === '') return false;
  return status !== '-ERR' || commandNamed(verb)?.parse(rest) !== undefined || !commandNamed(verb);
}
