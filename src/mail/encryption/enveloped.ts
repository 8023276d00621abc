/** Encrypting as S/MIME does: EnvelopedData of the Cryptographic Message Syntax, RFC 5652 §6, RFC 8551 §3.3. */
import { cbc } from '@noble/ciphers/aes.js';
import type { RsaPublicKey } from '../authentication/rsaKey.ts';
import { commonName, der, identifier, octetString, positive, sequence } from '../der.ts';
import { oaepEncrypted, SEED_OCTETS } from './oaep.ts';

/** Somebody who is to read it, by their certificate. */
export interface Recipient {
  /** Common name and serial number by which the certificate is found: its issuer's, and its own. */
  issuer: string;
  serial: Uint8Array;
  key: RsaPublicKey;
}

/** Octets that nobody could guess, made for `what`. */
export type Chance = (what: string, octets: number) => Uint8Array;

/** AES-256-CBC, RFC 3565. */
const CIPHER = '2.16.840.1.101.3.4.1.42';
const KEY_OCTETS = 32;
const BLOCK_OCTETS = 16;
const VERSION = positive(Uint8Array.of(0));
const NULL = der(0x05);
const DATA = identifier('1.2.840.113549.1.7.1');
const SHA_256 = sequence(identifier('2.16.840.1.101.3.4.2.1'), NULL);
const MGF1 = sequence(identifier('1.2.840.113549.1.1.8'), SHA_256);
/** RFC 4055 §4.1. */
const OAEP = sequence(identifier('1.2.840.113549.1.1.7'), sequence(der(0xa0, SHA_256), der(0xa1, MGF1)));

const set = (...members: Uint8Array[]) => der(0x31, ...members);

/** In DER: the content under a key of its own, and that key once for each recipient. The same arguments give the same octets. */
export function envelopedData(content: Uint8Array, recipients: readonly Recipient[], chance: Chance): Uint8Array {
  const [key, vector] = [chance('content key', KEY_OCTETS), chance('vector', BLOCK_OCTETS)];
  const infos = recipients.map(({ issuer, serial, key: theirs }, place) =>
    sequence(
      VERSION,
      sequence(commonName(issuer), positive(serial)),
      OAEP,
      octetString(oaepEncrypted(key, theirs, chance(`seed ${place}`, SEED_OCTETS))),
    ),
  );
  const sealed = sequence(
    DATA,
    sequence(identifier(CIPHER), octetString(vector)),
    // [0] IMPLICIT: an OCTET STRING under another tag
    der(0x80, cbc(key, vector).encrypt(content)),
  );
  return sequence(identifier('1.2.840.113549.1.7.3'), der(0xa0, sequence(VERSION, set(...infos), sealed)));
}
