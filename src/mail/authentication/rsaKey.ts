/** RSA public keys in DER: SubjectPublicKeyInfo as RFC 6376's examples have it, or the RSAPublicKey of its text (RFC 8017 A.1.1). */
import { bitString, positive, sequence } from '../der.ts';

export interface RsaPublicKey {
  n: bigint;
  e: bigint;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
/** rsaEncryption, 1.2.840.113549.1.1.1, with its NULL. */
const RSA_ENCRYPTION = Uint8Array.of(0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00);
/** A larger exponent would only cost time; all keys of the world have 65537 or less. */
const LARGEST_EXPONENT = 1n << 32n;

interface Element {
  tag: number;
  /** Where its contents begin and end. */
  start: number;
  end: number;
}

/** Never throws; `undefined` for octets that are no such key. */
export function readRsaKey(der: Uint8Array): RsaPublicKey | undefined {
  const outer = elementAt(der, 0, der.length, SEQUENCE);
  if (!outer) return undefined;
  if (der[outer.start] === INTEGER) return readNumbers(der, outer);
  const algorithm = elementAt(der, outer.start, outer.end, SEQUENCE);
  const bits = algorithm && elementAt(der, algorithm.end, outer.end, BIT_STRING);
  // the first octet of a bit string counts the bits that do not belong to it
  const inner = bits && der[bits.start] === 0 ? elementAt(der, bits.start + 1, bits.end, SEQUENCE) : undefined;
  return inner && readNumbers(der, inner);
}

function readNumbers(der: Uint8Array, { start, end }: Element): RsaPublicKey | undefined {
  const n = elementAt(der, start, end, INTEGER);
  const e = n && elementAt(der, n.end, end, INTEGER);
  if (!n || !e) return undefined;
  const key = { n: numberIn(der, n), e: numberIn(der, e) };
  return key.n > 1n && key.e > 1n && key.e < LARGEST_EXPONENT ? key : undefined;
}

function elementAt(der: Uint8Array, at: number, limit: number, tag: number): Element | undefined {
  if (at + 2 > limit || der[at] !== tag) return undefined;
  const first = der[at + 1]!;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  if (lengthOctets > 2 || at + 2 + lengthOctets > limit) return undefined;
  let length = lengthOctets === 0 ? first : 0;
  for (let index = 0; index < lengthOctets; index++) length = length * 256 + der[at + 2 + index]!;
  const start = at + 2 + lengthOctets;
  return start + length <= limit ? { tag, start, end: start + length } : undefined;
}

function numberIn(der: Uint8Array, { start, end }: Element): bigint {
  let hex = '';
  for (let at = start; at < end; at++) hex += der[at]!.toString(16).padStart(2, '0');
  return BigInt(`0x${hex || '0'}`);
}

/** SubjectPublicKeyInfo: RFC 5280 §4.1, RFC 8017 A.1. */
export function publicKeyInfo({ n, e }: RsaPublicKey): Uint8Array {
  const numbers = sequence(integer(n), integer(e));
  return sequence(RSA_ENCRYPTION, bitString(numbers));
}

function integer(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return positive(Uint8Array.from(even.match(/../g)!, (pair) => parseInt(pair, 16)));
}
