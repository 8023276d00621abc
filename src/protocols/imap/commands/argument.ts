import { readAll, type Beyond, type Cursor } from '../cursor.ts';

export interface Named {
  mailbox: string;
}

/** One mailbox name, as it was written. */
export function mailboxName(rest: string): Named | Beyond | undefined {
  return readAll(rest, readMailbox);
}

export function readMailbox(cursor: Cursor): Named | undefined {
  const mailbox = cursor.astring();
  return mailbox === undefined ? undefined : { mailbox };
}
