/**
 * The server's end of an SMTP connection: octets in, answers out. The order of commands is the session machine's; whom to
 * take mail from and for is the policy's; this file only reads, asks, answers and steps. RFC 5321.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { isInternational } from '../../mail/address.ts';
import type { End, ServerCarrier } from '../carrier.ts';
import { DottedReader } from '../dots.ts';
import { LineReader, type Line } from '../lines.ts';
import { stateOf, type Asked } from '../step.ts';
import { commandNamed, commands } from './commands/index.ts';
import type { PathArgument } from './commands/path.ts';
import { reply, replies } from './replies.ts';
import { session, type Verb } from './session.machine.ts';
import { COMMAND_LINE_OCTETS, formatReply, replyOctets, splitCommand, type Reply } from './wire.ts';

/** The envelope of one transaction. RFC 5321 §2.3.1. */
export interface Envelope {
  reversePath: string;
  forwardPaths: string[];
  /** Value of SIZE=, octets; 0 when the client did not say. */
  declaredOctets: number;
  /** Domain given with EHLO or HELO, and whether it was EHLO. */
  helo: string;
  extended: boolean;
}

/** What one server decides differently from another. Every answer is a `Reply`; `undefined` means the usual positive one. */
export interface SmtpPolicy {
  hostName: string;
  /** How it greets, if not with 220: 421 for a host that is too busy now (RFC 5321 §3.8), 554 for one that takes no mail (§3.1). */
  greeting?: 'busy' | 'noService' | undefined;
  /** Largest message taken, octets; advertised with SIZE (RFC 1870). */
  maxOctets: number;
  /** Recipients in one transaction; at least 100 (RFC 5321 §4.5.3.1.8). */
  maxRecipients: number;
  mail(reversePath: string, envelope: Envelope): Reply | undefined;
  rcpt(forwardPath: string, envelope: Envelope): Reply | undefined;
  /** What the queue would answer for this message; `undefined`: it can be taken. */
  message(message: Uint8Array, envelope: Envelope): Reply | undefined;
  /** The name under which the message would be accepted, for the 250 after the text. */
  nextId(): string;
  /** It was answered with 250: the message is ours now. */
  accept(message: Uint8Array, envelope: Envelope, id: string): void;
}

/** Errors after which the server hangs up with 421. */
const MAX_ERRORS = 10;
/** RFC 5321 §4.5.3.2.7: a server waits at least 5 minutes for the next command. */
const PATIENCE_MS = 5 * 60_000;
/** Room for the longest command line with its extensions; longer lines are dropped as they come. */
const READ_LIMIT = 4096;

