/** What stands at the beginning of a line to tell who says it: words with a colon or in brackets, and arrows. */
import { stampOf } from '../log/stamps.ts';

/** A line taken apart. */
export interface Marked {
  /** Marks of one family are compared with each other: 'word:', '[word]', '>>>'… */
  family: string;
  /** The word in lower case, or the arrow. */
  mark: string;
  /** Characters before the words that are said, the white space behind the mark not counted. */
  length: number;
  /** White space before the line. */
  indent: number;
  atMs: number | null;
  /** A number at the very beginning: of the line, or of the session. */
  number: number | null;
}

/** What letters the names of sides are made of; UTF-8 comes as its octets. */
const NAME = '[A-Za-z\\x80-\\xff][\\w.@\\x80-\\xff-]{0,39}(?: [A-Za-z\\x80-\\xff]{1,12})?';
const ACROSS = '(?:-{1,2}>|=>|\\xe2\\x86\\x92|\\xe2\\x87\\x92)';
const TO = `(?:${ACROSS}|>)`;
/** Whom a line is said to: 'C -> S:'. */
const OTHER = '(?:[cs]|client|server|cliente|servidora?|sender|receiver|emisora?|receptora?|mua|msa|mta|mda)';
const EMPHASIS = '[*_`]{0,3}';
const WORDS: readonly [string, RegExp][] = [
  ['word to word', new RegExp(`^${EMPHASIS}(${NAME}) ?${ACROSS} ?${OTHER}${EMPHASIS} ?:${EMPHASIS}`, 'i')],
  ['word:', new RegExp(`^${EMPHASIS}(${NAME})${EMPHASIS} ?:${EMPHASIS}(?!//)`)],
  ['[word]', new RegExp(`^${EMPHASIS}[[(<](${NAME})[\\])>]${EMPHASIS}:?`)],
  ['word>', new RegExp(`^${EMPHASIS}(${NAME})${EMPHASIS} ?${TO}(?= |$)`)],
];
const ARROW = /^(?:>{1,3}|<{1,3}|-{1,3}>|<-{1,3}|={1,3}>|<={1,3}|\xe2\x86[\x90\x92]|\xe2\x87[\x90\x92]|\xe2\x9e[\x94-\xbe])(?=[ \t]|$)/;
const NUMBER = /^(?:[([#]?(\d{1,7})[.):\]]?[ \t]+)/;
const BULLET = /^(?:-|\xe2\x80\xa2) +/;

/** Without quotation signs at its beginning: `depth` of them, or, with Infinity, all. */
export function unquotedLine(line: string, depth: number): string {
  let rest = line;
  for (let level = 0; level < depth; level++) {
    const quote = /^ {0,3}> ?/.exec(rest);
    if (!quote) break;
    rest = rest.slice(quote[0].length);
  }
  return rest;
}

/** The mark that a line begins with, after white space, numbers and time stamps; `undefined` if it has none. */
export function markOf(line: string): Marked | undefined {
  const before = { at: 0, atMs: null as number | null, number: null as number | null };
  const indent = spaceAt(line, 0);
  before.at = indent;
  for (let step = 0; step < 4; step++) {
    const found = markAt(line.slice(before.at, before.at + 120));
    if (found) return { ...found, length: before.at + found.length, indent, atMs: before.atMs, number: before.number };
    if (!skipped(line, before)) return undefined;
  }
  return undefined;
}

/** Passes over one thing that may stand before a mark. */
function skipped(line: string, before: { at: number; atMs: number | null; number: number | null }): boolean {
  const rest = line.slice(before.at, before.at + 80);
  const stamp = stampOf(rest);
  const number = stamp.length > 0 ? null : NUMBER.exec(rest);
  const length = stamp.length || (number ?? BULLET.exec(rest))?.[0].length || 0;
  before.atMs ??= stamp.atMs;
  before.number ??= number ? Number(number[1]) : null;
  before.at += length;
  before.at += spaceAt(line, before.at);
  return length > 0;
}

function markAt(rest: string): { family: string; mark: string; length: number } | undefined {
  const arrow = ARROW.exec(rest);
  if (arrow) return { family: familyOf(arrow[0]), mark: arrow[0], length: arrow[0].length };
  const first = rest.charCodeAt(0);
  // most lines without a mark begin with a digit or a sign
  if (first < 33 || (first >= 43 && first <= 59)) return undefined;
  for (const [family, pattern] of WORDS) {
    const word = pattern.exec(rest);
    if (word) return { family, mark: word[1]!.toLowerCase(), length: word[0].length };
  }
  return undefined;
}

/** The same for an arrow and its mirror image. */
function familyOf(arrow: string): string {
  if (arrow.startsWith('\xe2')) return `arrow ${arrow.charCodeAt(1)}`;
  if (arrow.endsWith('<')) return '>'.repeat(arrow.length);
  return arrow.startsWith('<') ? `${arrow.slice(1)}>` : arrow;
}

function spaceAt(line: string, start: number): number {
  let at = start;
  while (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9) at++;
  return at - start;
}
