/** Undoing that is done line by line. */
import { ascii } from '../../mail/octets.ts';
import { TextLines } from '../formats/log/text-lines.ts';
import type { Undoing } from './undoing.ts';

/** Each line, its CR with it, as `undone` gives it back. */
export function eachLine(undone: (line: string) => string): Undoing {
  return (next) => {
    let written: string[] = [];
    const flush = (): void => {
      if (written.length > 0) next.push(ascii(written.join('')));
      written = [];
    };
    // a line too long is cut, and the reader behind this says so itself
    const lines = new TextLines(
      (line) => written.push(`${undone(line)}\n`),
      () => undefined,
    );
    return {
      push(octets) {
        lines.push(octets);
        flush();
      },
      end() {
        lines.end();
        flush();
        next.end();
      },
    };
  };
}
