/** Access control: RFC 4314 §3. Its owner has every right and cannot lose one. */
import { ALL_RIGHTS, formatRights } from '../../../mail/rights.ts';
import type { ForIdentifier, SetAcl } from '../commands/acl.ts';
import type { Named } from '../commands/mailbox.ts';
import { silently, type Decision, type Desk } from '../desk.ts';
import { untagged } from '../mailboxData.ts';
import { forbidden, type Place } from '../places.ts';
import { reply } from '../replies.ts';
import { formatAstring } from '../wire.ts';

/** The answer of `then` for a mailbox on which the session has these rights. */
function withRights(desk: Desk, { mailbox }: Named, needed: string, then: (place: Place) => Decision): Decision {
  const place = desk.places.find(mailbox);
  if (!place) return { reply: reply('noSuchMailbox') };
  const refused = forbidden(place, needed);
  return refused ? { reply: refused } : then(place);
}

export function setAcl(desk: Desk, asked: SetAcl): Decision {
  const { identifier, how, rights } = asked;
  return withRights(desk, asked, 'a', ({ folder, owner }) => {
    // RFC 4314 §2: a server need not know negative rights; §3.1: it may refuse to take rights that somebody always has
    const full = how !== '-' && !folder.access.takes(identifier);
    if (full) return { reply: reply('tooManyEntries') };
    if (identifier.startsWith('-') || identifier === '' || identifier === owner.user) return { reply: reply('noNegativeRights') };
    return { reply: reply('completed', 'SETACL'), data: silently(() => folder.access.change(identifier, how, rights)) };
  });
}

export function deleteAcl(desk: Desk, asked: ForIdentifier): Decision {
  return withRights(desk, asked, 'a', ({ folder, owner }) => {
    if (asked.identifier === owner.user) return { reply: reply('noNegativeRights') };
    return { reply: reply('completed', 'DELETEACL'), data: silently(() => folder.access.remove(asked.identifier)) };
  });
}

export function getAcl(desk: Desk, asked: Named): Decision {
  return withRights(desk, asked, 'a', ({ name, folder, owner }) => {
    const all = [[owner.user, ALL_RIGHTS] as const, ...folder.access.entries];
    const pairs = all.map(([identifier, rights]) => `${formatAstring(identifier)} ${formatRights(rights)}`);
    const data = () => [untagged(['ACL', desk.places.write(name), ...pairs].join(' '))];
    return { reply: reply('completed', 'GETACL'), data };
  });
}

/** RFC 4314 §3.7: rights that are always there first, then those that can be given, each by itself. */
export function listRights(desk: Desk, asked: ForIdentifier): Decision {
  return withRights(desk, asked, 'a', ({ name, owner }) => {
    const always = asked.identifier === owner.user;
    const rights = always ? formatRights(ALL_RIGHTS) : `"" ${[...formatRights(ALL_RIGHTS)].join(' ')}`;
    const data = () => [untagged(`LISTRIGHTS ${desk.places.write(name)} ${formatAstring(asked.identifier)} ${rights}`)];
    return { reply: reply('completed', 'LISTRIGHTS'), data };
  });
}

export function myRights(desk: Desk, asked: Named): Decision {
  return withRights(desk, asked, '', ({ name, rights }) => ({
    reply: reply('completed', 'MYRIGHTS'),
    data: () => [untagged(`MYRIGHTS ${desk.places.write(name)} ${formatRights(rights)}`)],
  }));
}
