/** How full the mailboxes are: RFC 9208 §4. Each person has one quota root, without a name, over all mailboxes. */
import { readAll, type Cursor } from '../cursor.ts';
import type { ImapDesk } from '../desk.ts';
import { untagged } from '../mailboxData.ts';
import type { ImapAccount } from '../policy.ts';
import { reply, samples } from '../replies.ts';
import { formatString } from '../wire.ts';
import { mailboxName } from './argument.ts';
import { completed, OK_OR_NO, verb, withRights } from './verb.ts';

const extension = 'QUOTA';
/** RFC 9208 §5.1: STORAGE counts in units of 1,024 octets. */
const STORAGE_UNIT_OCTETS = 1024;

export const getQuota = verb({
  verb: 'GETQUOTA',
  syntax: 'GETQUOTA quota-root',
  example: 'GETQUOTA ""',
  rfc: 'rfc9208#4.1.1',
  replies: OK_OR_NO,
  extension,
  parse: (rest) => readAll(rest, (cursor) => cursor.astring()),
  otherwise: samples('noSuchRoot'),
  answer: (desk, root) => (root === rootOf(desk, desk.account) ? completed(desk, () => [usage(desk, desk.account)]) : reply('noSuchRoot')),
});

export const getQuotaRoot = verb({
  verb: 'GETQUOTAROOT',
  syntax: 'GETQUOTAROOT mailbox',
  example: 'GETQUOTAROOT INBOX',
  rfc: 'rfc9208#4.1.2',
  replies: OK_OR_NO,
  extension,
  parse: mailboxName,
  otherwise: samples('noSuchMailbox', 'noPermission'),
  /** Who may not read a mailbox is not told how full its owner's mailboxes are. */
  answer: (desk, { mailbox }) =>
    withRights(desk, mailbox, 'r', ({ name, owner }) =>
      completed(desk, () => [untagged(`QUOTAROOT ${desk.places.write(name)} ${formatString(rootOf(desk, owner))}`), usage(desk, owner)]),
    ),
});

/** Read, and refused: QUOTASET is not offered. */
export const setQuota = verb({
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
  otherwise: samples('quotaFixed'),
  answer: () => reply('quotaFixed'),
});

function readLimit(cursor: Cursor): { resource: string; limit: number } | undefined {
  const resource = cursor.atom();
  const limit = resource !== undefined && cursor.space ? cursor.modSequence() : undefined;
  return limit === undefined ? undefined : { resource: resource!, limit };
}

function rootOf({ account }: ImapDesk, owner: ImapAccount): string {
  return owner === account ? '' : owner.user;
}

/** Only resources that are limited stand in the list: RFC 9208 §5. */
function usage(desk: ImapDesk, owner: ImapAccount): Uint8Array {
  const { mailboxes } = owner;
  const limits = desk.known ? desk.policy.quota(mailboxes) : { octets: Infinity, messages: Infinity };
  const storage = `STORAGE ${units(mailboxes.octets)} ${units(limits.octets)}`;
  const messages = `MESSAGE ${mailboxes.count} ${limits.messages}`;
  const resources = [...(limits.octets < Infinity ? [storage] : []), ...(limits.messages < Infinity ? [messages] : [])];
  return untagged(`QUOTA ${formatString(rootOf(desk, owner))} (${resources.join(' ')})`);
}

function units(octets: number): number {
  return Math.ceil(octets / STORAGE_UNIT_OCTETS);
}
