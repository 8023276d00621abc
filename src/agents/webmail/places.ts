/** Folders of a reader, and what becomes of letters in them: each change is told to the journal. */
import { SPECIAL_USES, type SpecialUse } from '../../mail/mailboxes.ts';
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { AccountHere } from '../directory.ts';
import { letterOf } from '../maildrop/mail-drop.ts';
import type { Surroundings } from '../surroundings.ts';

export interface Place {
  name: string;
  mailbox: Mailbox;
  /** RFC 6154; 'inbox', or '' for one of the owner's own. */
  use: 'inbox' | 'archive' | 'drafts' | 'junk' | 'sent' | 'trash' | '';
}

const USES: ReadonlyMap<SpecialUse, Place['use']> = new Map(
  SPECIAL_USES.flatMap((use) => (use === '\\Flagged' ? [] : [[use, use.slice(1).toLowerCase() as Place['use']] as const])),
);

/** Names without a mailbox are no places. */
export function placesOf({ mailboxes }: AccountHere): Place[] {
  return mailboxes.all.flatMap(({ name, mailbox, uses }) => {
    if (!mailbox) return [];
    const use = [...uses].flatMap((each) => USES.get(each) ?? [])[0] ?? '';
    return [{ name, mailbox, use: name === 'INBOX' ? 'inbox' : use }];
  });
}

export const placeNamed = (account: AccountHere, name: string): Place | undefined => placesOf(account).find((each) => each.name === name);
export const placeFor = (account: AccountHere, use: Place['use']): Place | undefined => placesOf(account).find((each) => each.use === use);

/** A UID as it was sent; 0, which no letter has, for what is none. */
export const uidIn = (written: string): number => (/^\d{1,10}$/.test(written) ? Number(written) : 0);

/** Who changes letters, of whose mailbox, and because of which entry. */
export interface Changing {
  house: { surroundings: Surroundings; agent: number };
  account: AccountHere;
  cause: number;
}

function note({ house, account, cause }: Changing, kind: 'stored' | 'removed' | 'flagged', place: Place, message: StoredMessage): void {
  const flags = kind === 'flagged' ? message.flags : [];
  const detail = [place.name, message.uid, ...flags].join(' ');
  const subject = letterOf(house.surroundings, account, message.octets);
  house.surroundings.note(house.agent, { kind, label: account.address, detail, subject, cause });
}

/** One flag is set, or taken off. */
export function flag(changing: Changing, place: Place, messages: readonly StoredMessage[], name: string, on: boolean): void {
  for (const { uid } of messages) {
    const message = place.mailbox.get(uid);
    if (!message || (!on && !message.flags.has(name))) continue;
    place.mailbox.setFlags(uid, on ? [...message.flags, name] : [...message.flags].filter((each) => each !== name));
    note(changing, 'flagged', place, place.mailbox.get(uid)!);
  }
}

/** Their flags and dates go with them, as with MOVE: RFC 6851 §3.3. */
export function move(changing: Changing, from: Place, messages: readonly StoredMessage[], to: Place): void {
  if (to.mailbox === from.mailbox) return;
  const moved = messages.flatMap(({ uid }) => from.mailbox.get(uid) ?? []);
  for (const { octets, internalDateMs, flags } of moved) lay(changing, to, octets, internalDateMs, flags);
  remove(changing, from, moved);
}

export function lay(changing: Changing, to: Place, octets: Uint8Array, internalDateMs: number, flags: Iterable<string>): void {
  note(changing, 'stored', to, to.mailbox.append(octets, { internalDateMs, flags }));
}

export function remove(changing: Changing, from: Place, messages: readonly StoredMessage[]): void {
  for (const message of from.mailbox.expunge(messages.map(({ uid }) => uid))) note(changing, 'removed', from, message);
}
