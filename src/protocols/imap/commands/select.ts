import { readAll, type Beyond } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { selectData, untagged } from '../mailboxData.ts';
import type { Place } from '../places.ts';
import { reply, samples } from '../replies.ts';
import type { View } from '../view.ts';
import { readMailbox, type Named } from './argument.ts';
import { OK_OR_NO, verb, withRights } from './verb.ts';

interface Selecting extends Named {
  /** RFC 7162 §3.1.8: the client wants mod-sequences. */
  condstore: boolean;
}

function parse(rest: string): Selecting | Beyond | undefined {
  return readAll(rest, (cursor) => {
    const named = readMailbox(cursor);
    if (!named || cursor.done) return named && { ...named, condstore: false };
    const parameters = cursor.space ? cursor.list(() => cursor.take('CONDSTORE') || undefined, 1) : undefined;
    return parameters?.length === 1 ? { ...named, condstore: true } : undefined;
  });
}

/** To open a mailbox, and to look into one: RFC 3501 §6.3.1, §6.3.2. */
export const select = verb({
  verb: 'SELECT',
  syntax: 'SELECT mailbox [(CONDSTORE)]',
  example: 'SELECT INBOX',
  rfc: 'rfc3501#6.3.1',
  replies: OK_OR_NO,
  parse,
  otherwise: samples('readWrite', 'noSuchMailbox', 'noPermission'),
  answer: (desk, asked) => selected(desk, asked, false),
});
export const examine = verb({
  verb: 'EXAMINE',
  syntax: 'EXAMINE mailbox [(CONDSTORE)]',
  example: 'EXAMINE INBOX',
  rfc: 'rfc3501#6.3.2',
  replies: OK_OR_NO,
  parse,
  otherwise: samples('readOnly', 'noSuchMailbox', 'noPermission'),
  answer: (desk, asked) => selected(desk, asked, true),
});

function selected(desk: ImapDesk, { mailbox, condstore }: Selecting, examined: boolean): Decision {
  const refused = () => desk.closed();
  const answer = withRights(desk, mailbox, 'r', (place) => {
    if (!place.folder.mailbox) return reply('notSelectable');
    const view = desk.opening(place.folder.mailbox, place, examined);
    const said = reply(examined ? 'readOnly' : view.readOnly ? 'selectedReadOnly' : 'readWrite');
    return { ...said, data: () => opened(desk, view, place, condstore) };
  });
  return { data: refused, ...answer };
}

function opened(desk: ImapDesk, view: View, { name }: Place, condstore: boolean): Uint8Array[] {
  const { enabled, places } = desk;
  if (condstore) enabled.condstore = true;
  // RFC 9051 §6.3.2: SELECT says the name of what it opened, too
  const named = enabled.rev2 ? [untagged(`LIST () "/" ${places.write(name)}`)] : [];
  return [...desk.closed(), ...selectData(view, enabled.rev2), ...named];
}
