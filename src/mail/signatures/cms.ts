/** Signing as S/MIME does: SignedData of the Cryptographic Message Syntax, RFC 5652 §5, with what RFC 8551 §2.5 wants signed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { commonName, der, identifier, octetString, positive, sequence, utcTime } from '../der.ts';

/** Who signs, and who vouches for that. */
export interface SmimeSigner {
  /** In DER. */
  certificate: Uint8Array;
  /** Common name and serial number by which the certificate is found: its issuer's, and its own. */
  issuer: string;
  serial: Uint8Array;
  /** RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017 §8.2). */
  sign(octets: Uint8Array): Uint8Array;
}

const VERSION = positive(Uint8Array.of(1));
const NULL = der(0x05);
const DATA = identifier('1.2.840.113549.1.7.1');
const SHA_256 = sequence(identifier('2.16.840.1.101.3.4.2.1'), NULL);
const RSA = sequence(identifier('1.2.840.113549.1.1.1'), NULL);

const set = (...members: Uint8Array[]) => der(0x31, ...members);
const attribute = (type: string, value: Uint8Array) => sequence(identifier(type), set(value));

/** A detached signature over `content`, in DER. The same arguments give the same octets. */
export function detachedSignature(content: Uint8Array, signer: SmimeSigner, signedAtMs: number): Uint8Array {
  const attributes = signedAttributes(content, signedAtMs);
  const signed = sequence(
    VERSION,
    set(SHA_256),
    // detached: what is signed stands in the letter
    sequence(DATA),
    der(0xa0, signer.certificate),
    set(
      sequence(
        VERSION,
        sequence(commonName(signer.issuer), positive(signer.serial)),
        SHA_256,
        der(0xa0, ...attributes),
        RSA,
        // RFC 5652 §5.4: signed as the SET that they are, not under the tag that they stand under
        octetString(signer.sign(set(...attributes))),
      ),
    ),
  );
  return sequence(identifier('1.2.840.113549.1.7.2'), der(0xa0, signed));
}

/** What is really signed: the kind of content, the moment, and the hash of the content. RFC 5652 §11. */
function signedAttributes(content: Uint8Array, signedAtMs: number): Uint8Array[] {
  const attributes = [
    attribute('1.2.840.113549.1.9.3', DATA),
    attribute('1.2.840.113549.1.9.5', utcTime(signedAtMs)),
    attribute('1.2.840.113549.1.9.4', octetString(sha256(content))),
  ];
  return attributes.sort(byOctets);
}

/** DER puts the members of a SET OF into order: X.690 §11.6. */
function byOctets(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((octet, index) => octet !== other[index]);
  return at < 0 ? -1 : one[at]! - (other[at] ?? -1);
}
