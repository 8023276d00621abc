/**
 * Reads what an SMTP client says: lines, texts that a dot ends, chunks that are counted. What comes next is known from
 * what the server answered, so after some commands the reader is told to wait.
 */
import { LF, text } from '../../../mail/octets.ts';
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import { DottedText } from '../dotted-text.ts';
import { Kept } from '../kept.ts';
import { commandIn, type SmtpText } from './asked.ts';
import { Waiting, type WaitingLine, withoutEnd } from '../waiting.ts';

/** `turn`: nothing may be read before the server has answered. */
type Mode = 'line' | 'response' | 'text' | 'chunk' | 'turn';

/** What may be smuggled behind an odd end is looked at so far. */
const SMUGGLED_OCTETS = 65_536;
const SMUGGLED_LINES = 200;

interface Chunk {
  kept: Kept;
  left: number;
  complete: boolean;
}

export class SmtpClientReader {
  waiting = new Waiting();
  mode: Mode = 'line';
  #text = new DottedText();
  #chunk: Chunk = { kept: new Kept(), left: 0, complete: true };

  beginText(): void {
    this.mode = 'text';
    this.#text = new DottedText();
  }

  /** Of a text whose beginning is missing. */
  beginRestOfText(): void {
    this.beginText();
    this.#text.missed();
  }

  /** Nobody has seen the server ask for it: where a command comes next, or nothing, the text is missing too. */
  beginUninvited(): void {
    if (this.waiting.isEmpty || (this.hasLine && this.looksLikeCommand())) this.beginRestOfText();
    else this.beginText();
  }

  beginChunk(octets: number): void {
    this.mode = 'chunk';
    this.#chunk = { kept: new Kept(), left: octets, complete: true };
  }

  /** Reads on in the text or the chunk; what was said once it is over. */
  body(): SmtpText | undefined {
    return this.mode === 'text' ? this.#readText() : this.#readChunk();
  }

  /** The text or chunk as far as it has come: nothing more of it will. */
  unfinished(): SmtpText {
    if (this.mode === 'chunk') return this.#endChunk(false);
    return this.#endText('', this.#text.gap < 0);
  }

  /** Octets are missing just here. */
  passGap(): void {
    const { missing } = this.waiting;
    this.waiting.passGap();
    if (this.mode === 'text') this.#text.missed();
    else if (this.mode === 'chunk') {
      this.#chunk.complete = false;
      this.#chunk.left = missing === null ? 0 : Math.max(0, this.#chunk.left - missing);
    }
  }

  /** Whether a line has come of which `looksLikeCommand` can tell. */
  get hasLine(): boolean {
    return this.waiting.peek().includes(LF);
  }

  /** Whether the text may be over without a proper end: one that is none in the standard, or a gap that may have swallowed it. */
  get mayHaveEnded(): boolean {
    return this.#text.oddEnd >= 0 || this.#text.gap >= 0;
  }

  /** What would be commands if the text had ended at its odd end; empty if the first of it is none. */
  get smuggled(): string[] {
    const { kept, oddEnd } = this.#text;
    if (oddEnd < 0 || oddEnd >= kept.octets.length) return [];
    return commandsIn(text(kept.octets, oddEnd, Math.min(kept.octets.length, oddEnd + SMUGGLED_OCTETS)));
  }

  /**
   * The same, of what waits behind a text of which nobody knows how its lines ended, and its octets: only where there is another
   * text that nobody had asked for yet.
   */
  get smuggledBehind(): { commands: string[]; octets: number } {
    const rest = /^[^]*?\r\nDATA\r\n(?:[^]*?\r\n)?\.\r\n/i.exec(text(this.waiting.peekAll(SMUGGLED_OCTETS)))?.[0] ?? '';
    return { commands: commandsIn(rest), octets: rest.length };
  }

