/** Whether the author that a reader sees is who SPF and DKIM vouch for, and what his domain asks for if not. RFC 7489. */
import { mailboxesOf, readAddressList } from '../addressList.ts';
import { allFields, rawValue, readHeader } from '../header.ts';
import { domainOf } from '../address.ts';
import { readable } from '../octets.ts';
import { asciiDomain } from './asciiDomain.ts';
import type { DkimVerdict } from './dkimVerify.ts';
import { readDmarc, type Disposition, type DmarcRecord } from './dmarcRecord.ts';
import { isDomainName } from './domains.ts';
import type { Asking } from './lookUp.ts';
import { organisationalDomain } from './publicSuffixes.ts';
import type { SpfVerdict } from './spf.ts';

export type DmarcResult = 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';

export interface DmarcVerdict {
  result: DmarcResult;
  reason: string;
  /** The domain of the From field; '' if there is none. */
  domain: string;
  /** What the domain asks for; 'none' unless the result is 'fail'. */
  disposition: Disposition;
}

/** What was found before. */
export interface Evidence {
  spf: Pick<SpfVerdict, 'result' | 'domain'>;
  dkim: readonly Pick<DkimVerdict, 'result' | 'domain'>[];
  /** A whole number from 0 to `limit - 1`, for `pct=`. */
  random(limit: number): number;
}

type Alignment = Pick<DmarcRecord, 'dkimAlignment' | 'spfAlignment'>;
const RELAXED: Alignment = { dkimAlignment: 'relaxed', spfAlignment: 'relaxed' };
const AUTHOR_LIMIT = 5;
const SEVERITY: readonly Disposition[] = ['none', 'quarantine', 'reject'];

const nothing = (result: DmarcResult, reason: string, domain = ''): DmarcVerdict => ({ result, reason, domain, disposition: 'none' });

/** RFC 7489 §6.6. Of several authors the worst verdict counts (§6.6.1), so that nobody hides behind another. Never throws. */
export function* checkDmarc(message: Uint8Array, evidence: Evidence): Asking<DmarcVerdict> {
  const domains = authorDomains(message);
  if (domains.length === 0) return nothing('none', 'no author');
  if (domains.length > AUTHOR_LIMIT) return nothing('permerror', `authors in ${domains.length} domains`, domains[0]);
  const verdicts: DmarcVerdict[] = [];
  for (const domain of domains) verdicts.push(yield* checkAuthor(domain, evidence));
  return verdicts.reduce(worse);
}

/**
 * Whether SPF or DKIM vouches for every author, with domains as they are compared if nothing else is said (RFC 7489 §3.1):
 * what large providers demand since 2024, of domains without a DMARC record too. Nobody vouches for a message without an author.
 */
export function isVouchedFor(message: Uint8Array, evidence: Evidence): boolean {
  const domains = authorDomains(message);
  return domains.length > 0 && domains.every((domain) => alignedBy(domain, RELAXED, evidence) !== '');
}

const ORDER: readonly DmarcResult[] = ['pass', 'none', 'permerror', 'temperror', 'fail'];

function worse(a: DmarcVerdict, b: DmarcVerdict): DmarcVerdict {
  const rank = ({ result, disposition }: DmarcVerdict) => ORDER.indexOf(result) * 3 + SEVERITY.indexOf(disposition);
  return rank(b) > rank(a) ? b : a;
}

/** The domains of all From fields as the DNS knows them, each once. */
export function authorDomains(message: Uint8Array): string[] {
  const lists = allFields(readHeader(message), 'From').map((field) => readAddressList(readable(rawValue(message, field))));
  const addresses = lists.flatMap((list) => mailboxesOf(list).map(({ address }) => address ?? ''));
  return [...new Set(addresses.map((address) => asciiDomain(domainOf(address))))].filter(isDomainName);
}

function* checkAuthor(domain: string, evidence: Evidence): Asking<DmarcVerdict> {
  const found = yield* findRecord(domain);
  if ('result' in found) return found;
  const { record, own } = found;
  const by = alignedBy(domain, record, evidence);
  if (by) return nothing('pass', by, domain);
  if (evidence.spf.result === 'temperror' || evidence.dkim.some(({ result }) => result === 'temperror'))
    return nothing('temperror', 'SPF or DKIM could not be asked', domain);
  const asked = own ? record.policy : (record.subdomainPolicy ?? record.policy);
  return { result: 'fail', reason: `p=${asked}`, domain, disposition: sampled(asked, record.percent, evidence) };
}

/** `own`: it stands at the domain itself, not at its organisational domain. RFC 7489 §6.6.3. */
function* findRecord(domain: string): Asking<{ record: DmarcRecord; own: boolean } | DmarcVerdict> {
  const organisation = organisationalDomain(domain);
  for (const name of new Set([domain, organisation])) {
    const texts = yield { name: `_dmarc.${name}`, type: 'TXT' };
    if (texts === undefined) return nothing('temperror', `no answer about _dmarc.${name}`, domain);
    const records = texts.filter((text) => /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text));
    if (records.length > 1) return nothing('none', `several DMARC records at ${name}`, domain);
    if (records.length === 0) continue;
    const record = readDmarc(records[0]!);
    return record ? { record, own: name === domain } : nothing('permerror', `bad DMARC record at ${name}`, domain);
  }
  return nothing('none', 'no DMARC record', domain);
}

/** What vouches for the author: RFC 7489 §3.1; '' if nothing does. */
function alignedBy(author: string, record: Alignment, { spf, dkim }: Evidence): string {
  const signed = dkim.find(({ result, domain }) => result === 'pass' && aligned(domain, author, record.dkimAlignment));
  if (signed) return `DKIM by ${signed.domain}`;
  return spf.result === 'pass' && aligned(spf.domain, author, record.spfAlignment) ? `SPF of ${spf.domain}` : '';
}

/** The same domain, or, if relaxed, the same organisation. */
export function aligned(domain: string, author: string, how: 'relaxed' | 'strict'): boolean {
  const [one, other] = [domain.toLowerCase(), author.toLowerCase()];
  return one === other || (how === 'relaxed' && organisationalDomain(one) === organisationalDomain(other));
}

/** RFC 7489 §6.6.4: those who are not drawn get the next milder treatment. */
function sampled(asked: Disposition, percent: number, { random }: Evidence): Disposition {
  if (percent >= 100 || asked === 'none' || random(100) < percent) return asked;
  return SEVERITY[SEVERITY.indexOf(asked) - 1]!;
}
