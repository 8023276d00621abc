/**
 * The server's end of an SMTP or LMTP connection: octets in, answers out. The order of commands is the session machine's;
 * whom to take mail from and for is the policy's; what becomes of a message is transaction.ts's; this file only reads,
 * asks, answers and steps. RFC 5321.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { ClientCarrier, End, ServerCarrier } from '../carrier.ts';
import { DottedReader } from '../dots.ts';
import { LineReader, type Line } from '../lines.ts';
import { MAX_SASL_LINE_OCTETS } from '../sasl/exchange.ts';
import { stateOf, type Asked } from '../step.ts';
import { Authentication, MAX_FAILURES } from './authentication.ts';
import { ChunkedMessage, ChunkReader } from './chunking.ts';
import { commandNamed, type Verb as CommandVerb } from './commands/index.ts';
import type { ChunkArgument } from './commands/bdat.ts';
import type { NameArgument } from './commands/inquiry.ts';
import type { PathArgument } from './commands/path.ts';
import type { TurnArgument } from './commands/queue.ts';
import type { AuthArgument } from './commands/security.ts';
import { expanded, helpOn, queueStarted, verified } from './inquiry.ts';
import { outOfOrder } from './order.ts';
import type { Envelope, SmtpPolicy } from './policy.ts';
import { knownBy } from './profiles.ts';
import { reply, type ReplyName } from './replies.ts';
import { asClient } from './roles.ts';
import { Service } from './service.ts';
import { session, type Answered, type Ending, type Verb } from './session.machine.ts';
import { Transaction, type Received } from './transaction.ts';
import { COMMAND_LINE_OCTETS, formatReply, replyOctets, splitCommand, type Reply } from './wire.ts';
import { repeatable, worded } from './wordings/index.ts';

export type { Envelope, SmtpPolicy } from './policy.ts';

/** Errors after which the server hangs up with 421. */
const MAX_ERRORS = 10;
/** RFC 5321 §4.5.3.2.7: a server waits at least 5 minutes for the next command. */
const PATIENCE_MS = 5 * 60_000;
/** RFC 5321 §4.5.3.2.6: so long a client waits for the verdict on its message, and so long it may take. */
const JUDGING_MS = 10 * 60_000;
/** Octets that a client may send ahead while its message is being judged. */
const MAX_WAITING_OCTETS = 1_048_576;
/** RFC 3207 §4: what may be said before TLS where TLS is demanded. */
const BEFORE_TLS: ReadonlySet<string> = new Set(['EHLO', 'LHLO', 'NOOP', 'STARTTLS', 'QUIT']);

export class SmtpServer implements End {
  readonly #policy: SmtpPolicy;
  readonly #carrier: ServerCarrier;
  readonly #service: Service;
  readonly #transaction: Transaction;
  readonly #authentication: Authentication | null;
  readonly #lines = new LineReader(MAX_SASL_LINE_OCTETS);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #text: DottedReader | null = null;
  #chunk: ChunkReader | null = null;
  #chunks: ChunkedMessage;
  /** Makes the client that takes over, once ATRN or TURN is answered with 250. */
  #turn: ((carrier: ClientCarrier) => End) | null = null;
  #client: End | null = null;
  /** What the client calls itself, by the greeting being answered. */
  #greeting = { helo: '', extended: false };
  /** Verb and path of the command being answered, for the wording. */
  #said = { verb: '', path: '' };
  #errors = 0;
  #reading = false;
  /** The policy is thinking about a message: nothing is read meanwhile. */
  #judging = false;

  constructor(policy: SmtpPolicy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#service = new Service(policy, carrier);
    const speaker = { helo: '', extended: false, lmtp: policy.lmtp === true, tls: carrier.tls, user: '' };
    this.#transaction = new Transaction(policy, this.#service, speaker);
    this.#authentication = policy.auth ? new Authentication(policy.auth, this.#service) : null;
    this.#chunks = new ChunkedMessage(policy.maxOctets);
    this.#snapshot = session.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  get patienceMs(): number {
    return this.#client?.patienceMs ?? (this.#judging ? JUDGING_MS : PATIENCE_MS);
  }

  opened(): void {
    // with TLS from the first octet, the handshake is over only now
    this.#transaction.meet({ tls: this.#carrier.tls });
    const name = this.#policy.greeting ?? (this.#policy.lmtp ? 'lmtpGreeting' : 'greeting');
    this.#answer('connect', '(connect)', reply(name, this.#policy.hostName));
  }

