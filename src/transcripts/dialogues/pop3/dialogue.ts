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
import { ReplyReader, type Pop3Said } from './reply.ts';
import type { Pop3Asked } from './asked.ts';
import { exchangeOf, HELD_OCTETS, SpokenDialogue } from '../spoken.ts';
import { Waiting, withoutEnd, type WaitingLine } from '../waiting.ts';

/** What the client says after these depends on the answer. */
const TURNS = turnsOf(Object.values(commands), session.asking('startTls'));
const USER = { type: 'USER', status: '+OK' } as const;
const GREETED = { type: 'connect', status: '+OK' } as const;
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
  readonly #waiting: Record<Side, Waiting> = { client: new Waiting(), server: new Waiting() };
  readonly #replies: ReplyReader;
  readonly #course: Course<{ type: Verb; status: Status }>;
  readonly #pending = new Fifo<Pop3Asked>();
  #number = 0;
  /** The command that the client waits for, if it is one of `TURNS`. */
  #turn: Pop3Asked | undefined;
  #challenged = false;
  /** Each reply has its command: nothing is missing. */
  #sure: boolean;

  constructor(options: DialogueOptions, listener: DialogueListener) {
    super(listener);
    this.judge = new Pop3Judge(options, listener);
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
    this.judge.lost();
  }

  protected stepIntoTls(): void {
    this.#course.take({ type: 'secured', status: '+OK' }, true);
  }

  protected finish(how: 'end' | 'reset' | 'cut'): void {
    this.begin();
    this.#replies.isCut = how !== 'end';
    if (!this.sealed) this.read(true);
    this.#tellStrays(null);
    this.judge.ended(how, this.#number - 1, this.sealed, this.#course.state);
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
    return true;
  }

  #hearLine(line: WaitingLine): void {
    const written = withoutEnd(line.octets);
    const { verb, rest } = splitCommand(written);
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
    const goneOn = this.#pending.length > 1 || this.#waiting.client.octets > 0;
    const said = this.#replies.next((label) => this.#hasBody(label), goneOn, last);
    if (!said) return false;
    if (said.label === '' || this.#pending.length === 0) this.#stray(said);
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
    if (unanswered && this.#course.accepts(unanswered.exchange.verb) !== false) this.#course.lose();
    return true;
  }

  #hasBody(label: string): boolean {
    const asked = this.#pending.first;
    if (label !== '+OK' || !asked) return false;
    return isMultiLine(commandNamed(asked.exchange.verb), asked.rest);
  }

  /** Lines that answer nothing: what the recording began in, what the server says of itself, what is no reply. */
  #stray(said: Pop3Said): void {
    if (said.label === '') {
      const enough = this.#replies.stray(said.line);
      if (this.#sure) this.judge.malformed(said);
      if (enough) this.#tellStray('', enough, said.atMs);
      return;
    }
    this.#tellStrays(said.atMs);
    this.#tellStray(said.label, said.kept.octets, said.atMs);
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
    this.judge.answered(asked, said, known, accepted);
    if (known) this.listener.state(exchange, exchange.after, `${exchange.verb} / ${said.label}`);
    this.#tellMessage(exchange, said);
    this.#takeTurn(asked, said.label);
  }

  /** Steps the machine; whether the command was one of those that it waited for, `undefined` if nobody knows. */
  #step({ exchange, rest }: Pop3Asked, status: Status): boolean | undefined {
    const type = (exchange.verb === '(connect)' ? 'connect' : exchange.verb) as Verb;
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
    if (exchange.verb !== 'RETR' || !body) return;
    const { octets, size, complete } = body;
    const envelope = { reversePath: '', forwardPaths: [], envelopeComplete: true };
    const taken = { accepted: 'yes', acceptedBy: 'fetched' } as const;
    this.listener.message({
      exchange: exchange.number,
      octets,
      size,
      way: 'fetched',
      complete: complete && line.ended,
      ...taken,
      ...envelope,
    });
  }
}

/** Whether an answer can have changed the state: a command that was not understood has not, and AUTH without a mechanism only lists them. */
function moves(verb: string, rest: string, status: Status): boolean {
  if (verb === 'AUTH' && rest.trim() === '') return false;
  return status !== '-ERR' || commandNamed(verb)?.parse(rest) !== undefined || !commandNamed(verb);
}
