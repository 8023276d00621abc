/** STORE: RFC 3501 §6.4.6, RFC 4314 §4, RFC 7162 §3.1.3. */
import type { StoredMessage } from '../../../mail/mailbox.ts';
import type { FetchItem } from '../commands/fetch.ts';
import type { Store } from '../commands/store.ts';
import { tell, type Decision, type Desk } from '../desk.ts';
import { fetchResponse } from '../fetchData.ts';
import { rightFor } from '../mailboxData.ts';
import { reply } from '../replies.ts';
import type { Selected, View } from '../view.ts';
import { withItems } from './fetch.ts';

const FLAG_LIMIT = 50;

/** Whether one message would have more flags than are kept. */
export function tooManyFlags(count: number): Decision | undefined {
  return count > FLAG_LIMIT ? { reply: reply('tooManyFlags', FLAG_LIMIT) } : undefined;
}

export function store(desk: Desk, verb: 'STORE' | 'UID STORE', view: View, asked: Store): Decision {
  const { set, how, flags, unchangedSince } = asked;
  const rights = view.rights();
  if (view.readOnly) return { reply: reply('openReadOnly') };
  const named = view.present(set, verb === 'UID STORE');
  if (!(named instanceof Array)) return { reply: named };
  // RFC 4314 §4: it fails only if none of the flags may be changed
  if (!(flags.length === 0 ? ['\\Seen', '\\Deleted', ''] : flags).some((flag) => rights.includes(rightFor(flag))))
    return { reply: reply('noPermission') };
  const isNewer = ({ message }: Selected) => unchangedSince !== undefined && message.revision > unchangedSince;
  const wanted = named.filter((one) => !isNewer(one));
  const crowded = tooManyFlags(wanted.reduce((most, { message }) => Math.max(most, flagsAfter(message, how, flags, rights).length), 0));
  if (crowded) return crowded;
  const failed = named.filter(isNewer);
  const data = () => stored(desk, verb, view, asked, wanted, rights);
  return { reply: failed.length > 0 ? reply('modified', view.setOf(failed, verb === 'UID STORE')) : reply('completed', verb), data };
}

function stored(
  desk: Desk,
  verb: string,
  view: View,
  { how, flags, silent, unchangedSince }: Store,
  wanted: Selected[],
  rights: string,
): Uint8Array[] {
  if (unchangedSince !== undefined) desk.enabled.condstore = true;
  const messages = wanted.map(({ message }) => message);
  view.mailbox.together(() => {
    for (const message of messages) {
      view.mailbox.setFlags(message.uid, flagsAfter(message, how, flags, rights));
      view.told(message);
    }
  });
  tell(desk, 'flagged', messages, view.mailbox);
  const { condstore } = desk.enabled;
  // RFC 7162 §3.1.3: .SILENT keeps back the flags, not the mod-sequence of a client that wants to know it
  if (silent && !condstore) return [];
  const items = withItems(silent ? [] : FLAGS, verb === 'UID STORE', condstore);
  return wanted.flatMap((selected) => fetchResponse(view, selected, items));
}

const FLAGS: FetchItem[] = [{ kind: 'simple', item: 'FLAGS' }];

/** Flags that the session has no right to change stay as they are. */
function flagsAfter({ flags: before }: StoredMessage, how: Store['how'], named: string[], rights: string): string[] {
  const flags = named.filter((flag) => rights.includes(rightFor(flag)));
  if (how === '+') return [...new Set([...before, ...flags])];
  if (how === '-') return [...before].filter((flag) => !flags.includes(flag));
  return [...flags, ...[...before].filter((flag) => !rights.includes(rightFor(flag)))];
}
