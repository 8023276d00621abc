import { readAll, type Beyond, type Cursor } from '../cursor.ts';

/** `undefined` unless nothing follows the verb. */
export function nothing(rest: string): Record<never, never> | undefined {
  return rest === '' ? {} : undefined;
}

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