export class SmtpServer implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: SmtpPolicy;
  readonly #carrier: ServerCarrier;
  readonly #lines = new LineReader(READ_LIMIT);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #envelope: Envelope = noEnvelope('', false);
  /** The recipient being answered for: it joins the envelope if the answer, once final, is positive. */
  #recipient = '';
  #text: DottedReader | null = null;
  /** The message being answered for, and the name it would be accepted under. */
  #message: Uint8Array = new Uint8Array(0);
  #acceptId = '';
  #errors = 0;
  #hungUp = false;

  constructor(policy: SmtpPolicy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#snapshot = session.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  opened(): void {
    this.#answer('connect', '(connect)', reply(this.#policy.greeting ?? 'greeting', this.#policy.hostName));
  }

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    while (this.#open && (this.#text ? this.#readText() : this.#readCommand()));
  }

  timedOut(): void {
    this.#hangUp(reply('timeout', this.#policy.hostName));
  }

  ended(): void {
    this.#text = null;
  }

  get #open(): boolean {
    return !this.#hungUp && this.#snapshot.status === 'active';
  }

  /** Answers one command line; false when there is none yet. */
  #readCommand(): boolean {
    const line = this.#lines.line();
    if (!line) return false;
    if (line.fault) this.#refuse(line.fault === 'long' ? reply('lineTooLong', COMMAND_LINE_OCTETS) : reply('bareLineEnd'));
    else this.#command(line);
    return true;
  }

  #command(line: Line): void {
    const { verb, rest } = splitCommand(line.text);
    const command = commandNamed(verb);
    if (command === undefined) return this.#refuse(reply('unknownCommand'), verb);
    if (command === 'not implemented') return this.#refuse(reply('notImplemented'), verb);
    if (line.octets > COMMAND_LINE_OCTETS + (command.extraOctets ?? 0))
      return this.#refuse(reply('lineTooLong', COMMAND_LINE_OCTETS), verb);
    if (!session.accepts(this.#snapshot).has(verb)) return this.#refuse(outOfOrder(verb, this.state), verb);
    const parsed = command.parse(rest);
    if (parsed === undefined) return this.#refuse(reply('syntax', command.syntax), verb);
    this.#answer(verb as Verb, verb, this.#decide(verb as Verb, parsed));
  }

  /** The reply that this server gives to a command that is in order and well formed. */
  #decide(verb: Verb, parsed: unknown): Reply {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(verb, (parsed as { domain: string }).domain);
      case 'MAIL':
        return this.#mail(parsed as PathArgument);
      case 'RCPT':
        return this.#rcpt(parsed as PathArgument);
      case 'DATA':
        return reply('startText');
      case 'RSET':
        return reply('resetDone');
      case 'VRFY':
        return reply('cannotVerify');
      case 'HELP':
        return helpOn((parsed as { argument: string }).argument);
      case 'QUIT':
        return reply('goodbye', this.#policy.hostName);
      default:
        return reply('ok');
    }
  }

  #hello(verb: 'EHLO' | 'HELO', domain: string): Reply {
    this.#envelope = noEnvelope(domain, verb === 'EHLO');
    const greeting = reply('hello', this.#policy.hostName, domain);
    return verb === 'HELO' ? greeting : { ...greeting, text: [...greeting.text, ...this.#extensions()] };
  }

  #extensions(): string[] {
    return ['PIPELINING', `SIZE ${this.#policy.maxOctets}`, '8BITMIME', 'ENHANCEDSTATUSCODES', 'HELP'];
  }

  #mail({ path, parameters }: PathArgument): Reply {
    const { helo, extended } = this.#envelope;
    const envelope = { ...noEnvelope(helo, extended), reversePath: path };
    for (const [keyword, value] of parameters) {
      // after HELO no extension was agreed on, so no parameter exists (RFC 5321 §4.1.1.11)
      if (!extended || !knownMailParameter(keyword, value)) return reply('unknownParameter', keyword);
      if (keyword === 'SIZE') envelope.declaredOctets = Number(value);
    }
    this.#envelope = envelope;
    if (isInternational(path)) return reply('internationalAddress');
    if (envelope.declaredOctets > this.#policy.maxOctets) return reply('tooLarge', this.#policy.maxOctets);
    return this.#policy.mail(path, envelope) ?? reply('senderOk');
  }

  #rcpt({ path, parameters }: PathArgument): Reply {
    for (const keyword of parameters.keys()) return reply('unknownParameter', keyword);
    if (isInternational(path)) return reply('internationalAddress');
    if (this.#envelope.forwardPaths.length >= this.#policy.maxRecipients) return reply('tooManyRecipients', this.#policy.maxRecipients);
    const refusal = this.#policy.rcpt(path, this.#envelope);
    this.#recipient = path;
    return refusal ?? reply('recipientOk');
  }

  /** Reads on in the text; true when it has ended and commands may follow. */
  #readText(): boolean {
    const text = this.#text!;
    const octets = this.#lines.take();
    const { used, done } = text.push(octets);
    if (!done) return false;
    this.#lines.push(octets.subarray(used));
    this.#text = null;
    this.#answer('message', '(message)', this.#judgeMessage(text));
    return true;
  }

  #judgeMessage(text: DottedReader): Reply {
    this.#message = text.text;
    this.#acceptId = '';
    if (text.tooLarge) return reply('tooLarge', this.#policy.maxOctets);
    if (text.bare) return reply('bareText');
    const refusal = this.#policy.message(text.text, this.#envelope);
    if (refusal) return refusal;
    this.#acceptId = this.#policy.nextId();
    return reply('messageAccepted', this.#acceptId);
  }

  /** Answers something that moves no machine: an error. */
  #refuse(refusal: Reply, verb = ''): void {
    this.#send(verb, this.#finally(verb, refusal));
    if (++this.#errors >= MAX_ERRORS) this.#hangUp(reply('tooManyErrors', this.#policy.hostName));
  }

  /** Answers a command, steps the session on the final (command, reply), and does what the machine asks for. */
  #answer(type: Verb, verb: string, proposed: Reply): void {
    const wire = this.#finally(verb, proposed);
    const code = Number(wire.slice(0, 3));
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, { type, code }, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${code}`);
    this.#send(verb, wire);
    for (const action of this.#asked) this.#act(action.type);
    if (this.state === 'text') this.#text = new DottedReader(this.#policy.maxOctets);
    if (!this.#open) this.#carrier.close();
  }

  #act(action: string): void {
    if (action === 'addRecipient') this.#envelope.forwardPaths.push(this.#recipient);
    else if (action === 'acceptMessage') this.#policy.accept(this.#message, this.#envelope, this.#acceptId || this.#policy.nextId());
    else if (action === 'forgetTransaction') this.#envelope = noEnvelope(this.#envelope.helo, this.#envelope.extended);
  }

  /** The reply as wire text, after whoever may overrule it has spoken. */
  #finally(verb: string, proposed: Reply): string {
    const wire = formatReply(proposed);
    return this.#carrier.overrule?.(verb, wire) ?? wire;
  }

  #send(verb: string, wire: string): void {
    this.#carrier.answer({ verb, code: wire.slice(0, 3), octets: replyOctets(wire) });
  }

  /** RFC 5321 §3.8: a server that closes on its own account says 421 first. */
  #hangUp(farewell: Reply): void {
    if (!this.#open) return;
    this.#carrier.answer({ verb: '', code: '421', octets: replyOctets(formatReply(farewell)) });
    this.#hungUp = true;
    this.#carrier.close();
  }
}

function noEnvelope(helo: string, extended: boolean): Envelope {
  return { reversePath: '', forwardPaths: [], declaredOctets: 0, helo, extended };
}

/** RFC 5321 §3.3: DATA without a valid recipient may be told 554 instead of 503, once a sender is known. */
function outOfOrder(verb: string, state: string): Reply {
  return verb === 'DATA' && state === 'session.sender' ? reply('noRecipients') : reply('badSequence');
}

function knownMailParameter(keyword: string, value: string): boolean {
  if (keyword === 'SIZE') return /^\d{1,20}$/.test(value);
  return keyword === 'BODY' && /^(7BIT|8BITMIME)$/i.test(value);
}

function helpOn(verb: string): Reply {
  const command = commandNamed(verb);
  if (typeof command === 'object') return { ...reply('help', ''), text: [command.syntax] };
  const { code, enhanced } = replies.help;
  return { code, enhanced, text: [`Commands: ${Object.keys(commands).join(' ')}`, 'HELP <command> shows its syntax'] };
}
