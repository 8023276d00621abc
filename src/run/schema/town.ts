/** The forms of what a town holds besides its hosts: accounts, aliases, zones, devices, and what is sent. */
import * as v from 'valibot';
import type { MailDraft } from '../../mail/compose.ts';
import type { Account, Alias, Device, Zone } from '../scenario.ts';
import { amount, domain, listOf, optional, words } from './parts.ts';

const octets = v.instance(Uint8Array);

export const account = v.strictObject({
  address: words,
  name: words,
  host: words,
  password: words,
  mail: optional(listOf(octets)),
  quotaOctets: optional(amount),
  forward: optional(v.strictObject({ to: listOf(words), keepCopy: v.boolean(), told: v.picklist(['nothing', '251', '551']) })),
  filing: optional(listOf(v.strictObject({ field: words, contains: words, mailbox: words }))),
  trouble: optional(v.picklist(['SYS/TEMP', 'SYS/PERM'])),
}) satisfies v.GenericSchema<unknown, Account>;

export const alias = v.strictObject({
  address: words,
  host: words,
  kind: v.picklist(['alias', 'list']),
  members: listOf(words),
  owner: optional(words),
}) satisfies v.GenericSchema<unknown, Alias>;

const record = v.strictObject({
  name: words,
  type: v.picklist(['MX', 'A', 'NS', 'SOA', 'CNAME', 'TXT', 'AAAA', 'PTR']),
  ttlSeconds: amount,
  data: words,
});

export const zone = v.strictObject({
  origin: v.union([domain, v.picklist(['', '.'])]),
  host: words,
  records: listOf(record),
}) satisfies v.GenericSchema<unknown, Zone>;

const fetch = v.strictObject({
  via: v.picklist(['pop3', 'imap']),
  from: domain,
  leaveOnServer: optional(v.boolean()),
  mechanism: optional(words),
  headersOnly: optional(v.boolean()),
  idleMs: optional(amount),
});

export const device = v.strictObject({
  host: words,
  account: words,
  password: optional(words),
  submitTo: optional(domain),
  fetch: optional(fetch),
  tls: optional(v.picklist(['never', 'if offered', 'demanded', 'implicit'])),
  mechanism: optional(words),
  wishes: optional(v.strictObject({ notify: words, ret: v.picklist(['FULL', 'HDRS']), envid: words })),
  sentCopy: optional(v.boolean()),
}) satisfies v.GenericSchema<unknown, Device>;

const attachment = v.strictObject({ name: words, type: words, octets });

export const draftParts = {
  from: words,
  to: listOf(words),
  cc: listOf(words),
  bcc: listOf(words),
  replyTo: words,
  subject: words,
  text: words,
  attachments: listOf(attachment),
  inReplyTo: optional(listOf(words)),
  references: optional(listOf(words)),
  encoding: optional(v.literal('8bit')),
};
export const draft = v.strictObject(draftParts) satisfies v.GenericSchema<unknown, MailDraft>;
