import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';
import { readMailbox } from './mailbox.ts';

export const STATUS_ITEMS = ['MESSAGES', 'RECENT', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN'] as const;
export type StatusItem = (typeof STATUS_ITEMS)[number];

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
      const items = named && cursor.space ? cursor.list(() => STATUS_ITEMS.find((item) => cursor.take(item))) : undefined;
      return items && items.length > 0 ? { mailbox: named!.mailbox, items } : undefined;
    }),
} satisfies Command<StatusRequest>;
