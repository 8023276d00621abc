/** DMARC records as data. RFC 7489 §6.3, §6.4. */
import { readNumber } from './tags.ts';

export type Disposition = 'none' | 'quarantine' | 'reject';

export interface DmarcRecord {
  policy: Disposition;
  /** For domains below it; `undefined`: the same. */
  subdomainPolicy: Disposition | undefined;
  spfAlignment: 'relaxed' | 'strict';
  dkimAlignment: 'relaxed' | 'strict';
  /** Of messages that fail, how many the policy is for. */
  percent: number;
  /** Where reports would go: read and not acted upon. */
  aggregateReports: string[];
  failureReports: string[];
}

const DISPOSITIONS: ReadonlySet<string> = new Set(['none', 'quarantine', 'reject']);

/** Reads a record that begins with its version; `undefined` if it asks for nothing that can be done. Tags that make no sense are passed over. */
export function readDmarc(text: string): DmarcRecord | undefined {
  const tags = lenientTags(text);
  const aggregateReports = addresses(tags.get('rua'));
  const asked = disposition(tags.get('p'));
  const subdomainPolicy = disposition(tags.get('sp'));
  const sound = asked && (!tags.has('sp') || subdomainPolicy);
  // RFC 7489 §6.6.3: without a policy that can be read, but with an address for reports, it is p=none
  if (!sound && aggregateReports.length === 0) return undefined;
  return {
    policy: sound ? asked : 'none',
    subdomainPolicy: sound ? subdomainPolicy : undefined,
    spfAlignment: tags.get('aspf')?.toLowerCase() === 's' ? 'strict' : 'relaxed',
    dkimAlignment: tags.get('adkim')?.toLowerCase() === 's' ? 'strict' : 'relaxed',
    percent: Math.min(100, readNumber(tags.get('pct'), 3) ?? 100),
    aggregateReports,
    failureReports: addresses(tags.get('ruf')),
  };
}

/** Of a tag that comes twice the first counts. */
function lenientTags(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const spec of text.split(';')) {
    const equals = spec.indexOf('=');
    const name = spec.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (name !== '' && !tags.has(name)) tags.set(name, spec.slice(equals + 1).trim());
  }
  return tags;
}

function disposition(value: string | undefined): Disposition | undefined {
  const word = value?.toLowerCase() ?? '';
  return DISPOSITIONS.has(word) ? (word as Disposition) : undefined;
}

/** `mailto:` URIs, without their size limits. */
function addresses(value: string | undefined): string[] {
  const uris = (value ?? '').split(',').map((uri) => uri.trim());
  return uris.filter((uri) => /^mailto:[^\s@]+@[^\s@]+$/i.test(uri)).map((uri) => uri.slice('mailto:'.length).replace(/!.*$/, ''));
}
