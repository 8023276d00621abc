/**
 * The server's end of a POP3 connection. What it shares with others is server-end.ts's, what a verb answers is the verb's; its
 * own are its lines, the SASL exchange, two kinds of status line, and the lock on the maildrop. RFC 1939.
 */
import type { ServerCarrier } from '../carrier.ts';
import { splitCommand } from '../command.ts';
import { LineReader, type Line } from '../lines.ts';
import { MAX_SASL_LINE_OCTETS } from '../sasl/exchange.ts';
import { ServerEnd, type Doers } from '../server-end.ts';
import { commandNamed } from './commands/index.ts';
import { Pop3Desk } from './desk.ts';
import { knowsCode } from './era.ts';
import { translated } from './languages.ts';
import { MAX_PASSWORDS } from './login.ts';
import type { Pop3Policy } from './policy.ts';
import { replies, reply, type NamedReply } from './replies.ts';
import { session, type Action, type Answered } from './session.machine.ts';
import { COMMAND_LINE_OCTETS, formatStatus, replyOctets, statusOf } from './wire.ts';

export type { Pop3Account, Pop3Policy } from './policy.ts';

export class Pop3Server extends ServerEnd<Answered, Pop3Desk, NamedReply, Action> {
  /** RFC 1939 §3: an autologout timer is at least 10 minutes. */
  readonly patienceMs = 10 * 60_000;
  protected readonly speaks = 'before';
  protected readonly named = commandNamed;
  protected readonly desk: Pop3Desk;
  protected readonly doers: Doers<Action>;
  readonly #lines = new LineReader(MAX_SASL_LINE_OCTETS);

  constructor(policy: Pop3Policy, carrier: ServerCarrier) {
    super(session, carrier);
    const desk = new Pop3Desk(policy, carrier);
    this.desk = desk;
    this.doers = {
      openMaildrop: () => desk.openMaildrop(),
      noteRetrieved: () => desk.maildrop.noteRetrieved(desk.number),
      markDeleted: () => desk.maildrop.mark(desk.number),
      unmarkAll: () => desk.maildrop.unmarkAll(),
      removeMarked: () => desk.removeMarked(),
      enableUtf8: () => (desk.utf8 = true),
      startTls: () => this.startTls(this.#lines),
      forgetEverything: () => desk.forget(),
    };
  }

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    for (let line = this.#next(); line; line = this.#next()) this.#read(line);
    // it has been told that its line is too long
    if (this.#lines.isEndless) this.hangUp('farewell');
  }

  /** RFC 1939 §3: on autologout the server closes without a word and without deleting. */
  timedOut(): void {
    this.hangUp('timeout');
  }

  override ended(): void {
    super.ended();
    this.desk.policy.over?.();
  }

  #next(): Line | undefined {
    return this.isOpen ? this.#lines.line() : undefined;
  }

  #read(line: Line): void {
    if (this.accepts('(response)')) this.#response(line);
    else this.#command(line);
    if (this.desk.login.wrongPasswords >= MAX_PASSWORDS && !this.desk.isLoggedIn) this.hangUp('farewell');
  }

  #command({ text, octets, fault }: Line): void {
    if (fault === 'bare') return this.refuse(reply('bareLineEnd'));
    if (fault === 'long' || octets > COMMAND_LINE_OCTETS) return this.refuse(reply('lineTooLong', COMMAND_LINE_OCTETS));
    const { verb, rest } = splitCommand(text);
    this.obey(verb, rest);
  }

  /** A line of a SASL exchange. One that is none ends the exchange: RFC 5034 §4. */
  #response({ text, fault }: Line): void {
    this.answer('(response)', '(response)', fault ? reply('badResponse') : this.desk.login.respond(text));
  }

  protected greeting(): NamedReply {
    const { crowded, hostName, stamp } = this.desk.policy;
    return crowded ? reply('busy', hostName) : reply('greeting', hostName, stamp);
  }
  protected unknown(): NamedReply {
    return reply('unknownCommand');
  }
  protected outOfOrder(): NamedReply {
    return reply('badSequence', this.state.split('.')[0]!.toUpperCase());
  }
  protected badSyntax(syntax: string): NamedReply {
    return reply('syntax', syntax);
  }
  /** A server of POP3 says nothing unasked: the last refusal is its farewell. */
  protected lastWords(): [NamedReply] {
    return [reply('tooManyErrors')];
  }

  protected written(said: NamedReply): string {
    const words = translated(said, this.desk.language);
    const { code } = replies[said.name];
    return formatStatus(code === '' || knowsCode(this.desk, code) ? words : { ...words, code: '' });
  }

  protected taken(type: Answered['type'], wire: string): { event: Answered; code: string } {
    const status = statusOf(wire);
    return { event: { type, status }, code: status };
  }

  protected isRefusal(wire: string): boolean {
    return statusOf(wire) === '-ERR';
  }

  /** The body belongs to a positive reply, unless the words put in its place bring lines of their own. */
  protected voice(verb: string, wire: string, answer?: NamedReply): () => void {
    const code = statusOf(wire);
    const isKept = answer && (wire === this.written(answer) || (code === '+OK' && !wire.includes('\n')));
    return () => this.carrier.answer({ verb, code, octets: replyOctets(wire, isKept ? answer.body : undefined) });
  }

  /** The lock taken for a login that was then refused is given back. */
  protected override settle(): void {
    if (!this.desk.isLoggedIn) this.desk.release();
  }
  protected override release(): void {
    this.desk.release();
  }
}
