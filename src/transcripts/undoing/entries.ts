/** Entries of a log that were written over several lines (an object of JSON, the fields of journald) become a line each. */
import { objectIn } from '../formats/log/json-line.ts';
import { withoutCr } from '../formats/log/text-lines.ts';
import { someLine, throughLines } from './lines.ts';
import { loggedIn } from './logged.ts';
import type { Undo, Undoing } from './undoing.ts';

/** Lines of an entry; a longer one is none. */
const MOST_LINES = 1000;

/** How an entry is written over several lines. */
interface Manner {
  begins: RegExp;
  /** The last line of an entry that began with `first`. */
  isLast(line: string, first: string): boolean;
  /** Its last line is a line of its own; else what is behind it tells that it is over. */
  holdsLast: boolean;
  /** The entry as one line; `undefined`: it was none. */
  whole(lines: readonly string[]): string | undefined;
}

const indentOf = (line: string): string => /^\s*/.exec(line)![0];

/** An object of its own, or one of a list: `journalctl -o json-pretty`, what jq prints. */
const pretty: Manner = {
  begins: /^\s*\{\s*$/,
  isLast: (line, first) => /^\s*\},?\s*$/.test(line) && indentOf(line) === indentOf(first),
  holdsLast: true,
  whole: (lines) => loggedIn(objectIn(lines.join('\n').trim().replace(/,$/, ''))),
};

/** `journalctl -o export`: a field a line, and an empty line behind them. */
const exported: Manner = {
  begins: /^__(?:CURSOR|REALTIME_TIMESTAMP)=/,
  isLast: (line) => line === '',
  holdsLast: true,
  whole: (lines) => loggedIn(fieldsIn(lines.map((line) => line.replaceAll('\r', '\n')))),
};

const VERBOSE = /^[A-Z][a-z]{2} (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d+) (\S+) \[s=\S*\]$/;

/** `journalctl -o verbose`: the time, and a field a line; only where the clock was set to UTC is the time known. */
const verbose: Manner = {
  begins: VERBOSE,
  isLast: (line) => !/^ {4,}\S/.test(line),
  holdsLast: false,
  whole([head, ...lines]) {
    const [, day, clock, zone] = VERBOSE.exec(head!)!;
    const microseconds = zone === 'UTC' ? Date.parse(`${day}T${clock}Z`) * 1000 : NaN;
    return loggedIn({ ...fieldsIn(lines.map((line) => line.trimStart())), __REALTIME_TIMESTAMP: microseconds });
  },
};

function fieldsIn(lines: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(lines.map((line) => /^([A-Z0-9_]+)=(.*)$/s.exec(line)?.slice(1) ?? ['', line]));
}

/** Each entry of this manner as one line. */
export function joined({ begins, isLast, holdsLast, whole }: Manner): Undoing {
  return (next, numbers) =>
    throughLines(next, (write) => {
      let entry: string[] = [];
      let count = 0;
      /** `from`: how many lines it was in the file. */
      const tell = (told: string, from: number): void => {
        write(told);
        const lines = told.split('\n').length;
        if (lines !== from) numbers?.split(count + 1, lines - from);
        count += lines;
      };
      const finish = (): void => {
        const told = entry.length === 0 ? undefined : whole(entry.map(withoutCr));
        if (told === undefined) for (const line of entry) tell(line, 1);
        else tell(told, entry.length);
        entry = [];
      };
      const take = (raw: string): void => {
        const line = withoutCr(raw);
        const [first] = entry;
        const isOver = first !== undefined && (isLast(line, first) || entry.length >= MOST_LINES);
        if (isOver && holdsLast) entry.push(raw);
        if (isOver) finish();
        if (isOver && holdsLast) return;
        if (entry.length === 0 && !begins.test(line)) return tell(raw, 1);
        entry.push(raw);
        if (holdsLast && entry.length === 1 && isLast(line, line)) finish();
      };
      return { take, finish };
    });
}

export const entries: readonly Undo[] = [pretty, exported, verbose].map((manner) => ({
  shows: someLine(manner.begins),
  begin: joined(manner),
}));
