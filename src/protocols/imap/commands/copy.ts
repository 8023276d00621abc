import type { Mailbox, StoredMessage } from '../../../mail/mailbox.ts';
import { readAll, type Beyond } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { octetsOf, rightFor, untaggedStatus } from '../mailboxData.ts';
import { forbidden, type Place } from '../places.ts';
import { reply, samples } from '../replies.ts';
import { formatSet } from '../sequenceSet.ts';
import type { Present, Selected } from '../view.ts';
import type { Reply } from '../wire.ts';
import { readMailbox } from './argument.ts';
import { completed, inBothForms, OK_OR_NO } from './verb.ts';

interface Copy {
  set: string;
  mailbox: string;
}

function parse(rest: string): Copy | Beyond | undefined {
  return readAll(rest, (cursor) => {
    const set = cursor.sequenceSet();
    const named = set !== undefined && cursor.space ? readMailbox(cursor) : undefined;
    return named && { set: set!, ...named };
  });
}

export const [copy, uidCopy] = inBothForms({
  verb: 'COPY',
  syntax: 'COPY sequence-set mailbox',
  example: 'COPY 1 Archive',
  rfc: 'rfc3501#6.4.7',
  replies: OK_OR_NO,
  parse,
  otherwise: samples('tryCreate', 'overQuota', 'noSpace', 'noPermission'),
  missing: samples('expungeIssued'),
  answer(desk, asked, byUid) {
    const wanted = desk.view.present(asked.set, byUid);
    if (!('there' in wanted)) return wanted;
    const messages = wanted.there.map(({ message }) => message);
    const to = target(desk, asked.mailbox, octetsOf(messages), messages.length);
    if (!('place' in to)) return to;
    if (messages.length === 0) return nothingLeft(desk, wanted);
    const data = () => {
      putAll(desk, to.place, to.mailbox, messages);
      return warnings(wanted);
    };
    return { ...copied(desk, wanted.there, to.mailbox), data };
  },
});

export const [move, uidMove] = inBothForms(
  {
    verb: 'MOVE',
    syntax: 'MOVE sequence-set mailbox',
    example: 'MOVE 1 Archive',
    rfc: 'rfc6851#3.1',
    orOffered: ['IMAP4rev2'],
    replies: OK_OR_NO,
    extension: 'MOVE',
    parse,
    otherwise: samples('tryCreate', 'openReadOnly', 'overQuota', 'noSpace', 'noPermission'),
    missing: samples('expungeIssued'),
    /** RFC 6851 §3.3, §4.3: COPYUID comes untagged before the EXPUNGEs, which are news to this session as to all others. */
    answer(desk, asked, byUid) {
      const { view } = desk;
      if (view.readOnly) return reply('openReadOnly');
      const rights = view.rights();
      if (!rights.includes('e') || !rights.includes('t')) return reply('noPermission');
      const wanted = view.present(asked.set, byUid);
      if (!('there' in wanted)) return wanted;
      const messages = wanted.there.map(({ message }) => message);
      const to = target(desk, asked.mailbox, 0, 0, messages.length * COPY_OCTETS);
      if (!('place' in to)) return to;
      // within one person's mailboxes nothing is added; to another's it must have room
      if (to.place.owner !== view.owner && !desk.hasRoom(to.place.owner, octetsOf(messages), messages.length)) return reply('overQuota');
      if (messages.length === 0) return nothingLeft(desk, wanted);
      const told = copied(desk, wanted.there, to.mailbox);
      return completed(desk, () => {
        putAll(desk, to.place, to.mailbox, messages);
        desk.tell('removed', messages, view.mailbox);
        view.mailbox.expunge(messages.map(({ uid }) => uid));
        return [...warnings(wanted), untaggedStatus({ ...told, text: 'Moved' })];
      });
    },
  },
  'rfc6851#3.2',
);

/** RFC 4315 §3: no COPYUID where nothing was copied. */
function nothingLeft(desk: ImapDesk, { someGone }: Present): Decision {
  return someGone ? reply('expungeIssued') : completed(desk);
}

/** RFC 9051 §7.1.2: what is done succeeds, and a warning tells what could not be done. */
function warnings({ someGone }: Present): Uint8Array[] {
  return someGone ? [untaggedStatus(reply('expungeIssued'))] : [];
}

/** What a copy takes on a disk, octets: it shares those of the message, and has a name of its own. */
const COPY_OCTETS = 512;

/** The mailbox that is to take so much, or why it does not. `onDisk`: octets that were nowhere before. */
export function target(
  desk: ImapDesk,
  name: string,
  octets: number,
  messages: number,
  onDisk = messages * COPY_OCTETS,
): { place: Place; mailbox: Mailbox } | Reply {
  const place = desk.places.find(name);
  if (!place) return reply('tryCreate');
  const refused = forbidden(place, 'i');
  if (refused) return refused;
  if (!place.folder.mailbox) return reply('notSelectable');
  if (!desk.hasRoom(place.owner, octets, messages)) return reply('overQuota');
  return desk.policy.hasSpace?.(onDisk) === false ? reply('noSpace') : { place, mailbox: place.folder.mailbox };
}

/** RFC 4314 §4: flags that the session may not set there are dropped, and keywords for which there is no room. */
export function put(
  desk: ImapDesk,
  { rights }: Place,
  mailbox: Mailbox,
  octets: Uint8Array,
  internalDateMs: number,
  flags: Iterable<string>,
): StoredMessage {
  const allowed = [...flags].filter((flag) => rights.includes(rightFor(flag)));
  const kept = mailbox.takes(allowed) ? allowed : allowed.filter((flag) => flag.startsWith('\\') || mailbox.keywords.has(flag));
  const stored = mailbox.append(octets, { internalDateMs, flags: kept });
  if (desk.known) desk.policy.appended?.(stored, mailbox);
  return stored;
}

function putAll(desk: ImapDesk, place: Place, mailbox: Mailbox, messages: readonly StoredMessage[]): void {
  mailbox.together(() => {
    for (const { octets, internalDateMs, flags } of messages) put(desk, place, mailbox, octets, internalDateMs, flags);
  });
}

/** Nobody else comes between this answer and the copies, so their UIDs are known before they are made. */
function copied({ said }: ImapDesk, wanted: readonly Selected[], { uidValidity, uidNext }: Mailbox): Reply {
  const from = formatSet(wanted.map(({ message }) => message.uid));
  const to = formatSet(wanted.map((_, index) => uidNext + index));
  return reply('copied', uidValidity, from, to, said.verb);
}
