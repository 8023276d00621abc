/**
 * The server's end of a POP3 connection: octets in, answers out. The order of commands is the session machine's; who may
 * log in is the policy's; this file only reads, asks, answers and steps. RFC 1939.
 */
import { md5 } from '@noble/hashes/legacy.js';
import type { AnyMachineSnapshot } from 'xstate';
import { Mailbox, type StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { End, ServerCarrier } from '../carrier.ts';
import { LineReader, type Line } from '../lines.ts';
import { stateOf, type Asked } from '../step.ts';
import type { MaybeMessage, MessageLines, OneMessage } from './commands/argument.ts';
import { commandNamed } from './commands/index.ts';
import { Maildrop, topOf } from './maildrop.ts';
import { reply } from './replies.ts';
import { session, type Verb } from './session.machine.ts';
import { COMMAND_LINE_OCTETS, formatStatus, replyOctets, splitCommand, type Reply, type Status } from './wire.ts';

export interface Pop3Account {
  password: string;
  mailbox: Mailbox;
}

/** What one server decides differently from another. */
export interface Pop3Policy {
  hostName: string;
  /** More are connected than there is room for: it greets with -ERR and closes. */
  crowded?: boolean;
  /** Stamp of the greeting with its angle brackets, new for each connection: RFC 1939 §7 (APOP). */
  stamp: string;
  /** Whose maildrop is meant by this name; `undefined` if nobody's. */
  account(name: string): Pop3Account | undefined;
  /** These messages were removed at QUIT. */
  removed?(messages: StoredMessage[], mailbox: Mailbox): void;
}

/** Errors after which the server hangs up, and wrong passwords. */
const MAX_ERRORS = 10;
const MAX_PASSWORDS = 3;
/** RFC 1939 §3: an autologout timer is at least 10 minutes. */
const PATIENCE_MS = 10 * 60_000;
const READ_LIMIT = 1024;
/** RFC 2449 §6. */
const CAPABILITIES = ['TOP', 'UIDL', 'USER', 'RESP-CODES', 'AUTH-RESP-CODE', 'PIPELINING', 'EXPIRE NEVER', 'IMPLEMENTATION Mailscope'];

export class Pop3Server implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: Pop3Policy;
  readonly #carrier: ServerCarrier;
  readonly #lines = new LineReader(READ_LIMIT);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #name = '';
  /** The account whose password was right; its maildrop opens if the answer, once final, is positive. */
  #account: Pop3Account | undefined;
  #maildrop: Maildrop | undefined;
  /** The message that DELE is about. */
  #number = 0;
  #errors = 0;
  #wrongPasswords = 0;
  #hungUp = false;

  constructor(policy: Pop3Policy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#snapshot = session.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  opened(): void {
    const { crowded, hostName, stamp } = this.#policy;
    this.#answer('connect', '(connect)', crowded ? reply('busy', hostName) : reply('greeting', hostName, stamp));
  }

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    for (let line = this.#open && this.#lines.line(); line; line = this.#open && this.#lines.line()) this.#read(line);
  }

  /** RFC 1939 §3: on autologout the server closes without a word and without deleting. */
  timedOut(): void {
    if (this.#open) this.#hangUp();
  }

  ended(): void {
    this.#hungUp = true;
    this.#release();
  }

  get #open(): boolean {
    return !this.#hungUp && this.#snapshot.status === 'active';
  }

  #read(line: Line): void {
    const { verb, rest } = splitCommand(line.text);
    const command = commandNamed(verb);
    if (line.fault === 'bare') return this.#refuse(reply('bareLineEnd'));
    if (line.fault === 'long' || line.octets > COMMAND_LINE_OCTETS) return this.#refuse(reply('lineTooLong', COMMAND_LINE_OCTETS));
    if (!command) return this.#refuse(reply('unknownCommand'), verb);
    if (!session.accepts(this.#snapshot).has(verb)) return this.#refuse(reply('badSequence', stateName(this.state)), verb);
    const parsed = command.parse(rest);
    if (parsed === undefined) return this.#refuse(reply('syntax', command.syntax), verb);
    this.#answer(verb as Verb, verb, this.#decide(verb as Verb, parsed));
    if (this.#wrongPasswords >= MAX_PASSWORDS && this.#open) this.#hangUp();
  }

  /** The reply that this server gives to a command that is in order and well formed. */
  #decide(verb: Verb, parsed: unknown): Reply {
    switch (verb) {
      case 'USER':
        return this.#user((parsed as { name: string }).name);
      case 'PASS':
        return this.#logIn((account) => account.password === (parsed as { password: string }).password);
      case 'APOP':
        return this.#apop(parsed as { name: string; digest: string });
      case 'CAPA':
        return { ...reply('capabilities'), body: ascii(CAPABILITIES.map((line) => `${line}\r\n`).join('')) };
      case 'QUIT':
        return this.#goodbye();
      case 'NOOP':
        return reply('ok');
      default:
        return this.#decideInTransaction(verb, parsed, this.#maildrop!);
    }
  }

  #decideInTransaction(verb: Verb, parsed: unknown, maildrop: Maildrop): Reply {
    switch (verb) {
      case 'LIST':
        return this.#list((parsed as MaybeMessage).number, maildrop);
      case 'UIDL':
        return this.#uniqueIds((parsed as MaybeMessage).number, maildrop);
      case 'RETR':
        return this.#about(parsed as OneMessage, (octets) => ({ ...reply('message', octets.length), body: octets }));
      case 'TOP':
        return this.#about(parsed as OneMessage, (octets) => ({
          ...reply('topOfMessage'),
          body: topOf(octets, (parsed as MessageLines).lines),
        }));
      case 'DELE':
        return this.#about(parsed as OneMessage, () => reply('marked', this.#number));
      case 'RSET':
        return reply('reset', maildrop.size, totalOctets(maildrop));
      default:
        return reply('stat', maildrop.count, maildrop.octets);
    }
  }

  /** RFC 1939 §7: a server may say +OK to any name, so that nobody learns which exist. */
  #user(name: string): Reply {
    this.#name = name;
    return reply('userOk', name);
  }

  #apop({ name, digest }: { name: string; digest: string }): Reply {
    this.#name = name;
    return this.#logIn((account) => apopDigest(this.#policy.stamp, account.password) === digest);
  }

  #logIn(isRight: (account: Pop3Account) => boolean): Reply {
    const account = this.#policy.account(this.#name);
    if (!account || !isRight(account)) return reply(++this.#wrongPasswords < MAX_PASSWORDS ? 'wrongPassword' : 'tooManyPasswords');
    if (!account.mailbox.lock()) return reply('inUse');
    this.#account = account;
    return reply('loggedIn', account.mailbox.messages.length, account.mailbox.octets);
  }

  #list(number: number | undefined, maildrop: Maildrop): Reply {
    const size = (each: number) => String(maildrop.message(each)!.octets.length);
    if (number !== undefined) return this.#about({ number }, () => reply('listed', number, size(number)));
    return { ...reply('listing', maildrop.count, maildrop.octets), body: maildrop.scan(size) };
  }

  #uniqueIds(number: number | undefined, maildrop: Maildrop): Reply {
    if (number !== undefined) return this.#about({ number }, () => reply('listed', number, maildrop.uniqueId(number)));
    return { ...reply('uniqueIds'), body: maildrop.scan((each) => maildrop.uniqueId(each)) };
  }

  /** RFC 1939 §5: a number that is none, or marked for deletion, is refused. */
  #about({ number }: OneMessage, answer: (octets: Uint8Array) => Reply): Reply {
    const message = this.#maildrop!.message(number);
    this.#number = number;
    if (!message) return reply('noSuchMessage', number, this.#maildrop!.size);
    return this.#maildrop!.isMarked(number) ? reply('alreadyDeleted', number) : answer(message.octets);
  }

  #goodbye(): Reply {
    const marked = this.#maildrop ? this.#maildrop.size - this.#maildrop.count : 0;
    return marked === 0 ? reply('goodbye', this.#policy.hostName) : reply('goodbyeDeleted', this.#policy.hostName, marked);
  }

  /** Answers something that moves no machine: an error. */
  #refuse(refusal: Reply, verb = ''): void {
    const last = ++this.#errors >= MAX_ERRORS;
    this.#send(verb, last ? reply('tooManyErrors') : refusal);
    if (last) this.#hangUp();
  }

  /** Answers a command, steps the session on the final (command, status), and does what the machine asks for. */
  #answer(type: Verb, verb: string, proposed: Reply): void {
    const status = this.#send(verb, proposed);
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, { type, status }, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${status}`);
    for (const action of this.#asked) this.#act(action.type);
    this.#settleLock();
    if (!this.#open) this.#close();
  }

  #act(action: string): void {
    if (action === 'openMaildrop') this.#openMaildrop();
    else if (action === 'markDeleted') this.#maildrop!.mark(this.#number);
    else if (action === 'unmarkAll') this.#maildrop!.unmarkAll();
    else if (action === 'removeMarked') this.#removeMarked();
  }

  /** A login that was answered for by somebody else, against the policy, opens an empty maildrop of nobody. */
  #openMaildrop(): void {
    this.#maildrop = new Maildrop(this.#account?.mailbox ?? new Mailbox(1));
    this.#wrongPasswords = 0;
  }

  #removeMarked(): void {
    const removed = this.#maildrop!.update();
    if (removed.length > 0 && this.#account) this.#policy.removed?.(removed, this.#account.mailbox);
  }

  /** The lock taken for a login that was then refused is given back. */
  #settleLock(): void {
    if (this.#account && !this.#maildrop) {
      this.#account.mailbox.unlock();
      this.#account = undefined;
    }
  }

  /** Sends the reply, or what was put in its place; returns the status that went out. */
  #send(verb: string, proposed: Reply): Status {
    const line = formatStatus(proposed);
    const final = this.#carrier.overrule?.(verb, line) ?? line;
    const status: Status = final.startsWith('+OK') ? '+OK' : '-ERR';
    const body = final === line || (status === '+OK' && !final.includes('\n')) ? proposed.body : undefined;
    this.#carrier.answer({ verb, code: status, octets: replyOctets(final, body) });
    return status;
  }

  #hangUp(): void {
    this.#hungUp = true;
    this.#close();
  }

  #close(): void {
    this.#release();
    this.#carrier.close();
  }

  #release(): void {
    if (this.#maildrop && this.#account) this.#maildrop.release();
    this.#account = undefined;
  }
}

/** RFC 1939 §7: MD5 over the stamp, angle brackets included, and the shared secret; in lower-case hexadecimal. */
function apopDigest(stamp: string, password: string): string {
  return Array.from(md5(ascii(stamp + password)), (octet) => octet.toString(16).padStart(2, '0')).join('');
}

function stateName(state: string): string {
  return state.split('.')[0]!.toUpperCase();
}

function totalOctets(maildrop: Maildrop): number {
  let octets = 0;
  for (let number = 1; number <= maildrop.size; number++) octets += maildrop.message(number)!.octets.length;
  return octets;
}
