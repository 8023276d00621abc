/** FETCH: RFC 3501 §6.4.5, RFC 7162 §3.1.4. */
import type { StoredMessage } from '../../../mail/mailbox.ts';
import type { Fetch, FetchItem, SimpleItem } from '../commands/fetch.ts';
import { tell, type Decision, type Desk } from '../desk.ts';
import { fetchResponse, isDecodable } from '../fetchData.ts';
import { reply } from '../replies.ts';
import type { Selected, View } from '../view.ts';

export function fetch(desk: Desk, verb: 'FETCH' | 'UID FETCH', view: View, { set, items, changedSince }: Fetch): Decision {
  const named = verb === 'FETCH' ? view.byNumber(set) : view.byUid(set);
  if (!named) return { reply: reply('noSuchSequence', view.count) };
  const wanted = changedSince === undefined ? named : named.filter(({ message }) => message.revision > changedSince);
  if (wanted.some(({ message }) => !isDecodable(message, items))) return { reply: reply('unknownEncoding') };
  const asksModSequence = changedSince !== undefined || has(items, 'MODSEQ');
  const data = () => {
    // RFC 7162 §3.1: whoever asks for a mod-sequence wants to go on hearing of them
    if (asksModSequence) desk.enabled.condstore = true;
    return fetched(desk, view, wanted, withItems(items, verb === 'UID FETCH', changedSince !== undefined));
  };
  return { reply: reply('completed', verb), data };
}

/** RFC 3501 §6.4.8: an answer to a UID command says the UID, asked for or not; RFC 7162 §3.1.4.1: CHANGEDSINCE says MODSEQ. */
export function withItems(items: FetchItem[], uid: boolean, modSequence: boolean): FetchItem[] {
  const before: FetchItem[] = uid && !has(items, 'UID') ? [{ kind: 'simple', item: 'UID' }] : [];
  const after: FetchItem[] = modSequence && !has(items, 'MODSEQ') ? [{ kind: 'simple', item: 'MODSEQ' }] : [];
  return [...before, ...items, ...after];
}

function has(items: readonly FetchItem[], wanted: SimpleItem): boolean {
  return items.some((item) => item.kind === 'simple' && item.item === wanted);
}

/** RFC 3501 §6.4.5: a section that is not peeked at sets \Seen, and the new flags are told in the same response. */
function fetched(desk: Desk, view: View, wanted: Selected[], items: FetchItem[]): Uint8Array[] {
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
  tell(desk, 'flagged', changed, view.mailbox);
  return pieces;
}
