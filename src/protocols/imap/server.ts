/**
 * The server's end of an IMAP connection: octets in, answers out. The order of commands is the session machine's; who may
 * log in is the policy's; what a command means for the mailbox is in account.ts. This file reads, asks, answers and steps. RFC 3501.
 */
import { own } from '../../own.ts';
import type { AnyMachineSnapshot } from 'xstate';
import { ascii, concat } from '../../mail/octets.ts';
import type { End, ServerCarrier } from '../carrier.ts';
import { stateOf, type Asked } from '../step.ts';
import { Account } from './account.ts';
import { Authentication } from './authentication.ts';
import { capabilities } from './capabilities.ts';
import { commandNamed, RESPONSE } from './commands/index.ts';
import type { Authenticate, Login } from './commands/login.ts';
import type { Decision } from './desk.ts';
import { FrameReader, type Announced, type Read } from './frames.ts';
import type { ImapPolicy } from './policy.ts';
import { reply, type ReplyName } from './replies.ts';
import { session, type Answered, type Ending, type Verb } from './session.machine.ts';
import {
  COMMAND_LINE_OCTETS,
  COMMAND_OCTETS,
  LITERAL_MINUS_OCTETS,
  formatStatus,
  parseStatus,
  splitCommand,
  type Outcome,
  type Reply,
} from './wire.ts';

export type { ImapPolicy } from './policy.ts';

/** Errors after which the server hangs up, and wrong passwords. */
const MAX_ERRORS = 10;
const MAX_PASSWORDS = 3;
/** RFC 3501 §5.4: an autologout timer is at least 30 minutes. */
const PATIENCE_MS = 30 * 60_000;
/** Octets of one answer; what is longer goes out in several. */
const ANSWER_OCTETS = 1024 * 1024;
/** RFC 3501 §7.4.1, RFC 5256 §3: no EXPUNGE while these are answered, for their numbers would mean other messages. */
const NUMBERED: ReadonlySet<string> = new Set(['FETCH', 'STORE', 'SEARCH', 'SORT', 'THREAD']);

