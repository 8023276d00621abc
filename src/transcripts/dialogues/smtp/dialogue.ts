/**
 * SMTP, submission and LMTP as they were really spoken: both sides read with RFC 5321's grammar, replies matched to
 * commands first in, first out (RFC 2920 §3.1), the session machine stepped with each answered command. A reply waits for
 * its command, and what the client says after DATA, AUTH or STARTTLS for the answer to that, so that it does not matter in
 * which order a recording brings the two directions.
 */
import { concat, EMPTY, text } from '../../../mail/octets.ts';
import type { DialogueListener, DialogueOptions, Exchange, OpenDialogue } from '../../dialogue.ts';
import { SmtpJudge } from '../../judge/smtp/judge.ts';
import type { Side } from '../../sink.ts';
import { Fifo } from '../fifo.ts';
import { awaitsAnswer, chunkOf, commandIn, TURNING, type SmtpAsked, type SmtpText } from './asked.ts';
import { SmtpClientReader, writtenIn } from './client.ts';
import { NO_LINE, SmtpExchanges } from './exchanges.ts';
import { hasObeyed } from './obeyed.ts';
import { codesIn, goesOn, HEAD_OCTETS, isUnfinished, SmtpReplyReader, type SmtpReply } from './reply.ts';
import { SmtpSession } from './session.ts';
import { HELD_OCTETS, isTls, SpokenDialogue } from '../spoken.ts';
import { Waiting, type WaitingLine } from '../waiting.ts';

/** Lines in the clear behind STARTTLS that are told one by one, and octets that are waited for until one ends. */
const INJECTED_LINES = 100;
const INJECTED_OCTETS = 65_536;
/** RFC 8446 §5.1: a content type of TLS records. */
const TLS_HANDSHAKE = 22;

export const openSmtp: OpenDialogue = (options, listener) => new SmtpDialogue(options, listener);

class SmtpDialogue extends SpokenDialogue {
  readonly #options: DialogueOptions;
  protected readonly judge: SmtpJudge;
  readonly #exchanges: SmtpExchanges;
  readonly #client = new SmtpClientReader();
  #server = new Waiting();
  readonly #replies = new SmtpReplyReader();
  /** The command whose answer tells what the client says next: one that awaits it, or BDAT where nobody offered it. */
  #turn: SmtpAsked | undefined;
  /** The line of the chunk that is being read, and its exchange if it was told before the chunk came. */
  #chunk: { line: WaitingLine; rest: string; told?: SmtpAsked } = { line: NO_LINE, rest: '' };
  /** What comes next may be the rest of a text whose beginning is missing; it is read as one, if only for the moment. */
  #maybeText: boolean;
  #restOfText = false;
  /** Every reply has its command: nothing of the client is missing. */
  #sure: boolean;
  /** The two ends have changed places (RFC 2645, RFC 821 §3.8). */
  #turned = false;
  #tlsBegun = false;
  /** A text with commands behind an odd end: what the server answers tells whether it has obeyed them. */
  #suspect: SmtpText | undefined;
  /** Octets that the client meant as text and the server as commands. */
  #obeyed = 0;
  /** A reply of several lines whose end was missing: what comes next may be the rest of it. */
  #cut: { asked: SmtpAsked; code: number } | undefined;
  /** Said in the clear behind STARTTLS; what answers it inside TLS has obeyed it. */
  readonly #injected = new Fifo<SmtpAsked>();

  constructor(options: DialogueOptions, listener: DialogueListener) {
    super(listener);
    this.#options = options;
    this.judge = new SmtpJudge(options, listener);
    this.#exchanges = new SmtpExchanges(this.#newSession(options.fromTheStart), options.evidence === 'octets', listener, this.judge);
    this.#sure = options.fromTheStart;
    this.#maybeText = !options.fromTheStart;
  }

  protected get state(): string {
    return this.#exchanges.session.state;
  }

  protected override doubt(): void {
    this.#exchanges.incomplete = true;
  }

  protected stepIntoTls(): void {
    this.#exchanges.session.secured();
    this.#exchanges.firstInTls = true;
  }

  protected finish(how: 'end' | 'reset' | 'cut'): void {
    const opaque = this.sealed || this.securing;
    if (!opaque) this.#readToTheEnd();
    this.#exchanges.end(how);
    this.judge.ended(how, opaque);
  }

  override unread(side: Side): Uint8Array {
    const mayBeInjected = this.#isClient(side) && !this.#tlsBegun && this.#options.evidence === 'octets';
    return mayBeInjected && !this.#readInjected(this.waitingOf(side)) ? EMPTY : super.unread(side);
  }

