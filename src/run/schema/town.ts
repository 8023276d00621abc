/** The forms of what a town holds besides its hosts: accounts, aliases, zones, devices, and what is sent. */
import * as v from 'valibot';
import type { MailDraft } from '../../mail/compose.ts';
import type { Account, Alias, Device, Zone } from '../scenario.ts';
import { octets } from './octets.ts';
import { amount, domain, listOf, listOrNone, moment, optional, words } from './parts.ts';
import { records } from './records.ts';

export const forward = v.strictObject({ to: listOf(words), keepCopy: v.boolean(), told: v.picklist(['nothing', '251', '551']) });
export const filing = v.strictObject({ field: words, contains: words, mailbox: words });

export const account = v.strictObject({
  address: words,
  name: words,
  host: words,
  password: words,
  mail: optional(listOf(octets('CRLF'))),
  quotaOctets: optional(amount),
  forward: optional(forward),
  filing: optional(listOf(filing)),
  trouble: optional(v.picklist(['SYS/TEMP', 'SYS/PERM'])),
}) satisfies v.GenericSchema<unknown, Account>;

export const alias = v.strictObject({
  address: words,
  host: words,
  kind: v.picklist(['alias', 'list']),
  members: listOf(words),
  owner: optional(words),
  verp: optional(v.boolean()),
  subjectTag: optional(words),
  footer: optional(words),
}) satisfies v.GenericSchema<unknown, Alias>;

export const zone = v.strictObject({
  origin: v.union([domain, v.picklist(['', '.'])]),
  host: words,
  records,
}) satisfies v.GenericSchema<unknown, Zone>;

export const fetch = v.strictObject({
  via: v.picklist(['pop3', 'imap']),
  from: domain,
  leaveOnServer: optional(v.boolean()),
  mechanism: optional(words),
  headersOnly: optional(v.boolean()),
  idleMs: optional(moment),
});

export const wishes = v.strictObject({ notify: words, ret: v.picklist(['FULL', 'HDRS']), envid: words });

export const device = v.strictObject({
  host: words,
  account: words,
  password: optional(words),
  submitTo: optional(domain),
  submitPort: optional(v.literal(2525)),
  fetch: optional(fetch),
  tls: optional(v.picklist(['never', 'if offered', 'demanded', 'implicit'])),
  mechanism: optional(words),
  wishes: optional(wishes),
  sentCopy: optional(v.boolean()),
  keyring: optional(listOf(words)),
  decrypts: optional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, Device>;

export const attachment = v.strictObject({ name: words, type: words, octets: octets('as it is') });

export const draftParts = {
  from: words,
  to: listOf(words),
  cc: listOrNone(words),
  bcc: listOrNone(words),
  replyTo: v.exactOptional(words, ''),
  subject: words,
  text: words,
  attachments: listOrNone(attachment),
  inReplyTo: optional(listOf(words)),
  references: optional(listOf(words)),
  encoding: optional(v.literal('8bit')),
  priority: optional(v.picklist(['high', 'low'])),
  receipt: optional(v.literal(true)),
  signed: optional(v.picklist(['smime', 'openpgp'])),
  encrypted: optional(v.literal('smime')),
};
export const draft = v.strictObject(draftParts) satisfies v.GenericSchema<unknown, MailDraft>;
