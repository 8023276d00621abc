/** Signing as OpenPGP does: keys and signatures of version 4 with Ed25519, RFC 9580 §5.2.3, §5.5.2, and their armor, §6. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64 } from '../encodings.ts';
import { ascii, concat, text, utf8 } from '../octets.ts';

/** A key, and whose it is. */
export interface OpenPgpKey {
  /** Ed25519, 32 octets. */
  secret: Uint8Array;
  /** 'Ana <ana@a.org>'. */
  userId: string;
  /** Epoch seconds: part of what the fingerprint is made of. */
  createdAt: number;
}

const SIGNATURE_PACKET = 2;
const PUBLIC_KEY_PACKET = 6;
const USER_ID_PACKET = 13;
/** RFC 9580 §9.1: EdDSALegacy, which every OpenPGP of the last ten years knows, and its curve by its identifier. */
const ED_DSA = 22;
const CURVE = Uint8Array.of(0x09, 0x2b, 0x06, 0x01, 0x04, 0x01, 0xda, 0x47, 0x0f, 0x01);
/** §9.5. */
const SHA_256 = 8;
/** §5.2.1: over a document as it is; the owner's own word that a name belongs to the key. */
const BINARY = 0x00;
const POSITIVE_CERTIFICATION = 0x13;
/** §5.2.3.7: subpackets. */
const CREATED = 2;
const ISSUER = 16;
const KEY_FLAGS = 27;
const ISSUER_FINGERPRINT = 33;
/** §5.2.3.29: it may certify and sign. */
const CERTIFIES_AND_SIGNS = 0x03;
const ARMOR_WIDTH = 64;

/** A detached signature over `content`, in armor. The same arguments give the same octets. */
export function armoredSignature(content: Uint8Array, key: OpenPgpKey, signedAt: number): Uint8Array {
  return armored('SIGNATURE', signature(BINARY, content, key, signedAt));
}

/** The public half with its owner's name, self-signed: what others have in their keyring. In armor. */
export function armoredPublicKey(key: OpenPgpKey): Uint8Array {
  const body = publicKeyBody(key);
  const name = utf8(key.userId);
  const certified = concat([hashedKey(body), Uint8Array.of(0xb4), number(name.length, 4), name]);
  const flags = [subpacket(KEY_FLAGS, Uint8Array.of(CERTIFIES_AND_SIGNS))];
  const certification = signature(POSITIVE_CERTIFICATION, certified, key, key.createdAt, flags);
  return armored('PUBLIC KEY BLOCK', concat([packet(PUBLIC_KEY_PACKET, body), packet(USER_ID_PACKET, name), certification]));
}

/** §5.5.4: 20 octets. */
function fingerprintOctets(key: OpenPgpKey): Uint8Array {
  return sha1(hashedKey(publicKeyBody(key)));
}

function publicKeyBody({ secret, createdAt }: OpenPgpKey): Uint8Array {
  const point = concat([Uint8Array.of(0x40), ed25519.getPublicKey(secret)]);
  return concat([Uint8Array.of(4), number(createdAt, 4), Uint8Array.of(ED_DSA), CURVE, multiprecision(point)]);
}

function hashedKey(body: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(0x99), number(body.length, 2), body]);
}

/** §5.2.3, §5.2.4: what is hashed is the content, the first half of the packet, and how long that is. */
function signature(type: number, content: Uint8Array, key: OpenPgpKey, at: number, more: readonly Uint8Array[] = []): Uint8Array {
  const print = fingerprintOctets(key);
  const hashed = concat([subpacket(CREATED, number(at, 4)), subpacket(ISSUER_FINGERPRINT, concat([Uint8Array.of(4), print])), ...more]);
  const unhashed = subpacket(ISSUER, print.subarray(-8));
  const head = concat([Uint8Array.of(4, type, ED_DSA, SHA_256), number(hashed.length, 2), hashed]);
  const digest = sha256(concat([content, head, Uint8Array.of(4, 0xff), number(head.length, 4)]));
  const signed = ed25519.sign(digest, key.secret);
  const numbers = [multiprecision(signed.subarray(0, 32)), multiprecision(signed.subarray(32))];
  return packet(SIGNATURE_PACKET, concat([head, number(unhashed.length, 2), unhashed, digest.subarray(0, 2), ...numbers]));
}

/** §4.2: all of ours are shorter than 8384 octets. */
function packet(tag: number, body: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(0xc0 | tag), shortLength(body.length), body]);
}

function subpacket(type: number, body: Uint8Array): Uint8Array {
  return concat([shortLength(body.length + 1), Uint8Array.of(type), body]);
}

function shortLength(length: number): Uint8Array {
  return length < 192 ? Uint8Array.of(length) : Uint8Array.of(((length - 192) >> 8) + 192, (length - 192) & 255);
}

/** §3.2: how many bits, then the octets without leading zeros. */
function multiprecision(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  const significant = first < 0 ? octets.subarray(0, 0) : octets.subarray(first);
  const bits = significant.length === 0 ? 0 : (significant.length - 1) * 8 + (32 - Math.clz32(significant[0]!));
  return concat([number(bits, 2), significant]);
}

function number(value: number, octets: number): Uint8Array {
  return Uint8Array.from({ length: octets }, (_, index) => Math.floor(value / 256 ** (octets - 1 - index)) & 255);
}

function armored(what: string, octets: Uint8Array): Uint8Array {
  const lines = text(encodeBase64(octets)).match(new RegExp(`.{1,${ARMOR_WIDTH}}`, 'g')) ?? [];
  return ascii([`-----BEGIN PGP ${what}-----`, '', ...lines, `-----END PGP ${what}-----`, ''].join('\r\n'));
}
