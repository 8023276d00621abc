/**
 * The server's end of an SMTP or LMTP connection. What it shares with others is server-end.ts's, what a verb answers is the
 * verb's, what becomes of a message is transaction.ts's; its own are texts and chunks, the pause while a message is judged,
 * the words of its replies, and the change of places. RFC 5321.
 */
import type { End, ServerCarrier } from '../carrier.ts';
import { firstWord, splitCommand } from '../command.ts';
import { DottedReader } from '../dots.ts';
import { LineReader, type Line } from '../lines.ts';
import { MAX_SASL_LINE_OCTETS } from '../sasl/exchange.ts';
import { ServerEnd, type Doers, type Ending } from '../server-end.ts';
import { MAX_FAILURES } from './authentication.ts';
import { ChunkReader } from './chunking.ts';
import { bdat, type ChunkArgument } from './commands/bdat.ts';
import { commandNamed, commands, type Verb as CommandVerb } from './commands/index.ts';
import { SmtpDesk } from './desk.ts';
import { outOfOrder } from './order.ts';
import type { Envelope, SmtpPolicy } from './policy.ts';
import { isKnownTo } from './profiles.ts';
import { reply, type ReplyName } from './replies.ts';
import { asClient } from './roles.ts';
import { session, type Action, type Answered, type Verb } from './session.machine.ts';
import type { Received } from './transaction.ts';
import { COMMAND_LINE_OCTETS, formatReply, replyOctets, type Reply } from './wire.ts';
import { repeatable, worded, type Surround } from './wordings/index.ts';

export type { Envelope, SmtpPolicy } from './policy.ts';

/** RFC 5321 §4.5.3.2.7: a server waits at least 5 minutes for the next command. */
const PATIENCE_MS = 5 * 60_000;
/** RFC 5321 §4.5.3.2.6: so long a client waits for the verdict on its message, and so long it may take. */
const JUDGING_MS = 10 * 60_000;
/** Octets that a client may send ahead while its message is being judged. */
const MAX_WAITING_OCTETS = 1_048_576;

type SmtpCommand = (typeof commands)[CommandVerb];

export class SmtpServer extends ServerEnd<Answered, SmtpDesk, Reply, Action, SmtpCommand> {
  protected readonly speaks = 'between';
  protected readonly named = commandNamed;
  protected readonly desk: SmtpDesk;
  protected readonly doers: Doers<Action>;
  readonly #lines = new LineReader(MAX_SASL_LINE_OCTETS);
  /** Octets of the command line that is being read. */
  #lineOctets = 0;
  #text: DottedReader | null = null;
  #chunk: ChunkReader | null = null;
  #client: End | null = null;
  /** LMTP: recipients still to be answered for, after this one. */
  #left = 0;
  #reading = false;
  /** The policy is thinking about a message: nothing is read meanwhile. */
  #judging = false;

