/**
 * A person at a terminal: types one line of a script, waits for the whole answer, types the next. The oldest way to talk to a
 * mail server, and the one that shows what programs never ask for (VRFY, EXPN, HELP, ACL, SORT…).
 */
import { setup } from 'xstate';
import { utf8 } from '../../mail/octets.ts';
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { LineReader } from '../../protocols/lines.ts';
import { stepper, type Stepper } from '../../protocols/step.ts';
import type { Surroundings } from '../surroundings.ts';

type TypistEvent = { type: 'answered' | 'typed' | 'secured' | 'end' | 'timeout' };
export const typistMachine = setup({ types: { context: {} as Record<never, never>, events: {} as TypistEvent } }).createMachine({
  id: 'typist',
  context: {},
  initial: 'reading',
  on: { end: '.closed', timeout: '.closed' },
  states: {
    reading: { on: { answered: 'typing' } },
    typing: { on: { typed: 'reading' } },
    closed: { type: 'final' },
  },
});
export const typist: Stepper<TypistEvent> = stepper<TypistEvent>(typistMachine);

/** What is typed, and how long the person thinks before, ms. */
export interface Line {
  line: string;
  pauseMs: number;
}

export type TypedProtocol = 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap';

const MAX_LINE_OCTETS = 1 << 20;
/** POP3 commands whose positive answer goes on to a line with a dot, when they name no message (RFC 1939 §3, RFC 2449 §5). */
const LISTING: ReadonlySet<string> = new Set(['LIST', 'UIDL', 'CAPA', 'AUTH']);
const ALWAYS_LISTING: ReadonlySet<string> = new Set(['RETR', 'TOP']);

export class Typist implements End {
  /** People wait long, but not for ever. */
  readonly patienceMs = 30 * 60_000;
  readonly #surroundings: Surroundings;
  readonly #carrier: ClientCarrier;
  readonly #protocol: TypedProtocol;
  readonly #script: Line[];
  /** After the last line it goes on listening. */
  readonly #stays: boolean;
  readonly #lines = new LineReader(MAX_LINE_OCTETS);
  #snapshot = typist.start(undefined, []);
  #state = 'reading';
  /** The line that is being answered; '' for the greeting. */
  #said = '';
  /** Within a POP3 answer of several lines. */
  #within = false;
  /** The server awaits the text of a message. */
  #text = false;
  /** It has asked for a response in an AUTH exchange. */
  #challenged = false;
  /** Octets of an IMAP literal that are still to come. */
  #literal = 0;

  constructor(surroundings: Surroundings, carrier: ClientCarrier, protocol: TypedProtocol, script: readonly Line[], stays = false) {
    this.#surroundings = surroundings;
    this.#carrier = carrier;
    this.#protocol = protocol;
    this.#script = [...script];
    this.#stays = stays;
  }

  get state(): string {
    return this.#state;
  }

  opened(): void {}

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    for (let line = this.#next(); line !== undefined; line = this.#next()) if (this.#isLast(line)) this.#answered(line);
  }

  /** The next line, past the octets of literals. */
  #next(): string | undefined {
    if (this.#literal > 0) this.#literal -= this.#lines.take(this.#literal).length;
    return this.#literal > 0 ? undefined : this.#lines.line()?.text;
  }

  secured(): void {
    this.#type();
  }
  ended(): void {
    this.#step('end');
  }
  timedOut(): void {
    this.#step('timeout');
    this.#carrier.close();
  }

  #isLast(line: string): boolean {
    if (this.#protocol === 'imap') return this.#isLastOfImap(line);
    if (this.#protocol !== 'pop3') return /^\d{3}(?: |$)/.test(line);
    if (this.#within) return line === '.';
    const [verb = '', argument] = this.#said.toUpperCase().split(' ');
    this.#within = line.startsWith('+OK') && (ALWAYS_LISTING.has(verb) || (LISTING.has(verb) && argument === undefined));
    return !this.#within;
  }

  #isLastOfImap(line: string): boolean {
    this.#literal = Number(/\{(\d{1,9})\}$/.exec(line)?.[1] ?? 0);
    if (this.#literal > 0) return false;
    return this.#said === '' || line.startsWith('+') || line.startsWith(`${this.#tag} `);
  }

  /** The command that is being answered begins an AUTH exchange: what follows a challenge is no command. */
  #authenticates = false;

  /** DONE has no tag of its own: its answer bears that of IDLE. */
  #tag = '';

  #answered(line: string): void {
    this.#within = false;
    this.#text = line.startsWith('354');
    this.#challenged = line.startsWith('334') || (this.#authenticates && /^\+(?: |$)/.test(line));
    const positive = /^(2|\+OK|\+ |\S+ OK)/.test(line);
    this.#step('answered');
    if (positive && /^(\S+ )?(STARTTLS|STLS)$/i.test(this.#said)) return this.#carrier.startTls?.();
    this.#type();
  }

  #type(): void {
    const next = this.#script.shift();
    if (!next) return this.#stays ? undefined : this.#carrier.close();
    this.#surroundings.after(next.pauseMs, () => this.#say(next.line));
  }

  #say(line: string): void {
    if (this.#state === 'closed') return;
    this.#said = line;
    const words = line.split(' ');
    if (this.#protocol === 'imap' && words.length > 1) this.#tag = words.shift()!;
    const response = this.#challenged;
    if (!response) this.#authenticates = /^AUTH(?:ENTICATE)?$/i.test(words[0] ?? '');
    const first = (words[0] ?? '').toUpperCase();
    const verb = this.#text ? '(message)' : response ? '(response)' : first === 'UID' ? `UID ${(words[1] ?? '').toUpperCase()}` : first;
    this.#text = this.#challenged = false;
    this.#step('typed');
    this.#carrier.say({ verb, octets: utf8(`${line}\r\n`) });
  }

  #step(type: TypistEvent['type']): void {
    const before = this.#state;
    this.#snapshot = typist.step(this.#snapshot, { type }, []);
    this.#state = String(this.#snapshot.value);
    if (this.#state !== before) this.#carrier.moved(this.#state, type);
  }
}
