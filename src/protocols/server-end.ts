/**
 * The server's end of a connection on which lines are said and answered, written once: order, parse, answer, overrule, step,
 * act. What a line is, how a reply is written and what an action does are the protocol's; what a verb answers is the verb's.
 */
import { own } from '../own.ts';
import type { End, ServerCarrier } from './carrier.ts';
import type { ServerCommand } from './command.ts';
import { MachineEnd } from './machine-end.ts';
import type { Asked } from './step.ts';

/** How a session ends before the client takes its leave: nothing came for too long, the server has had enough, the line is gone. */
export type Ending = 'timeout' | 'farewell' | 'end';

/** What every session machine takes besides its protocol's own: the greeting, the end of a TLS handshake, and the endings. */
type Common = 'connect' | 'secured' | Ending;

/** Who does what a session machine asks for: no action without its doer, no doer without his action. */
export type Doers<Action extends string> = Readonly<Record<Action, () => void>>;

/** An answered command as the session machine takes it, and the code of the answer: '250', '+OK', 'NO'… */
interface Taken<Event> {
  event: Event;
  code: string;
}

/** When the words go out: before the state moves, between the move and its actions, or after those (IMAP's news come first). */
type Moment = 'before' | 'between' | 'after';

/** Errors after which the server hangs up. */
const MAX_ERRORS = 10;

/** The verb of a line that has none: it is answered all the same, and so is no longer waited for. */
const NAMELESS = '(line)';

const inSilence = (): void => {};

export abstract class ServerEnd<
  Event extends { type: string },
  Desk,
  Reply,
  Action extends string,
  Known extends ServerCommand<Desk, Reply, Event['type']> = ServerCommand<Desk, Reply, Event['type']>,
