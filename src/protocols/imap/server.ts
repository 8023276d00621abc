/**
 * The server's end of an IMAP connection. What it shares with others is server-end.ts's, what a verb answers is the verb's; its own
 * are literals, tags, the commands that take several turns, and the news of the selected mailbox. RFC 3501.
 */
import { own } from '../../own.ts';
import { ascii, concat } from '../../mail/octets.ts';
import type { ServerCarrier } from '../carrier.ts';
import { ServerEnd, type Doers } from '../server-end.ts';
import { commandNamed, RESPONSE } from './commands/index.ts';
import { ImapDesk, type Decision } from './desk.ts';
import { FrameReader, type Announced, type Read } from './frames.ts';
import type { ImapPolicy } from './policy.ts';
import { reply } from './replies.ts';
import { session, type Action, type Answered } from './session.machine.ts';
import {
  COMMAND_LINE_OCTETS,
  COMMAND_OCTETS,
  LITERAL_MINUS_OCTETS,
  conditionOf,
  formatStatus,
  splitCommand,
  type ConditionOrMore,
  type Reply,
} from './wire.ts';

export type { ImapPolicy } from './policy.ts';

/** Wrong passwords after which the server hangs up. */
const MAX_PASSWORDS = 3;
/** Octets of one answer; what is longer goes out in several. */
const ANSWER_OCTETS = 1024 * 1024;

export class ImapServer extends ServerEnd<Answered, ImapDesk, Decision, Action> {
  /** RFC 3501 §5.4: an autologout timer is at least 30 minutes. */
  readonly patienceMs = 30 * 60_000;
  protected readonly speaks = 'after';
  protected readonly named = commandNamed;
  protected readonly desk: ImapDesk;
  protected readonly doers: Doers<Action>;
  readonly #frames = new FrameReader(COMMAND_LINE_OCTETS, COMMAND_OCTETS, (head, octets) => this.#literalLimit(head, octets));
  #unwatch = (): void => {};
  /** News are told when they happen. */
  #idles = false;
  /** Whatever happens now happens by this session's own command. */
  #answers = false;

  constructor(policy: ImapPolicy, carrier: ServerCarrier) {
    super(session, carrier);
    const desk = new ImapDesk(policy, carrier);
    this.desk = desk;
    this.doers = {
      openAccount: () => desk.openAccount(),
      openMailbox: () => this.#openMailbox(),
      leaveMailbox: () => this.#leaveMailbox(),
      expungeAndLeave: () => {
        desk.expungeMarked();
        this.#leaveMailbox();
      },
      // begun when the words that invite to it are out
      startTls: () => {},
      forgetEverything: () => desk.forgetLogin(),
      watch: () => void (this.#idles = true),
      unwatch: () => void (this.#idles = false),
    };
  }

  /** What comes in the clear behind STARTTLS is nobody's command. */
  received(octets: Uint8Array): void {
    if (!this.isOpen) return;
    this.#frames.push(octets);
    this.#answers = true;
    for (let read = this.#next(); read; read = this.#next()) this.#read(read);
    this.#answers = false;
    if (this.#frames.isEndless) this.hangUp('farewell', reply('endlessLine'));
  }

  /** RFC 3501 §7.1.5: a server that closes on its own account says BYE first. */
  timedOut(): void {
    this.hangUp('timeout', reply('autologout'));
  }

  override ended(): void {
    super.ended();
    this.desk.policy.over?.();
  }

  /** What belongs to a command that was begun: a response to a challenge, and the end of IDLE. */
  get #turn(): typeof RESPONSE | 'DONE' | undefined {
    return ([RESPONSE, 'DONE'] as const).find((verb) => this.accepts(verb));
  }

  /** In the middle of a command, braces announce nothing. */
  #next(): Read | undefined {
    return this.isOpen ? this.#frames.next(this.#turn !== undefined) : undefined;
  }

  #read(read: Read): void {
    if (read.kind === 'frame') this.#line(read.text);
    else if (read.kind === 'announced') this.#invite(read.literal);
    else if (read.kind === 'unwanted') this.#refuseLiteral(read.literal);
    else this.#fault(read.text, read.fault === 'bare' ? reply('bareLineEnd') : reply('lineTooLong', COMMAND_LINE_OCTETS));
  }

  /** A line that is none. In the middle of AUTHENTICATE or IDLE it ends that; otherwise it is a command that failed. */
  #fault(text: string, refusal: Reply): void {
    const turn = this.#turn;
    if (turn) this.#answerTurn(turn, refusal);
    else this.refuse(refusal, this.#begin(text).verb);
  }

  /** A message may be large; everything else that a client has to say is short. */
  #literalLimit(head: string, octets: number): number {
    if (octets > COMMAND_OCTETS) return 0;
    return splitCommand(head).verb === 'APPEND' && this.accepts('APPEND') ? this.desk.policy.maxOctets : LITERAL_MINUS_OCTETS;
  }

