/** The key schedule: from the shared secret to the keys of each direction. RFC 8446 §7. */
import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { ascii, concat, EMPTY } from '../../mail/octets.ts';
import { number, vector } from './octets.ts';

const HASH_OCTETS = 32;
const ZEROS = new Uint8Array(HASH_OCTETS);

/** HKDF-Expand-Label of §7.1. `hash`: that of the cipher suite. */
export function expandLabel(secret: Uint8Array, label: string, context: Uint8Array, length: number, hash: CHash = sha256): Uint8Array {
  return expand(hash, secret, concat([number(length, 2), vector(1, ascii(`tls13 ${label}`)), vector(1, context)]), length);
}

/** Derive-Secret of §7.1: `messages` is what the transcript hash is made over. */
function derive(secret: Uint8Array, label: string, messages: Uint8Array): Uint8Array {
  return expandLabel(secret, label, sha256(messages), HASH_OCTETS);
}

export interface Secrets {
  client: Uint8Array;
  server: Uint8Array;
  /** The secret that the next ones are made of. */
  next: Uint8Array;
}

/** Handshake traffic secrets, from the X25519 secret and ClientHello … ServerHello. */
export function handshakeSecrets(shared: Uint8Array, messages: Uint8Array): Secrets {
  const early = extract(sha256, ZEROS, ZEROS);
  const secret = extract(sha256, shared, derive(early, 'derived', EMPTY));
  return { client: derive(secret, 'c hs traffic', messages), server: derive(secret, 's hs traffic', messages), next: secret };
}

/** Application traffic secrets, from ClientHello … server Finished. */
export function applicationSecrets({ next }: Secrets, messages: Uint8Array): Secrets {
  const secret = extract(sha256, ZEROS, derive(next, 'derived', EMPTY));
  return { client: derive(secret, 'c ap traffic', messages), server: derive(secret, 's ap traffic', messages), next: secret };
}

/** verify_data of Finished: §4.4.4. */
export function verifyData(secret: Uint8Array, messages: Uint8Array): Uint8Array {
  return hmac(sha256, expandLabel(secret, 'finished', EMPTY, HASH_OCTETS), sha256(messages));
}

/** What CertificateVerify signs: §4.4.3. */
export function signedContent(messages: Uint8Array): Uint8Array {
  return concat([new Uint8Array(64).fill(32), ascii('TLS 1.3, server CertificateVerify\0'), sha256(messages)]);
}
