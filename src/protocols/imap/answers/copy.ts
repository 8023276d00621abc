/** What puts messages into mailboxes: APPEND, COPY, MOVE. RFC 3501 §6.3.11, §6.4.7, RFC 4315 §3, RFC 6851. */
import type { Mailbox, StoredMessage } from '../../../mail/mailbox.ts';
import { storable } from '../../../mail/storable.ts';
import { ascii } from '../../../mail/octets.ts';
import type { Appended } from '../commands/append.ts';
import type { Copy } from '../commands/copy.ts';
import { hasRoom, silently, tell, type Decision, type Desk } from '../desk.ts';
import { octetsOf, rightFor, untagged } from '../mailboxData.ts';
import { forbidden, type Place } from '../places.ts';
import { reply } from '../replies.ts';
import { formatSet } from '../sequenceSet.ts';
import type { Selected, View } from '../view.ts';
import { formatStatus, type Reply } from '../wire.ts';
import { tooManyFlags } from './store.ts';

/** What a copy takes on a disk, octets: it shares those of the message, and has a name of its own. */
const COPY_OCTETS = 512;

/** The mailbox that is to take so much, or why it does not. `onDisk`: octets that were nowhere before. */
function target(
  desk: Desk,
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
  if (!hasRoom(desk, place.owner, octets, messages)) return reply('overQuota');
  return desk.policy.hasSpace?.(onDisk) === false ? reply('noSpace') : { place, mailbox: place.folder.mailbox };
}

export function append(desk: Desk, { mailbox: name, flags, internalDateMs, message }: Appended): Decision {
  const crowded = tooManyFlags(flags.length);
  if (crowded) return crowded;
  if (message.length > desk.policy.maxOctets) return { reply: reply('tooBig', desk.policy.maxOctets) };
  const given = ascii(message);
  const octets = storable(given);
  const to = target(desk, name, octets.length, 1, octets.length);
  if (!('place' in to)) return { reply: to };
  const { mailbox, place } = to;
  const data = silently(() => {
    const stored = put(desk, place, mailbox, octets, internalDateMs ?? desk.policy.nowMs(), flags);
    if (octets !== given) desk.policy.mended?.(stored, mailbox);
  });
  return { reply: reply('appended', mailbox.uidValidity, mailbox.uidNext), data };
}

/** RFC 4314 §4: flags that the session may not set there are dropped. */
function put(
  desk: Desk,
  { rights }: Place,
  mailbox: Mailbox,
  octets: Uint8Array,
  internalDateMs: number,
  flags: Iterable<string>,
): StoredMessage {
  const kept = [...flags].filter((flag) => rights.includes(rightFor(flag)));
  const stored = mailbox.append(octets, { internalDateMs, flags: kept });
  if (desk.known) desk.policy.appended?.(stored, mailbox);
  return stored;
}

export function copy(desk: Desk, verb: 'COPY' | 'UID COPY', view: View, asked: Copy): Decision {
  const wanted = view.present(asked.set, verb === 'UID COPY');
  if (!(wanted instanceof Array)) return { reply: wanted };
  const messages = wanted.map(({ message }) => message);
  const to = target(desk, asked.mailbox, octetsOf(messages), messages.length);
  if (!('place' in to)) return { reply: to };
  // RFC 4315 §3: no COPYUID where nothing was copied
  if (wanted.length === 0) return { reply: reply('completed', verb) };
  return { reply: copied(verb, wanted, to.mailbox), data: silently(() => putAll(desk, to.place, to.mailbox, messages)) };
}

function putAll(desk: Desk, place: Place, mailbox: Mailbox, messages: readonly StoredMessage[]): void {
  mailbox.together(() => {
    for (const { octets, internalDateMs, flags } of messages) put(desk, place, mailbox, octets, internalDateMs, flags);
  });
}

/** Nobody else comes between this answer and the copies, so their UIDs are known before they are made. */
function copied(verb: string, wanted: readonly Selected[], { uidValidity, uidNext }: Mailbox): Reply {
  const from = formatSet(wanted.map(({ message }) => message.uid));
  const to = formatSet(wanted.map((_, index) => uidNext + index));
  return reply('copied', uidValidity, from, to, verb);
}

/** RFC 6851 §3.3, §4.3: COPYUID comes untagged before the EXPUNGEs, which are news to this session as to all others. */
export function move(desk: Desk, verb: 'MOVE' | 'UID MOVE', view: View, asked: Copy): Decision {
  if (view.readOnly) return { reply: reply('openReadOnly') };
  const rights = view.rights();
  if (!rights.includes('e') || !rights.includes('t')) return { reply: reply('noPermission') };
  const wanted = view.present(asked.set, verb === 'UID MOVE');
  if (!(wanted instanceof Array)) return { reply: wanted };
  const messages = wanted.map(({ message }) => message);
  const to = target(desk, asked.mailbox, 0, 0, messages.length * COPY_OCTETS);
  if (!('place' in to)) return { reply: to };
  // within one person's mailboxes nothing is added; to another's it must have room
  if (to.place.owner !== view.owner && !hasRoom(desk, to.place.owner, octetsOf(messages), messages.length))
    return { reply: reply('overQuota') };
  if (wanted.length === 0) return { reply: reply('completed', verb) };
  const told = copied(verb, wanted, to.mailbox);
  const data = () => {
    putAll(desk, to.place, to.mailbox, messages);
    tell(desk, 'removed', messages, view.mailbox);
    view.mailbox.expunge(messages.map(({ uid }) => uid));
    return [untagged(formatStatus('', { ...told, text: 'Moved' }).trimStart())];
  };
  return { reply: reply('completed', verb), data };
}