  /** Whether a whole text has commands behind an odd end. */
  isSuspect({ end, oddEnd, complete }: SmtpText): boolean {
    return end === 'dot' && oddEnd >= 0 && complete && this.smuggled.length > 0;
  }

  /** The verbs that wait, at most so many. */
  nextVerbs(most: number): string[] {
    const lines = text(this.waiting.peekAll(SMUGGLED_OCTETS)).split(/\r?\n/, most + 1);
    return lines.slice(0, Math.min(most, lines.length - 1)).map((line) => commandIn(line).verb);
  }

  /** Ends the text where its end may have been; what came after that is read again. */
  cutText(): SmtpText {
    const { kept, oddEnd, gap } = this.#text;
    const end = gap >= 0 && (oddEnd < 0 || gap <= oddEnd) ? gap : oddEnd;
    const { octets } = kept;
    if (end < 0 || end > octets.length) return this.#endText('', gap < 0);
    this.#readAgain(octets.subarray(end));
    this.mode = 'line';
    const said = { octets: octets.subarray(0, end), size: end, oddEnd };
    return end === gap ? { ...said, end: '', complete: false } : { ...said, end: 'odd', complete: gap < 0 };
  }

  /** Without the server's word: a text, unless what waits begins like a command. */
  looksLikeCommand(): boolean {
    const next = this.waiting.peek();
    const end = next.indexOf(LF);
    const { verb, rest } = commandIn(text(next, 0, Math.min(next.length, end < 0 ? 512 : end)).trim());
    return commandNamed(verb)?.parse(rest) !== undefined;
  }

  #readText(): SmtpText | undefined {
    for (let piece = this.waiting.peek(); piece.length > 0; piece = this.waiting.peek()) {
      const { used, done } = this.#text.push(piece);
      this.waiting.take(used);
      if (done) return this.#endText('dot', this.#text.gap < 0);
    }
    return undefined;
  }

  #readChunk(): SmtpText | undefined {
    const chunk = this.#chunk;
    while (chunk.left > 0) {
      const piece = this.waiting.take(chunk.left);
      if (piece.length === 0) return undefined;
      chunk.left -= piece.length;
      chunk.kept.add(piece);
    }
    return this.#endChunk(true);
  }

  #endText(end: 'dot' | '', complete: boolean): SmtpText {
    const { kept, oddEnd } = this.#text;
    this.mode = 'line';
    return { octets: kept.octets, size: kept.size, end, oddEnd, complete: complete && end === 'dot' };
  }

  #endChunk(whole: boolean): SmtpText {
    const { kept, complete } = this.#chunk;
    this.mode = 'line';
    return { octets: kept.octets, size: kept.size, end: 'count', oddEnd: -1, complete: complete && whole, torn: !complete };
  }

  #readAgain(octets: Uint8Array): void {
    const { waiting } = this;
    const atMs = waiting.atMs;
    this.waiting = new Waiting();
    this.waiting.push(octets, atMs);
    for (; !waiting.isEmpty; waiting.passGap()) {
      this.waiting.push(waiting.takeAll(), waiting.atMs);
      if (waiting.isGap) this.waiting.pushGap(waiting.missing, waiting.atMs);
    }
  }
}

/** A line as latin1, without its end. */
export const writtenIn = (line: WaitingLine): string => withoutEnd(line.octets);

/** The verbs at the beginning of what may have been read as commands, up to a text that they announce. */
function commandsIn(rest: string): string[] {
  const lines = rest.split(/\r?\n/).slice(0, SMUGGLED_LINES);
  const data = lines.findIndex((line) => /^DATA\s*$/i.test(line));
  const dot = lines.indexOf('.');
  const said = lines.slice(0, data >= 0 ? data + 1 : dot >= 0 ? dot : lines.length).map((line) => commandIn(line.trim()));
  const [first] = said;
  return first && commandNamed(first.verb)?.parse(first.rest) !== undefined ? said.map(({ verb }) => verb) : [];
}
