/** How full the mailboxes are: RFC 9208 §4. Each person has one quota root, without a name, over all mailboxes. */
import type { Named } from '../commands/mailbox.ts';
import type { Decision, Desk } from '../desk.ts';
import { untagged } from '../mailboxData.ts';
import { forbidden } from '../places.ts';
import type { ImapAccount } from '../policy.ts';
import { reply } from '../replies.ts';
import { formatString } from '../wire.ts';

/** RFC 9208 §5.1: STORAGE counts in units of 1,024 octets. */
const STORAGE_UNIT_OCTETS = 1024;

export function getQuota(desk: Desk, root: string): Decision {
  if (root !== rootOf(desk, desk.account)) return { reply: reply('noSuchRoot') };
  return { reply: reply('completed', 'GETQUOTA'), data: () => [usage(desk, desk.account)] };
}

/** Who may not read a mailbox is not told how full its owner's mailboxes are. */
export function getQuotaRoot(desk: Desk, { mailbox }: Named): Decision {
  const place = desk.places.find(mailbox);
  if (!place) return { reply: reply('noSuchMailbox') };
  const refused = forbidden(place, 'r');
  if (refused) return { reply: refused };
  const { owner } = place;
  const data = () => [untagged(`QUOTAROOT ${desk.places.write(place.name)} ${formatString(rootOf(desk, owner))}`), usage(desk, owner)];
  return { reply: reply('completed', 'GETQUOTAROOT'), data };
}

function rootOf({ account }: Desk, owner: ImapAccount): string {
  return owner === account ? '' : owner.user;
}

/** Only resources that are limited stand in the list: RFC 9208 §5. */
function usage(desk: Desk, owner: ImapAccount): Uint8Array {
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
