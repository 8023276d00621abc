/**
 * IMAP as it was really spoken: commands with their tagged replies, which may come in another order, and untagged data with
 * the tagged reply that follows it. What is said inside AUTHENTICATE, IDLE and literals belongs to their command. Octets
 * wait here until it is known what they are: a reply for its command, a literal or a response for the server's `+`. RFC 3501.
 */
import { concat, text } from '../../../mail/octets.ts';
import type { Verb } from '../../../protocols/imap/session.machine.ts';
import type { ConditionOrMore } from '../../../protocols/imap/wire.ts';
import type { DialogueListener, DialogueOptions, OpenDialogue } from '../../dialogue.ts';
import { ImapJudge } from '../../judge/imap/judge.ts';
import type { Side } from '../../sink.ts';
import type { Course } from '../course.ts';
import { FrameEars, firstLineOf, type Frame } from './frames.ts';
import { ImapExchange, isCommand, isTag, machineVerb, readSpoken, turnAfter, type ImapAsked, type Spoken } from './command.ts';
import { imapCourse } from './course.ts';
import { fateOf, ImapMessages } from './messages.ts';
import { Pending } from './pending.ts';
import { answersAlone, BEGINS_RESPONSE, readResponse, type Response } from './response.ts';
import { Kept } from '../kept.ts';
import { HELD_OCTETS, SpokenDialogue } from '../spoken.ts';
import { Waiting, withoutEnd } from '../waiting.ts';

/** Untagged data is told with its tagged reply, or in pieces of so many octets. */
const PIECE_OCTETS = 1024 * 1024;
/** Octets in which tag and verb are looked for. */
const MOST_WORDS = 1000;
/** A status response may end like a literal and has none: RFC 3501 §7.1. */
const STATUS = /^(?:\+(?: |$)|\S+ (?:OK|NO|BAD|BYE|PREAUTH)(?: |$))/i;
const TAGGED = /^(\S+) (?:OK|NO|BAD) /;

interface Heard {
  frame: Frame;
  response: Response;
}

export const openImap: OpenDialogue = (options, listener) => new ImapDialogue(options, listener);

class ImapDialogue extends SpokenDialogue<ImapExchange> {
  protected readonly judge: ImapJudge;
  protected override readonly waitsForTls: boolean;
  readonly #messages: ImapMessages;
  readonly #waiting: Record<Side, Waiting> = { client: new Waiting(), server: new Waiting() };
  readonly #commands: FrameEars;
  readonly #responses: FrameEars;
  readonly #course: Course<{ type: Verb; condition: ConditionOrMore }>;
  readonly #pending = new Pending();
  /** The greeting, until it has come. */
  #connect: ImapAsked | undefined;
  #number = 0;
  /** The command on whose answer depends what the client says next. */
  #turn: ImapAsked | undefined;
  /** A response that waits for its command. */
  #held: Heard | undefined;
  /** Untagged data that no tagged reply has followed yet. */
  #group = new Kept();
  #groupMs: number | null = null;
  #groupLabel = '*';
  /** Each reply has its command: nothing is missing. */
  #sure: boolean;

