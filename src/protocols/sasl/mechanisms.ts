/** The mechanisms that servers may offer and clients may choose, the better ones first. */
import { cramMd5Client, cramMd5Server } from './cram-md5.ts';
import { loginClient, loginServer } from './login.ts';
import type { ClientMechanism, SaslHouse, Secret, ServerMechanism } from './mechanism.ts';
import { plainClient, plainServer } from './plain.ts';
import { scramClient, scramServer } from './scram-sha-256.ts';
import { xoauth2Client, xoauth2Server } from './xoauth2.ts';

interface Mechanism {
  name: string;
  /** Whoever reads along has the password, or a token as good as it: not to be offered in the clear (RFC 4954 §4, RFC 3501 §11.1). */
  plaintext: boolean;
  server(house: SaslHouse): ServerMechanism;
  /** `nonce`: printable, without a comma, new for each exchange. */
  client(secret: Secret, nonce: string): ClientMechanism;
}

export const MECHANISMS: readonly Mechanism[] = [
  { name: 'SCRAM-SHA-256', plaintext: false, server: scramServer, client: scramClient },
  { name: 'CRAM-MD5', plaintext: false, server: cramMd5Server, client: cramMd5Client },
  { name: 'PLAIN', plaintext: true, server: plainServer, client: plainClient },
  { name: 'LOGIN', plaintext: true, server: loginServer, client: loginClient },
  { name: 'XOAUTH2', plaintext: true, server: xoauth2Server, client: xoauth2Client },
];

export function mechanismNamed(name: string): Mechanism | undefined {
  return MECHANISMS.find((mechanism) => mechanism.name === name.toUpperCase());
}

/** Whether whoever reads along has the secret. OAUTHBEARER (RFC 7628) is offered by others only. */
export function isPlaintext(name: string): boolean {
  return name === 'OAUTHBEARER' || mechanismNamed(name)?.plaintext === true;
}

/** The names of those that may be offered: all over TLS, only those that hide the password in the clear. */
export function offered(secure: boolean, allowed: readonly string[] = MECHANISMS.map(({ name }) => name)): string[] {
  return MECHANISMS.filter(({ name, plaintext }) => allowed.includes(name) && (secure || !plaintext)).map(({ name }) => name);
}
