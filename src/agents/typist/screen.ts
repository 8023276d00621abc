/** What a person at a terminal sees, line by line, and what each line is. */
import { HttpAnswer } from './http-answer.ts';
import { isMultiLine } from '../../protocols/command.ts';
import { session as imap } from '../../protocols/imap/session.machine.ts';
import { LineReader } from '../../protocols/lines.ts';
import { commandNamed } from '../../protocols/pop3/commands/index.ts';
import { session as pop3 } from '../../protocols/pop3/session.machine.ts';
import { splitCommand } from '../../protocols/command.ts';
import { session as smtp } from '../../protocols/smtp/session.machine.ts';

export type TypedProtocol = 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap' | 'http';

/** A command that was typed and is being answered; in IMAP DONE has no tag of its own: its answer bears that of IDLE. */
export interface Command {
  line: string;
  tag: string;
}

/** Facts of a line: see the chart. */
export interface LineFacts {
  status: boolean;
  lists: boolean;
  dot: boolean;
}

const MAX_LINE_OCTETS = 1 << 20;
/** Verbs that ask for TLS: of SMTP, POP3 and IMAP. */
const FOR_TLS = new Set([smtp, pop3, imap].flatMap((session) => [...session.asking('startTls')]));

export class Screen {
  readonly #protocol: TypedProtocol;
  readonly #lines = new LineReader(MAX_LINE_OCTETS);
  /** Octets of an IMAP literal that are still to come. */
  #literal = 0;
  readonly #http: HttpAnswer;

  constructor(protocol: TypedProtocol) {
    this.#protocol = protocol;
    this.#http = new HttpAnswer(this.#lines);
  }

  /** Nobody is greeted: whoever calls speaks first. */
  get isGreeted(): boolean {
    return this.#protocol !== 'http';
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  /** The next line, past the octets of literals; nothing until it is there. */
  line(): string | undefined {
    if (this.#protocol === 'http') return this.#http.line();
    if (this.#literal > 0) this.#literal -= this.#lines.take(this.#literal).length;
    const line = this.#literal > 0 ? undefined : this.#lines.line()?.text;
    if (line !== undefined && this.#protocol === 'imap') this.#literal = Number(/\{(\d{1,9})\}$/.exec(line)?.[1] ?? 0);
    return line;
  }

  factsOf(line: string, command: Command): LineFacts {
    if (this.#protocol === 'http') return { status: this.#http.isWhole, lists: false, dot: false };
    if (this.#protocol === 'imap') return { status: this.#literal === 0 && endsImap(line, command), lists: false, dot: false };
    if (this.#protocol === 'pop3') return { status: true, lists: line.startsWith('+OK') && isListing(command), dot: line === '.' };
    return { status: /^\d{3}(?: |$)/.test(line), lists: false, dot: false };
  }

  /** A command as it is typed: in IMAP its first word is a tag, if it has more than one. `literal`: octets of it that continue the one before. */
  commandIn(line: string, before: Command, literal = -1): Command {
    if (this.#protocol === 'http') this.#http.method = line.split(' ', 1)[0]!;
    if (literal >= 0) return { line, tag: before.tag };
    const tagged = this.#protocol === 'imap' && line.includes(' ');
    return { line, tag: tagged ? line.slice(0, line.indexOf(' ')) : before.tag };
  }
}

function endsImap(line: string, { line: command, tag }: Command): boolean {
  return command === '' || line.startsWith('+') || line.startsWith(`${tag} `);
}

function isListing({ line }: Command): boolean {
  const { verb, rest } = splitCommand(line);
  return isMultiLine(commandNamed(verb), rest);
}

/** The command without its tag. */
export function wordsOf({ line, tag }: Command): string[] {
  const words = line.split(' ');
  return words.length > 1 && words[0] === tag ? words.slice(1) : words;
}

/** Verb of a command as the journal writes it: 'MAIL', 'UID FETCH'. */
export function verbOf(command: Command): string {
  const [first = '', second = ''] = wordsOf(command).map((word) => word.toUpperCase());
  return first === 'UID' ? `UID ${second}` : first;
}

/** Whether what follows a challenge is no command but a response. RFC 4954 §4, RFC 5034 §4, RFC 9051 §6.2.2. */
export function asks(answer: string, command: Command): 'response' | 'text' | 'nothing' {
  if (answer.startsWith('354')) return 'text';
  const authenticates = /^AUTH(?:ENTICATE)?$/i.test(wordsOf(command)[0] ?? '');
  return answer.startsWith('334') || (authenticates && /^\+(?: |$)/.test(answer)) ? 'response' : 'nothing';
}

/**
 * What a person is asked for: the next command, the response to a challenge, the text of a message, the octets of a literal; in
 * HTTP the fields of a request that has begun, and its content.
 */
export type Asking = 'command' | 'response' | 'text' | 'literal' | 'header' | 'content';

/** What is to be typed next; `literal`: how many octets an announced literal has, -1 for none. */
export interface Wanted {
  asks: Asking;
  literal: number;
}

/** RFC 3501 §7.5: a `+` to a command that ends with the length of a literal asks for its octets. */
export function wantedAfter(answer: string, command: Command): Wanted {
  const asked = asks(answer, command);
  if (asked !== 'nothing') return { asks: asked, literal: -1 };
  const literal = answer.startsWith('+ ') || answer === '+' ? /\{(\d{1,9})\}$/.exec(command.line)?.[1] : undefined;
  return literal === undefined ? { asks: 'command', literal: -1 } : { asks: 'literal', literal: Number(literal) };
}

/** The server has said yes to STARTTLS (RFC 3207, RFC 9051) or STLS (RFC 2595). */
export function agreesOnTls(answer: string, command: Command): boolean {
  return /^(2|\+OK|\S+ OK)/.test(answer) && FOR_TLS.has(wordsOf(command).join(' ').toUpperCase());
}