> extends MachineEnd<Event, ServerCarrier> {
  protected abstract readonly desk: Desk;
  protected abstract readonly doers: Doers<Action>;
  protected abstract readonly speaks: Moment;
  #errors = 0;

  override opened(): void {
    this.answer('connect', '(connect)', this.greeting());
  }

  /** TLS protects the connection now. */
  secured(): void {
    if (this.accepts('secured')) this.#step(this.taken('secured', '').event, 'TLS');
  }

  ended(_reason?: Parameters<End['ended']>[0]): void {
    if (!this.isOver) this.#step(this.taken('end', '').event, 'end');
    this.release();
  }

  protected abstract greeting(): Reply;
  /** The book's entry for what was said; `undefined`: nobody knows it. */
  protected abstract named(verb: string): Known | undefined;
  protected abstract unknown(verb: string): Reply;
  protected abstract outOfOrder(verb: Event['type']): Reply;
  protected abstract badSyntax(syntax: string): Reply;
  /** At one error too many: what is said in place of the refusal, and what after it. */
  protected abstract lastWords(refusal: Reply): readonly [instead: Reply, after?: Reply];
  /** The reply as wire text without its final CRLF. */
  protected abstract written(reply: Reply): string;
  /** By the words that really go out; '' where nothing was said. */
  protected abstract taken(type: Event['type'] | Common, wire: string): Taken<Event>;
  protected abstract isRefusal(wire: string): boolean;
  /** Makes ready what goes out, before the state moves; what it returns says it. Only an `answer` brings more than its words with it. */
  protected abstract voice(verb: string, wire: string, answer?: Reply): () => void;
  /** Whether this server knows the verb at all, here and now, and what it says if it does not. */
  protected knows({ spoken }: Known): boolean {
    return spoken?.(this.desk) !== false;
  }
  protected unspoken({ verb }: Known): Reply {
    return this.unknown(verb);
  }
  /** Why a command is refused whatever the state. */
  protected unfit?(command: Known): Reply | undefined;
  /** After a command has been answered and done, in a session that goes on. */
  protected settle(_code: string): void {}
  /** Gives back what the session holds. */
  protected release(): void {}

  /** Whether anything may be said and heard now: the session goes on, and no handshake is awaited. */
  protected get isOpen(): boolean {
    return !this.isOver && !this.accepts('secured');
  }

  /** A command, read so far that its verb is known. */
  protected obey(verb: string, rest: string): void {
    const command = this.named(verb);
    if (!command) return this.refuse(this.unknown(verb), verb);
    const objection = this.objection(command);
    if (objection) return this.refuse(objection, verb);
    const answer = command.read(rest);
    if (!answer) return this.refuse(this.badSyntax(command.syntax), verb);
    this.answer(command.verb, verb, answer(this.desk));
  }

  /** Why a command is not even read: this server does not speak it, or not now. */
  protected objection(command: Known): Reply | undefined {
    if (!this.knows(command)) return this.unspoken(command);
    return this.unfit?.(command) ?? (this.accepts(command.verb) ? undefined : this.outOfOrder(command.verb));
  }

  /** What would be said to this verb here and now, whatever follows it; `undefined`: it would be read. */
  refusalOf(verb: string): string | undefined {
    const command = this.named(verb);
    const refusal = command ? this.objection(command) : this.unknown(verb);
    return refusal && this.written(refusal);
  }

  has(verb: string): boolean {
    const command = this.named(verb);
    return command !== undefined && this.knows(command);
  }

  /** Answers a command, steps the session on the words that really go out, and does what the machine asks for. */
  protected answer(type: Event['type'] | Common, verb: string, proposed: Reply): void {
    const wire = this.#finally(verb, proposed);
    if (wire === null) return;
    const { event, code } = this.taken(type, wire);
    this.#step(event, `${verb} / ${code}`, this.voice(verb, wire, proposed));
    if (!this.isOver) this.settle(code);
    else this.#close();
  }

  /** Answers something that moves no machine: an error. */
  protected refuse(refusal: Reply, verb = ''): void {
    const [instead, after] = this.#errors + 1 >= MAX_ERRORS ? this.lastWords(refusal) : [refusal];
    const wire = this.#finally(verb, instead);
    if (wire === null) return;
    this.voice(verb === '' ? NAMELESS : verb, wire)();
    // a refusal that somebody turned into a yes is nobody's error
    if (this.isRefusal(wire)) this.countError(after);
  }

  /** One error more; at the last the server has had enough. */
  protected countError(farewell?: Reply): void {
    if (++this.#errors >= MAX_ERRORS) this.hangUp('farewell', farewell);
  }

  /** Closes on the server's own account. Between the clear and TLS nothing can be said. */
  protected hangUp(ending: Ending, farewell?: Reply): void {
    if (this.isOver) return;
    const isHeard = farewell !== undefined && this.isOpen;
    this.#step(this.taken(ending, '').event, ending, isHeard ? this.voice('', this.written(farewell)) : inSilence);
    this.#close();
  }

  /** The words that go out: this server's, or those that a person or an intervention puts in their place; `null`: none. */
  #finally(verb: string, proposed: Reply): string | null {
    const wire = this.written(proposed);
    return this.carrier.overrule ? this.carrier.overrule(verb, wire) : wire;
  }

  #step(event: Event, edge: string, speak = inSilence): void {
    if (this.speaks === 'before') speak();
    const asked = this.move(event, edge);
    if (this.speaks === 'between') speak();
    this.#act(asked);
    if (this.speaks === 'after') speak();
  }

  /** What a doer does may lead to the next step, so the list is taken as it stands. */
  #act(asked: readonly Asked[]): void {
    const doers: Readonly<Record<string, () => void>> = this.doers;
    for (const { type } of asked) own(doers, type)!();
  }

  /** RFC 3207 §5, RFC 2595 §2.1: what came in the clear behind the command is nobody's command. */
  protected startTls(unread: { take(): unknown }): void {
    unread.take();
    if (this.carrier.startTls) this.carrier.startTls();
    else this.carrier.close();
  }

  #close(): void {
    this.release();
    this.carrier.close();
  }
}
