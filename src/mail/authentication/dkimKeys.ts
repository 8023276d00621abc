/** Keys of DKIM: how they stand in the DNS (RFC 6376 §3.6.1, RFC 8463 §4), and the two algorithms that sign. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { PKCS1_SHA256 } from 'micro-rsa-dsa-dh/rsa.js';
import { decodeBase64, encodeBase64 } from '../encodings.ts';
import { ascii, concat, text } from '../octets.ts';
import { publicKeyInfo, readRsaKey, type RsaPublicKey } from './rsaKey.ts';
import { colonList, readTags, unfolded } from './tags.ts';

export type Algorithm = 'rsa-sha256' | 'ed25519-sha256';

/** What signs. RSA: modulus, public and private exponent. Ed25519: 32 octets. */
export type PrivateKey = { algorithm: 'rsa-sha256'; n: bigint; e: bigint; d: bigint } | { algorithm: 'ed25519-sha256'; secret: Uint8Array };

export type PublicKey = ({ algorithm: 'rsa-sha256' } & RsaPublicKey) | { algorithm: 'ed25519-sha256'; octets: Uint8Array };

export interface KeyRecord {
  key: PublicKey;
  /** `t=y`: the domain only tries it out. */
  testing: boolean;
  /** `t=s`: the identity must be of this very domain. */
  strict: boolean;
}

/** Modulus sizes that are verified. RFC 8301 §3.2: under 1024 bits a signature is worth nothing, and 4096 must be borne. */
const LEAST_BITS = 1024;
const MOST_BITS = 4096;

function publicKeyOf(key: PrivateKey): PublicKey {
  if (key.algorithm === 'ed25519-sha256') return { algorithm: key.algorithm, octets: ed25519.getPublicKey(key.secret) };
  return { algorithm: key.algorithm, n: key.n, e: key.e };
}

/** The TXT record in which the public half is published. */
export function keyRecord(key: PrivateKey): string {
  const published = publicKeyOf(key);
  const [type, octets] = published.algorithm === 'rsa-sha256' ? ['rsa', publicKeyInfo(published)] : ['ed25519', published.octets];
  return `v=DKIM1; k=${type}; p=${text(encodeBase64(octets))}`;
}

/** Reads the record for a signature by `algorithm`; a text says why it cannot be used. RFC 6376 §6.1.2. */
export function readKeyRecord(record: string, algorithm: Algorithm): KeyRecord | string {
  const tags = readTags(record);
  if (!tags) return 'key syntax error';
  if (tags.has('v') && (tags.get('v') !== 'DKIM1' || [...tags.keys()][0] !== 'v')) return 'unknown key version';
  const published = tags.get('p');
  if (published === undefined) return 'key syntax error';
  if (published === '') return 'key revoked';
  if (`${tags.get('k')?.toLowerCase() ?? 'rsa'}-sha256` !== algorithm || !lists(tags.get('h'), 'sha256'))
    return 'inappropriate key algorithm';
  if (!lists(tags.get('s'), 'email')) return 'inappropriate service type';
  const key = readKey(algorithm, decodeBase64(ascii(unfolded(published))));
  const flags = colonList(tags.get('t') ?? '');
  return key ? { key, testing: flags.includes('y'), strict: flags.includes('s') } : 'invalid public key';
}

/** Left out means any. */
function lists(value: string | undefined, wanted: string): boolean {
  return value === undefined || colonList(value).some((member) => member === wanted || member === '*');
}

function readKey(algorithm: Algorithm, octets: Uint8Array): PublicKey | undefined {
  if (algorithm === 'ed25519-sha256') return octets.length === 32 ? { algorithm, octets } : undefined;
  const key = readRsaKey(octets);
  return key && { algorithm, ...key };
}

/** Why a key is not trusted although it can be read; '' if nothing speaks against it. */
export function weakness(key: PublicKey): string {
  if (key.algorithm === 'ed25519-sha256') return '';
  const bits = key.n.toString(2).length;
  if (bits < LEAST_BITS) return `RSA key of ${bits} bits is too short`;
  return bits > MOST_BITS ? `RSA key of ${bits} bits is too long` : '';
}

export function signWith(key: PrivateKey, octets: Uint8Array): Uint8Array {
  // RFC 8463 §3: Ed25519 signs the hash
  if (key.algorithm === 'ed25519-sha256') return ed25519.sign(sha256(octets), key.secret);
  return PKCS1_SHA256.sign(key, octets);
}

export function verifyWith(key: PublicKey, octets: Uint8Array, signature: Uint8Array): boolean {
  if (key.algorithm === 'rsa-sha256') return PKCS1_SHA256.verify(key, octets, signature);
  return signature.length === 64 && ed25519.verify(signature, sha256(octets), key.octets);
}

/** SHA-256 in base64, as `bh=` bears it. */
export function hashInBase64(...parts: readonly Uint8Array[]): string {
  return text(encodeBase64(sha256(concat(parts))));
}
