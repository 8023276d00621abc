/** Conversations as a program puts them together by itself: where the server cannot, or is not there to be asked. */
import { threaded } from '../../protocols/imap/thread.ts';
import { readThreads, type ThreadLine } from '../../protocols/imap/threadData.ts';
import type { Row } from './picture.ts';

export interface Threads {
  /** Who put them together. */
  by: 'server' | 'program';
  /** UIDs of the open folder, each before what answers it. */
  lines: readonly ThreadLine[];
}

/** RFC 5256 §3, by REFERENCES, as a server would. */
export function ownThreads(rows: readonly Row[]): Threads {
  const messages = rows.map(({ uid, sentMs, receivedMs, messageId, references, subject }, place) => ({
    ...{ number: uid, place, references, subject: () => subject },
    sentMs: Number.isNaN(sentMs) ? receivedMs || 0 : sentMs,
    id: messageId === '' ? undefined : messageId,
  }));
  return { by: 'program', lines: readThreads(threaded('REFERENCES', messages)) };
}
