/** What a person at a terminal sees, line by line, and what each line is. */
import { LineReader } from '../../protocols/lines.ts';

export type TypedProtocol = 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap';

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
/** POP3 commands whose positive answer goes on to a line with a dot, when they name no message (RFC 1939 §3, RFC 2449 §5). */
const LISTING: ReadonlySet<string> = new Set(['LIST', 'UIDL', 'CAPA', 'AUTH']);
const ALWAYS_LISTING: ReadonlySet<string> = new Set(['RETR', 'TOP']);

export class Screen {
  readonly #protocol: TypedProtocol;
  readonly #lines = new LineReader(MAX_LINE_OCTETS);
  /** Octets of an IMAP literal that are still to come. */
  #literal = 0;

  constructor(protocol: TypedProtocol) {
    this.#protocol = protocol;
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  /** The next line, past the octets of literals; nothing until it is there. */
  line(): string | undefined {
    if (this.#literal > 0) this.#literal -= this.#lines.take(this.#literal).length;
    const line = this.#literal > 0 ? undefined : this.#lines.line()?.text;
    if (line !== undefined && this.#protocol === 'imap') this.#literal = Number(/\{(\d{1,9})\}$/.exec(line)?.[1] ?? 0);
    return line;
  }

  factsOf(line: string, command: Command): LineFacts {
    if (this.#protocol === 'imap') return { status: this.#literal === 0 && endsImap(line, command), lists: false, dot: false };
    if (this.#protocol === 'pop3') return { status: true, lists: line.startsWith('+OK') && isListing(command), dot: line === '.' };
    return { status: /^\d{3}(?: |$)/.test(line), lists: false, dot: false };
  }

  /** A command as it is typed: in IMAP its first word is a tag, if it has more than one. */
  commandIn(line: string, before: Command): Command {
    const tagged = this.#protocol === 'imap' && line.includes(' ');
    return { line, tag: tagged ? line.slice(0, line.indexOf(' ')) : before.tag };
  }
}

function endsImap(line: string, { line: command, tag }: Command): boolean {
  return command === '' || line.startsWith('+') || line.startsWith(`${tag} `);
}

function isListing({ line }: Command): boolean {
  const [verb = '', argument] = line.toUpperCase().split(' ');
  return ALWAYS_LISTING.has(verb) || (LISTING.has(verb) && argument === undefined);
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

/** The server has said yes to STARTTLS (RFC 3207, RFC 9051) or STLS (RFC 2595). */
export function agreesOnTls(answer: string, command: Command): boolean {
  return /^(2|\+OK|\S+ OK)/.test(answer) && /^(?:STARTTLS|STLS)$/i.test(wordsOf(command).join(' '));
}
