/** A conversation that somebody wrote down: lines with marks that tell who says them, in whatever manner. */
import { concat, text } from '../../mail/octets.ts';
import type { Format, Reader } from '../format.ts';
import type { Side, Sink } from '../sink.ts';
import { Asides } from '../aside.ts';
import { HEAD_LINES, headLines } from './log/log-format.ts';
import { stampOf } from './log/stamps.ts';
import { Telling, Tellings } from './log/telling.ts';
import { looksSaidByServer } from './log/turns.ts';
import { TextLines, withoutCr } from './log/text-lines.ts';
import { markOf, unquotedLine, type Marked } from './dialogue/marks.ts';
import { endedInside, saidIn, withoutWrittenEnd } from './dialogue/said.ts';
import { survey, type Shape } from './dialogue/survey.ts';

/** Octets of the beginning by which the manner of writing is found out. */
const SURVEYED_OCTETS = 65_536;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
/** Our own Markdown: '### smtp pc.a.org (127.0.1.10:4242) → 127.0.2.1:25'. */
const HEADING = /^#{1,6} (smtp|submission|lmtp|pop3|imap|dns)(?:\/udp)?(?:\.\d+)?(?: (.+?) \xe2\x86\x92 (.+))?$/;
const EVENT = /^[ \t]*\*: (.*)$/;
const TLS = /^TLS ?(\S*) ?(\S*)$/;

export const dialogue: Format = {
  name: 'dialogue',
  recognises: (head) => head.indexOf(0) < 0 && survey(headLines(head)) !== undefined,
  read: (sink) => new DialogueReader(sink),
};

/** The last line that was said; the next one may go on with it. */
interface Held {
  telling: Telling;
  side: Side;
  said: string;
  atMs: number | null;
  indent: number;
  /** It brings its end, which need not be CRLF. */
  ended: boolean;
  /** It is the last of the file, and has no end. */
  isUnended: boolean;
}

/** A mark with nothing before it that changes from line to line. */
interface KnownMark {
  beginning: string;
  mark: Marked;
  side: Side;
}

/** Beginnings of lines that are remembered. */
const MAX_KNOWN = 4;

