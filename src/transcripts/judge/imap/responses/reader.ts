/** Reads what a server said by the productions of IMAP's formal syntax, and remembers where it went furthest: that is where it goes wrong. */

import { valueEnd } from '../../../dialogues/imap/response.ts';

/** What does not follow the grammar. */
export interface Fault {
  /** The innermost production that was being read: 'body-fld-dsp'. */
  production: string;
  /** A string that this production allows. */
  example: string;
  /** What should have stood there, in the words of the grammar: 'nz-number'. */
  wanted: string;
  /** Place in the text. */
  at: number;
}

export type Production = (reader: Reader) => boolean;

/** Bodies in bodies that are gone down into; what lies deeper is taken as it is. */
const MOST_NESTED = 60;
const NOBODY: ReadonlySet<number> = new Set();

export class Reader {
  readonly text: string;
  at: number;
  fault: Fault | undefined;
  /** It is nested too deeply to be read. */
  isDeep = false;
  /** Whether it is remembered where it goes wrong: hardly any response does, so that this is asked only of those. */
  readonly #remembers: boolean;
  /** Places of values that are wrong: they are taken for what was wanted there, so that what follows is read. */
  readonly #pardoned: ReadonlySet<number>;
  #depth = 0;
  #production = '';
  #example = '';

  constructor(text: string, at: number, remembers = true, pardoned: ReadonlySet<number> = NOBODY) {
    this.text = text;
    this.at = at;
    this.#remembers = remembers;
    this.#pardoned = pardoned;
  }

  get isOver(): boolean {
    return this.at === this.text.length;
  }

  /** What stands here and looks like that; `pattern` is sticky. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Passes over what looks like that; false if it does not stand here. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  /** Passes over one character. */
  skipSign(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  /** Whether that stands here; nothing is read. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  fail(wanted: string): false {
    if (!this.#remembers) return false;
    const { fault } = this;
    if (fault && this.at === fault.at && this.#production === fault.production && !fault.wanted.split(' / ').includes(wanted)) {
      fault.wanted += ` / ${wanted}`;
    } else if (!fault || this.at > fault.at) {
      this.fault = { production: this.#production, example: this.#example, wanted, at: this.at };
    }
    return false;
  }

  /** A value is wanted here, and another stands here: it is passed over if it is pardoned. */
  failValue(wanted: string): boolean {
    const end = this.#pardoned.has(this.at) ? valueEnd(this.text, this.at) : undefined;
    if (end === undefined) return this.fail(wanted);
    this.at = end;
    return true;
  }

  within(name: string, example: string, production: Production): boolean {
    const [outer, outerExample] = [this.#production, this.#example];
    this.#production = name;
    this.#example = example;
    const isDeep = ++this.#depth > MOST_NESTED;
    this.isDeep ||= isDeep;
    const reads = !isDeep && production(this);
    this.#depth--;
    this.#production = outer;
    this.#example = outerExample;
    return reads;
  }
}

/** A word of the grammar that a pattern tells. */
export function token(name: string, pattern: string, flags = ''): Production {
  const sticky = new RegExp(pattern, `y${flags}`);
  return (reader) => reader.skip(sticky) || reader.failValue(name);
}

export const named =
  (name: string, example: string, production: Production): Production =>
  (reader) =>
    reader.within(name, example, production);

export const sequence =
  (...parts: readonly Production[]): Production =>
  (reader) =>
    parts.every((part) => part(reader));

/** The first that reads what stands here. */
export const either =
  (...ways: readonly Production[]): Production =>
  (reader) => {
    const start = reader.at;
    return ways.some((way) => {
      reader.at = start;
      return way(reader);
    });
  };

/** It may stand here, or nothing. */
export const optional =
  (production: Production): Production =>
  (reader) => {
    const start = reader.at;
    if (!production(reader)) reader.at = start;
    return true;
  };

/** As often as it stands here. */
export const any =
  (production: Production): Production =>
  (reader) => {
    for (let start = reader.at; ; start = reader.at) {
      if (production(reader) && reader.at > start) continue;
      reader.at = start;
      return true;
    }
  };

/** `item *(SP item)` */
export const spaced = (item: Production): Production => sequence(item, any(sequence(SP, item)));
/** `"(" item *(SP item) ")"` */
export const list = (item: Production): Production => sequence(OPEN, spaced(item), CLOSE);
/** `"(" [item *(SP item)] ")"` */
export const anyList = (item: Production): Production => sequence(OPEN, (reader) => reader.sees(/\)/y) || spaced(item)(reader), CLOSE);

const sign =
  (name: string, character: string): Production =>
  (reader) =>
    reader.skipSign(character.charCodeAt(0)) || reader.fail(name);
export const SP = sign('SP', ' ');
export const OPEN = sign('"("', '(');
export const CLOSE = sign('")"', ')');
