/**
 * The server's end of an IMAP connection: octets in, answers out. The order of commands is the session machine's; who may
 * log in is the policy's; what a command means for the mailbox is in account.ts. This file reads, asks, answers and steps. RFC 3501.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { ascii, concat } from '../../mail/octets.ts';
import type { End, ServerCarrier } from '../carrier.ts';
import { stateOf, type Asked } from '../step.ts';
import { Account, type Decision } from './account.ts';
import { commandNamed } from './commands/index.ts';
import type { Login } from './commands/login.ts';
import { FrameReader, type Announced, type Read } from './frames.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import { reply, type ReplyName } from './replies.ts';
import { session, type Verb } from './session.machine.ts';
import {
  COMMAND_LINE_OCTETS,
  COMMAND_OCTETS,
  LITERAL_MINUS_OCTETS,
  formatStatus,
  parseStatus,
  splitCommand,
  type Condition,
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
const CAPABILITIES = 'IMAP4rev1 LITERAL- NAMESPACE UNSELECT';
/** RFC 3501 §7.4.1: no EXPUNGE while these are answered, for their numbers would mean other messages. */
const NUMBERED: ReadonlySet<string> = new Set(['FETCH', 'STORE', 'SEARCH']);

export class ImapServer implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: ImapPolicy;
  readonly #carrier: ServerCarrier;
  readonly #frames = new FrameReader(COMMAND_LINE_OCTETS, COMMAND_OCTETS, (head, octets) => this.#literalLimit(head, octets));
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #account: Account;
  /** Whose password was right; the account opens if the answer, once final, is positive. */
  #candidate: ImapAccount | undefined;
  #errors = 0;
  #wrongPasswords = 0;
  #hungUp = false;

  constructor(policy: ImapPolicy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#account = new Account(policy, undefined);
    this.#snapshot = session.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  opened(): void {
    this.#answer('connect', '(connect)', '*', { reply: reply(this.#policy.crowded ? 'busy' : 'greeting', this.#policy.hostName) });
  }

  received(octets: Uint8Array): void {
    this.#frames.push(octets);
    for (let read = this.#open && this.#frames.next(); read; read = this.#open && this.#frames.next()) this.#read(read);
  }

  timedOut(): void {
    this.#hangUp('autologout');
  }

  ended(): void {
    this.#hungUp = true;
  }

  get #open(): boolean {
    return !this.#hungUp && this.#snapshot.status === 'active';
  }

  #read(read: Read): void {
    if (read.kind === 'frame') this.#command(read.text);
    else if (read.kind === 'announced') this.#invite(read.literal);
    else if (read.kind === 'unwanted') this.#refuseLiteral(read.literal);
    else this.#refuse(splitCommand(read.text), read.fault === 'bare' ? reply('bareLineEnd') : reply('lineTooLong', COMMAND_LINE_OCTETS));
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

  #command(frame: string): void {
    const { tag, verb, rest } = splitCommand(frame);
    const command = commandNamed(verb);
    if (tag === '') return this.#refuse({ tag, verb }, reply('noTag'));
    if (!command) return this.#refuse({ tag, verb }, reply('unknownCommand'));
    if (!session.accepts(this.#snapshot).has(verb)) return this.#refuse({ tag, verb }, reply('badSequence', stateName(this.state)));
    const parsed = command.parse(rest);
    if (parsed === undefined) return this.#refuse({ tag, verb }, reply('syntax', command.syntax));
    this.#answer(verb as Verb, verb, tag, this.#decide(verb as Verb, parsed));
    if (this.#wrongPasswords >= MAX_PASSWORDS) this.#hangUp('tooManyPasswords');
  }

  #decide(verb: Verb, parsed: unknown): Decision {
    switch (verb) {
      case 'CAPABILITY':
        return { reply: reply('completed', verb), data: () => [ascii(`* CAPABILITY ${CAPABILITIES}\r\n`)] };
      case 'NOOP':
        return { reply: reply('completed', verb) };
      case 'LOGOUT':
        return { reply: reply('completed', verb), data: () => [this.#farewell('goodbye')] };
      case 'LOGIN':
        return { reply: this.#logIn(parsed as Login) };
      case 'AUTHENTICATE':
        return { reply: reply('noMechanism') };
      default:
        return this.#account.decide(verb, parsed);
    }
  }

  #logIn({ user, password }: Login): Reply {
    const account = this.#policy.account(user);
    if (account?.password !== password) {
      this.#wrongPasswords++;
      return reply('wrongPassword');
    }
    this.#candidate = account;
    return reply('loggedIn');
  }

  /** Answers something that moves no machine: an error. Without a tag the answer has none either. */
  #refuse({ tag, verb }: { tag: string; verb: string }, refusal: Reply): void {
    const line = this.#finally(verb, formatStatus(tag === '' ? '*' : tag, refusal));
    this.#carrier.answer({ verb, code: conditionOf(line), octets: ascii(`${line}\r\n`) });
    if (++this.#errors >= MAX_ERRORS) this.#hangUp('tooManyErrors');
  }

  /** Answers a command, steps the session on the final (command, condition), and does what the machine asks for. */
  #answer(type: Verb, verb: string, tag: string, decision: Decision): void {
    const proposed = formatStatus(tag, decision.reply);
    const line = this.#finally(verb, proposed);
    const condition = conditionOf(line);
    const kept = line === proposed || (condition === 'OK' && !line.includes('\n'));
    const data = kept ? (decision.data?.() ?? []) : [];
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, { type, condition }, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${condition}`);
    for (const action of this.#asked) this.#act(action.type);
    this.#send(verb, condition, [...data, ...this.#news(verb), ascii(`${line}\r\n`)]);
    if (!this.#open) this.#carrier.close();
  }

  #act(action: string): void {
    if (action === 'openAccount') this.#openAccount();
    else if (action === 'openMailbox') this.#account.openMailbox();
    else if (action === 'leaveMailbox') this.#account.leaveMailbox();
    else if (action === 'expungeAndLeave') this.#account.expungeAndLeave();
  }

  /** A login that was answered for by somebody else, against the policy, opens an empty mailbox of nobody. */
  #openAccount(): void {
    this.#account = new Account(this.#policy, this.#candidate?.mailbox);
    this.#candidate = undefined;
    this.#wrongPasswords = 0;
  }

  #news(verb: string): Uint8Array[] {
    return this.#account.news(!NUMBERED.has(verb)).map((response) => ascii(`* ${response}\r\n`));
  }

  /** In one answer, or in several if there is much; only the last has the condition for its code. */
  #send(verb: string, condition: Condition, pieces: Uint8Array[]): void {
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
  #hangUp(name: ReplyName): void {
    if (!this.#open) return;
    this.#carrier.answer({ verb: '', code: 'BYE', octets: this.#farewell(name) });
    this.#hungUp = true;
    this.#carrier.close();
  }
}

/** The condition of the last line; a line that has none counts as BAD. */
function conditionOf(lines: string): Condition {
  const last = lines.slice(lines.lastIndexOf('\n') + 1);
  return parseStatus(last)?.condition ?? 'BAD';
}

function stateName(state: string): string {
  const names: Record<string, string> = {
    'session.notAuthenticated': 'not authenticated',
    'session.authenticated': 'authenticated',
    'session.selected': 'selected',
  };
  return names[state] ?? state;
}
