/**
 * The server's end of a POP3 connection: octets in, answers out. The order of commands is the session machine's; who may
 * log in is login.ts's and the policy's; this file only reads, asks, answers and steps. RFC 1939.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { Mailbox, type StoredMessage } from '../../mail/mailbox.ts';
import { utf8 } from '../../mail/octets.ts';
import type { End, ServerCarrier } from '../carrier.ts';
import { LineReader, type Line } from '../lines.ts';
import { MAX_SASL_LINE_OCTETS } from '../sasl/exchange.ts';
import { stateOf, type Asked } from '../step.ts';
import { capabilities } from './capabilities.ts';
import type { MaybeMessage, MessageLines, OneMessage } from './commands/argument.ts';
import { commandNamed } from './commands/index.ts';
import type { LanguageArgument } from './commands/language.ts';
import type { AuthArgument } from './commands/security.ts';
import { languageFor, LANGUAGES, translated, type Language } from './languages.ts';
import { Login, MAX_PASSWORDS } from './login.ts';
import { Maildrop, needsUtf8, topOf } from './maildrop.ts';
import type { Pop3Policy } from './policy.ts';
import { reply, type NamedReply } from './replies.ts';
import { session, type Ending, type Verb } from './session.machine.ts';
import { COMMAND_LINE_OCTETS, formatStatus, replyOctets, splitCommand, statusOf, type Reply, type Status } from './wire.ts';

export type { Pop3Account, Pop3Policy } from './policy.ts';

/** Errors after which the server hangs up. */
const MAX_ERRORS = 10;
/** RFC 1939 §3: an autologout timer is at least 10 minutes. */
const PATIENCE_MS = 10 * 60_000;

