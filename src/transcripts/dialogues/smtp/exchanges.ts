/** Commands of SMTP and the answers to them, first in, first out: RFC 2920 §3.1. Tells of both, and of the messages that crossed. */
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import { concat, EMPTY } from '../../../mail/octets.ts';
import type { DialogueListener, Exchange, Letter, MessageSeen, Taken } from '../../dialogue.ts';
import type { SmtpJudge } from '../../judge/smtp/judge.ts';
import { unstuffed } from '../dotted-text.ts';
import { Fifo } from '../fifo.ts';
import { typeOf, type SmtpAsked, type SmtpText } from './asked.ts';
import type { SmtpReply } from './reply.ts';
import type { SmtpSession } from './session.ts';
import { exchangeOf } from '../spoken.ts';
import type { WaitingLine } from '../waiting.ts';

/** Commands that wait for an answer, and their octets; beyond it the oldest is given up. */
const PENDING_COMMANDS = 5000;
const PENDING_OCTETS = 64 * 1024 * 1024;
/** Codes that answer only one kind of command. */
const FITTING: Record<string, ReadonlySet<string>> = {
  354: new Set(['DATA']),
  334: new Set(['AUTH', '(response)']),
  235: new Set(['AUTH', '(response)']),
  221: new Set(['QUIT']),
};
const GOODBYE = 221;
/** Refusals of a command that is no chunk at all, so that nobody answers for recipients. */
const NO_CHUNK: ReadonlySet<number> = new Set([500, 501, 502, 503, 504, 421]);
export const NO_LINE: WaitingLine = { octets: EMPTY, size: 0, atMs: null, ended: true };

/** What is said: a line, and what belongs to it. */
export interface SmtpSaid {
  verb: string;
  rest: string;
  line: WaitingLine;
  /** All of it, where that is more than the line. */
  octets?: Uint8Array;
  text?: SmtpText;
  left?: number;
}

export class SmtpExchanges {
  session: SmtpSession;
  readonly #listener: DialogueListener;
  readonly #judge: SmtpJudge;
  readonly #octets: boolean;
  readonly #pending = new Fifo<SmtpAsked>();
  /** Those of them that should have been the last of their group. */
  readonly #barriers = new Fifo<SmtpAsked>();
  #pendingOctets = 0;
  #number = 0;
  /** Commands at the head of `pending` whose answers may be missing. */
  #doubtful = 0;
  /** What the recipients of the message being answered for have said to it so far. */
  #accepted: Taken = 'no';
  /** Octets of the server are missing. */
  #lost = false;
  /** The latest chunk of a message that is not over. */
  #chunk: Exchange | undefined;
  /** What was said last, and is being answered for. */
  #letter: Letter | undefined;
  /** The client went on before it knew the answer to this. */
  hurried = '';
  firstInTls = false;
  /** What is said now was meant as text. */
  quoted = false;
  /** Something of either side is missing. */
  incomplete = false;

  /** `octets`: the recording tells all that were sent. */
  constructor(session: SmtpSession, octets: boolean, listener: DialogueListener, judge: SmtpJudge) {
    this.session = session;
    this.#octets = octets;
    this.#listener = listener;
    this.#judge = judge;
  }

  /** Commands that wait for an answer. */
  get pending(): number {
    return this.#pending.length;
  }

  get doubtful(): number {
    return this.#doubtful;
  }

  /** Exchanges there are. */
  get count(): number {
    return this.#number;
  }

  ask(said: SmtpSaid): SmtpAsked {
    const asked = this.create(said);
    asked.inOrder = this.session.asked(asked);
    this.await(asked);
    return asked;
  }

