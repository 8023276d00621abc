import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readMailbox } from './mailbox.ts';

/** RFC 3501 §6.3.10, RFC 7162 §3.1.7, RFC 8438, RFC 9051 §6.3.11, RFC 9208 §4.1.4. The longer of two that begin alike stands first. */
const STATUS_ITEMS = [
  'MESSAGES',
  'RECENT',
  'UIDNEXT',
  'UIDVALIDITY',
  'UNSEEN',
  'DELETED-STORAGE',
  'DELETED',
  'SIZE',
  'HIGHESTMODSEQ',
] as const;
export type StatusItem = (typeof STATUS_ITEMS)[number];

/** `(MESSAGES UNSEEN)` */
export function readStatusItems(cursor: Cursor): StatusItem[] | undefined {
  const items = cursor.list(() => STATUS_ITEMS.find((item) => cursor.take(item)), 20);
  return items && items.length > 0 ? items : undefined;
}

export interface StatusRequest {
  mailbox: string;
  items: StatusItem[];
}

export const status = {
  verb: 'STATUS',
  syntax: 'STATUS mailbox (items)',
  example: 'STATUS INBOX (MESSAGES UNSEEN)',
  rfc: 'rfc3501#6.3.10',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: (rest) =>
    readAll(rest, (cursor): StatusRequest | undefined => {
      const named = readMailbox(cursor);
      const items = named && cursor.space ? readStatusItems(cursor) : undefined;
      return items ? { mailbox: named!.mailbox, items } : undefined;
    }),
} satisfies Command<StatusRequest>;
