/** Making, removing, renaming and subscribing to mailboxes: RFC 3501 §6.3.3–6.3.7, RFC 4314 §4, RFC 6154 §3. */
import type { Mailbox } from '../../../mail/mailbox.ts';
import { DEPTH_LIMIT, MAILBOX_LIMIT, NAME_LIMIT, SPECIAL_USES, SUBSCRIPTION_LIMIT, type Refusal } from '../../../mail/mailboxes.ts';
import { readAll } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { forbidden, type Place } from '../places.ts';
import { reply, samples } from '../replies.ts';
import type { Reply } from '../wire.ts';
import { mailboxName, readMailbox, type Named } from './argument.ts';
import { done, OK_OR_NO, verb, withRights } from './verb.ts';

const REFUSED: Record<Refusal, Reply> = {
  exists: reply('alreadyExists'),
  missing: reply('noSuchMailbox'),
  inbox: reply('inboxStays'),
  children: reply('hasChildren'),
  inside: reply('insideItself'),
  many: reply('beyondLimit', MAILBOX_LIMIT, 'mailboxes'),
  deep: reply('beyondLimit', DEPTH_LIMIT, 'levels in a name'),
  long: reply('beyondLimit', NAME_LIMIT, 'characters in a name'),
  name: reply('badName'),
  use: reply('useTaken'),
};

/** Whether the change can be made is asked first; it is made when the answer is final. */
function changed(desk: ImapDesk, refusal: Refusal | undefined, change: () => unknown): Decision {
  return refusal ? REFUSED[refusal] : done(desk, change);
}

interface Creating extends Named {
  /** Special uses as written: RFC 6154 §3. */
  uses: string[];
}

export const create = verb({
  verb: 'CREATE',
  syntax: 'CREATE mailbox [(USE (special-use))]',
  example: 'CREATE Saved',
  rfc: 'rfc3501#6.3.3',
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Creating | undefined => {
      const named = readMailbox(cursor);
      if (!named || cursor.done) return named && { ...named, uses: [] };
      const uses = cursor.take(' (USE ') ? cursor.list(() => cursor.flag(), 10) : undefined;
      return uses && cursor.take(')') ? { ...named, uses } : undefined;
    }),
  otherwise: samples('alreadyExists', 'badName', 'beyondLimit', 'noPermission'),
  answer(desk, { mailbox, uses }) {
    const spot = desk.places.spot(mailbox);
    if (!spot) return reply('badName');
    const refused = forbidden({ rights: desk.places.rightsAbove(spot) }, 'k');
    if (refused) return refused;
    const known = uses.flatMap((use) => SPECIAL_USES.find((one) => one.toLowerCase() === use.toLowerCase()) ?? []);
    if (known.length < uses.length) return reply('useTaken');
    const { mailboxes } = spot.owner;
    return changed(desk, mailboxes.mayCreate(spot.path, known), () => mailboxes.create(spot.path, known));
  },
});

export const remove = verb({
  verb: 'DELETE',
  syntax: 'DELETE mailbox',
  example: 'DELETE Saved',
  rfc: 'rfc3501#6.3.4',
  replies: OK_OR_NO,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox', 'hasChildren', 'inboxStays', 'noPermission'),
  answer: (desk, { mailbox }) =>
    withRights(desk, mailbox, 'x', ({ owner: { mailboxes }, folder: { name, mailbox: doomed } }) =>
      changed(desk, mailboxes.mayRemove(name), () => {
        if (doomed) desk.tell('removed', doomed.messages.slice(), doomed);
        mailboxes.remove(name);
      }),
    ),
});

interface Renaming extends Named {
  newName: string;
}

export const rename = verb({
  verb: 'RENAME',
  syntax: 'RENAME mailbox new-name',
  example: 'RENAME Saved Kept',
  rfc: 'rfc3501#6.3.5',
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Renaming | undefined => {
      const from = readMailbox(cursor);
      const to = from && cursor.space ? readMailbox(cursor) : undefined;
      return to && { ...from!, newName: to.mailbox };
    }),
  otherwise: samples('noSuchMailbox', 'alreadyExists', 'insideItself', 'noPermission'),
  /** RFC 4314 §4: `x` on the mailbox, `k` where it goes. Messages do not pass from one person's mailboxes to another's this way. */
  answer(desk, { mailbox, newName }) {
    const place = desk.places.find(mailbox);
    const spot = desk.places.spot(newName);
    if (!place) return reply('noSuchMailbox');
    if (!spot) return reply('badName');
    const refused = forbidden(place, 'x') ?? forbidden({ rights: desk.places.rightsAbove(spot) }, 'k');
    if (refused) return refused;
    if (spot.owner !== place.owner) return reply('otherMailbox');
    return changed(desk, spot.owner.mailboxes.mayRename(place.folder.name, spot.path), () => renamed(desk, place, spot.path));
  },
});

function renamed(desk: ImapDesk, { folder, owner: { mailboxes } }: Place, path: string): void {
  const { name } = folder;
  const moving = name === 'INBOX' ? [folder] : [folder, ...mailboxes.below(name)];
  for (const { mailbox: left } of moving) if (left) desk.tell('removed', left.messages.slice(), left);
  mailboxes.rename(name, path);
  desk.acceptNames();
  for (const one of moving) tellArrived(desk, mailboxes.find(path + one.name.slice(name.length))?.mailbox);
}

function tellArrived(desk: ImapDesk, mailbox: Mailbox | undefined): void {
  if (mailbox && desk.known) for (const message of mailbox.messages) desk.policy.appended?.(message, mailbox);
}

/** Only what exists can be subscribed to; the subscription stays when it does not exist any more. */
export const subscribe = verb({
  verb: 'SUBSCRIBE',
  syntax: 'SUBSCRIBE mailbox',
  example: 'SUBSCRIBE INBOX',
  rfc: 'rfc3501#6.3.6',
  replies: OK_OR_NO,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox'),
  answer(desk, { mailbox }) {
    const place = desk.places.find(mailbox);
    if (!place?.rights.includes('l')) return reply('noSuchMailbox');
    const { mailboxes } = desk.account;
    return mailboxes.maySubscribe
      ? done(desk, () => mailboxes.subscribe(place.name))
      : reply('beyondLimit', SUBSCRIPTION_LIMIT, 'subscriptions');
  },
});

export const unsubscribe = verb({
  verb: 'UNSUBSCRIBE',
  syntax: 'UNSUBSCRIBE mailbox',
  example: 'UNSUBSCRIBE INBOX',
  rfc: 'rfc3501#6.3.7',
  replies: OK_OR_NO,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox'),
  answer(desk, { mailbox }) {
    const name = desk.places.read(mailbox);
    const { mailboxes } = desk.account;
    return name !== undefined && mailboxes.subscribed.has(name) ? done(desk, () => mailboxes.unsubscribe(name)) : reply('noSuchMailbox');
  },
});