  constructor(policy: SmtpPolicy, carrier: ServerCarrier) {
    super(session, carrier);
    const desk = new SmtpDesk(policy, carrier, Object.values(commands));
    const { transaction } = desk;
    this.desk = desk;
    this.doers = {
      greet: () => transaction.meet(desk.greeting),
      // a sender and a chunk are laid out by their answers, and forgotten with the transaction
      openTransaction: () => {},
      keepChunk: () => {},
      addRecipient: () => transaction.addRecipient(),
      acceptMessage: () => transaction.accept(),
      forgetTransaction: () => transaction.forget(),
      authenticate: () => transaction.meet({ user: desk.user }),
      forgetEverything: () => desk.forgetEverything(),
      startTls: () => this.startTls(this.#lines),
      turn: () => this.#takeTurn(),
    };
  }

  get patienceMs(): number {
    return this.#client?.patienceMs ?? (this.#judging ? JUDGING_MS : PATIENCE_MS);
  }

  get inText(): boolean {
    return this.#text !== null;
  }

  override opened(): void {
    this.desk.noteTls();
    super.opened();
  }

  received(octets: Uint8Array): void {
    if (this.#client) return this.#client.received(octets);
    if (this.#judging && this.#lines.waiting + octets.length > MAX_WAITING_OCTETS)
      return this.hangUp('farewell', this.#ownWord('tooMuchAhead'));
    this.#lines.push(octets);
    this.#read();
    if (this.#lines.isEndless) this.hangUp('farewell', this.#ownWord('endlessLine'));
  }

  override secured(): void {
    if (this.#client) this.#client.secured?.();
    else super.secured();
  }

  timedOut(): void {
    if (this.#client) this.#client.timedOut();
    else this.hangUp('timeout', this.#ownWord('timeout'));
  }

  override ended(reason: Parameters<End['ended']>[0] = 'end'): void {
    this.#text = null;
    this.#chunk = null;
    // whoever did not hear the verdict will bring the message again
    this.#judging = false;
    this.#client?.ended(reason);
    super.ended();
  }

  protected override get isOpen(): boolean {
    return !this.#client && super.isOpen;
  }

  /** Reads all that may be read now; once at a time, for a verdict may come while it reads. */
  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    while (this.isOpen && !this.#judging && this.#readOn());
    this.#reading = false;
  }

  /** Reads whatever is due; false when more octets must come first. */
  #readOn(): boolean {
    if (this.#text) return this.#readText(this.#text);
    if (this.#chunk) return this.#readChunk(this.#chunk);
    const line = this.#lines.line();
    if (!line) return false;
    if (this.accepts('(response)')) this.#response(line);
    else if (line.fault) this.refuse(line.fault === 'long' ? reply('lineTooLong', COMMAND_LINE_OCTETS) : reply('bareLineEnd'));
    else this.#command(line);
    return true;
  }

  #command({ text, octets }: Line): void {
    const { verb, rest } = splitCommand(text);
    this.desk.said = { verb: verb.slice(0, 20), path: firstWord(rest) };
    this.#lineOctets = octets;
    const chunk = verb === bdat.verb ? this.#chunkIn(rest) : undefined;
    if (chunk) this.#beginChunk(chunk);
    else this.obey(verb, rest);
  }

  /** A line of the AUTH exchange. RFC 4954 §4. */
  #response({ text, fault }: Line): void {
    this.desk.said = { verb: 'AUTH', path: '' };
    const verdict = fault === 'long' ? reply('responseTooLong') : this.desk.authentication.respond(fault ? '' : text);
    this.answer('(response)', '(response)', verdict);
  }

  /** Reads on in the text; true when it has ended and commands may follow. */
  #readText(text: DottedReader): boolean {
    const octets = this.#lines.take();
    const { used, done } = text.push(octets);
    if (!done) return false;
    this.#lines.push(octets.subarray(used));
    this.#text = null;
    this.#deliver('message', '(message)', { octets: text.text, tooLarge: text.tooLarge, bare: text.bare });
    return true;
  }

  /** RFC 3030 §2: the octets follow at once, whatever the answer will be; only whoever cannot read the command does not know how many. */
  #chunkIn(rest: string): ChunkArgument | undefined {
    return this.knows(bdat) && !this.#tooLong(bdat) ? bdat.parse(rest) : undefined;
  }

  #beginChunk({ octets, last }: ChunkArgument): void {
    if (this.state !== 'session.chunks') this.desk.beginChunks();
    this.#chunk = new ChunkReader(octets, last, this.objection(bdat));
    if (octets === 0) this.#endChunk(this.#chunk);
  }

  #readChunk(chunk: ChunkReader): boolean {
    if (this.#lines.waiting === 0) return false;
    this.desk.chunks.push(chunk.push(this.#lines.take(chunk.left)));
    if (chunk.left === 0) this.#endChunk(chunk);
    return true;
  }

  #endChunk({ octets, last, refusal }: ChunkReader): void {
    this.#chunk = null;
    if (refusal) return this.refuse(refusal, bdat.verb);
    const { text, tooLarge, bare } = this.desk.chunks;
    if (last) this.#deliver('BDAT LAST', bdat.verb, { octets: text, tooLarge, bare });
    else this.obey(bdat.verb, String(octets));
  }

  /** Answers for a message; LMTP once for each recipient. The verdict may take its time. */
  #deliver(type: Verb, verb: string, message: Received, envelopes: readonly Envelope[] = this.desk.transaction.envelopes): void {
    const [envelope, ...others] = envelopes;
    if (!this.isOpen || !envelope) this.desk.beginChunks();
    else this.#judge(message, envelope, (verdict) => this.#answerFor(type, verb, message, verdict, others));
  }

  #answerFor(type: Verb, verb: string, message: Received, verdict: Reply, others: readonly Envelope[]): void {
    this.#left = others.length;
    this.answer(type, verb, verdict);
    this.#deliver(type, verb, message, others);
  }

  #judge(message: Received, envelope: Envelope, answer: (verdict: Reply) => void): void {
    this.#judging = true;
    this.desk.transaction.judge(message, envelope, (verdict) => {
      // too late: the client has gone, or was sent away
      if (!this.#judging) return;
      this.#judging = false;
      answer(verdict);
      this.#read();
    });
  }

  #takeTurn(): void {
    // a 250 that was put into our mouth has no client behind it
    if (!this.desk.turn) return this.carrier.close();
    this.#client = this.desk.turn(asClient(this.carrier));
    this.#client.opened();
    const waiting = this.#lines.take();
    if (waiting.length > 0) this.#client.received(waiting);
  }

  protected greeting(): Reply {
    const { greeting, lmtp } = this.desk.policy;
    return this.#ownWord(greeting ?? (lmtp ? 'lmtpGreeting' : 'greeting'));
  }

  protected override knows(command: SmtpCommand): boolean {
    return this.desk.speaks(command);
  }
  protected unknown(): Reply {
    return reply('unknownCommand');
  }
  /** RFC 5321 §4.2.4.1: 502 for what is known and not done; 500 from a server older than the verb, and for the other protocol's greeting. */
  protected override unspoken(command: SmtpCommand): Reply {
    const { lmtp, profile = 'today' } = this.desk.policy;
    if (!this.desk.isOfProtocol(command)) return reply(lmtp ? 'lmtpOnly' : 'unknownCommand');
    return reply(isKnownTo(profile, command) ? 'notImplemented' : 'unknownCommand');
  }
  protected override unfit(command: SmtpCommand): Reply | undefined {
    return this.#tooLong(command) ?? this.#tlsFirst(command);
  }
  protected outOfOrder(verb: Answered['type']): Reply {
    return reply(outOfOrder(verb, this.state, this.desk.policy.lmtp === true));
  }
  protected badSyntax(syntax: string): Reply {
    return reply('syntax', syntax);
  }
  /** RFC 5321 §3.8: a server that closes on its own account says 421 first. */
  protected lastWords(refusal: Reply): [Reply, Reply] {
    return [refusal, this.#ownWord('tooManyErrors')];
  }

  #tooLong({ verb, extraOctets = 0 }: SmtpCommand): Reply | undefined {
    const limit = COMMAND_LINE_OCTETS + extraOctets;
    return this.#lineOctets > limit ? reply(verb === 'AUTH' ? 'responseTooLong' : 'lineTooLong', limit) : undefined;
  }

  #tlsFirst({ beforeTls }: SmtpCommand): Reply | undefined {
    return this.desk.policy.tls === 'demanded' && !this.desk.isSecure && !beforeTls ? reply('tlsRequired') : undefined;
  }

  /** A reply that says who speaks. */
  #ownWord(name: ReplyName): Reply {
    return reply(name, this.desk.policy.hostName);
  }

