/** Private keys of a run, made of words: the same words make the same key, so nothing secret is shipped or kept. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bailliePSW } from 'micro-rsa-dsa-dh/primality.js';
import { invert } from 'micro-rsa-dsa-dh/utils.js';
import type { Algorithm, PrivateKey } from '../mail/authentication/dkimKeys.ts';
import { utf8 } from '../mail/octets.ts';

/**
 * RFC 8301 §3.2 would rather have 2048 bits: finding those primes takes one to two seconds in a page, for a key that lives as long as
 * a lesson. 1024 is what every verifier must still take.
 */
const RSA_BITS = 1024;
const EXPONENT = 65_537n;
/** Keys are remembered, for a story is played again and again; not those of every seed that ever was. */
const KEPT = 50;
const made = new Map<string, PrivateKey>();

/** The key that belongs to these words. */
export function keyOf(algorithm: Algorithm, whose: string): PrivateKey {
  const known = made.get(`${algorithm} ${whose}`);
  if (known) return known;
  const key: PrivateKey = algorithm === 'rsa-sha256' ? rsaKey(whose) : { algorithm, secret: octetsFrom(`${whose} dkim`, 32) };
  if (made.size >= KEPT) made.clear();
  made.set(`${algorithm} ${whose}`, key);
  return key;
}

/** The two primes of which the RSA key of these words is made. */
export function primesOf(whose: string): readonly [p: bigint, q: bigint] {
  return [primeFrom(`${whose} p`, RSA_BITS / 2), primeFrom(`${whose} q`, RSA_BITS / 2)];
}

function rsaKey(whose: string): PrivateKey {
  const [p, q] = primesOf(whose);
  return { algorithm: 'rsa-sha256', n: p * q, e: EXPONENT, d: invert(EXPONENT, (p - 1n) * (q - 1n)) };
}

/** The first prime at or after a number of so many bits drawn from `words`; its two highest bits are set, so that a product has all bits. */
function primeFrom(words: string, bits: number): bigint {
  const hex = Array.from(octetsFrom(words, bits / 8), (octet) => octet.toString(16).padStart(2, '0')).join('');
  let candidate = BigInt(`0x${hex}`) | (3n << BigInt(bits - 2)) | 1n;
  while (candidate % EXPONENT === 1n || !bailliePSW(candidate)) candidate += 2n;
  return candidate;
}

export function octetsFrom(words: string, count: number): Uint8Array {
  const octets = new Uint8Array(Math.ceil(count / 32) * 32);
  for (let at = 0; at < count; at += 32) octets.set(sha256(utf8(`${words} ${at}`)), at);
  return octets.subarray(0, count);
}
