/** A conversation line by line, as a terminal shows it. */
import type { Journal } from '../../sim/journal.ts';
import { linesOf } from '../panels/wire.ts';

export interface TerminalLine {
  index: number;
  /** C: the client; S: the server; '' for what happens to the line. */
  who: 'C' | 'S' | '';
  line: string;
  /** First of what was said together. */
  isFirst: boolean;
  /** Code of a reply. */
  code: string;
}

/** Lines of one word of either side that are shown. */
const MOST_LINES = 60;

export function linesIn(journal: Journal, length: number, connection: number): TerminalLine[] {
  const lines: TerminalLine[] = [];
  for (let index = 0; index < length; index++) if (journal.connection(index) === connection) lines.push(...linesAt(journal, index));
  return lines;
}

function linesAt(journal: Journal, index: number): TerminalLine[] {
  const kind = journal.kind(index);
  if (kind === 'close') return [{ index, who: '', line: 'closed', isFirst: true, code: '' }];
  if (kind === 'state' && isSecured(journal, index)) return [{ index, who: '', line: 'tls', isFirst: true, code: '' }];
  if (kind !== 'command' && kind !== 'reply' && kind !== 'text') return [];
  const said = linesOf(journal.octets(index)).slice(0, MOST_LINES);
  const code = kind === 'reply' ? journal.label(index) : '';
  return said.map((line, place) => ({ index, who: kind === 'reply' ? 'S' : 'C', line, isFirst: place === 0, code }));
}

/** The server's end of a handshake is over. */
function isSecured(journal: Journal, index: number): boolean {
  return journal.label(index) === 'connected' && journal.machines[journal.subject(index)]?.chart === 'tls.server';
}

/** The connection on which a person speaks: the one that is waited for, or the one at which somebody took over last. */
export function connectionByHand(journal: Journal, length: number): number {
  for (let index = length - 1; index >= 0; index--) {
    const isTyped = journal.kind(index) === 'state' && journal.machines[journal.subject(index)]?.chart === 'typist';
    const isTaken = journal.kind(index) === 'intervention' && (journal.label(index) === 'serve' || journal.label(index) === 'type');
    if ((isTyped || isTaken) && journal.connection(index) >= 0) return journal.connection(index);
  }
  return -1;
}

/** The last word of a conversation: what comes after it are states. */
export function lastWord(journal: Journal, length: number, connection: number): number {
  for (let index = length - 1; index >= 0; index--)
    if (journal.connection(index) === connection && ['reply', 'command', 'text', 'close', 'open'].includes(journal.kind(index)))
      return index;
  return -1;
}

/** As one pastes it elsewhere: 'C: NOOP'. */
export function asTranscript(lines: readonly TerminalLine[]): string {
  return lines.map(({ who, line }) => (who === '' ? `-- ${line}` : `${who}: ${line}`)).join('\n');
}
