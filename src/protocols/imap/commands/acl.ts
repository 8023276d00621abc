import { readRights } from '../../../mail/rights.ts';
import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';
import { readMailbox, type Named } from './mailbox.ts';

/** Access control: RFC 4314 §3. Identifiers are user names, or `anyone`. */
export interface ForIdentifier extends Named {
  identifier: string;
}
export interface SetAcl extends ForIdentifier {
  how: '' | '+' | '-';
  rights: string;
}

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };
const extension = 'ACL';

export const setAcl = {
  verb: 'SETACL',
  syntax: 'SETACL mailbox identifier [+-]rights',
  example: 'SETACL INBOX ana@a.org lr',
  rfc: 'rfc4314#3.1',
  replies: outcome,
  extension,
  parse: (rest) =>
    readAll(rest, (cursor): SetAcl | undefined => {
      const named = readMailbox(cursor);
      const identifier = named && cursor.space ? cursor.astring() : undefined;
      const change = identifier !== undefined && cursor.space ? cursor.astring() : undefined;
      const [, how, letters] = /^([+-]?)(.*)$/s.exec(change ?? '') ?? [];
      const rights = change === undefined ? undefined : readRights(letters!);
      return rights === undefined ? undefined : { ...named!, identifier: identifier!, how: how as SetAcl['how'], rights };
    }),
} satisfies Command<SetAcl>;

function parseForIdentifier(rest: string): ForIdentifier | undefined {
  return readAll(rest, (cursor) => {
    const named = readMailbox(cursor);
    const identifier = named && cursor.space ? cursor.astring() : undefined;
    return identifier === undefined ? undefined : { ...named!, identifier };
  });
}

export const deleteAcl = {
  verb: 'DELETEACL',
  syntax: 'DELETEACL mailbox identifier',
  example: 'DELETEACL INBOX ana@a.org',
  rfc: 'rfc4314#3.2',
  replies: outcome,
  extension,
  parse: parseForIdentifier,
} satisfies Command<ForIdentifier>;

export const listRights = {
  verb: 'LISTRIGHTS',
  syntax: 'LISTRIGHTS mailbox identifier',
  example: 'LISTRIGHTS INBOX ana@a.org',
  rfc: 'rfc4314#3.4',
  replies: outcome,
  extension,
  parse: parseForIdentifier,
} satisfies Command<ForIdentifier>;

export const getAcl = {
  verb: 'GETACL',
  syntax: 'GETACL mailbox',
  example: 'GETACL INBOX',
  rfc: 'rfc4314#3.3',
  replies: outcome,
  extension,
  parse: (rest) => readAll(rest, readMailbox),
} satisfies Command<Named>;

export const myRights = {
  verb: 'MYRIGHTS',
  syntax: 'MYRIGHTS mailbox',
  example: 'MYRIGHTS INBOX',
  rfc: 'rfc4314#3.5',
  replies: outcome,
  extension,
  parse: (rest) => readAll(rest, readMailbox),
} satisfies Command<Named>;
