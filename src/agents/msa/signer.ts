/** Which keys sign for an author, and what a signature looks like. RFC 6376 §5. */
import { isSameOrBelow } from '../../mail/authentication/domains.ts';
import { dkimSignature, type Signing } from '../../mail/authentication/dkimSign.ts';
import { authorDomains } from '../../mail/authentication/dmarc.ts';

/** A key of the house, and where its public half is found. */
export type SigningKey = Pick<Signing, 'domain' | 'selector' | 'key'>;

/** The keys whose domain is the author's, or above it: RFC 6376 §5.1. */
export function fittingKeys(keys: readonly SigningKey[], message: Uint8Array): SigningKey[] {
  if (keys.length === 0) return [];
  const [author] = authorDomains(message);
  return keys.filter(({ domain }) => author !== undefined && isSameOrBelow(author, domain));
}

/** The DKIM-Signature field. */
export function signatureBy(key: SigningKey, message: Uint8Array, epochMs: number): Uint8Array {
  return dkimSignature(message, { ...key, signedAt: Math.floor(epochMs / 1000) });
}
