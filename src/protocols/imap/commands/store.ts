import type { StoredMessage } from '../../../mail/mailbox.ts';
import { readAll, type Cursor } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { inWords } from '../fetchData.ts';
import { withItems, type InWords } from '../fetchItems.ts';
import { rightFor } from '../mailboxData.ts';
import { reply, samples } from '../replies.ts';
import type { Selected } from '../view.ts';
import { readFlag, tooManyFlags, tooManyKeywords } from './flags.ts';
import { completed, inBothForms, OK_OR_NO } from './verb.ts';

interface Store {
  set: string;
  /** '' puts the flags in place of the old ones. */
  how: '' | '+' | '-';
  silent: boolean;
  flags: string[];
  /** RFC 7162 §3.1.3: messages with a larger mod-sequence stay as they are. */
  unchangedSince: number | undefined;
}

export const [store, uidStore] = inBothForms({
  verb: 'STORE',
  syntax: 'STORE sequence-set [(UNCHANGEDSINCE mod-sequence)] [+-]FLAGS[.SILENT] (flags)',
  example: 'STORE 1 +FLAGS (\\Deleted)',
  rfc: 'rfc3501#6.4.6',
  holdsNumbers: true,
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Store | undefined => {
      const set = cursor.sequenceSet();
      if (set === undefined || !cursor.space) return undefined;
      const unchangedSince = cursor.take('(UNCHANGEDSINCE ') ? cursor.modSequence() : undefined;
      if (unchangedSince !== undefined && !cursor.take(') ')) return undefined;
      const item = cursor.match(/([+-]?)FLAGS(\.SILENT)?/iy);
      const flags = item && cursor.space ? readFlags(cursor) : undefined;
      return flags && { set, how: item![1] as Store['how'], silent: item![2] !== undefined, flags, unchangedSince };
    }),
  otherwise: samples('openReadOnly', 'noPermission'),
  missing: samples('expungeIssued', 'completedForRest', 'modifiedAndGone'),
  answer(desk, asked, byUid) {
    const { set, how, flags, unchangedSince } = asked;
    const { view } = desk;
    const rights = view.rights();
    if (view.readOnly) return reply('openReadOnly');
    const named = view.present(set, byUid);
    if (!('there' in named)) return named;
    // RFC 4314 §4: it fails only if none of the flags may be changed
    if (!(flags.length === 0 ? ['\\Seen', '\\Deleted', ''] : flags).some((flag) => rights.includes(rightFor(flag))))
      return reply('noPermission');
    const isNewer = ({ message }: Selected) => unchangedSince !== undefined && message.revision > unchangedSince;
    const wanted = named.there.filter((one) => !isNewer(one));
    const crowded = tooManyFlags(wanted.reduce((most, { message }) => Math.max(most, flagsAfter(message, how, flags, rights).length), 0));
    const refused = crowded ?? (how === '-' ? undefined : tooManyKeywords(view.mailbox, flags));
    if (refused) return refused;
    const modified = view.setOf(named.there.filter(isNewer), byUid);
    return { ...outcome(desk, modified, named.someGone, asked.silent), data: () => stored(desk, asked, wanted, rights, byUid) };
  },
});

/** RFC 2180 §4.2: flags of what is there are stored in any case; that some messages are gone is a NO to who wants to see the flags. */
function outcome(desk: ImapDesk, modified: string, someGone: boolean, silent: boolean): Decision {
  if (modified !== '') return reply(someGone ? 'modifiedAndGone' : 'modified', modified);
  if (!someGone) return completed(desk);
  return silent ? reply('completedForRest', desk.said.verb) : reply('expungeIssued');
}

/** With parentheses or without: RFC 3501 §9 store-att-flags. */
function readFlags(cursor: Cursor): string[] | undefined {
  if (cursor.sees('(')) return cursor.list(() => readFlag(cursor));
  const flags: string[] = [];
  do {
    const flag = readFlag(cursor);
    if (flag === undefined) return undefined;
    flags.push(flag);
  } while (cursor.space);
  return flags;
}

function stored(
  desk: ImapDesk,
  { how, flags, silent, unchangedSince }: Store,
  wanted: Selected[],
  rights: string,
  byUid: boolean,
): Uint8Array[] {
  const { view, enabled } = desk;
  if (unchangedSince !== undefined) enabled.condstore = true;
  const messages = wanted.map(({ message }) => message);
  view.mailbox.together(() => {
    for (const message of messages) {
      view.mailbox.setFlags(message.uid, flagsAfter(message, how, flags, rights));
      view.told(message);
    }
  });
  desk.tell('flagged', messages, view.mailbox);
  // RFC 7162 §3.1.3: .SILENT keeps back the flags, not the mod-sequence of a client that wants to know it
  if (silent && !enabled.condstore) return [];
  const items = withItems(silent ? [] : FLAGS, byUid, enabled.condstore);
  return inWords(view, wanted, items);
}

const FLAGS: readonly InWords[] = [{ kind: 'simple', item: 'FLAGS' }];

/** Flags that the session has no right to change stay as they are. */
function flagsAfter({ flags: before }: StoredMessage, how: Store['how'], named: string[], rights: string): string[] {
  const flags = named.filter((flag) => rights.includes(rightFor(flag)));
  if (how === '+') return [...new Set([...before, ...flags])];
  if (how === '-') return [...before].filter((flag) => !flags.includes(flag));
  return [...flags, ...[...before].filter((flag) => !rights.includes(rightFor(flag)))];
}
