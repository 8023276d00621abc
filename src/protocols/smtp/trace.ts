/** How a message came in, in the one word that `Received: … with` has for it. RFC 5321 §4.4, RFC 3848, RFC 6531 §4.3. */
import type { Envelope } from './policy.ts';

/** 'SMTP', 'ESMTP', 'ESMTPS', 'ESMTPSA', 'LMTP', 'UTF8SMTPSA'…: S for TLS, A for an authenticated sender. */
export function withKeyword({
  extended,
  lmtp,
  smtpUtf8,
  tls,
  user,
}: Pick<Envelope, 'extended' | 'lmtp' | 'smtpUtf8' | 'tls' | 'user'>): string {
  if (!extended) return 'SMTP';
  const protocol = lmtp ? 'LMTP' : smtpUtf8 ? 'SMTP' : 'ESMTP';
  return `${smtpUtf8 ? 'UTF8' : ''}${protocol}${tls ? 'S' : ''}${user ? 'A' : ''}`;
}
