/** A short key in an RSA envelope: RSAES-OAEP with SHA-256, RFC 8017 §7.1.1. */
import { sha256 } from '@noble/hashes/sha2.js';
import { mgf1 } from 'micro-rsa-dsa-dh/rsa.js';
import { I2OSP, OS2IP, pow } from 'micro-rsa-dsa-dh/utils.js';
import type { RsaPublicKey } from '../authentication/rsaKey.ts';
import { concat } from '../octets.ts';

/** SHA-256 and the seed. */
export const SEED_OCTETS = 32;
const mask = mgf1(sha256);

/** `seed`: 32 octets, another for every message; the same gives the same octets. Throws if the message is too long for the key. */
export function oaepEncrypted(message: Uint8Array, { n, e }: RsaPublicKey, seed: Uint8Array): Uint8Array {
  const size = Math.ceil(n.toString(16).length / 2);
  const padding = size - message.length - 2 * SEED_OCTETS - 2;
  if (padding < 0) throw new Error(`${message.length} octets are too many for a key of ${size}`);
  const block = concat([sha256(new Uint8Array(0)), new Uint8Array(padding), Uint8Array.of(1), message]);
  const maskedBlock = xored(block, mask(seed, { dkLen: block.length }));
  const maskedSeed = xored(seed, mask(maskedBlock, { dkLen: SEED_OCTETS }));
  return I2OSP(pow(OS2IP(concat([Uint8Array.of(0), maskedSeed, maskedBlock])), e, n), size);
}

function xored(octets: Uint8Array, with_: Uint8Array): Uint8Array {
  return octets.map((octet, at) => octet ^ with_[at]!);
}
