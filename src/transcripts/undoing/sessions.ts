/**
 * Several sessions written into each other: what stands before each line names its session somewhere (a number, a thread, a
 * process). Each session is read by itself, so that nobody's words are taken for somebody else's.
 */
import { ascii } from '../../mail/octets.ts';
import { withAsides } from '../aside.ts';
import type { Format, Reader } from '../format.ts';
import { TextLines } from '../formats/log/text-lines.ts';
import type { Sink } from '../sink.ts';
import type { Column } from './column.ts';

/** Sessions at once; of more, the one that was heard of first is over. */
const MOST = 500;
/** Lines of a session on average, and returns to a session that was left, by which they are known. */
const FEWEST_LINES = 3;
const FEWEST_RETURNS = 2;

const partsOf = ({ pattern }: Column, line: string): string[] => pattern.exec(line)?.[0].match(/[A-Za-z0-9]+/g) ?? [];

/** The parts of a column, by their places, that may name a session: few values, which come again after others. */
export function namesIn(column: Column, lines: readonly string[]): number[] {
  const parts = lines.map((line) => partsOf(column, line)).filter(({ length }) => length > 0);
  const places = Math.min(...parts.map(({ length }) => length));
  return Array.from({ length: places === Infinity ? 0 : places }, (_, place) => place).filter((place) =>
    comesBack(parts.map((each) => each[place]!)),
  );
}

function comesBack(values: readonly string[]): boolean {
  const seen = new Set<string>();
  let returns = 0;
  for (const [index, value] of values.entries()) {
    if (value !== values[index - 1] && seen.has(value)) returns++;
    seen.add(value);
  }
  return seen.size > 1 && returns >= FEWEST_RETURNS && values.length >= seen.size * FEWEST_LINES;
}

/** The lines of each session that the part at this place names. */
export function apart(column: Column, place: number, lines: readonly string[]): string[][] {
  const sessions = new Map<string, string[]>();
  for (const line of lines) {
    const name = partsOf(column, line)[place];
    if (name === undefined) continue;
    const own = sessions.get(name);
    if (own) own.push(line);
    else sessions.set(name, [line]);
  }
  return [...sessions.values()];
}

interface Session {
  reader: Reader;
  /** Where its lines stand in the file. */
  numbers: number[];
}

/** The same format, for each session by itself. */
export function perSession(format: Format, column: Column, place: number): Format {
  return { ...format, read: (sink) => new SessionsReader(format, column, place, sink) };
}

class SessionsReader implements Reader {
  readonly #format: Format;
  readonly #nameOf: (line: string) => string | undefined;
  readonly #sink: Sink;
  readonly #lines: TextLines;
  readonly #sessions = new Map<string, Session>();
  /** Problems that have been told. */
  readonly #told = new Set<string>();
  #name = '';
  #line = 0;

  constructor(format: Format, column: Column, place: number, sink: Sink) {
    this.#format = format;
    this.#nameOf = (line) => partsOf(column, line)[place];
    this.#sink = sink;
    this.#lines = new TextLines(
      (line) => this.#take(line),
      () => sink.problem({ key: 'log.lineTooLong', values: { format: format.name } }),
    );
  }

  push(octets: Uint8Array): void {
    this.#lines.push(octets);
  }

  end(): void {
    this.#lines.end();
    for (const { reader } of this.#sessions.values()) reader.end();
    this.#sessions.clear();
  }

  /** A line that names no session goes on with the one before. */
  #take(line: string): void {
    this.#name = this.#nameOf(line) ?? this.#name;
    const { reader, numbers } = this.#sessions.get(this.#name) ?? this.#begin(this.#name);
    numbers.push(++this.#line);
    reader.push(ascii(this.#lines.isUnended ? line : `${line}\n`));
  }

  #begin(name: string): Session {
    const [oldest] = this.#sessions;
    if (this.#sessions.size >= MOST) {
      oldest![1].reader.end();
      this.#sessions.delete(oldest![0]);
    }
    const numbers: number[] = [];
    const sink = withAsides(this.#sink, (aside) => ({ ...aside, line: numbers[aside.line - 1] ?? aside.line }));
    const once: Sink = { ...sink, problem: (problem) => this.#once(JSON.stringify(problem), () => sink.problem(problem)) };
    const session = { reader: this.#format.read(once), numbers };
    // a copy, for the name may be a slice of a megabyte
    this.#sessions.set(Array.from(name).join(''), session);
    return session;
  }

  #once(what: string, tell: () => void): void {
    if (!this.#told.has(what)) tell();
    this.#told.add(what);
  }
}