  constructor(options: DialogueOptions, listener: DialogueListener) {
    const { evidence, fromTheStart } = options;
    super(listener);
    this.judge = new ImapJudge(options, listener);
    this.waitsForTls = evidence === 'octets';
    this.#messages = new ImapMessages(listener);
    this.#commands = new FrameEars({
      waiting: this.#waiting.client,
      evidence,
      announces: () => true,
      begins: isCommand,
      stops: isCommand,
    });
    this.#responses = new FrameEars({
      waiting: this.#waiting.server,
      evidence,
      announces: (line) => !STATUS.test(line),
      begins: (line) => line.startsWith('* ') || STATUS.test(line),
      stops: (line) => this.#pending.tagged(TAGGED.exec(line)?.[1] ?? '') !== undefined,
    });
    this.#course = imapCourse(fromTheStart);
    this.#sure = fromTheStart;
  }

  protected get state(): string {
    return this.#course.state;
  }

  protected waitingOf(side: Side): Waiting {
    return this.#waiting[side];
  }

  override miss(side: Side, octets: number | null, atMs: number | null): void {
    const turn = this.#turn;
    // the server may have said `+` in what is missing: what the client says next tells
    if (side === 'server' && turn && !['starttls', 'compress'].includes(turn.turn)) turn.invited = true;
    super.miss(side, octets, atMs);
  }

  protected override doubt(): void {
    this.#sure = false;
    this.#course.lose();
    this.judge.lost();
  }

  protected stepIntoTls(): void {
    this.#course.take({ type: 'secured', condition: 'OK' }, true);
  }

  protected override answersInClear(head: string): boolean {
    return BEGINS_RESPONSE.test(head);
  }

  protected override neverSecured(): void {
    super.neverSecured();
    this.#course.lose();
  }

  protected finish(how: 'end' | 'reset' | 'cut'): void {
    this.begin();
    if (how !== 'end') this.judge.cut();
    if (!this.sealed) this.read(true);
    this.#tellNews();
    this.#messages.unanswered(this.#pending.all, { accepted: 'unknown', acceptedBy: this.#sure ? 'noReply' : 'gap' });
    this.judge.ended(how, this.#number - 1, this.sealed || this.securing);
  }

  protected begin(): void {
    if (this.#number > 0 || !this.#sure) return;
    const frame: Frame = { kept: new Kept(), text: '', literals: [], atMs: null, whole: true, torn: false, bare: false };
    this.#connect = this.#open({ tag: '', verb: '(connect)', rest: '' }, frame);
    this.listener.asked(this.#connect.exchange);
  }

  #open(spoken: Spoken, frame: Frame): ImapAsked {
    const exchange = new ImapExchange(this.#number++, spoken, frame, this.#course.state);
    const turn = turnAfter(spoken.verb);
    return {
      ...spoken,
      exchange,
      frame,
      turn,
      invited: false,
      challenged: false,
      whole: false,
      told: frame.kept.octets.length,
      pipelined: this.#pending.size > 0,
    };
  }

  protected hearClient(last: boolean): boolean {
    const waiting = this.#waiting.client;
    const forced = last || waiting.octets > HELD_OCTETS;
    const turn = this.#turn;
    if (turn?.turn === 'literal' && !this.#sure && this.#seesCommand) this.#endTurn(turn, '');
    if (!turn || this.#commands.begun) {
      if (turn && !turn.invited && !forced) return false;
      return this.#hearCommand(last);
    }
    if (!turn.invited && !forced) return false;
    if ((turn.turn === 'authenticate' || turn.turn === 'idle') && (turn.invited || !this.#seesCommand)) return this.#hearLine(turn, last);
    this.#turn = undefined;
    return true;
  }

  get #seesCommand(): boolean {
    return isCommand(text(this.#waiting.client.peek().subarray(0, MOST_WORDS)));
  }

  /** A response to a challenge, or DONE: a line in which no literal stands. */
  #hearLine(asked: ImapAsked, last: boolean): boolean {
    if (this.#waiting.client.isGap) this.#waiting.client.passGap();
    const line = this.#waiting.client.line(last);
    if (!line) return false;
    asked.invited = false;
    asked.exchange.goOn(line.octets);
    this.judge.wentOn(asked, withoutEnd(line.octets), line.atMs);
    this.listener.continued(asked.exchange, line.octets, line.atMs);
    return true;
  }

  #hearCommand(last: boolean): boolean {
    const { begun } = this.#commands;
    const read = this.#commands.read(last, true);
    if (!read) return false;
    const frame = read === 'paused' ? this.#commands.begun! : read;
    let asked = this.#turn;
    if (begun && asked) this.#goOn(asked, frame);
    else asked = this.#ask(frame);
    if (read === 'paused') this.#pause(asked);
    else this.#complete(asked);
    return true;
  }

  /** All that has come since it was told last. */
  #goOn(asked: ImapAsked, { kept, atMs }: Frame): void {
    this.listener.continued(asked.exchange, kept.octets.subarray(asked.told), atMs);
    asked.told = kept.octets.length;
  }

  /** The literal that was announced waits for the server's `+`. */
  #pause(asked: ImapAsked): void {
    asked.turn = 'literal';
    asked.invited = false;
    this.#turn = asked;
  }

  #complete(asked: ImapAsked): void {
    asked.whole = true;
    asked.turn = turnAfter(asked.verb);
    asked.invited = false;
    this.#turn = asked.turn === '' ? undefined : asked;
    this.judge.completed(asked);
  }

  #ask(frame: Frame): ImapAsked {
    const asked = this.#open(readSpoken(withoutEnd(firstLineOf(frame))), frame);
    if (this.#pending.size === 0 && !this.#answersHeld(asked)) this.#tellNews();
    this.#messages.asked(asked);
    const inUse = this.#pending.add(asked);
    this.listener.asked(asked.exchange);
    this.judge.asked(asked, inUse);
    return asked;
  }

  /** Whether the reply was recorded before its command. */
  #answersHeld({ tag }: ImapAsked): boolean {
    const held = this.#held?.response;
    return held?.kind === 'tagged' ? held.tag === tag : held !== undefined;
  }

  protected hearServer(last: boolean): boolean {
    const heard = this.#held ?? this.#next(last);
    if (!heard) return false;
    const mayWait = this.#sure && !last && this.#waiting.server.octets <= HELD_OCTETS;
    this.#held = this.#place(heard, mayWait) ? undefined : heard;
    return this.#held === undefined;
  }

  #next(last: boolean): Heard | undefined {
    const frame = this.#responses.read(last);
    return frame && frame !== 'paused' ? { frame, response: readResponse(frame) } : undefined;
  }

  /** Finds out what a response belongs to. False: that has not been said yet. */
  #place(heard: Heard, mayWait: boolean): boolean {
    const { frame, response } = heard;
    // the greeting may be among what is missing
    if (this.#connect && (this.#sure || response.kind === 'status')) return this.#greet(this.#connect, heard);
    this.#connect = undefined;
    if (response.kind === 'continue') {
      if ((!this.#turn || this.#goesOn(this.#turn)) && mayWait) return false;
      this.#goAhead(heard);
      return true;
    }
    if (response.kind === 'tagged') {
      const asked = this.#pending.tagged(response.tag);
      if ((!asked || this.#goesOn(asked)) && mayWait) return false;
      if (asked) this.#finish(asked, heard);
      else this.#strange(heard);
      return true;
    }
    const oldest = this.#pending.oldest;
    if (!oldest && mayWait && answersAlone(response, frame)) return false;
    this.#hearUntagged(heard, oldest);
    return true;
  }

  /** Whether the client has been asked to go on, and will: its next words were recorded after the reply to them. */
  #goesOn(asked: ImapAsked): boolean {
    return asked === this.#turn && asked.invited && !this.#seesCommand;
  }

  #greet(connect: ImapAsked, { frame, response }: Heard): boolean {
    this.#connect = undefined;
    const { exchange } = connect;
    const condition = response.kind === 'status' ? response.condition : 'BAD';
    const label = response.kind === 'status' ? response.condition : '*';
    exchange.hear(frame.kept.octets, frame.atMs);
    exchange.reply = label;
    this.judge.greeted(exchange, response, frame);
    this.listener.replied(exchange, { label, octets: frame.kept.octets, atMs: frame.atMs, final: true });
    this.#step(exchange, 'connect', condition, '(connect)');
    return true;
  }

  /** The server said `+`. */
  #goAhead(heard: Heard): void {
    const asked = this.#turn;
    if (!asked) return this.#strange(heard);
    const { frame } = heard;
    this.judge.invited(asked, frame, this.#waiting.client, heard.response);
    asked.invited = true;
    this.#judgeBeginning(asked);
    this.#answer(asked, '+', frame, false);
    if (asked.turn === 'authenticate') this.#step(asked.exchange, asked.challenged ? '(response)' : 'AUTHENTICATE', '+');
    else if (asked.turn === 'idle') this.#step(asked.exchange, 'IDLE', '+');
    if (asked.turn !== 'literal') asked.challenged = true;
  }

  /** A server that asks for more of AUTHENTICATE or IDLE has them begin, whether it is their time or not. */
  #judgeBeginning(asked: ImapAsked): void {
    const begins = (asked.turn === 'authenticate' || asked.turn === 'idle') && !asked.challenged;
    if (begins && this.#course.accepts(asked.verb) === false) this.judge.begunOutOfOrder(asked, this.#course.accepted);
  }

  #hearUntagged(heard: Heard, oldest: ImapAsked | undefined): void {
    const { frame, response } = heard;
    this.judge.untagged(response, frame, this.#group.size, this.#pending.running);
    if (response.kind === 'fetch') this.#messages.fetched(frame, response, this.#pending.all);
    else this.#messages.rest(frame, this.#pending.all);
    if (oldest && this.#refusesUntaggable(oldest, response)) return this.#finish(oldest, heard);
    this.#group.add(frame.kept.octets);
    this.#groupMs = frame.atMs;
    this.#groupLabel = response.kind === 'status' && response.condition === 'BYE' ? 'BYE' : '*';
    if (oldest?.turn === 'idle' && oldest.challenged) this.#tellGroup(oldest);
    else if (this.#group.size > PIECE_OCTETS) this.#tellGroup(oldest);
    else if (!oldest && !this.#sure) this.#tellNews();
  }

  /** A command without a tag that could be repeated is answered with an untagged BAD: RFC 3501 §7.1.3. */
  #refusesUntaggable(asked: ImapAsked, response: Response): boolean {
    return response.kind === 'status' && response.condition === 'BAD' && (!isTag(asked.tag) || asked.verb === '');
  }

  #tellGroup(asked: ImapAsked | undefined): void {
    if (this.#group.size === 0) return;
    const reply = { label: this.#groupLabel, octets: this.#group.octets, atMs: this.#groupMs, final: false };
    this.judge.placed(asked?.exchange);
    if (asked) asked.exchange.hear(reply.octets, reply.atMs);
    else this.judge.news(reply.octets);
    this.#group = new Kept();
    this.#groupLabel = '*';
    this.listener.replied(asked?.exchange ?? null, reply);
  }

  /** Data that no tagged reply will follow. */
  #tellNews(): void {
    this.#tellGroup(this.#pending.oldest);
  }

  /** A reply to a command that nobody has seen. */
  #strange({ frame, response }: Heard): void {
    this.#tellNews();
    const label = response.kind === 'tagged' ? response.condition : '+';
    if (response.kind === 'tagged') this.#messages.tornEnds(response.text + response.code, fateOf(label));
    else this.#messages.invited();
    // where only the server is heard, every tag is unknown
    this.judge.strange(frame, response, this.#sure && this.#number > 1);
    this.listener.replied(null, { label, octets: frame.kept.octets, atMs: frame.atMs, final: true });
  }

  #finish(asked: ImapAsked, { frame, response }: Heard): void {
    const { exchange, verb } = asked;
    const condition = response.kind === 'tagged' || response.kind === 'status' ? response.condition : 'BAD';
    const start = exchange.repliedSize + this.#group.size;
    this.#pending.forget(asked);
    this.#answer(asked, condition, frame, true);
    const inOrder = this.#course.accepts(machineVerb(asked));
    const accepted = this.#course.accepted;
    this.#step(exchange, machineVerb(asked), condition);
    this.judge.answered(asked, { response, frame, start, inOrder, accepted });
    if (verb === 'APPEND') this.#messages.appended(asked, fateOf(condition));
    if (asked === this.#turn) this.#endTurn(asked, condition);
  }

  #answer(asked: ImapAsked, label: string, frame: Frame, final: boolean): void {
    const octets = this.#group.size === 0 ? frame.kept.octets : concat([this.#group.octets, frame.kept.octets]);
    this.#group = new Kept();
    this.#groupLabel = '*';
    this.judge.placed(asked.exchange);
    asked.exchange.hear(octets, frame.atMs);
    asked.exchange.reply = label;
    this.listener.replied(asked.exchange, { label, octets, atMs: frame.atMs, final });
  }

  #endTurn(asked: ImapAsked, condition: string): void {
    if (asked.turn === 'literal') this.#commands.refuse();
    this.#turn = undefined;
    if (condition !== 'OK') return;
    if (asked.verb === 'STARTTLS') this.secure(asked.exchange);
    // RFC 4978: what follows is compressed, and not read here
    if (asked.verb === 'COMPRESS') this.sealed = true;
  }

  #step(exchange: ImapExchange, type: string, condition: ConditionOrMore, verb = type): void {
    const known = this.#course.accepts(type);
    exchange.leave(this.#course.state);
    const agreed = condition === 'OK' || condition === '+' || condition === 'PREAUTH';
    // RFC 5161 §3.1: ENABLE that comes too late may be agreed to, and tells nothing about the state
    this.#course.take({ type: type as Verb, condition }, agreed && type !== 'ENABLE');
    exchange.after = this.#course.state;
    if (known) this.listener.state(exchange, exchange.after, `${verb} / ${condition}`);
  }
}