  #invite({ waits, head }: Announced): void {
    if (waits) this.carrier.answer({ verb: splitCommand(head).verb, code: '+', octets: ascii('+ Go on\r\n') });
  }

  /** RFC 7888 §4: a client that does not wait sends its literal all the same, so only hanging up keeps its octets from being taken for commands. */
  #refuseLiteral({ waits, head }: Announced): void {
    const { verb } = this.#begin(head);
    const most = this.#literalLimit(head, 0);
    this.refuse(verb === 'APPEND' && waits ? reply('tooBig', most) : reply('literalTooLong', most), verb);
    if (!waits) this.hangUp('farewell', reply('literalRefused'));
  }

  #line(frame: string): void {
    const turn = this.#turn;
    if (turn === RESPONSE) this.#answerTurn(turn, this.desk.authentication.respond(frame));
    else if (turn) this.#answerTurn(turn, frame.toUpperCase() === turn ? reply('completed', 'IDLE') : reply('expectedDone'));
    else this.#command(frame);
  }

  /** RFC 2177 §3: whatever else is said than DONE ends IDLE with BAD. */
  #answerTurn(turn: typeof RESPONSE | 'DONE', said: Reply): void {
    this.answer(turn, turn, said);
    if (said.condition === 'BAD') this.countError(reply('tooManyErrors'));
  }

  #command(frame: string): void {
    const { tag, verb, rest } = this.#begin(frame);
    if (tag === '') this.refuse(reply('noTag'), verb);
    else this.obey(verb, rest);
  }

  /** From here on this is the command that is answered. Without a tag the answer has none either. */
  #begin(frame: string): ReturnType<typeof splitCommand> {
    const command = splitCommand(frame);
    this.desk.said = { tag: command.tag || '*', verb: command.verb };
    return command;
  }

  protected greeting(): Decision {
    const { crowded, hostName } = this.desk.policy;
    return reply(crowded ? 'busy' : 'greeting', hostName);
  }
  protected unknown(): Decision {
    return reply('unknownCommand');
  }
  protected outOfOrder(): Decision {
    return reply('badSequence', own(STATES, this.state) ?? this.state);
  }
  protected badSyntax(syntax: string): Decision {
    return reply('syntax', syntax);
  }
  protected lastWords(refusal: Decision): [Decision, Decision] {
    return [refusal, reply('tooManyErrors')];
  }

  /** RFC 3501 §7.1.5: BYE answers no command. */
  protected written(said: Decision): string {
    return formatStatus(said.condition === 'BYE' ? '*' : this.desk.said.tag, said);
  }

  protected taken(type: Answered['type'], wire: string): { event: Answered; code: ConditionOrMore } {
    const condition = conditionOf(wire);
    return { event: { type, condition }, code: condition };
  }

  protected isRefusal(wire: string): boolean {
    return ['NO', 'BAD'].includes(conditionOf(wire));
  }

  /** Data belong to the reply that brought them, unless the words put in its place are another answer; news follow what was done. */
  protected voice(verb: string, wire: string, said?: Decision): () => void {
    const code = conditionOf(wire);
    const line = ascii(`${wire}\r\n`);
    if (!said) return () => this.carrier.answer({ verb, code, octets: line });
    const isKept = wire === this.written(said) || (code === 'OK' && !wire.includes('\n'));
    const data = isKept ? this.desk.dataOf(said) : [];
    return () => this.#send(verb, code, [...this.#told(verb, data), line]);
  }

  /** What goes before the tagged line: keywords before they are used, the data, and news; after BYE nothing (RFC 3501 §7.1.5). */
  #told(verb: string, data: Uint8Array[]): Uint8Array[] {
    if (!this.isOpen) return data;
    return [...this.desk.keywords(), ...data, ...this.desk.news(this.named(verb)?.holdsNumbers === true)];
  }

  protected override settle(): void {
    this.desk.forgetOpening();
    const { farewell } = this.desk;
    if (farewell) this.hangUp('farewell', farewell);
    else if (this.desk.authentication.wrongPasswords >= MAX_PASSWORDS) this.hangUp('farewell', reply('tooManyPasswords'));
    else if (this.accepts('secured')) this.startTls(this.#frames);
  }
  protected override release(): void {
    this.#leaveMailbox();
  }

  #openMailbox(): void {
    this.#unwatch();
    this.desk.openMailbox();
    this.#unwatch = this.desk.view.mailbox.watch(() => this.#changed());
  }
  #leaveMailbox(): void {
    this.#unwatch();
    this.#unwatch = () => {};
    this.desk.leaveMailbox();
  }

  /** Another session, or a delivery, has changed the selected mailbox. What is no more is left at once (RFC 2180 §3.3); news wait, but for IDLE. */
  #changed(): void {
    if (this.#answers) return;
    const { farewell } = this.desk;
    if (farewell) this.hangUp('farewell', farewell);
    else if (this.#idles) this.#push();
  }

  /** News of a client that waits in IDLE: nobody asked for them at this moment. */
  #push(): void {
    const news = [...this.desk.keywords(), ...this.desk.news(false)];
    if (news.length > 0) this.carrier.answer({ verb: '', code: '*', octets: concat(news) });
  }

  /** In one answer, or in several if there is much; only the last has the condition for its code. */
  #send(verb: string, code: ConditionOrMore, pieces: Uint8Array[]): void {
    let from = 0;
    let octets = 0;
    for (let index = 0; index < pieces.length - 1; index++) {
      octets += pieces[index]!.length;
      if (octets < ANSWER_OCTETS) continue;
      this.carrier.answer({ verb, code: '*', octets: concat(pieces.slice(from, index + 1)) });
      from = index + 1;
      octets = 0;
    }
    this.carrier.answer({ verb, code, octets: concat(pieces.slice(from)) });
  }
}

/** States as RFC 3501 §3 calls them. */
const STATES: Record<string, string> = {
  'session.notAuthenticated': 'not authenticated',
  'session.authenticated': 'authenticated',
  'session.selected': 'selected',
};
