/** A journal as its meanings: what happened, in order, without octets, sizes and milliseconds, which every new word on the wire changes. */
import { text } from '../../src/mail/octets.ts';
import type { Journal } from '../../src/sim/journal.ts';

/** A pause longer than this is told, in minutes. */
const LONG_GAP_MS = 60_000;

/** One line an entry, segments left out: its id, and what it says. */
export function meanings(journal: Journal): string {
  const lines: string[] = [];
  let beforeMs = 0;
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) === 'segment') continue;
    const gapMs = journal.at(index) - beforeMs;
    if (gapMs > LONG_GAP_MS) lines.push(`… ${Math.round(gapMs / 60_000)} min`);
    beforeMs = journal.at(index);
    lines.push(`${journal.id(index)}  ${saidAt(journal, index)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** A command or a reply: its first line; of anything else, what the journal notes beside it. */
function saidAt(journal: Journal, index: number): string {
  const kind = journal.kind(index);
  if (kind !== 'command' && kind !== 'reply') return journal.detail(index);
  return text(journal.octets(index)).split('\r\n', 1)[0]!;
}