  /** In this server's words. */
  protected written(proposed: Reply): string {
    const { policy, service } = this.desk;
    return formatReply(worded(proposed, policy.wording ?? 'mailscope', service.profile, this.#surround));
  }

  /** What a wording may repeat. */
  readonly #surround = (): Surround => {
    const { said, transaction, policy, greeting } = this.desk;
    const path = repeatable(said.path, transaction.envelope.smtpUtf8);
    return { host: policy.hostName, client: greeting.helo, verb: repeatable(said.verb, false), path };
  };

  protected taken(type: Answered['type'], wire: string): { event: Answered; code: string } {
    const code = Number(wire.slice(0, 3));
    const left = this.#left;
    return { event: left > 0 ? { type, code, left } : { type, code }, code: String(code) };
  }

  protected isRefusal(wire: string): boolean {
    return Number(wire[0]) >= 4;
  }

  protected voice(verb: string, wire: string): () => void {
    const more = this.#left > 0;
    return () => this.carrier.answer({ verb, code: wire.slice(0, 3), octets: replyOctets(wire), more });
  }

  protected override settle(code: string): void {
    if (this.state === 'text') this.#text = new DottedReader(this.desk.policy.maxOctets, this.desk.service.bareLf === 'ends a line');
    else if (code === '535' && this.desk.failures >= MAX_FAILURES) this.hangUp('farewell', this.#ownWord('tooManyAttempts'));
  }

  protected override hangUp(ending: Ending, farewell?: Reply): void {
    this.#judging = false;
    super.hangUp(ending, farewell);
  }
}
