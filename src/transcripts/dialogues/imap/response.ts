/** What an IMAP server said, read from a frame as far as the judge and the stage need it: RFC 3501 §7. */
import { parseStatus, type Condition } from '../../../protocols/imap/wire.ts';
import type { Frame } from './frames.ts';

export interface FetchedItem {
  /** In upper case: 'UID', 'BODY[]', 'BODY[HEADER.FIELDS (FROM)]<0>'. */
  name: string;
  /** As written; a literal is its announcement. */
  value: string;
  /** Index of the literal that is the value, or -1. */
  literal: number;
  /** Where its name begins, from the parenthesis on. */
  at: number;
}

export type Response =
  | { kind: 'continue'; text: string }
  | { kind: 'tagged'; tag: string; condition: Condition; code: string; text: string }
  | { kind: 'status'; condition: Condition; code: string; text: string }
  | { kind: 'number'; number: number; name: string }
  /** `items` is undefined if they are not written as RFC 3501 §9 has them. */
  | { kind: 'fetch'; number: number; items: FetchedItem[] | undefined }
  /** Any other untagged data: its name in upper case, and what follows. */
  | { kind: 'data'; name: string; rest: string }
  | { kind: 'malformed' };

/** How a server's line begins in which there is no TLS. */
export const BEGINS_RESPONSE = /^(?:\* |\+(?: |\r)|\S+ (?:OK|NO|BAD) )/i;
const NUMBERED = /^\* (\d{1,15}) ([A-Za-z]+)(?: ([^]*))?$/;
const DATA = /^\* ([A-Za-z][A-Za-z0-9=._-]*)(?: ([^]*))?$/;

export function readResponse({ text, torn }: Frame): Response {
  if (torn) return { kind: 'malformed' };
  if (text === '+' || text.startsWith('+ ')) return { kind: 'continue', text: text.slice(2) };
  const status = parseStatus(text);
  if (status) {
    const { tag, condition, code } = status;
    if (tag === '*') return { kind: 'status', condition, code, text: status.text };
    return { kind: 'tagged', tag, condition, code, text: status.text };
  }
  const numbered = NUMBERED.exec(text);
  if (numbered) return readNumbered(Number(numbered[1]), numbered[2]!.toUpperCase(), numbered[3] ?? '');
  const data = DATA.exec(text);
  return data ? { kind: 'data', name: data[1]!.toUpperCase(), rest: data[2] ?? '' } : { kind: 'malformed' };
}

function readNumbered(number: number, name: string, rest: string): Response {
  return name === 'FETCH' ? { kind: 'fetch', number, items: readItems(rest) } : { kind: 'number', number, name };
}

const NAME = /[A-Za-z0-9.=_-]+(?:\[[^\]\r\n"]*(?:"(?:[^"\\]|\\.)*"[^\]\r\n"]*)*\])?(?:<\d{1,10}>)?/y;
const LITERAL = /~?\{\d{1,15}\+?\}/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;
const PLAIN = /[^() "{]+/y;

/** `(NAME value NAME value)`, lists skipped without going down into them. */
export function readItems(rest: string): FetchedItem[] | undefined {
  if (!rest.startsWith('(')) return undefined;
  const items: FetchedItem[] = [];
  const scanner = { text: rest, at: 1, literals: 0 };
  while (rest[scanner.at] !== ')') {
    if (items.length > 0 && rest[scanner.at++] !== ' ') return undefined;
    const start = scanner.at;
    const name = match(scanner, NAME);
    if (name === undefined || rest[scanner.at++] !== ' ') return undefined;
    const [at, literals] = [scanner.at, scanner.literals];
    if (!passValue(scanner)) return undefined;
    const isLiteral = scanner.literals > literals && rest[at] !== '(';
    items.push({ name: name.toUpperCase(), value: rest.slice(at, scanner.at), literal: isLiteral ? literals : -1, at: start });
  }
  return scanner.at === rest.length - 1 ? items : undefined;
}

interface Scanner {
  text: string;
  at: number;
  /** Literals that were passed. */
  literals: number;
}

function match(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

/** Where the value that begins here ends: a word, a string or a list; `undefined` if none does. */
export function valueEnd(text: string, at: number): number | undefined {
  const scanner = { text, at, literals: 0 };
  return passValue(scanner) ? scanner.at : undefined;
}

function passValue(scanner: Scanner): boolean {
  let depth = 0;
  do {
    const next = scanner.text[scanner.at];
    if (next === '(' || next === ')') {
      depth += next === '(' ? 1 : -1;
      scanner.at++;
    } else if (next === ' ' && depth > 0) scanner.at++;
    else if (match(scanner, LITERAL) !== undefined) scanner.literals++;
    else if ((match(scanner, QUOTED) ?? match(scanner, PLAIN)) === undefined) return false;
  } while (depth > 0);
  return depth === 0;
}

/** Untagged data that only a command explains: a message, or the refusal of a command whose tag cannot be repeated. */
export function answersAlone(response: Response, { literals }: Frame): boolean {
  return response.kind === 'fetch' ? literals.length > 0 : response.kind === 'status' && response.condition === 'BAD';
}
