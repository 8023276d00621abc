/** Making, removing, renaming and subscribing to mailboxes: RFC 3501 §6.3.3–6.3.7, RFC 4314 §4, RFC 6154 §3. */
import type { Mailbox } from '../../../mail/mailbox.ts';
import { SPECIAL_USES, type Refusal, type SpecialUse } from '../../../mail/mailboxes.ts';
import type { Creating, Named, Renaming } from '../commands/mailbox.ts';
import { silently, tell, type Decision, type Desk } from '../desk.ts';
import { forbidden, OTHER_USERS } from '../places.ts';
import { reply, type ReplyName } from '../replies.ts';
import type { Reply } from '../wire.ts';

const REFUSED: Record<Refusal, ReplyName> = {
  exists: 'alreadyExists',
  missing: 'noSuchMailbox',
  inbox: 'inboxStays',
  children: 'hasChildren',
  inside: 'insideItself',
  limit: 'tooManyMailboxes',
  name: 'badName',
  use: 'useTaken',
};

/** Whether the change can be made is asked first; it is made when the answer is final. */
function changed(verb: string, refusal: Refusal | undefined, change: () => void): Decision {
  if (refusal) return { reply: reply(REFUSED[refusal]) };
  return { reply: reply('completed', verb), data: silently(change) };
}

export function create(desk: Desk, { mailbox, uses }: Creating): Decision {
  const spot = desk.places.spot(mailbox);
  if (!spot) return { reply: reply('badName') };
  const refused = forbidden({ rights: desk.places.rightsAbove(spot) }, 'k');
  if (refused) return { reply: refused };
  const known = uses.map((use) => SPECIAL_USES.find((one) => one.toLowerCase() === use.toLowerCase()));
  if (known.includes(undefined)) return { reply: reply('useTaken') };
  const { mailboxes } = spot.owner;
  const wanted = known as SpecialUse[];
  return changed('CREATE', mailboxes.mayCreate(spot.path, wanted), () => void mailboxes.create(spot.path, wanted));
}

export function remove(desk: Desk, { mailbox }: Named): Decision {
  const place = desk.places.find(mailbox);
  if (!place) return { reply: reply('noSuchMailbox') };
  const refused = forbidden(place, 'x');
  if (refused) return { reply: refused };
  const { mailboxes } = place.owner;
  const { name, mailbox: doomed } = place.folder;
  return changed('DELETE', mailboxes.mayRemove(name), () => {
    if (doomed) tell(desk, 'removed', doomed.messages.slice(), doomed);
    mailboxes.remove(name);
  });
}

/** RFC 4314 §4: `x` on the mailbox, `k` where it goes. Messages do not pass from one person's mailboxes to another's this way. */
export function rename(desk: Desk, { mailbox, newName }: Renaming): Decision {
  const place = desk.places.find(mailbox);
  const spot = desk.places.spot(newName);
  if (!place) return { reply: reply('noSuchMailbox') };
  if (!spot) return { reply: reply('badName') };
  const refused: Reply | undefined = forbidden(place, 'x') ?? forbidden({ rights: desk.places.rightsAbove(spot) }, 'k');
  if (refused) return { reply: refused };
  if (spot.owner !== place.owner) return { reply: reply('otherMailbox') };
  const { mailboxes } = place.owner;
  const { name } = place.folder;
  return changed('RENAME', mailboxes.mayRename(name, spot.path), () => {
    const moving = name === 'INBOX' ? [place.folder] : [place.folder, ...mailboxes.below(name)];
    for (const { mailbox: left } of moving) if (left) tell(desk, 'removed', left.messages.slice(), left);
    mailboxes.rename(name, spot.path);
    for (const one of moving) tellArrived(desk, mailboxes.find(spot.path + one.name.slice(name.length))?.mailbox);
  });
}

function tellArrived(desk: Desk, mailbox: Mailbox | undefined): void {
  if (mailbox && desk.known) for (const message of mailbox.messages) desk.policy.appended?.(message, mailbox);
}

/** Only what exists can be subscribed to; the subscription stays when it does not exist any more. */
export function subscribe(desk: Desk, { mailbox }: Named): Decision {
  const place = desk.places.find(mailbox);
  if (!place?.rights.includes('l')) return { reply: reply('noSuchMailbox') };
  const { mailboxes } = desk.account;
  if (!mailboxes.maySubscribe) return { reply: reply('tooManyMailboxes') };
  return changed('SUBSCRIBE', undefined, () => mailboxes.subscribe(place.name));
}

export function unsubscribe(desk: Desk, { mailbox }: Named): Decision {
  const name = desk.places.read(mailbox);
  const { mailboxes } = desk.account;
  if (name === undefined || !mailboxes.subscribed.has(name)) return { reply: reply('noSuchMailbox') };
  return changed('UNSUBSCRIBE', undefined, () => mailboxes.unsubscribe(name));
}

/** RFC 2342 §5: one's own at the top, those of others below a name of their own. */
export function namespaces({ places }: Desk): string {
  return `NAMESPACE (("" "/")) ${places.shared ? `(("${OTHER_USERS}" "/"))` : 'NIL'} NIL`;
}