  /** It will be answered. */
  await(asked: SmtpAsked): void {
    this.#pending.push(asked);
    if (endsGroup(asked.exchange.verb)) this.#barriers.push(asked);
    this.#pendingOctets += asked.exchange.said.length;
    while (this.#pending.length > PENDING_COMMANDS || this.#pendingOctets > PENDING_OCTETS) this.#giveUp();
  }

  /** The exchange, told, without waiting for an answer. */
  create({ verb, rest, line, octets = line.octets, text, left = 0 }: SmtpSaid): SmtpAsked {
    const exchange = exchangeOf(this.#number++, verb, { octets, atMs: line.atMs }, this.session.state);
    if (this.quoted) exchange.smuggled = true;
    if (verb === '(message)' && text && octets.length > 0) exchange.letter = this.#letter = this.#letterOf(text);
    const asked: SmtpAsked = {
      exchange,
      type: typeOf(verb, rest),
      rest,
      line: line.octets,
      lineSize: line.size,
      whole: line.ended,
      inOrder: undefined,
      ahead: this.quoted ? 0 : this.#pending.length - this.#doubtful,
      barrier: this.#barrier(),
      beforeGreeting: this.#doubtful === 0 && this.#pending.first?.exchange.verb === '(connect)',
      firstInTls: this.firstInTls,
      left,
    };
    if (text) asked.text = text;
    if (verb === '(message)' && this.#letter) asked.letter = this.#letter;
    this.firstInTls = false;
    this.#listener.asked(exchange);
    return asked;
  }

  #barrier(): string {
    const { hurried } = this;
    this.hurried = '';
    // the answer may have been there, and be missing only here
    if (this.#doubtful > 0 || this.quoted) return '';
    return hurried || (this.#barriers.first?.exchange.verb ?? '');
  }

  /** Answers the command that waits longest; `undefined` if none does. */
  answer(reply: SmtpReply): SmtpAsked | undefined {
    if (this.#doubtful > 0) this.#giveUpDoubtful(reply.code);
    else this.#catchUp(reply.code);
    const asked = this.#pending.first;
    if (!asked) return undefined;
    if (reply.code === 353 && asked.type === 'message') return this.#answerEach(asked, reply);
    this.#countVerdicts(asked, reply.code);
    const final = (asked.exchange.verb !== 'BDAT' && !asked.each) || asked.left === 0;
    if (final) this.#shift();
    const { exchange } = asked;
    const { octets, atMs } = reply;
    const label = String(reply.code);
    const replied = exchange.replied.length === 0 ? octets : concat([exchange.replied, octets]);
    exchange.reply = label;
    exchange.replied = replied;
    exchange.repliedAtMs = atMs;
    const known = this.session.answered(asked, reply.code);
    this.#listener.replied(exchange, { label, octets, atMs, final });
    this.#judge.answered(asked, reply, known);
    if (known) this.#listener.state(exchange, exchange.after, `${exchange.verb} / ${label}`);
    this.conclude(asked, reply.code);
    if (this.#pending.length === 0) this.#judge.allAnswered();
    if (!final) asked.left--;
    return asked;
  }

  /** PRDR (draft-hall-prdr): now come the verdicts of the recipients, and the last one is about all of them. */
  #answerEach(asked: SmtpAsked, { octets, atMs }: SmtpReply): SmtpAsked {
    asked.each = true;
    asked.left = this.session.forwardPaths.length;
    Object.assign(asked.exchange, { reply: '353', replied: octets, repliedAtMs: atMs });
    this.#listener.replied(asked.exchange, { label: '353', octets, atMs, final: false });
    return asked;
  }

  /** The rest of an answer that a gap had cut. */
  goOn({ exchange }: SmtpAsked, { code, octets, atMs }: SmtpReply): void {
    exchange.replied = concat([exchange.replied, octets]);
    exchange.repliedAtMs = atMs;
    this.#listener.replied(exchange, { label: String(code), octets, atMs, final: true });
  }

  /** What follows from an answer: the message is told, and the envelope changed. */
  conclude(asked: SmtpAsked, code: number): void {
    const { type, text, exchange } = asked;
    // the last chunk of what went before may be missing
    if (code < 300 && this.session.endsTransaction(asked)) this.#tellChunks(!this.session.chunksComplete);
    if (text && (type === 'message' || type === 'BDAT LAST')) this.#tellMessage(asked, text, code);
    else if (text && type === 'BDAT') this.#chunk = exchange;
    this.session.remember(asked, code);
  }

  /** Nothing answers what is pending: the connection is over. */
  end(how: 'end' | 'reset' | 'cut'): void {
    this.incomplete ||= how === 'cut';
    while (this.#pending.length > 0) this.#giveUp();
    this.#tellChunks(this.incomplete);
  }

  /** Octets of the server are missing: what is pending may have been answered in them. */
  doubt(): void {
    this.#doubtful = this.#pending.length;
    this.#lost = true;
    this.#pending.each((asked) => Object.assign(asked, { ahead: 0, barrier: '' }));
    this.session.lose();
    this.#judge.lost('server');
  }

  /** The answer to the oldest is missing. */
  lack(): void {
    this.doubt();
    this.#giveUp();
  }

  /** After a gap in the server's words: the command that this answers, if the code tells, or the first that was said since. */
  #giveUpDoubtful(code: number): void {
    const newer = this.#pending.length > this.#doubtful ? this.#doubtful : 0;
    const fitting = this.#positionOf(code);
    const skip = fitting >= 0 ? fitting : newer;
    for (let index = 0; index < skip; index++) this.#giveUp();
  }

  /**
   * RFC 5321 §4.2.3: 221 answers QUIT, or nobody, where the server shuts down. So what waits before QUIT has no answer: whoever
   * writes lines down may have left it out; an octet that is not there was never sent.
   */
  #catchUp(code: number): void {
    const behind = code === GOODBYE ? this.#positionOf(code) : 0;
    if (behind > 0 && !this.#octets) this.doubt();
    for (let left = behind; left > 0; left--) {
      if (this.#doubtful === 0) this.#judge.passedOver(this.#pending.first!);
      this.#giveUp();
    }
  }

  #positionOf(code: number): number {
    const verbs = FITTING[code];
    return verbs ? this.#pending.positionOf(({ exchange }) => verbs.has(exchange.verb)) : -1;
  }

  /** An answer that never came: of what follows it seems that it was granted. */
  #giveUp(): void {
    const asked = this.#shift();
    if (!asked) return;
    this.#judge.unanswered(asked);
    this.conclude(asked, 0);
  }

  #shift(): SmtpAsked | undefined {
    const asked = this.#pending.shift();
    if (!asked) return undefined;
    if (asked === this.#barriers.first) this.#barriers.shift();
    this.#pendingOctets -= asked.exchange.said.length;
    if (this.#doubtful > 0) this.#doubtful--;
    return asked;
  }

  /** Only now is it known how many recipients a chunk that ends a message is answered for: those that went before are answered. */
  #countVerdicts(asked: SmtpAsked, code: number): void {
    const { exchange, type } = asked;
    if (type === 'BDAT LAST' && exchange.reply === '' && !NO_CHUNK.has(code)) asked.left = this.session.verdicts - 1;
  }

  /** A message is told once the last recipient of it has been answered for. */
  #tellMessage({ exchange, type, left, letter, each }: SmtpAsked, text: SmtpText, code: number): void {
    this.#accepted = each && left === 0 ? takenBy(code) : together(this.#accepted, takenBy(code));
    if (left > 0) return;
    const accepted = this.#accepted;
    this.#accepted = 'no';
    // whoever broke it off meant no message (RFC 5321 §4.1.1.4), unless it is the recording that breaks off
    if (type === 'message' && text.end === '' && code === 0 && (!this.incomplete || text.size === 0)) return;
    this.#tell(exchange, type === 'message' ? (letter ?? dotted(text)) : this.#chunked(text), accepted);
  }

  /** A message whose last chunk was never seen; `missing`: because it is missing, and not because the client has thought better of it. */
  #tellChunks(missing: boolean): void {
    const { chunks, chunksSize } = this.session;
    if (!missing || chunksSize === 0 || !this.#chunk) return;
    const octets = chunks.isWhole && chunks.size === chunksSize ? chunks.octets : EMPTY;
    this.#tell(this.#chunk, { octets, size: chunksSize, complete: false }, 'unknown');
    this.session.forget();
  }

  #tell({ number, smuggled }: Exchange, message: Pick<Letter, 'octets' | 'size' | 'complete'>, accepted: Taken): void {
    const { reversePath, forwardPaths, envelopeComplete } = this.session;
    const acceptedBy = accepted !== 'unknown' ? 'reply' : this.#lost ? 'gap' : 'noReply';
    const { octets, size, complete } = message;
    const seen: MessageSeen = {
      exchange: number,
      way: 'sent',
      octets,
      size,
      complete,
      accepted,
      acceptedBy,
      reversePath,
      forwardPaths,
      envelopeComplete,
    };
    if (smuggled) seen.smuggled = true;
    this.#listener.message(seen);
  }

  #letterOf(text: SmtpText): Letter {
    const { reversePath, forwardPaths } = this.session;
    const { octets, size, complete } = dotted(text);
    return { octets, size, complete, reversePath, forwardPaths: [...forwardPaths] };
  }

  #chunked(text: SmtpText): { octets: Uint8Array; size: number; complete: boolean } {
    this.session.keepChunk(text);
    const { chunks, chunksSize, chunksComplete } = this.session;
    return { octets: chunks.isWhole && chunks.size === chunksSize ? chunks.octets : EMPTY, size: chunksSize, complete: chunksComplete };
  }
}

/** The message in a text that a dot ends. */
function dotted({ octets, size, end, complete }: SmtpText): { octets: Uint8Array; size: number; complete: boolean } {
  if (size > octets.length) return { octets: EMPTY, size, complete };
  const message = unstuffed(octets, end !== '');
  return { octets: message, size: message.length, complete };
}

/** RFC 5321 §4.2.1: what a reply to the whole of a message says of it; 0: there is none. */
function takenBy(code: number): Taken {
  if (code >= 400) return 'no';
  return code > 0 && code < 300 ? 'yes' : 'unknown';
}

/** One recipient who has it is enough; one of whom nobody knows leaves it open. */
function together(one: Taken, other: Taken): Taken {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'no';
}

/** RFC 2920 §3.1: it may only be the last of a group, as what follows depends on it. */
function endsGroup(verb: string): boolean {
  return verb === '(response)' || commandNamed(verb)?.endsGroup === true;
}