export class ImapServer implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: ImapPolicy;
  readonly #carrier: ServerCarrier;
  #frames = this.#newReader();
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #account: Account;
  #authentication: Authentication;
  /** Of the command that is answered in several turns: AUTHENTICATE, IDLE. */
  #openTag = '*';
  #unwatch: (() => void) | undefined;
  #errors = 0;

  constructor(policy: ImapPolicy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#account = new Account(policy);
    this.#authentication = new Authentication(policy);
    this.#snapshot = session.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  opened(): void {
    this.#answer('connect', '(connect)', '*', { reply: reply(this.#policy.crowded ? 'busy' : 'greeting', this.#policy.hostName) });
  }

  /** What comes in the clear behind STARTTLS is nobody's command. */
  received(octets: Uint8Array): void {
    if (this.#accepts('secured')) return;
    this.#frames.push(octets);
    for (let read = this.#next(); read; read = this.#next()) this.#read(read);
  }

  /** RFC 3501 §6.2.1: what was known before TLS is not trusted any more; nobody is logged in yet. */
  secured(): void {
    this.#authentication = new Authentication(this.#policy);
    this.#move('secured', 'TLS');
  }

  timedOut(): void {
    this.#hangUp('autologout', 'timeout');
  }

  ended(): void {
    if (this.#open) this.#move('end', 'end');
    this.#stopWatching();
    this.#account.leaveMailbox();
    this.#policy.over?.();
  }

  #newReader(): FrameReader {
    return new FrameReader(COMMAND_LINE_OCTETS, COMMAND_OCTETS, (head, octets) => this.#literalLimit(head, octets));
  }

  /** In a response to a challenge, and in IDLE, braces announce nothing. */
  #next(): Read | undefined {
    return this.#open ? this.#frames.next(this.#accepts(RESPONSE) || this.#accepts('DONE')) : undefined;
  }

  #accepts(verb: Verb): boolean {
    return session.accepts(this.#snapshot).has(verb);
  }

  get #open(): boolean {
    return this.#snapshot.status === 'active';
  }

  #read(read: Read): void {
    if (read.kind === 'frame') this.#line(read.text);
    else if (read.kind === 'announced') this.#invite(read.literal);
    else if (read.kind === 'unwanted') this.#refuseLiteral(read.literal);
    else this.#fault(read.text, read.fault === 'bare' ? reply('bareLineEnd') : reply('lineTooLong', COMMAND_LINE_OCTETS));
  }

  /** A line that is none. In the middle of AUTHENTICATE or IDLE it ends that; otherwise it is a command that failed. */
  #fault(text: string, refusal: Reply): void {
    const turn = ([RESPONSE, 'DONE'] as const).find((verb) => this.#accepts(verb));
    if (!turn) return this.#refuse(splitCommand(text), refusal);
    this.#answer(turn, turn, this.#openTag, { reply: refusal });
    this.#countError();
  }

  /** A message may be large; everything else that a client has to say is short. */
  #literalLimit(head: string, octets: number): number {
    const { verb } = splitCommand(head);
    if (octets > COMMAND_OCTETS) return 0;
    return verb === 'APPEND' && session.accepts(this.#snapshot).has(verb) ? this.#policy.maxOctets : LITERAL_MINUS_OCTETS;
  }

  #invite({ waits, head }: Announced): void {
    if (waits) this.#carrier.answer({ verb: splitCommand(head).verb, code: '+', octets: ascii('+ Go on\r\n') });
  }

  /** RFC 7888 §4: a client that does not wait sends its literal all the same, so only hanging up keeps its octets from being taken for commands. */
  #refuseLiteral({ waits, head }: Announced): void {
    const command = splitCommand(head);
    this.#refuse(command, command.verb === 'APPEND' && waits ? reply('tooBig', this.#policy.maxOctets) : reply('literalTooLong'));
    if (!waits) this.#hangUp('literalRefused');
  }

  #line(frame: string): void {
    if (this.#accepts(RESPONSE)) return this.#response(frame);
    if (this.#accepts('DONE')) return this.#done(frame);
    this.#command(frame);
  }

  #response(line: string): void {
    const said = this.#authentication.respond(line);
    this.#answer(RESPONSE, RESPONSE, this.#openTag, { reply: said });
    if (said.condition === 'BAD') this.#countError();
    this.#countPasswords();
  }

  /** RFC 2177 §3: DONE, and nothing else, ends IDLE; whatever else is said ends it with BAD. */
  #done(line: string): void {
    const done = line.toUpperCase() === 'DONE';
    this.#answer('DONE', 'DONE', this.#openTag, { reply: done ? reply('completed', 'IDLE') : reply('expectedDone') });
    if (!done) this.#countError();
  }

  #command(frame: string): void {
    const { tag, verb, rest } = splitCommand(frame);
    const command = commandNamed(verb);
    if (tag === '') return this.#refuse({ tag, verb }, reply('noTag'));
    if (!command) return this.#refuse({ tag, verb }, reply('unknownCommand'));
    if (!session.accepts(this.#snapshot).has(verb)) return this.#refuse({ tag, verb }, reply('badSequence', stateName(this.state)));
    const parsed = command.parse(rest);
    if (parsed === undefined) return this.#refuse({ tag, verb }, reply('syntax', command.syntax));
    this.#openTag = tag;
    this.#answer(verb as Verb, verb, tag, this.#decide(verb as Verb, parsed, tag));
    this.#countPasswords();
  }

  #decide(verb: Verb, parsed: unknown, tag: string): Decision {
    switch (verb) {
      case 'CAPABILITY':
        return { reply: reply('completed', verb), data: () => [ascii(`* CAPABILITY ${this.#capabilities}\r\n`)] };
      case 'NOOP':
        return { reply: reply('completed', verb) };
      case 'ID':
        return { reply: reply('completed', verb), data: () => [ascii('* ID ("name" "Mailscope")\r\n')] };
      case 'STARTTLS':
        return { reply: reply(this.#canStartTls ? 'beginTls' : 'noTls') };
      case 'IDLE':
        return { reply: reply('idling') };
      case 'LOGOUT':
        return { reply: reply('completed', verb), data: () => [this.#farewell('goodbye')] };
      case 'LOGIN':
        return { reply: this.#authentication.login(parsed as Login, this.#secure) };
      case 'AUTHENTICATE':
        return { reply: this.#authentication.begin(parsed as Authenticate, this.#secure) };
      default:
        return this.#account.decide(verb, parsed, tag);
    }
  }

  get #secure(): boolean {
    return this.#carrier.tls !== null;
  }
  get #canStartTls(): boolean {
    return !this.#secure && this.#carrier.startTls !== undefined;
  }
  get #capabilities(): string {
    return capabilities(this.#policy, { secure: this.#secure, canStartTls: this.#canStartTls, loggedIn: !this.#accepts('LOGIN') });
  }

  /** Answers something that moves no machine: an error. Without a tag the answer has none either. */
  #refuse({ tag, verb }: { tag: string; verb: string }, refusal: Reply): void {
    const line = this.#finally(verb, formatStatus(tag === '' ? '*' : tag, refusal));
    this.#carrier.answer({ verb, code: conditionOf(line), octets: ascii(`${line}\r\n`) });
    this.#countError();
  }

  #countError(): void {
    if (++this.#errors >= MAX_ERRORS) this.#hangUp('tooManyErrors');
  }
  #countPasswords(): void {
    if (this.#authentication.wrongPasswords >= MAX_PASSWORDS) this.#hangUp('tooManyPasswords');
  }

  /** Answers a command, steps the session on the final (command, condition), and does what the machine asks for. */
  #answer(type: Verb, verb: string, tag: string, decision: Decision): void {
    const proposed = formatStatus(tag, decision.reply);
    const line = this.#finally(verb, proposed);
    const condition = conditionOf(line);
    const kept = line === proposed || (condition === 'OK' && !line.includes('\n'));
    const data = kept ? (decision.data?.() ?? []) : [];
    this.#move(type, `${verb} / ${condition}`, condition);
    for (const action of this.#asked) this.#act(action.type);
    this.#send(verb, condition, [...data, ...this.#news(NUMBERED.has(verb)), ascii(`${line}\r\n`)]);
    if (!this.#open) return this.#end();
    if (this.#account.isMailboxGone) return this.#hangUp('mailboxGone');
    if (this.#accepts('secured')) this.#carrier.startTls?.();
  }

  #move(type: Answered['type'], edge: string, condition: Outcome = 'OK'): void {
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, { type, condition }, this.#asked);
    this.#carrier.moved(this.state, edge);
  }

  #end(): void {
    this.#stopWatching();
    this.#carrier.close();
  }

  #act(action: string): void {
    if (action === 'openAccount') this.#openAccount();
    else if (action === 'openMailbox') this.#account.openMailbox();
    else if (action === 'leaveMailbox') this.#account.leaveMailbox();
    else if (action === 'expungeAndLeave') this.#account.expungeAndLeave();
    else if (action === 'startTls') this.#frames = this.#newReader();
    else if (action === 'watch') this.#unwatch = this.#account.watch(() => this.#push());
    else if (action === 'unwatch') this.#stopWatching();
  }

  /** News of a client that waits in IDLE: nobody asked for them at this moment. */
  #push(): void {
    const news = this.#news(false);
    if (news.length > 0) this.#carrier.answer({ verb: '', code: '*', octets: concat(news) });
    if (this.#account.isMailboxGone) this.#hangUp('mailboxGone');
  }

  #stopWatching(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** A login that was answered for by somebody else, against the policy, opens an empty mailbox of nobody. */
  #openAccount(): void {
    this.#account = new Account(this.#policy, this.#authentication.candidate);
    this.#authentication = new Authentication(this.#policy);
  }

  #news(numbered: boolean): Uint8Array[] {
    return this.#account.news(numbered).map((response) => ascii(`* ${response}\r\n`));
  }

  /** In one answer, or in several if there is much; only the last has the condition for its code. */
  #send(verb: string, condition: Outcome, pieces: Uint8Array[]): void {
    let from = 0;
    let octets = 0;
    for (let index = 0; index < pieces.length - 1; index++) {
      octets += pieces[index]!.length;
      if (octets < ANSWER_OCTETS) continue;
      this.#carrier.answer({ verb, code: '*', octets: concat(pieces.slice(from, index + 1)) });
      from = index + 1;
      octets = 0;
    }
    this.#carrier.answer({ verb, code: condition, octets: concat(pieces.slice(from)) });
  }

  /** The status line, after whoever may overrule it has spoken. */
  #finally(verb: string, proposed: string): string {
    return this.#carrier.overrule?.(verb, proposed) ?? proposed;
  }

  #farewell(name: ReplyName): Uint8Array {
    return ascii(`${formatStatus('*', reply(name, this.#policy.hostName))}\r\n`);
  }

  /** RFC 3501 §7.1.5: a server that closes on its own account says BYE first. */
  #hangUp(name: ReplyName, ending: Ending = 'farewell'): void {
    if (!this.#open) return;
    this.#move(ending, ending);
    this.#carrier.answer({ verb: '', code: 'BYE', octets: this.#farewell(name) });
    this.#end();
  }
}

/** The condition of the last line; a line that has none counts as BAD. */
function conditionOf(lines: string): Outcome {
  const last = lines.slice(lines.lastIndexOf('\n') + 1);
  if (/^\+( |$)/.test(last)) return '+';
  return parseStatus(last)?.condition ?? 'BAD';
}

function stateName(state: string): string {
  const names: Record<string, string> = {
    'session.notAuthenticated': 'not authenticated',
    'session.authenticated': 'authenticated',
    'session.selected': 'selected',
  };
  return own(names, state) ?? state;
}
