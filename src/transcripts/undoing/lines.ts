/** Undoing that is done line by line. */
import { ascii, text } from '../../mail/octets.ts';
import { TextLines } from '../formats/log/text-lines.ts';
import type { Reader } from '../format.ts';
import type { Undoing } from './undoing.ts';

/** Each line, its CR with it, as `undone` gives it back: it may have become several. */
export function eachLine(undone: (line: string) => string): Undoing {
  return (next, numbers) => {
    let count = 0;
    return throughLines(next, (write) => ({
      take(line) {
        const now = undone(line);
        write(now);
        const more = now.includes('\n') ? now.split('\n').length - 1 : 0;
        if (more > 0) numbers?.split(count + 1, more);
        count += 1 + more;
      },
    }));
  };
}

/** What takes lines one by one, and what it still has to write when there are no more. */
interface Taking {
  take(line: string): void;
  finish?(): void;
}

/** A reader that hands its lines, each with its CR, to one that writes other lines; those of a chunk go on together. */
export function throughLines(next: Reader, begin: (write: (line: string) => void) => Taking): Reader {
  const written: string[] = [];
  const { take, finish } = begin((line) => void written.push(`${line}\n`));
  const flush = (): void => {
    if (written.length > 0) next.push(ascii(written.splice(0).join('')));
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
      finish?.();
      flush();
      next.end();
    },
  };
}

export const someLine = (pattern: RegExp) => (head: Uint8Array) =>
  text(head)
    .split('\n')
    .some((line) => pattern.test(line));
