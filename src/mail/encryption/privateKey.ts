/** RSA private keys in DER: PKCS #8 (RFC 5958 §2) around RSAPrivateKey (RFC 8017 A.1.2). */
import { I2OSP, invert } from 'micro-rsa-dsa-dh/utils.js';
import { der, identifier, octetString, positive, sequence } from '../der.ts';

const ZERO = positive(Uint8Array.of(0));

export function privateKeyInfo({ n, e, d }: { n: bigint; e: bigint; d: bigint }, [p, q]: readonly [bigint, bigint]): Uint8Array {
  const numbers = [n, e, d, p, q, d % (p - 1n), d % (q - 1n), invert(q, p)];
  const key = sequence(ZERO, ...numbers.map((number) => positive(octetsOf(number))));
  return sequence(ZERO, sequence(identifier('1.2.840.113549.1.1.1'), der(0x05)), octetString(key));
}

function octetsOf(number: bigint): Uint8Array {
  return I2OSP(number, Math.ceil(number.toString(16).length / 2));
}
