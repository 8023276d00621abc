import { isDomain } from '../../../mail/address.ts';

/** What a client says it is: a domain or an address literal. RFC 5321 §4.1.1.1, §4.1.3. Obsolete text after it is not accepted. */
export function parseDomain(rest: string): { domain: string } | undefined {
  const domain = rest.trim();
  return isDomain(domain) ? { domain } : undefined;
}
