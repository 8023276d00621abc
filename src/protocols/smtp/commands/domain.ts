import { isDomain } from '../../../mail/address.ts';
import { isAscii } from '../../../mail/octets.ts';

/**
 * What a client says it is: a domain or an address literal. RFC 5321 §4.1.1.1, §4.1.3. Obsolete text after it is not
 * accepted, and no name beyond ASCII: it must be written as an A-label (RFC 6531 §3.7.1).
 */
export function parseDomain(rest: string): { domain: string } | undefined {
  const domain = rest.trim();
  return isAscii(domain) && isDomain(domain) ? { domain } : undefined;
}
