/** The envelope that a server holds: what MAIL and RCPT have written on it. RFC 5321 §3.3. */
import { takeForwardPath } from '../../mail/address.ts';
import { readable, text } from '../../mail/octets.ts';
import type { Journal } from '../../sim/journal.ts';

/** The recipients that were taken on this connection ('submission', 'smtp.2') for its last letter, in order. */
export function envelopeOf(connection: string, journal: Journal): string[] {
  const number = journal.connections.findIndex(({ name }) => name === connection);
  let taken: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    if (journal.connection(index) !== number) continue;
    if (beginsAnew(journal, index)) taken = [];
    else if (isTaken(journal, index)) taken.push(addressIn(journal.octets(journal.cause(index))));
  }
  return taken;
}

/** A sender is named, or the transaction is dropped: all but the end of the text leads back from it. */
function beginsAnew(journal: Journal, index: number): boolean {
  if (journal.kind(index) !== 'state') return false;
  const state = journal.label(index);
  return state === 'session.sender' || (state === 'session.ready' && !journal.detail(index).startsWith('(message)'));
}

function isTaken(journal: Journal, index: number): boolean {
  const asked = journal.cause(index);
  return journal.kind(index) === 'reply' && journal.label(index).startsWith('2') && asked >= 0 && journal.label(asked) === 'RCPT';
}

function addressIn(line: Uint8Array): string {
  return takeForwardPath(readable(text(line)).replace(/^RCPT TO: */i, '').trimEnd())?.address ?? '';
}
