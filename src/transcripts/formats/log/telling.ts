/** What a log tells of the conversations in it: opens them when somebody speaks, tells one from the next, and names what a log left out. */
import type { ConversationStart, Side, Sink, TlsTold } from '../../sink.ts';
import { Speech } from './speech.ts';
import { fromTheStart, isSurelyGreeting, Turns } from './turns.ts';

const LITERAL = /\{(\d{1,10})\+?\}$/;

export interface TellingOptions {
  evidence: 'octets' | 'lines';
  /** The log never writes down the literals of IMAP. */
  literalsLeftOut?: boolean;
  /** Its marks are directions only: whoever greets is the server. */
  turnable?: boolean;
  /** The log never begins where the connection does. */
  fromTheMiddle?: boolean;
}

/** What is known of the ends before anybody speaks. */
export type Ends = Partial<Pick<ConversationStart, 'client' | 'server' | 'clientName' | 'serverName' | 'protocol' | 'half'>>;

/** One conversation after the other. */
export class Telling {
  readonly #sink: Sink;
  readonly #options: TellingOptions;
  readonly #speech: Speech;
  #turns = new Turns();
  #open: number | null = null;
  #ends: Ends = {};
  #lastMs: number | null = null;
  /** What the log calls the client's is the server's. */
  #turned = false;

  constructor(sink: Sink, options: TellingOptions = { evidence: 'lines' }) {
    this.#sink = sink;
    this.#options = options;
    this.#speech = new Speech((side, octets, atMs) => this.#sink.say(this.#open!, side, octets, atMs));
  }