  #newSession(fromTheStart: boolean): SmtpSession {
    return new SmtpSession(fromTheStart, this.#options.protocol === 'lmtp');
  }

  #isClient(side: Side): boolean {
    return (side === 'client') !== this.#turned;
  }

  protected waitingOf(side: Side): Waiting {
    return this.#isClient(side) ? this.#client.waiting : this.#server;
  }

  protected begin(): void {
    if (this.#exchanges.count === 0 && this.#options.fromTheStart) this.#greet();
  }

  #greet(): void {
    this.#exchanges.ask({ verb: '(connect)', rest: '', line: NO_LINE });
  }

  protected override read(last: boolean): void {
    if (this.securing && this.#injected.length > 0 && !this.#tlsBegun) this.#goOnInClear();
    super.read(last);
  }

  /** Whatever has begun is told: first words that may have an answer, then answers that have no words, then the rest. */
  #readToTheEnd(): void {
    if (this.#client.mode === 'line') while (!this.securing && (this.hearServer() || this.hearClient(true)));
    if (!this.securing) this.#hearTheRest();
    while (!this.securing && this.hearClient(true));
  }

  #hearTheRest(): void {
    for (;;) {
      const reply = this.#replies.next(this.#server, true);
      if (reply) this.#hear(reply);
      else if (this.#server.isGap) this.#server.passGap();
      else return;
    }
  }

  protected hearServer(): boolean {
    if (this.#endsTextInServersWord() || this.#passInvitation()) return true;
    if (!this.#mayHearServer()) return false;
    const reply = this.#replies.next(this.#server, false);
    if (reply) this.#hear(reply);
    else if (this.#server.isGap) this.#passServerGap();
    else return false;
    return true;
  }

  #mayHearServer(): boolean {
    if (this.#suspect && this.#exchanges.pending === 0) return false;
    if (this.#exchanges.pending > 0 || this.#injected.length > 0 || this.#server.isGap || this.#cut) return true;
    if (this.#responseWasLeftOut()) this.#askLine('(response)', '', NO_LINE);
    else if (this.#client.mode === 'text' || this.#sure) return this.#server.octets > HELD_OCTETS;
    return true;
  }

  /** Whoever wrote the log down may have left out what holds a secret: the server's answer to it is there all the same. */
  #responseWasLeftOut(): boolean {
    if (this.#client.mode !== 'response' || (this.#sure && this.#options.evidence === 'octets')) return false;
    return this.#client.waiting.octets === 0 && this.#server.octets > 0 && !this.#server.beginsWith('421');
  }

  /** A verdict on a text that has no proper end yet: the server took something else for one, or the recording lacks it. */
  #endsTextInServersWord(): boolean {
    const { mode, mayHaveEnded, waiting } = this.#client;
    if (mode !== 'text' || this.#exchanges.pending > 0 || waiting.octets > 0 || this.#server.octets === 0) return false;
    if ((!mayHaveEnded && this.#options.evidence === 'octets') || this.#server.beginsWith('421')) return false;
    const cut = this.#client.cutText();
    if (!this.#restOfText || cut.size > 0) this.#tellText(cut);
    this.#restOfText = false;
    return true;
  }

  /** 250 answers no DATA, but what comes behind it: the 354 is missing, and perhaps the text as well. */
  #passInvitation(): boolean {
    const mayLack = this.#options.evidence === 'lines' || this.#exchanges.doubtful > 0;
    const isAlone = this.#turn?.exchange.verb === 'DATA' && this.#exchanges.pending === 1;
    if (!mayLack || !isAlone || !this.#server.beginsWith('2') || this.#server.beginsWith('221')) return false;
    this.#turn = undefined;
    this.#exchanges.lack();
    this.#client.beginUninvited();
    return true;
  }

  #passServerGap(): void {
    this.#server.passGap();
    this.#exchanges.doubt();
  }

  #hear(reply: SmtpReply): void {
    const cut = this.#cut;
    this.#cut = undefined;
    if (cut && goesOn(cut.code, reply)) return this.#exchanges.goOn(cut.asked, reply);
    const asked = reply.code > 0 ? this.#exchanges.answer(reply) : undefined;
    if (asked && !reply.whole && isUnfinished(reply)) this.#cut = { asked, code: reply.code };
    if (asked) return this.#takeTurn(asked, reply.code);
    const { code, octets, atMs } = reply;
    this.listener.replied(null, { label: code > 0 ? String(code) : '', octets, atMs, final: true });
    const injected = this.#injected.shift();
    if (injected) this.judge.obeyed(injected, reply);
    else this.judge.unasked(reply, this.#exchanges.count - 1, this.#sure);
  }

  /** What the client says next, now that its command is answered. */
  #takeTurn(asked: SmtpAsked, code: number): void {
    if (asked !== this.#turn) return;
    this.#turn = undefined;
    const { verb } = asked.exchange;
    const chunk = verb === 'BDAT' ? chunkOf(asked.rest)!.octets : 0;
    if (this.#client.waiting.octets > chunk && verb !== 'STARTTLS') this.#exchanges.hurried = verb;
    this.#client.mode = 'line';
    if (verb === 'DATA' && code < 400) this.#client.beginText();
    else if (verb === 'BDAT' && code !== 500 && code !== 502) this.#client.beginChunk(chunk);
    else if (code === 334) this.#client.mode = 'response';
    else if (verb === 'STARTTLS' && code < 300) this.secure(asked.exchange);
    else if (TURNING.has(verb) && code < 300) this.#changePlaces();
  }

  protected override secure(asked: Exchange): void {
    this.#tlsBegun = false;
    super.secure(asked);
  }

  #changePlaces(): void {
    const was = this.#client.waiting;
    this.#client.waiting = this.#server;
    this.#server = was;
    this.#turned = !this.#turned;
    this.#exchanges.session = this.#newSession(true);
    this.judge.turned();
    this.#greet();
  }

  /** Takes the lines in the clear that stand before the handshake; false while it cannot be told what comes. */
  #readInjected(waiting: Waiting): boolean {
    while (this.#injected.length < INJECTED_LINES) {
      if (waiting.octets === 0 || waiting.isGap) return waiting.isGap;
      if (isTls(waiting.peek())) break;
      const line = waiting.line(waiting.octets > INJECTED_OCTETS);
      if (!line) return false;
      const asked = this.#exchanges.create({ ...commandIn(writtenIn(line)), line });
      this.#injected.push(asked);
    }
    // only now is it certain that TLS came: whoever records inside it shows what was never said in the clear
    this.#injected.each((asked) => this.judge.injected(asked));
    this.#tlsBegun = true;
    return true;
  }

  /** The server answers in the clear: TLS was never begun, whatever it had said. */
  #goOnInClear(): void {
    if (!/^[2-5]\d\d/.test(text(this.#server.peek().subarray(0, 3)))) return;
    this.neverSecured();
    this.#exchanges.session.lose();
    for (let asked = this.#injected.shift(); asked; asked = this.#injected.shift()) this.#exchanges.await(asked);
  }

  protected hearClient(last: boolean): boolean {
    const client = this.#client;
    if (this.#suspect) return this.#settleSuspect(this.#suspect, last);
    if (client.mode === 'turn' && !this.#guessTurn(last)) return false;
    if (client.mode === 'text' || client.mode === 'chunk') return this.#hearBody(last);
    if (this.#maybeText && !this.#isCommand(last)) return false;
    if (this.#restOfText) return true;
    const line = client.waiting.line(last);
    if (line) this.#hearLine(line);
    else if (client.waiting.isGap) this.#passClientGap();
    else return false;
    return true;
  }

  /** After what is missing may come a command, or the rest of a text: false until that can be told, or where it is a text. */
  #isCommand(last: boolean): boolean {
    const { waiting, hasLine } = this.#client;
    if (!last && !hasLine && !waiting.isGap) return false;
    this.#maybeText = false;
    if (waiting.isGap || this.#client.looksLikeCommand()) return true;
    this.#client.beginRestOfText();
    this.#restOfText = true;
    return true;
  }

  /** The server's answer is missing: what follows tells as well what the command has led to. */
  #guessTurn(last: boolean): boolean {
    const { waiting } = this.#client;
    const asked = this.#turn;
    if (waiting.isEmpty || !asked) return false;
    if (!last && waiting.octets <= HELD_OCTETS && (this.#exchanges.doubtful === 0 || !this.#client.hasLine)) return false;
    const { verb } = asked.exchange;
    this.#turn = undefined;
    this.#client.mode = 'line';
    if (verb === 'STARTTLS' && waiting.peek()[0] === TLS_HANDSHAKE) this.secure(asked.exchange);
    else if (verb === 'BDAT' || this.#client.looksLikeCommand()) return true;
    else if (verb === 'DATA') this.#client.beginText();
    else if (verb === 'AUTH' || verb === '(response)') this.#client.mode = 'response';
    return !this.securing;
  }

  #passClientGap(): void {
    this.#client.passGap();
    this.#sure = false;
    if (this.#client.mode === 'text' || this.#client.mode === 'chunk') return;
    this.#maybeText = true;
    this.#exchanges.session.missed();
    this.#exchanges.session.lose();
    this.judge.lost('client');
  }

  #hearBody(last: boolean): boolean {
    const body = this.#client.body();
    const wasRest = this.#restOfText;
    if (body || last) this.#restOfText = false;
    // a line that was written down does not tell how it ended
    if (body && (this.#client.isSuspect(body) || (body.end === 'dot' && this.#options.evidence === 'lines'))) this.#suspect = body;
    else if (body) this.#tellBody(body);
    else if (this.#client.waiting.isGap) this.#passClientGap();
    else if (last) this.#tellUnfinished(wasRest);
    else return false;
    return true;
  }

  /** Behind the verdict on the text come answers to what stood in it, or to what the client says next. */
  #settleSuspect(body: SmtpText, last: boolean): boolean {
    const client = this.#client;
    const within = client.smuggled;
    const behind = within.length > 0 || this.#options.evidence === 'octets' ? undefined : client.smuggledBehind;
    const commands = behind?.commands ?? within;
    // LMTP: one verdict a recipient, and the answers behind them
    const { verdicts } = this.#exchanges.session;
    const codes = codesIn(this.#server.peekAll(HEAD_OCTETS)).slice(verdicts - 1);
    const isHeld = this.#server.octets <= HELD_OCTETS && client.waiting.octets <= HELD_OCTETS && !this.#server.isGap;
    if (!last && codes.length <= commands.length && isHeld) return false;
    this.#suspect = undefined;
    const next = behind ? [] : client.nextVerbs(codes.length + commands.length);
    if (commands.length === 0 || !hasObeyed(codes, commands, next)) this.#tellBody(body);
    else if (behind) this.#tellSmuggled(body, body.size + behind.octets, commands);
    else this.#tellSmuggled(client.cutText(), body.size, commands);
    return true;
  }

  /** From here on it is read as the server has read it. */
  #tellSmuggled(cut: SmtpText, meant: number, commands: readonly string[]): void {
    this.#obeyed = meant - cut.size;
    const first = this.#exchanges.count;
    this.#tellText(cut);
    this.judge.smuggled(first, { meant, seen: cut.size, commands: commands.join(' ') });
  }

  /** What the client meant as text breaks no rule about when commands are said. */
  #heard(octets: number): void {
    this.#exchanges.quoted = this.#obeyed > 0;
    this.#obeyed = Math.max(0, this.#obeyed - octets);
  }

  /** Of what was only taken for the rest of a text there must be something. */
  #tellUnfinished(maybe: boolean): void {
    const body = this.#client.unfinished();
    if (!maybe || body.size > 0) this.#tellBody(body);
  }

  #hearLine(line: WaitingLine): void {
    const written = writtenIn(line);
    this.#heard(line.size);
    if (this.#client.mode === 'response') return void this.#askLine('(response)', written, line);
    const { verb, rest } = commandIn(written);
    const chunk = verb === 'BDAT' && line.ended ? chunkOf(rest) : undefined;
    if (!chunk) return void this.#askLine(verb, rest, line);
    this.#chunk = { line, rest };
    // a server that has never heard of chunks reads commands in them
    if (this.judge.offers('CHUNKING') === false) this.#chunk.told = this.#askLine(verb, rest, line);
    else this.#client.beginChunk(chunk.octets);
  }

  #askLine(verb: string, rest: string, line: WaitingLine): SmtpAsked {
    const asked = this.#exchanges.ask({ verb, rest, line });
    const waits = line.ended && awaitsAnswer(verb, rest);
    this.#turn = waits ? asked : undefined;
    this.#client.mode = waits ? 'turn' : 'line';
    return asked;
  }

  #tellBody(body: SmtpText): void {
    this.#heard(body.size);
    if (body.end !== 'count') return this.#tellText(body);
    const { line, rest, told } = this.#chunk;
    const octets = concat([line.octets, body.octets]);
    if (!told) {
      this.#exchanges.ask({ verb: 'BDAT', rest, line: { ...line, atMs: this.#client.waiting.atMs ?? line.atMs }, octets, text: body });
      return;
    }
    told.exchange.said = octets;
    told.text = body;
    this.#exchanges.conclude(told, Number(told.exchange.reply));
  }

  /** Said once, and answered once; by LMTP once for each recipient. */
  #tellText(body: SmtpText): void {
    const { verdicts } = this.#exchanges.session;
    const line = { ...NO_LINE, atMs: this.#client.waiting.atMs };
    for (let left = verdicts - 1; left >= 0; left--) {
      const octets = left === verdicts - 1 ? body.octets : EMPTY;
      this.#exchanges.ask({ verb: '(message)', rest: '', line, octets, text: body, left });
    }
  }
}
