import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readMailbox, type Named } from './mailbox.ts';

/** How much room there is: RFC 9208 §4. */
const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };
const extension = 'QUOTA';

export const getQuota = {
  verb: 'GETQUOTA',
  syntax: 'GETQUOTA quota-root',
  example: 'GETQUOTA ""',
  rfc: 'rfc9208#4.1.1',
  replies: outcome,
  extension,
  parse: (rest) => readAll(rest, (cursor) => cursor.astring()),
} satisfies Command<string>;

export const getQuotaRoot = {
  verb: 'GETQUOTAROOT',
  syntax: 'GETQUOTAROOT mailbox',
  example: 'GETQUOTAROOT INBOX',
  rfc: 'rfc9208#4.1.2',
  replies: outcome,
  extension,
  parse: (rest) => readAll(rest, readMailbox),
} satisfies Command<Named>;

/** Read, and refused: QUOTASET is not offered. */
export const setQuota = {
  verb: 'SETQUOTA',
  syntax: 'SETQUOTA quota-root (resource limit …)',
  example: 'SETQUOTA "" (STORAGE 512)',
  rfc: 'rfc9208#4.1.3',
  replies: { success: [], failure: ['NO', 'BAD'] },
  extension,
  parse: (rest) =>
    readAll(rest, (cursor) => {
      const root = cursor.astring();
      const limits = root !== undefined && cursor.space ? cursor.list(() => readLimit(cursor), 100) : undefined;
      return limits && { root, limits };
    }),
} satisfies Command;

function readLimit(cursor: Cursor): { resource: string; limit: number } | undefined {
  const resource = cursor.atom();
  const limit = resource !== undefined && cursor.space ? cursor.modSequence() : undefined;
  return limit === undefined ? undefined : { resource: resource!, limit };
}
