/** The form of a host, as somebody may write it. The compiler holds it against `Host`. */
import * as v from 'valibot';
import { profiles, type ProfileName } from '../../protocols/smtp/profiles.ts';
import { wordings, type WordingName } from '../../protocols/smtp/wordings/index.ts';
import type { Host } from '../scenario.ts';
import { amount, domain, listOf, moment, optional, share, words } from './parts.ts';

const names = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] => Object.keys(table) as Name[];

export const verify = v.strictObject({
  spf: optional(v.picklist(['note', 'enforce'])),
  dkim: optional(v.union([v.boolean(), v.literal('enforce')])),
  dmarc: optional(v.picklist(['note', 'enforce'])),
  unproven: optional(v.literal('refuse')),
  arc: optional(listOf(domain)),
  dnsbl: optional(domain),
});

export const dkim = v.strictObject({ domain, selector: words, algorithm: v.picklist(['rsa-sha256', 'ed25519-sha256', 'both']) });

export const arc = v.strictObject({ domain, selector: words, algorithm: v.picklist(['rsa-sha256', 'ed25519-sha256']) });

export const mail = v.strictObject({
  profile: optional(v.picklist(names<ProfileName>(profiles))),
  wording: optional(v.picklist(names<WordingName>(wordings))),
  withhold: optional(listOf(words)),
  maxOctets: optional(amount),
  verification: optional(v.picklist(['vague', 'open', 'off'])),
  submission: optional(v.picklist(['location', 'password', 'password over TLS'])),
  relays: optional(v.picklist(['its network', 'anybody'])),
  bareLf: optional(v.picklist(['refused', 'content', 'ends a line'])),
  mechanisms: optional(listOf(words)),
  encryptedLogin: optional(v.boolean()),
  expireDays: optional(amount),
  loginDelaySeconds: optional(amount),
  mostReaders: optional(amount),
  greylistMs: optional(moment),
  relayTls: optional(v.picklist(['never', 'if offered', 'demanded'])),
  pipelining: optional(v.boolean()),
  chunking: optional(v.boolean()),
  store: optional(words),
  holdsFor: optional(listOf(domain)),
  verify: optional(verify),
  port2525: optional(v.boolean()),
  sentCopy: optional(v.boolean()),
  dkim: optional(dkim),
  arc: optional(arc),
});

const ROLES = ['mua', 'msa', 'mta', 'mda', 'resolver', 'nameserver', 'pop3', 'imap', 'webmail', 'browser'] as const;

export const host = v.strictObject({
  id: words,
  name: domain,
  address: words,
  kind: v.picklist(['laptop', 'telephone', 'server', 'dns']),
  agents: listOf(v.picklist(ROLES)),
  owner: optional(words),
  side: optional(v.picklist(['left', 'right'])),
  tls: optional(v.boolean()),
  mail: optional(mail),
}) satisfies v.GenericSchema<unknown, Host>;

/** Octets per virtual ms; slower than an octet a second, nothing would ever arrive. */
const SLOWEST = 0.001;
export const pace = v.pipe(amount, v.minValue(SLOWEST));

export const link = v.strictObject({
  a: words,
  b: words,
  latencyMs: moment,
  octetsPerMs: pace,
  loss: optional(share),
  port25: optional(v.picklist(['refused', 'silent', 'intercepted'])),
  port587: optional(v.picklist(['refused', 'silent'])),
});