  received(octets: Uint8Array): void {
    if (this.#client) return this.#client.received(octets);
    if (this.#judging && this.#lines.waiting + octets.length > MAX_WAITING_OCTETS)
      return this.#hangUp(reply('tooMuchAhead', this.#policy.hostName));
    this.#lines.push(octets);
    this.#read();
  }

  /** Reads all that may be read now; once at a time, for a verdict may come while it reads. */
  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    while (this.#open && !this.#judging && this.#readOn());
    this.#reading = false;
  }

  /** TLS protects the connection now: RFC 3207 §4.2. */
  secured(): void {
    if (this.#client) return this.#client.secured?.();
    if (this.state === 'handshake') this.#step({ type: 'secured', code: 0 }, 'TLS');
  }

  timedOut(): void {
    if (this.#client) this.#client.timedOut();
    // between the clear and TLS nothing can be said
    else if (this.state === 'handshake') this.#leave('timeout');
    else this.#hangUp(reply('timeout', this.#policy.hostName), 'timeout');
  }

  ended(reason: 'end' | 'reset' | 'lost' | 'refused' = 'end'): void {
    this.#text = null;
    this.#chunk = null;
    // whoever did not hear the verdict will bring the message again
    this.#judging = false;
    this.#client?.ended(reason);
    if (this.#snapshot.status === 'active') this.#step({ type: 'end', code: 0 }, 'end');
  }

  get #open(): boolean {
    return !this.#client && this.state !== 'handshake' && this.#snapshot.status === 'active';
  }

  /** Reads whatever is due; false when more octets must come first. */
  #readOn(): boolean {
    if (this.#text) return this.#readText(this.#text);
    if (this.#chunk) return this.#readChunk(this.#chunk);
    const line = this.#lines.line();
    if (!line) return false;
    if (this.state === 'challenged') this.#response(line);
    else if (line.fault) this.#refuse(line.fault === 'long' ? reply('lineTooLong', COMMAND_LINE_OCTETS) : reply('bareLineEnd'));
    else this.#command(line);
    return true;
  }

  #command(line: Line): void {
    const { verb, rest } = splitCommand(line.text);
    this.#said = { verb: verb.slice(0, 20), path: rest.split(' ', 1)[0]! };
    const command = commandNamed(verb);
    if (!command) return this.#refuse(reply('unknownCommand'), verb);
    if (!this.#service.speaks(verb as CommandVerb)) return this.#refuse(this.#notSpoken(verb as CommandVerb), verb);
    const limit = COMMAND_LINE_OCTETS + (command.extraOctets ?? 0);
    if (line.octets > limit) return this.#refuse(reply(verb === 'AUTH' ? 'responseTooLong' : 'lineTooLong', limit), verb);
    const parsed = command.parse(rest);
    const outOfOrder = this.#outOfOrder(verb as CommandVerb);
    if (verb === 'BDAT' && parsed) return this.#beginChunk(parsed as ChunkArgument, outOfOrder);
    if (outOfOrder) return this.#refuse(outOfOrder, verb);
    if (parsed === undefined) return this.#refuse(reply('syntax', command.syntax), verb);
    if (verb === 'RCPT' || verb === 'MAIL') this.#said.path = (parsed as PathArgument).path;
    this.#answer(verb as Verb, verb, this.#decide(verb as CommandVerb, parsed));
  }

  /** RFC 5321 §4.2.4.1: 502 for what is known and not done; 500 from a server older than the verb, and for the other protocol's greeting. */
  #notSpoken(verb: CommandVerb): Reply {
    if (this.#policy.lmtp && (verb === 'EHLO' || verb === 'HELO')) return reply('lmtpOnly');
    return reply(knownBy(this.#policy.profile ?? 'today', verb) ? 'notImplemented' : 'unknownCommand');
  }

  #outOfOrder(verb: CommandVerb): Reply | undefined {
    if (this.#policy.tls === 'demanded' && this.#carrier.tls === null && !BEFORE_TLS.has(verb)) return reply('tlsRequired');
    if (session.accepts(this.#snapshot).has(verb)) return undefined;
    return reply(outOfOrder(verb, this.state, this.#policy.lmtp === true));
  }

  /** The reply that this server gives to a command that is in order and well formed. */
  #decide(verb: CommandVerb, parsed: unknown): Reply {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
      case 'LHLO':
        return this.#hello(verb, (parsed as { domain: string }).domain);
      case 'STARTTLS':
        return reply(this.#tlsReply());
      case 'AUTH':
        return this.#transaction.speaker.user ? reply('alreadyAuthenticated') : this.#authentication!.begin(parsed as AuthArgument);
      case 'MAIL':
      case 'SEND':
      case 'SOML':
      case 'SAML':
        return this.#transaction.mail(verb, parsed as PathArgument);
      case 'RCPT':
        return this.#transaction.rcpt(parsed as PathArgument);
      case 'DATA':
        return this.#transaction.data();
      case 'ATRN':
      case 'TURN':
        return this.#turnRound(verb, parsed as TurnArgument);
      default:
        return this.#inform(verb, parsed);
    }
  }

  /** Replies to what changes nothing, or takes everything back. */
  #inform(verb: CommandVerb, parsed: unknown): Reply {
    switch (verb) {
      case 'ETRN':
        return queueStarted(parsed as { node: string }, this.#policy, this.#transaction.envelope);
      case 'VRFY':
        return verified(parsed as NameArgument, this.#policy, this.#service);
      case 'EXPN':
        return expanded(parsed as NameArgument, this.#policy);
      case 'HELP':
        return helpOn((parsed as { argument: string }).argument, this.#service);
      case 'RSET':
        return reply('resetDone');
      case 'QUIT':
        return reply('goodbye', this.#policy.hostName);
      default:
        return reply('ok');
    }
  }

  #hello(verb: 'EHLO' | 'HELO' | 'LHLO', domain: string): Reply {
    this.#greeting = { helo: domain, extended: verb !== 'HELO' };
    const greeting = reply('hello', this.#policy.hostName, domain);
    return verb === 'HELO' ? greeting : { ...greeting, text: [...greeting.text, ...this.#service.extensionLines] };
  }

  #tlsReply(): ReplyName {
    if (this.#carrier.tls) return 'alreadySecured';
    return this.#carrier.startTls && this.#policy.tls !== 'unavailable' ? 'tlsReady' : 'tlsUnavailable';
  }

  #turnRound(verb: 'ATRN' | 'TURN', { domains }: TurnArgument): Reply {
    // RFC 2645 §5.1: only somebody who has authenticated may have mail turned to him
    if (verb === 'ATRN' && this.#transaction.speaker.user === '') return reply('authenticationRequired');
    const turn = this.#policy.turn!(domains, this.#transaction.envelope);
    if (typeof turn !== 'function') return turn;
    this.#turn = turn;
    return reply('turning');
  }

  /** A line of the AUTH exchange. RFC 4954 §4. */
  #response(line: Line): void {
    this.#said = { verb: 'AUTH', path: '' };
    const verdict = line.fault === 'long' ? reply('responseTooLong') : this.#authentication!.respond(line.fault ? '' : line.text);
    this.#answer('(response)', '(response)', verdict);
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

  /** RFC 3030 §2: the octets follow at once, whatever the answer will be. */
  #beginChunk({ octets, last }: ChunkArgument, refusal: Reply | undefined): void {
    if (this.state !== 'session.chunks') this.#chunks = new ChunkedMessage(this.#policy.maxOctets);
    this.#chunk = new ChunkReader(octets, last, refusal);
    if (octets === 0) this.#endChunk(this.#chunk);
  }

  #readChunk(chunk: ChunkReader): boolean {
    if (this.#lines.waiting === 0) return false;
    this.#chunks.push(chunk.push(this.#lines.take(chunk.left)));
    if (chunk.left === 0) this.#endChunk(chunk);
    return true;
  }

  #endChunk({ octets, last, refusal }: ChunkReader): void {
    this.#chunk = null;
    if (refusal) return this.#refuse(refusal, 'BDAT');
    const { text, tooLarge, bare } = this.#chunks;
    if (last) this.#deliver('BDAT LAST', 'BDAT', { octets: text, tooLarge, bare });
    else this.#answer('BDAT', 'BDAT', tooLarge ? reply('tooLarge', this.#policy.maxOctets) : reply('chunkTaken', octets));
  }

  /** Answers for a message; LMTP once for each recipient. The verdict may take its time. */
  #deliver(type: Verb, verb: string, message: Received, envelopes: readonly Envelope[] = this.#transaction.envelopes): void {
    const [envelope, ...others] = envelopes;
    if (!this.#open || !envelope) this.#chunks = new ChunkedMessage(this.#policy.maxOctets);
    else this.#judge(message, envelope, (verdict) => this.#answerFor(type, verb, message, verdict, others));
  }

  #answerFor(type: Verb, verb: string, message: Received, verdict: Reply, others: readonly Envelope[]): void {
    this.#answer(type, verb, verdict, others.length);
    this.#deliver(type, verb, message, others);
  }

  #judge(message: Received, envelope: Envelope, answer: (verdict: Reply) => void): void {
    this.#judging = true;
    this.#transaction.judge(message, envelope, (verdict) => {
      // too late: the client has gone, or was sent away
      if (!this.#judging) return;
      this.#judging = false;
      answer(verdict);
      this.#read();
    });
  }

  /** Answers something that moves no machine: an error. */
  #refuse(refusal: Reply, verb = ''): void {
    const wire = this.#finally(verb, refusal);
    this.#send(verb, wire);
    // a refusal that somebody turned into a yes is nobody's error
    if (Number(wire[0]) >= 4 && ++this.#errors >= MAX_ERRORS) this.#hangUp(reply('tooManyErrors', this.#policy.hostName));
  }

  /** Answers a command, steps the session on the final (command, reply), and does what the machine asks for. */
  #answer(type: Verb, verb: string, proposed: Reply, left = 0): void {
    const wire = this.#finally(verb, proposed);
    const code = Number(wire.slice(0, 3));
    this.#step({ type, code, ...(left > 0 ? { left } : {}) }, `${verb} / ${code}`, () => this.#send(verb, wire, left > 0));
    if (this.state === 'text') this.#text = new DottedReader(this.#policy.maxOctets);
    if (this.#snapshot.status !== 'active') this.#carrier.close();
    else if (code === 535 && (this.#authentication?.failures ?? 0) >= MAX_FAILURES)
      this.#hangUp(reply('tooManyAttempts', this.#policy.hostName));
  }

  #step(event: Answered, edge: string, say = () => {}): void {
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, event, this.#asked);
    this.#carrier.moved(this.state, edge);
    say();
    for (const action of this.#asked.slice()) this.#act(action.type);
  }

  #act(action: string): void {
    if (action === 'greet') this.#transaction.meet(this.#greeting);
    else if (action === 'addRecipient') this.#transaction.addRecipient();
    else if (action === 'acceptMessage') this.#transaction.accept();
    else if (action === 'forgetTransaction') this.#transaction.forget();
    else if (action === 'authenticate') this.#transaction.meet({ user: this.#authentication?.user ?? '' });
    else if (action === 'forgetEverything') this.#transaction.meet({ helo: '', extended: false, user: '', tls: this.#carrier.tls });
    else if (action === 'startTls') this.#startTls();
    else if (action === 'turn') this.#takeTurn();
  }

  /** RFC 3207 §5: what came in the clear behind STARTTLS is nobody's command. */
  #startTls(): void {
    this.#lines.take();
    if (this.#carrier.startTls) this.#carrier.startTls();
    else this.#carrier.close();
  }

  #takeTurn(): void {
    // a 250 that was put into our mouth has no client behind it
    if (!this.#turn) return this.#carrier.close();
    this.#client = this.#turn(asClient(this.#carrier));
    this.#client.opened();
    const waiting = this.#lines.take();
    if (waiting.length > 0) this.#client.received(waiting);
  }

  /** The reply as wire text: in this server's words, after whoever may overrule it has spoken. */
  #finally(verb: string, proposed: Reply): string {
    const wire = this.#wire(proposed);
    return this.#carrier.overrule?.(verb, wire) ?? wire;
  }

  #wire(proposed: Reply): string {
    const { verb, path } = this.#said;
    const said = { verb: repeatable(verb, false), path: repeatable(path, this.#transaction.envelope.smtpUtf8) };
    const surround = { host: this.#policy.hostName, client: this.#greeting.helo, ...said };
    return formatReply(worded(proposed, this.#policy.wording ?? 'mailscope', this.#service.profile, surround));
  }

  #send(verb: string, wire: string, more = false): void {
    this.#carrier.answer({ verb, code: wire.slice(0, 3), octets: replyOctets(wire), more });
  }

  /** RFC 5321 §3.8: a server that closes on its own account says 421 first. */
  #hangUp(farewell: Reply, ending: Ending = 'farewell'): void {
    if (!this.#open) return;
    this.#judging = false;
    this.#leave(ending, () => this.#carrier.answer({ verb: '', code: '421', octets: replyOctets(this.#wire(farewell)) }));
  }

  #leave(ending: Ending, say = () => {}): void {
    this.#step({ type: ending, code: 421 }, ending, say);
    this.#carrier.close();
  }
}
