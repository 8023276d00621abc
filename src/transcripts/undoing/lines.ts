/** Undoing that is done line by line. */
import { ascii, text } from '../../mail/octets.ts';
import { TextLines } from '../formats/log/text-lines.ts';
import type { Undoing } from './undoing.ts';

/** Each line, its CR with it, as `undone` gives it back: it may have become several. */
export function eachLine(undone: (line: string) => string): Undoing {
  return (next, numbers) => {
    let written: string[] = [];
    let count = 0;
    const flush = (): void => {
      if (written.length > 0) next.push(ascii(written.join('')));
      written = [];
    };
    const take = (line: string): void => {
      const now = undone(line);
      written.push(`${now}\n`);
      const more = now.includes('\n') ? now.split('\n').length - 1 : 0;
      if (more > 0) numbers?.split(count + 1, more);
      count += 1 + more;
    };
    // a line too long is cut, and the reader behind this says so itself
    const lines = new TextLines(take, () => undefined);
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

export const someLine = (pattern: RegExp) => (head: Uint8Array) =>
  text(head)
    .split('\n')
    .some((line) => pattern.test(line));
