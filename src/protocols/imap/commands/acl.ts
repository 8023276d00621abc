/** Access control: RFC 4314 §3. Identifiers are user names, or `anyone`; the owner has every right and cannot lose one. */
import { ALL_RIGHTS, ENTRY_LIMIT, formatRights, readRights } from '../../../mail/rights.ts';
import { readAll, type Beyond, type Cursor } from '../cursor.ts';
import { untagged } from '../mailboxData.ts';
import { reply, samples } from '../replies.ts';
import { formatAstring } from '../wire.ts';
import { mailboxName, readMailbox, type Named } from './argument.ts';
import { completed, done, OK_OR_NO, verb, withRights } from './verb.ts';

interface ForIdentifier extends Named {
  identifier: string;
}
interface SetAcl extends ForIdentifier {
  how: '' | '+' | '-';
  rights: string;
}

const extension = 'ACL';

export const setAcl = verb({
  verb: 'SETACL',
  syntax: 'SETACL mailbox identifier [+-]rights',
  example: 'SETACL INBOX ana@a.org lr',
  rfc: 'rfc4314#3.1',
  replies: OK_OR_NO,
  extension,
  parse: (rest) =>
    readAll(rest, (cursor): SetAcl | undefined => {
      const named = readForIdentifier(cursor);
      const change = named && cursor.space ? cursor.astring() : undefined;
      const [, how, letters] = /^([+-]?)(.*)$/s.exec(change ?? '') ?? [];
      const rights = change === undefined ? undefined : readRights(letters!);
      return rights === undefined ? undefined : { ...named!, how: how as SetAcl['how'], rights };
    }),
  otherwise: samples('noSuchMailbox', 'noPermission', 'noNegativeRights'),
  answer: (desk, { mailbox, identifier, how, rights }) =>
    withRights(desk, mailbox, 'a', ({ folder, owner }) => {
      // RFC 4314 §2: a server need not know negative rights; §3.1: it may refuse to take rights that somebody always has
      const full = how !== '-' && !folder.access.takes(identifier);
      if (full) return reply('beyondLimit', ENTRY_LIMIT, 'entries in an access list');
      if (identifier.startsWith('-') || identifier === '' || identifier === owner.user) return reply('noNegativeRights');
      return done(desk, () => folder.access.change(identifier, how, rights));
    }),
});

function parseForIdentifier(rest: string): ForIdentifier | Beyond | undefined {
  return readAll(rest, readForIdentifier);
}
function readForIdentifier(cursor: Cursor): ForIdentifier | undefined {
  const named = readMailbox(cursor);
  const identifier = named && cursor.space ? cursor.astring() : undefined;
  return identifier === undefined ? undefined : { ...named!, identifier };
}

export const deleteAcl = verb({
  verb: 'DELETEACL',
  syntax: 'DELETEACL mailbox identifier',
  example: 'DELETEACL INBOX ana@a.org',
  rfc: 'rfc4314#3.2',
  replies: OK_OR_NO,
  extension,
  parse: parseForIdentifier,
  otherwise: samples('noSuchMailbox', 'noPermission', 'noNegativeRights'),
  answer: (desk, { mailbox, identifier }) =>
    withRights(desk, mailbox, 'a', ({ folder, owner }) => {
      if (identifier === owner.user) return reply('noNegativeRights');
      return done(desk, () => folder.access.remove(identifier));
    }),
});

export const listRights = verb({
  verb: 'LISTRIGHTS',
  syntax: 'LISTRIGHTS mailbox identifier',
  example: 'LISTRIGHTS INBOX ana@a.org',
  rfc: 'rfc4314#3.4',
  replies: OK_OR_NO,
  extension,
  parse: parseForIdentifier,
  otherwise: samples('noSuchMailbox', 'noPermission'),
  /** RFC 4314 §3.7: rights that are always there first, then those that can be given, each by itself. */
  answer: (desk, { mailbox, identifier }) =>
    withRights(desk, mailbox, 'a', ({ name, owner }) => {
      const always = identifier === owner.user;
      const rights = always ? formatRights(ALL_RIGHTS) : `"" ${[...formatRights(ALL_RIGHTS)].join(' ')}`;
      return completed(desk, () => [untagged(`LISTRIGHTS ${desk.places.write(name)} ${formatAstring(identifier)} ${rights}`)]);
    }),
});

export const getAcl = verb({
  verb: 'GETACL',
  syntax: 'GETACL mailbox',
  example: 'GETACL INBOX',
  rfc: 'rfc4314#3.3',
  replies: OK_OR_NO,
  extension,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox', 'noPermission'),
  answer: (desk, { mailbox }) =>
    withRights(desk, mailbox, 'a', ({ name, folder, owner }) => {
      const all = [[owner.user, ALL_RIGHTS] as const, ...folder.access.entries];
      const pairs = all.map(([identifier, rights]) => `${formatAstring(identifier)} ${formatRights(rights)}`);
      return completed(desk, () => [untagged(['ACL', desk.places.write(name), ...pairs].join(' '))]);
    }),
});

export const myRights = verb({
  verb: 'MYRIGHTS',
  syntax: 'MYRIGHTS mailbox',
  example: 'MYRIGHTS INBOX',
  rfc: 'rfc4314#3.5',
  replies: OK_OR_NO,
  extension,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox', 'noPermission'),
  answer: (desk, { mailbox }) =>
    withRights(desk, mailbox, '', ({ name, rights }) =>
      completed(desk, () => [untagged(`MYRIGHTS ${desk.places.write(name)} ${formatRights(rights)}`)]),
    ),
});
