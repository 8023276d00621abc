/** Reads the grammar of RFC 3501 §9 from a frame, piece by piece. Every method gives `undefined` and stays where it was if its piece is not there. */
import { ascii, decodeUtf8, isAscii } from '../../mail/octets.ts';

// eslint-disable-next-line no-control-regex -- atom-specials name the control characters
const ATOM = /[^(){ %*"\\\]\x00-\x1f\x7f-\xff]+/y;
// eslint-disable-next-line no-control-regex
const ASTRING = /[^(){ %*"\\\x00-\x1f\x7f-\xff]+/y;
// eslint-disable-next-line no-control-regex
const LIST_MAILBOX = /[^(){ "\\\x00-\x1f\x7f-\xff]+/y;
const QUOTED = /"((?:[^"\\\r\n]|\\["\\])*)"/y;
const LITERAL = /\{(\d{1,10})\+?\}\r\n/y;
// eslint-disable-next-line no-control-regex
const FLAG = /\\?[^(){ %*"\\\]\x00-\x1f\x7f-\xff]+|\\\*/y;
const NUMBER = /\d{1,10}/y;
const MOD_SEQUENCE = /\d{1,19}/y;
// RFC 9051 §6.4.4.1: `$` is what the last SEARCH saved
const SEQUENCE_SET = /\$|(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?(?:,(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)*/y;
const LARGEST = 4_294_967_295;

/** Well written as far as it was read, and more than is taken: 'at most 20 patterns'. */
export class Beyond {
  readonly most: number;
  readonly what: string;

  constructor(most: number, what: string) {
    this.most = most;
    this.what = what;
  }
}

export class Cursor {
  readonly #text: string;
  readonly #strict: boolean;
  #at = 0;
  /** The first limit that was passed. */
  beyond: Beyond | undefined;

  /** `strict`: a quoted string holds ASCII or UTF-8 and nothing else (RFC 6855 §3). Servers are read more kindly than clients. */
  constructor(text: string, strict = false) {
    this.#text = text;
    this.#strict = strict;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }
  get at(): number {
    return this.#at;
  }
  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** Whether exactly these characters come next; they are taken. Letters in any case. */
  take(characters: string): boolean {
    const next = this.#text.slice(this.#at, this.#at + characters.length);
    if (next.toUpperCase() !== characters.toUpperCase()) return false;
    this.#at += characters.length;
    return true;
  }
  get space(): boolean {
    return this.take(' ');
  }
  /** Whether this character comes next; it stays. */
  sees(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  atom(): string | undefined {
    return this.match(ATOM)?.[0];
  }
  number(): number | undefined {
    const digits = this.match(NUMBER)?.[0];
    return digits === undefined ? undefined : Number(digits);
  }
  /** RFC 7162 §7: up to 63 bits, more than a number here holds; none of ours is that large. */
  modSequence(): number | undefined {
    const digits = this.match(MOD_SEQUENCE)?.[0];
    return digits === undefined ? undefined : Number(digits);
  }
  flag(): string | undefined {
    return this.match(FLAG)?.[0];
  }
  /** As written: '1:3,7,*', or '$'. */
  sequenceSet(): string | undefined {
    const start = this.#at;
    const set = this.match(SEQUENCE_SET)?.[0];
    if (set === undefined || !/\d{10}/.test(set) || set.split(/[,:]/).every((end) => end === '*' || Number(end) <= LARGEST)) return set;
    this.#at = start;
    return undefined;
  }

  /** A quoted string or a literal. */
  string(): string | undefined {
    const start = this.#at;
    const quoted = this.match(QUOTED);
    if (!quoted) return this.literal();
    const characters = quoted[1]!.replace(/\\(["\\])/g, '$1');
    if (!this.#strict || isAscii(characters) || decodeUtf8(ascii(characters)) !== undefined) return characters;
    this.#at = start;
    return undefined;
  }
  /** A literal, or one that may hold NUL: `~{3}`. */
  literal8(): string | undefined {
    const start = this.#at;
    this.take('~');
    const octets = this.literal();
    if (octets === undefined) this.#at = start;
    return octets;
  }
  literal(): string | undefined {
    const start = this.#at;
    const announced = this.match(LITERAL);
    if (!announced) return undefined;
    const from = this.#at;
    const end = from + Number(announced[1]);
    if (end > this.#text.length) {
      this.#at = start;
      return undefined;
    }
    this.#at = end;
    return this.#text.slice(from, end);
  }
  astring(): string | undefined {
    return this.string() ?? this.match(ASTRING)?.[0];
  }
  /** The pattern of LIST: an astring that may hold `*` and `%`. */
  listMailbox(): string | undefined {
    return this.string() ?? this.match(LIST_MAILBOX)?.[0];
  }

  /** Notes that there is more than is taken; `undefined`, as for what is badly written. */
  exceeds(most: number, what: string): undefined {
    this.beyond ??= new Beyond(most, what);
  }

  /** `(a b c)`, each read by `one`; at most so many. */
  list<T>(one: () => T | undefined, most = 1000, what = 'words in parentheses'): T[] | undefined {
    const start = this.#at;
    if (!this.take('(')) return undefined;
    const all: T[] = [];
    while (!this.take(')')) {
      const next = all.length === 0 || this.space ? (all.length < most ? one() : this.exceeds(most, what)) : undefined;
      if (next === undefined) {
        this.#at = start;
        return undefined;
      }
      all.push(next);
    }
    return all;
  }
}

/** Reads the whole of `rest`; `undefined` if `read` gives that or leaves something over. */
export function readAll<T>(rest: string, read: (cursor: Cursor) => T | undefined): T | Beyond | undefined {
  const cursor = new Cursor(rest, true);
  const value = read(cursor);
  return cursor.beyond ?? (cursor.done ? value : undefined);
}
