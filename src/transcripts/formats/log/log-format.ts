/** Makes a format of a log: what its lines look like, and who hears them. */
import { text } from '../../../mail/octets.ts';
import type { Format } from '../../format.ts';
import { Asides } from '../../aside.ts';
import type { Sink } from '../../sink.ts';
import { TextLines, withoutCr } from './text-lines.ts';

/** Hears the lines of a log, without their ends. */
export interface Log {
  /** `ASIDE`: it is none of the lines that the program writes. */
  line(line: string): Heard;
  end(): void;
}

/** What a log says of a line that is none of its own; of its own it says nothing. */
export const ASIDE = 'aside';
export type Heard = typeof ASIDE | void;

/** Lines of the beginning by which a log is recognised. */
export const HEAD_LINES = 1500;
let latest: { head: Uint8Array; lines: string[] } | null = null;

/** The first lines of a head; all formats ask for those of the same one, so the last answer is kept. */
export function headLines(head: Uint8Array): readonly string[] {
  if (latest?.head !== head) latest = { head, lines: text(head).split('\n', HEAD_LINES).map(withoutCr) };
  return latest.lines;
}

/** How many of the lines look like that. */
export function count(lines: readonly string[], pattern: RegExp): number {
  return lines.reduce((sum, line) => sum + (pattern.test(line) ? 1 : 0), 0);
}

/** Whether two of the lines look like that, or one of a log that has no more. */
export function shows(lines: readonly string[], pattern: RegExp): boolean {
  const shown = count(lines, pattern);
  return shown > 1 || (shown === 1 && isShort(lines));
}

/** A sample of a line or two. */
export const isShort = (lines: readonly string[]): boolean => lines.filter((line) => line.trim() !== '').length <= 2;

/** `keepsCr`: the program writes what was said with its CR, and its own lines without. */
export function logFormat(
  name: string,
  recognises: (lines: readonly string[]) => boolean,
  begin: (sink: Sink) => Log,
  { keepsCr = false } = {},
): Format {
  return {
    name,
    recognises: (head) => head.indexOf(0) < 0 && recognises(headLines(head)),
    read(sink) {
      const log = begin(sink);
      const asides = new Asides(sink);
      const lines = new TextLines(
        (written) => {
          const line = keepsCr ? written : withoutCr(written);
          asides.next();
          if (log.line(line) === ASIDE) asides.tell(line, false);
        },
        () => sink.problem({ key: 'log.lineTooLong', values: { format: name } }),
      );
      return {
        push: (octets) => lines.push(octets),
        end() {
          lines.end();
          log.end();
        },
      };
    },
  };
}
