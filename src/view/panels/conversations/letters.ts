/** Whose letters crossed in which conversation: the addresses of their envelopes. */
import type { Journal } from '../../../sim/journal.ts';
import { gathered } from '../../playback/gathered.ts';

/** By the number of the connection. */
export const lettersOf = gathered(
  () => new Map<number, string>(),
  (found, journal, index) => {
    const kind = journal.kind(index);
    const connection = journal.connection(index);
    if (connection < 0 || (kind !== 'text' && kind !== 'fetched')) return;
    found.set(connection, `${found.get(connection) ?? ''} ${envelopeOf(journal, journal.subject(index))}`);
  },
);

/** What was fetched had its envelope when it was sent. */
function envelopeOf(journal: Journal, message: number): string {
  const { parent = -1, reversePath = '', forwardPaths = [] } = journal.messages[message] ?? {};
  if (reversePath === '' && forwardPaths.length === 0 && parent >= 0) return envelopeOf(journal, parent);
  return [reversePath, ...forwardPaths].join(' ');
}
