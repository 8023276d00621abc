import { readAll, type Cursor } from '../cursor.ts';
import { STATUS_ITEMS, statusData, type StatusItem } from '../mailboxData.ts';
import { reply, samples } from '../replies.ts';
import { readMailbox, type Named } from './argument.ts';
import { completed, OK_OR_NO, verb, withRights } from './verb.ts';

/** `(MESSAGES UNSEEN)` */
export function readStatusItems(cursor: Cursor): StatusItem[] | undefined {
  const items = cursor.list(() => STATUS_ITEMS.find((item) => cursor.take(item)), 20);
  return items && items.length > 0 ? items : undefined;
}

export const status = verb({
  verb: 'STATUS',
  syntax: 'STATUS mailbox (items)',
  example: 'STATUS INBOX (MESSAGES UNSEEN)',
  rfc: 'rfc3501#6.3.10',
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): (Named & { items: StatusItem[] }) | undefined => {
      const named = readMailbox(cursor);
      const items = named && cursor.space ? readStatusItems(cursor) : undefined;
      return items && { ...named!, items };
    }),
  otherwise: samples('noSuchMailbox', 'noPermission'),
  answer: (desk, { mailbox, items }) =>
    withRights(desk, mailbox, 'r', ({ name, folder }) => {
      const { mailbox: kept } = folder;
      if (!kept) return reply('notSelectable');
      return completed(desk, () => {
        // RFC 7162 §3.1: asking for HIGHESTMODSEQ is a CONDSTORE enabling command
        if (items.includes('HIGHESTMODSEQ')) desk.enabled.condstore = true;
        return [statusData(desk.places.write(name), kept, items)];
      });
    }),
});