  /** Follows the conversation that is open. */
  get turns(): Turns {
    return this.#turns;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** A new connection, to what the log names; whatever is open ends. */
  connect(ends: Ends): void {
    this.close('cut');
    this.#ends = ends;
  }

  /** More about the ends of the next conversation. */
  know(ends: Ends): void {
    this.#ends = { ...this.#ends, ...ends };
  }

  /** The last line of a file that has no end: it may have been cut. */
  piece(side: Side, line: string, atMs: number | null): void {
    if (side === 'server' || this.#turns.texting !== '' || this.#turns.challenged) return this.line(side, line, atMs);
    this.octets(side, line, atMs);
  }

  /** A whole line of one side, without its end; `ended`: with it, which is none in the standard. */
  line(said: Side, line: string, atMs: number | null, ended = false): void {
    const side = this.#sideOf(said, line);
    if (this.#open !== null && this.#turns.begins(side, line)) this.close('end');
    if (this.#open === null) this.#begin(fromTheStart(side, line), atMs);
    if (this.#turns.texting !== '' && this.#turns.texting !== side) this.#interrupted(line, atMs);
    const chunk = this.#turns.protocol === 'smtp' ? this.#turns.counted(side) : 0;
    this.#turns.hear(side, line);
    // the last line of a chunk need not have an end
    if (chunk > 0 && chunk - line.length >= 0 && chunk - line.length < 2) this.#speech.octets(side, `${line}\r`.slice(0, chunk), atMs);
    else this.#speech[ended ? 'octets' : 'line'](side, line, atMs);
    this.#lastMs = atMs;
    if (this.#options.literalsLeftOut) this.#literal(side, line, atMs);
  }

  /** A line of a client whose log shows nothing of a message but the dot behind it. */
  lineWithoutText(line: string, atMs: number | null): void {
    const { texting, textLines } = this.#turns;
    if (line === '.' && texting === 'client' && textLines === 0 && this.#turns.counted('client') === 0) this.leftOut('client', null, atMs);
    this.line('client', line, atMs);
  }

  /** Octets as they crossed, whatever they are. */
  octets(by: Side, said: string, atMs: number | null): void {
    const side = this.#sideOf(by, said);
    if (this.#open === null) this.#begin(fromTheStart(side, said), atMs);
    this.#speech.octets(side, said, atMs);
    this.#lastMs = atMs;
  }

  /** The log left out something here; null: nobody knows how much. */
  leftOut(by: Side, octets: number | null, atMs: number | null): void {
    const side = this.#turned ? otherOf(by) : by;
    if (this.#open === null) this.#begin(false, atMs);
    this.#speech.flush();
    this.#sink.miss(this.#open!, side, octets, 'leftOut', atMs);
  }

  /** TLS was set up; `whole`: if nobody has spoken yet, the session begins here. */
  secure(told: Partial<TlsTold>, atMs: number | null, whole = true): void {
    if (this.#open === null) this.#begin(whole, atMs);
    this.#speech.flush();
    this.#sink.secure(this.#open!, { version: '', cipher: '', serverName: '', ...told }, atMs);
  }

  close(how: 'end' | 'reset' | 'cut', atMs: number | null = this.#lastMs): void {
    if (this.#open === null) return;
    if (this.#turns.texting === 'server' && this.#turns.textLines === 0) this.leftOut(this.#turned ? 'client' : 'server', null, atMs);
    this.#speech.flush();
    // whoever has said goodbye and was answered is not cut off
    this.#sink.close(this.#open, how === 'cut' && this.#turns.isOver ? 'end' : how, atMs);
    this.#open = null;
    this.#turns = new Turns();
  }

  #sideOf(side: Side, words: string): Side {
    if (this.#options.turnable && this.#open === null) this.#turned = side === 'client' && isSurelyGreeting(words.split('\r\n', 1)[0]!);
    return this.#turned ? otherOf(side) : side;
  }

  #begin(whole: boolean, atMs: number | null): void {
    const { half, protocol, ...names } = this.#ends;
    this.#open = this.#sink.open({
      ...{ client: '', server: '', atMs, fromTheStart: whole && !this.#options.fromTheMiddle, evidence: this.#options.evidence },
      ...names,
      ...(half && { half }),
      ...(protocol && { protocol }),
    });
  }

  /** Somebody else speaks before the text is over: if nothing of it was written down, it was left out. */
  #interrupted(line: string, atMs: number | null): void {
    const { texting, textLines, protocol } = this.#turns;
    // a client may wait for the server to accept its literal
    const waits = protocol === 'imap' && texting === 'client';
    if (waits && line.startsWith('+')) return;
    if (textLines === 0 && !waits && !line.startsWith('421'))
      this.leftOut(this.#turned ? otherOf(texting as Side) : (texting as Side), null, atMs);
    this.#turns.skipText();
  }

  #literal(side: Side, line: string, atMs: number | null): void {
    const literal = LITERAL.exec(line);
    if (!literal || this.#turns.protocol !== 'imap') return;
    this.leftOut(this.#turned ? otherOf(side) : side, Number(literal[1]), atMs);
    this.#turns.skipText();
  }
}

const otherOf = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** Conversations that go on at once in a log. */
const MAX_OPEN = 5000;

/** Conversations side by side, each under the key that the log gives it. */
export class Tellings {
  readonly #make: () => Telling;
  readonly #open = new Map<string, Telling>();

  constructor(make: () => Telling) {
    this.#make = make;
  }

  of(key: string): Telling {
    const known = this.#open.get(key);
    if (known) return known;
    if (this.#open.size >= MAX_OPEN) this.#forget();
    const telling = this.#make();
    // a copy, for `key` may be a slice of a megabyte
    this.#open.set(Array.from(key).join(''), telling);
    return telling;
  }

  /** The one that was spoken of is over. */
  close(key: string, how: 'end' | 'reset' | 'cut', atMs: number | null): void {
    this.#open.get(key)?.close(how, atMs);
    this.#open.delete(key);
  }

  end(): void {
    for (const telling of this.#open.values()) telling.close('cut');
    this.#open.clear();
  }

  /** The one that was opened first makes room. */
  #forget(): void {
    const [key] = this.#open.keys();
    this.close(key!, 'cut', null);
  }
}

/** Several lines at once, with their ends; the last one need not have one. */
export function tellLines(telling: Telling, side: Side, said: string, atMs: number | null): void {
  const lines = said.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  for (const line of lines) telling.line(side, line.endsWith('\r') ? line.slice(0, -1) : line, atMs);
}

/** 'host:port' as `server` where the host is an address, else with the host as its name too. */
export function endsAt(host: string, port: string | number): Ends {
  const isAddress = /^[\d.]+$|:/.test(host);
  return { server: `${host}:${port}`, serverName: isAddress ? '' : host };
}