class DialogueReader implements Reader {
  readonly #sink: Sink;
  readonly #sessions: Tellings;
  readonly #lines: TextLines;
  readonly #asides: Asides;
  #head: Uint8Array[] | null = [];
  #headOctets = 0;
  #shape: Shape | undefined;
  readonly #known: KnownMark[] = [];
  #onlyClient = false;
  #bare: Bare | null = null;
  #inFence = false;
  #gap = 1;
  #held: Held | null = null;
  /** The session that spoke last. */
  #key = '';
  /** Lines of the file end with CRLF; this one does not, and so the next goes on with it. */
  #crlf: boolean | undefined;
  #bareLf = false;
  #goesOn = false;
  /** Lines of the text that goes on have no mark. */
  #unmarkedText = false;
  #foreign = false;
  #atMs: number | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#sessions = new Tellings(() => new Telling(sink));
    this.#asides = new Asides(sink);
    this.#lines = new TextLines(
      (line) => this.#endedLine(line),
      () => sink.problem({ key: 'log.lineTooLong', values: { format: 'dialogue' } }),
    );
  }

  push(octets: Uint8Array): void {
    if (!this.#head) return this.#lines.push(octets);
    this.#head.push(octets);
    this.#headOctets += octets.length;
    if (this.#headOctets >= SURVEYED_OCTETS) this.#begin();
  }

  end(): void {
    this.#begin();
    this.#lines.end();
    this.#flush();
    this.#sessions.end();
  }

  /** How it is written is known from its beginning, whatever chunks that came in. */
  #begin(): void {
    if (!this.#head) return;
    const head = concat(this.#head);
    this.#head = null;
    this.#shape = survey(text(head, 0, Math.min(head.length, SURVEYED_OCTETS)).split('\n', HEAD_LINES).map(withoutCr));
    this.#onlyClient = this.#shape !== undefined && [...this.#shape.sides.values()].every((side) => side === 'client');
    if (!this.#shape) this.#sink.problem({ key: 'dialogue.noMarks', values: {} });
    this.#lines.push(head);
  }

  /** Where lines end with CRLF, one that does not ends as it was said to. */
  #endedLine(line: string): void {
    const plain = withoutCr(line);
    const hasCr = plain.length < line.length;
    this.#crlf ??= hasCr;
    this.#goesOn = this.#bareLf;
    this.#bareLf = this.#crlf && !hasCr && !this.#lines.isUnended;
    this.#line(plain);
  }

  #line(written: string): void {
    const shape = this.#shape;
    this.#asides.next();
    if (!shape) return this.#asides.tell(written, false);
    const line = shape.quotes === 0 ? written : unquotedLine(written, shape.quotes);
    if (this.#isMarkdown(shape, line)) return;
    if (this.#foreign || (shape.fenced && !this.#inFence)) return this.#asides.tell(line, false);
    const known = this.#knownMark(line);
    if (known) return this.#marked(known.mark, known.side, line, shape);
    const mark = markOf(line);
    const side = mark?.family === shape.family ? shape.sides.get(mark.mark) : undefined;
    if (mark && side) {
      this.#marked(mark, side, line, shape);
      this.#remember(mark, side, line);
    } else if (!this.#event(line)) this.#unmarked(line);
  }

  /** Most lines begin exactly like one before. */
  #knownMark(line: string): KnownMark | undefined {
    for (const known of this.#known) if (line.startsWith(known.beginning)) return known;
    return undefined;
  }

  #remember(mark: Marked, side: Side, line: string): void {
    // what stands behind the mark decides whether it is one
    const beginning = line.slice(0, mark.length + 1);
    const isPlain = mark.indent + mark.mark.length + 1 >= mark.length && beginning.length > mark.length;
    if (isPlain && /\s$/.test(beginning) && this.#known.length < MAX_KNOWN) this.#known.push({ beginning, mark, side });
  }

  /** Fences, headings, and what stands outside of fences where there are some. */
  #isMarkdown(shape: Shape, line: string): boolean {
    if (shape.fenced && FENCE.test(line)) {
      this.#inFence = !this.#inFence;
      this.#flush();
      return true;
    }
    const heading = this.#inFence || !line.startsWith('#') ? null : HEADING.exec(line);
    if (heading) this.#headed(heading[1]!, heading[2] ?? '', heading[3] ?? '');
    return heading !== null;
  }

  #headed(protocol: string, client: string, server: string): void {
    this.#flush();
    this.#foreign = protocol === 'dns';
    const [one, other] = [endIn(client), endIn(server)];
    this.#sessions.of('').connect({ protocol, client: one.address, clientName: one.name, server: other.address, serverName: other.name });
  }

  #marked(mark: Marked, side: Side, line: string, shape: Shape): void {
    this.#flush();
    this.#key = shape.sessions ? String(mark.number) : '';
    const telling = this.#sessions.of(this.#key);
    const texting = telling.turns.texting === side;
    const words = this.#words(line, mark.length, shape.gap, texting);
    const octets = texting && side === 'client' ? this.#endedAs(words) : undefined;
    const said = octets ?? (shape.endsWritten ? withoutWrittenEnd(words) : words);
    this.#unmarkedText = false;
    this.#atMs = mark.atMs;
    const held = {
      telling,
      side,
      said,
      ended: octets !== undefined,
      atMs: mark.atMs,
      indent: mark.indent,
      isUnended: this.#lines.isUnended,
    };
    if (mayGoOn(held)) this.#held = held;
    else this.#say(held);
  }

  /** A line of a text and its end, where that is told. */
  #endedAs(words: string): string | undefined {
    const inside = endedInside(words);
    const end = this.#bareLf ? '\n' : '\r\n';
    if (inside === undefined) return this.#bareLf ? `${words}${end}` : undefined;
    return /[\r\n]$/.test(inside) ? inside : `${inside}${end}`;
  }

  /** White space before a text is said with it, but for as much as stands before what is no text. */
  #words(line: string, from: number, gap: number, texting: boolean): string {
    let start = from;
    const end = texting ? from + Math.max(gap, this.#gap) : line.length;
    while (start < end && (line.charCodeAt(start) === 32 || line.charCodeAt(start) === 9)) start++;
    if (!texting && start < line.length) this.#gap = start - from;
    return line.slice(start);
  }

  #flush(): void {
    const [held, bare] = [this.#held, this.#bare];
    this.#held = null;
    this.#bare = null;
    if (held) this.#say(held);
    if (bare) this.#sessions.of(this.#key).line('server', `${bare.code} ${bare.words}`, this.#atMs);
  }

  #say({ telling, side, said, ended, atMs, isUnended }: Held): void {
    const { turns } = telling;
    const words = saidIn(said, turns.texting === side);
    // whoever marks commands alone, and so, shows no text of a message (sendmail, mailx)
    const isTextless = this.#onlyClient && this.#shape!.family === '>>>' && !isUnended;
    if (words.kind === 'line' && side === 'client' && isTextless) telling.lineWithoutText(words.line, atMs);
    else if (words.kind === 'line' && isUnended) telling.piece(side, words.line, atMs);
    else if (words.kind === 'line') telling.line(side, words.line, atMs, ended);
    else if (words.kind === 'leftOut') telling.leftOut(side, words.octets, atMs);
    else if (words.closes) telling.close('end', atMs);
  }

  /** `*: TLS TLSv1.3 …`, `*: closed by server`. */
  #event(line: string): boolean {
    const event = EVENT.exec(line)?.[1];
    if (event === undefined) return false;
    this.#flush();
    const tls = TLS.exec(event);
    const telling = this.#sessions.of(this.#key);
    if (tls) telling.secure({ version: tls[1]!, cipher: tls[2]! }, this.#atMs);
    else if (/reset/i.test(event)) telling.close('reset');
    else if (/clos/i.test(event)) telling.close('end');
    return true;
  }

  /** It goes on with what was said before, or is of no account. */
  #unmarked(line: string): void {
    const held = this.#held;
    const reply = this.#onlyClient ? bareReply(line) : undefined;
    if (reply !== undefined && this.#sessions.of(this.#key).turns.texting === '') return this.#replied(reply);
    const indent = line.length - line.trimStart().length;
    if (held && goesOn(held, indent) && looksSaidByServer(line.trim())) this.#nextOf(held, line.trim());
    else if (held && line.trim() !== '' && indent > held.indent) held.said += ` ${line.trim()}`;
    else {
      this.#flush();
      this.#text(line);
    }
  }

  /** Only the client's lines have marks: a bare reply is the server's. In brackets, the code alone tells that a reply goes on. */
  #replied({ code, words, dressed }: Bare): void {
    const [telling, held] = [this.#sessions.of(this.#key), this.#bare];
    if (held && dressed && held.code === code) telling.line('server', `${code}-${held.words}`, this.#atMs);
    else this.#flush();
    if (dressed) this.#bare = { code, words, dressed };
    else telling.line('server', `${code}${words}`, this.#atMs);
  }

  /** Of lines that came together only the first has a mark: Perl's IMAP client writes so. */
  #nextOf(held: Held, said: string): void {
    this.#flush();
    this.#held = { ...held, said };
  }

  /** A text may be written without marks. */
  #text(line: string): void {
    const telling = this.#sessions.of(this.#key);
    const { texting, textLines } = telling.turns;
    // within a literal, whose octets are counted, nothing else can stand
    const mayGoOn = this.#unmarkedText || this.#goesOn;
    if (texting === '' || (textLines > 0 && !mayGoOn && telling.turns.counted(texting) === 0)) {
      return this.#asides.tell(line, telling.isOpen && !telling.turns.isOver);
    }
    this.#unmarkedText = true;
    const said = saidIn(line.slice(stampOf(line).length), true);
    if (said.kind === 'line') telling.line(texting, said.line, this.#atMs);
    else if (said.kind === 'leftOut') telling.leftOut(texting, said.octets, this.#atMs);
  }
}

/** A reply line without a mark; `dressed`: its code stands in brackets or before another sign, so that no hyphen tells that it goes on. */
interface Bare {
  code: string;
  words: string;
  dressed: boolean;
}

function bareReply(line: string): Bare | undefined {
  const [, inBrackets, inParentheses, before, words] =
    /^\s*(?:\[([2-5]\d\d)\]|\(([2-5]\d\d)\)|([2-5]\d\d)[=:|])[ \t]*(.*)$/s.exec(line) ?? [];
  if (words !== undefined) return { code: (inBrackets ?? inParentheses ?? before)!, words, dressed: true };
  const plain = line.trim();
  return /^[2-5]\d\d(?:[ -]|$)/.test(plain) ? { code: plain.slice(0, 3), words: plain.slice(3), dressed: false } : undefined;
}

/** Whether an answer may go on in a line that has no mark: behind it, or where its code says so. */
function goesOn({ side, said, indent }: Held, at: number): boolean {
  return side === 'server' && (at > indent || /^\d{3}-/.test(said));
}

/** Whether the next line may be the rest of this one: not where a text begins or goes on. */
function mayGoOn({ telling, side, said }: Held): boolean {
  if (telling.turns.texting === side || said === '' || said.startsWith('354') || said.charCodeAt(0) === 43) return false;
  return !said.endsWith('}') || !/\{\d+\+?\}$/.test(said);
}

/** 'pc.a.org (127.0.1.10:4242)', or an address alone. */
function endIn(words: string): { name: string; address: string } {
  const plain = words.replace(/\\(.)/g, '$1');
  const [, name, address] = /^(\S+) \((\S+)\)$/.exec(plain) ?? [];
  if (name !== undefined) return { name, address: address! };
  return /:\d+$/.test(plain) ? { name: '', address: plain } : { name: plain === '?' ? '' : plain, address: '' };
}
