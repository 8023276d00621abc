import type { StoredMessage } from '../../../mail/mailbox.ts';
import { readAll } from '../cursor.ts';
import type { ImapDesk } from '../desk.ts';
import { fetchResponse, inWords, isDecodable } from '../fetchData.ts';
import { areInWords, has, readItems, withItems, type FetchItem } from '../fetchItems.ts';
import { reply, samples } from '../replies.ts';
import type { Selected } from '../view.ts';
import { completed, inBothForms, OK_OR_NO } from './verb.ts';

interface Fetch {
  set: string;
  items: FetchItem[];
  /** RFC 7162 §3.1.4.1: messages with a larger mod-sequence only. */
  changedSince: number | undefined;
}

export const [fetch, uidFetch] = inBothForms({
  verb: 'FETCH',
  syntax: 'FETCH sequence-set items [(CHANGEDSINCE mod-sequence)]',
  example: 'FETCH 1 (FLAGS BODY[])',
  rfc: 'rfc3501#6.4.5',
  holdsNumbers: true,
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Fetch | undefined => {
      const set = cursor.sequenceSet();
      const items = set !== undefined && cursor.space ? readItems(cursor) : undefined;
      if (!items || items.length === 0) return undefined;
      const changedSince = cursor.take(' (CHANGEDSINCE ') ? cursor.modSequence() : undefined;
      if (changedSince !== undefined && !cursor.take(')')) return undefined;
      return { set: set!, items, changedSince };
    }),
  otherwise: samples('unknownEncoding'),
  missing: samples('noSuchSequence'),
  answer(desk, { set, items, changedSince }, byUid) {
    const { view } = desk;
    const named = byUid ? view.byUid(set) : view.byNumber(set);
    if (!named) return reply('noSuchSequence', view.count);
    const wanted = changedSince === undefined ? named : named.filter(({ message }) => message.revision > changedSince);
    if (wanted.some(({ message }) => !isDecodable(message, items))) return reply('unknownEncoding');
    const asksModSequence = changedSince !== undefined || has(items, 'MODSEQ');
    return completed(desk, () => {
      // RFC 7162 §3.1: whoever asks for a mod-sequence wants to go on hearing of them
      if (asksModSequence) desk.enabled.condstore = true;
      return told(desk, wanted, withItems(items, byUid, changedSince !== undefined));
    });
  },
});

function told(desk: ImapDesk, wanted: Selected[], items: FetchItem[]): Uint8Array[] {
  const { view } = desk;
  if (!areInWords(items)) return fetched(desk, wanted, items);
  if (has(items, 'FLAGS')) for (const { message } of wanted) view.told(message);
  return inWords(view, wanted, items);
}

/** RFC 3501 §6.4.5: a section that is not peeked at sets \Seen, and the new flags are told in the same response. */
function fetched(desk: ImapDesk, wanted: Selected[], items: FetchItem[]): Uint8Array[] {
  const { view } = desk;
  const reads = !view.readOnly && view.rights().includes('s') && items.some((item) => item.kind !== 'simple' && !item.peek);
  const flags: FetchItem[] = [...(has(items, 'FLAGS') ? [] : [{ kind: 'simple', item: 'FLAGS' } as const])];
  const changed: StoredMessage[] = [];
  const pieces = view.mailbox.together(() =>
    wanted.flatMap((selected) => {
      const { message } = selected;
      const seen = reads && !message.flags.has('\\Seen') && view.mailbox.setFlags(message.uid, [...message.flags, '\\Seen']);
      if (seen) changed.push(message);
      if (seen || has(items, 'FLAGS')) view.told(message);
      return fetchResponse(view, selected, seen ? withItems([...items, ...flags], false, desk.enabled.condstore) : items);
    }),
  );
  desk.tell('flagged', changed, view.mailbox);
  return pieces;
}
