/** Conversations as a program puts them together by itself: where the server cannot, or is not there to be asked. */
import { threaded } from '../../protocols/imap/thread.ts';
import { readThreads } from '../../protocols/imap/threadData.ts';
import type { Row, Threads } from './picture.ts';

/** RFC 5256 §3, by REFERENCES, as a server would. */
export function ownThreads(rows: readonly Row[]): Threads {
  const messages = rows.map(({ uid, sentMs, receivedMs, messageId, references, subject }, place) => ({
    ...{ number: uid, place, references, subject: () => subject },
    sentMs: Number.isNaN(sentMs) ? receivedMs || 0 : sentMs,
    id: messageId === '' ? undefined : messageId,
  }));
  return { by: 'program', lines: readThreads(threaded('REFERENCES', messages)) };
}