export class Pop3Server implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: Pop3Policy;
  readonly #carrier: ServerCarrier;
  readonly #login: Login;
  readonly #lines = new LineReader(MAX_SASL_LINE_OCTETS);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #maildrop: Maildrop | undefined;
  /** The message that DELE or RETR is about. */
  #number = 0;
  #language: Language = 'en';
  #utf8 = false;
  #errors = 0;

  constructor(policy: Pop3Policy, carrier: ServerCarrier) {
    this.#policy = policy;
    this.#carrier = carrier;
    this.#login = new Login(policy, () => carrier.tls !== null);
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
    for (let line = this.#open && this.#lines.line(); line; line = this.#open && this.#lines.line()) {
      if (this.state === 'challenged') this.#response(line);
      else this.#read(line);
    }
  }

  /** TLS protects the connection now; the session begins again without a greeting: RFC 2595 §4. */
  secured(): void {
    if (this.state === 'handshake') this.#step('secured', '+OK', 'TLS');
  }

  /** RFC 1939 §3: on autologout the server closes without a word and without deleting. */
  timedOut(): void {
    this.#hangUp('timeout');
  }

  ended(): void {
    if (this.#snapshot.status === 'active') this.#step('end', '-ERR', 'end');
    this.#release();
    this.#policy.over?.();
  }

  get #open(): boolean {
    return this.state !== 'handshake' && this.#snapshot.status === 'active';
  }

  #read(line: Line): void {
    const { verb, rest } = splitCommand(line.text);
    const command = this.#speaks(verb) ? commandNamed(verb) : undefined;
    if (line.fault === 'bare') return this.#refuse(reply('bareLineEnd'));
    if (line.fault === 'long' || line.octets > COMMAND_LINE_OCTETS) return this.#refuse(reply('lineTooLong', COMMAND_LINE_OCTETS));
    if (!command) return this.#refuse(reply('unknownCommand'), verb);
    if (!session.accepts(this.#snapshot).has(verb)) return this.#refuse(reply('badSequence', stateName(this.state)), verb);
    const parsed = command.parse(rest);
    if (parsed === undefined) return this.#refuse(reply('syntax', command.syntax), verb);
    this.#answer(verb as Verb, verb, this.#decide(verb as Verb, parsed));
    this.#endGuessing();
  }

  /** A line of a SASL exchange. One that is none ends the exchange: RFC 5034 §4. */
  #response({ text, fault }: Line): void {
    this.#answer('(response)', '(response)', fault ? reply('badResponse') : this.#login.respond(text));
    this.#endGuessing();
  }

  #endGuessing(): void {
    if (this.#login.wrongPasswords >= MAX_PASSWORDS && !this.#maildrop && this.#open) this.#hangUp('farewell');
  }

  /** Whether this server knows the verb at all. STLS is known within TLS too, where it is refused. */
  #speaks(verb: string): boolean {
    if (verb === 'APOP') return this.#policy.stamp !== '';
    return verb !== 'STLS' || this.#carrier.tls !== null || this.#carrier.startTls !== undefined;
  }

  /** The reply that this server gives to a command that is in order and well formed. */
  #decide(verb: Verb, parsed: unknown): NamedReply {
    switch (verb) {
      case 'USER':
        return this.#login.user((parsed as { name: string }).name);
      case 'PASS':
        return this.#login.pass((parsed as { password: string }).password);
      case 'APOP':
        return this.#login.apop(parsed as { name: string; digest: string });
      case 'AUTH':
        return this.#login.auth(parsed as AuthArgument);
      case 'STLS':
        return reply(this.#carrier.tls ? 'tlsActive' : this.#policy.tlsUnavailable ? 'tlsUnavailable' : 'beginTls');
      case 'UTF8':
        return reply('utf8');
      case 'LANG':
        return this.#choose((parsed as LanguageArgument).range);
      case 'CAPA':
        return { ...reply('capabilities'), body: linesOf(capabilities(this.#policy, this.#login, this.#mayStartTls)) };
      case 'QUIT':
        return this.#goodbye();
      case 'NOOP':
        return reply('ok');
      default:
        return this.#decideInTransaction(verb, parsed, this.#maildrop!);
    }
  }

  #decideInTransaction(verb: Verb, parsed: unknown, maildrop: Maildrop): NamedReply {
    switch (verb) {
      case 'LIST':
        return this.#list((parsed as MaybeMessage).number, maildrop);
      case 'UIDL':
        return this.#uniqueIds((parsed as MaybeMessage).number, maildrop);
      case 'RETR':
        return this.#text(parsed as OneMessage, ({ octets }) => ({ ...reply('message', octets.length), body: octets }));
      case 'TOP':
        return this.#text(parsed as OneMessage, ({ octets }) => ({
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

  /** RFC 2595 §4: CAPA lists STLS where it is permitted. */
  get #mayStartTls(): boolean {
    return this.#carrier.tls === null && this.#carrier.startTls !== undefined && session.accepts(this.#snapshot).has('STLS');
  }

  /** RFC 6856 §3.2: the answer to LANG is in the new language already. */
  #choose(range: string | undefined): NamedReply {
    if (range === undefined) return { ...reply('languages'), body: linesOf(Object.entries(LANGUAGES).map((each) => each.join(' '))) };
    const language = languageFor(range, this.#policy.language ?? 'en');
    if (!language) return reply('noLanguage', range);
    this.#language = language;
    return reply('languageChosen', language);
  }

  #list(number: number | undefined, maildrop: Maildrop): NamedReply {
    const size = (each: number) => String(maildrop.message(each)!.octets.length);
    if (number !== undefined) return this.#about({ number }, () => reply('listed', number, size(number)));
    return { ...reply('listing', maildrop.count, maildrop.octets), body: maildrop.scan(size) };
  }

  #uniqueIds(number: number | undefined, maildrop: Maildrop): NamedReply {
    if (number !== undefined) return this.#about({ number }, () => reply('listed', number, maildrop.uniqueId(number)));
    return { ...reply('uniqueIds'), body: maildrop.scan((each) => maildrop.uniqueId(each)) };
  }

  /** RFC 6856 §2.1: letters beyond ASCII in a header are not sent to a client that has not asked for them. */
  #text(which: OneMessage, answer: (message: StoredMessage) => NamedReply): NamedReply {
    return this.#about(which, (message) => (needsUtf8(message) && !this.#utf8 ? reply('utf8Needed', which.number) : answer(message)));
  }

  /** RFC 1939 §5: a number that is none, or marked for deletion, is refused. */
  #about({ number }: OneMessage, answer: (message: StoredMessage) => NamedReply): NamedReply {
    const message = this.#maildrop!.message(number);
    this.#number = number;
    if (!message) return reply('noSuchMessage', number, this.#maildrop!.size);
    return this.#maildrop!.isMarked(number) ? reply('alreadyDeleted', number) : answer(message);
  }

  #goodbye(): NamedReply {
    if (this.#policy.expireDays === 0) this.#maildrop?.markRetrieved();
    const marked = this.#maildrop ? this.#maildrop.size - this.#maildrop.count : 0;
    return marked === 0 ? reply('goodbye', this.#policy.hostName) : reply('goodbyeDeleted', this.#policy.hostName, marked);
  }

  /** Answers something that moves no machine: an error. */
  #refuse(refusal: NamedReply, verb = ''): void {
    const last = this.#errors + 1 >= MAX_ERRORS;
    const status = this.#send(verb, last ? reply('tooManyErrors') : refusal);
    // a refusal that somebody turned into a yes is nobody's error
    if (status !== '-ERR') return;
    this.#errors++;
    if (last) this.#hangUp('farewell');
  }

  /** Answers a command, steps the session on the final (command, status), and does what the machine asks for. */
  #answer(type: Verb, verb: string, proposed: NamedReply): void {
    const status = this.#send(verb, proposed);
    this.#step(type, status, `${verb} / ${status}`);
    this.#settleLock();
    if (this.#snapshot.status !== 'active') this.#close();
  }

  #step(type: Verb | Ending, status: Status, edge: string): void {
    this.#asked.length = 0;
    this.#snapshot = session.step(this.#snapshot, { type, status }, this.#asked);
    this.#carrier.moved(this.state, edge);
    for (const action of this.#asked.slice()) this.#act(action.type);
  }

  #act(action: string): void {
    if (action === 'openMaildrop') this.#openMaildrop();
    else if (action === 'noteRetrieved') this.#maildrop!.noteRetrieved(this.#number);
    else if (action === 'markDeleted') this.#maildrop!.mark(this.#number);
    else if (action === 'unmarkAll') this.#maildrop!.unmarkAll();
    else if (action === 'removeMarked') this.#removeMarked();
    else if (action === 'enableUtf8') this.#utf8 = true;
    else if (action === 'startTls') this.#startTls();
    else if (action === 'forgetEverything') this.#forget();
  }

  /** RFC 2595 §2.1: what came in the clear behind STLS is nobody's command. */
  #startTls(): void {
    this.#lines.take();
    if (this.#carrier.startTls) this.#carrier.startTls();
    else this.#carrier.close();
  }

  #forget(): void {
    this.#login.forget();
    this.#language = 'en';
    this.#utf8 = false;
  }

  /** A login that was answered for by somebody else, against the policy, opens an empty maildrop of nobody. */
  #openMaildrop(): void {
    const { account } = this.#login;
    if (account) this.#policy.logins?.note(account.mailbox);
    this.#maildrop = new Maildrop(account?.mailbox ?? new Mailbox(1));
  }

  #removeMarked(): void {
    const { account } = this.#login;
    account?.lock.update(() => {
      const removed = this.#maildrop!.update();
      if (removed.length > 0) this.#policy.removed?.(removed, account.mailbox);
    });
    this.#login.account = undefined;
  }

  /** The lock taken for a login that was then refused is given back. */
  #settleLock(): void {
    if (this.#login.account && !this.#maildrop) {
      this.#login.account.lock.release();
      this.#login.account = undefined;
    }
  }

  /** Sends the reply, or what was put in its place; returns the status that went out. */
  #send(verb: string, proposed: NamedReply): Status {
    const said = { ...translated(proposed, this.#language), body: proposed.body };
    const line = formatStatus(said);
    const final = this.#carrier.overrule?.(verb, line) ?? line;
    const status = statusOf(final);
    this.#carrier.answer({ verb, code: status, octets: replyOctets(final, bodyFor(said, line, final)) });
    return status;
  }

  #hangUp(ending: Ending): void {
    if (this.#snapshot.status !== 'active') return;
    this.#step(ending, '-ERR', ending);
    this.#close();
  }

  #close(): void {
    this.#release();
    this.#carrier.close();
  }

  #release(): void {
    this.#login.account?.lock.release();
    this.#login.account = undefined;
  }
}

/** The body belongs to a positive reply, unless the words put in its place bring lines of their own. */
function bodyFor(said: Reply, line: string, final: string): Uint8Array | undefined {
  return final === line || (statusOf(final) === '+OK' && !final.includes('\n')) ? said.body : undefined;
}

function linesOf(lines: readonly string[]): Uint8Array {
  return utf8(lines.map((line) => `${line}\r\n`).join(''));
}

function stateName(state: string): string {
  return state.split('.')[0]!.toUpperCase();
}

function totalOctets(maildrop: Maildrop): number {
  let octets = 0;
  for (let number = 1; number <= maildrop.size; number++) octets += maildrop.message(number)!.octets.length;
  return octets;
}
