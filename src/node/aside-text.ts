/** Lines that no conversation has, as the command line tells them: first those that may be part of one. */
import { readable } from '../mail/octets.ts';
import type { SetAside } from '../transcripts/sink.ts';
import type { Summary } from '../transcripts/summary/summary.ts';
import { printableText } from './printable.ts';
import type { Said } from './words.ts';

/** Lines of a kind that are shown; --json has more of them. */
const MAX_LINES = 60;

export function asideText({ aside, moreAside }: Pick<Summary, 'aside' | 'moreAside'>, words: Said): string {
  const several = new Set(aside.map(({ file }) => file)).size > 1;
  const unclear = aside.filter(({ why }) => why === 'unclear');
  const around = aside.filter(({ why }) => why === 'around');
  const texts = [listed(words.unclear, unclear, 0, several, words), listed(words.around, around, moreAside, several, words)];
  return texts.join('');
}

function listed(title: string, lines: readonly SetAside[], more: number, several: boolean, words: Said): string {
  const left = Math.max(0, lines.length - MAX_LINES) + more;
  if (lines.length + more === 0) return '';
  const shown = lines
    .slice(0, MAX_LINES)
    .map(({ file, line, text }) => words.asideLine(several ? file : '', line, printableText(readable(text))));
  return `${[title, ...shown, ...(left > 0 ? [words.more(left)] : [])].join('\n')}\n\n`;
}
