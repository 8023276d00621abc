/** Certificates: written in DER, and read back as far as a client of this house needs. RFC 5280 §4.1, RFC 8410. */
import { bitString, commonName, der, generalizedTime, identifier, octetString, positive, sequence } from '../../mail/der.ts';
import { ascii, equal, text } from '../../mail/octets.ts';
import { DecodeError } from './octets.ts';

/** How a certificate is signed: the algorithm's object identifier in DER. */
export const SIGNATURE = {
  /** RFC 8410 §3. */
  ed25519: Uint8Array.of(0x06, 0x03, 0x2b, 0x65, 0x70),
  /** RFC 5758 §3.2. */
  ecdsaSha256: Uint8Array.of(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02),
  /** RFC 4055 §5: its parameters are NULL. */
  rsaSha256: Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00),
};

/** What a key is for: of a host, of a person who signs mail (RFC 8550 §4.4), or of an authority, which signs certificates. */
type Purpose = 'host' | 'mail' | 'authority';

export interface CertificateRequest {
  /** DNS names, IPv4 addresses, mail addresses; the first is the subject's unless that has a name of its own. */
  names: readonly string[];
  subject?: string;
  /** 'host' when left out. */
  purpose?: Purpose;
  issuer: string;
  /** SubjectPublicKeyInfo in DER. */
  publicKey: Uint8Array;
  /** A number, most significant octet first and not zero. */
  serial: Uint8Array;
  /** Epoch milliseconds. */
  notBeforeMs: number;
  notAfterMs: number;
  algorithm: Uint8Array;
  sign(octets: Uint8Array): Uint8Array;
}

/** The certificate in DER. */
export function certificate(request: CertificateRequest): Uint8Array {
  const { names, subject = names[0]!, purpose = 'host', issuer, publicKey, serial, notBeforeMs, notAfterMs, algorithm } = request;
  const extensions = [...(names.length > 0 ? [alternativeNames(names)] : []), ...extensionsFor(purpose)];
  const signed = sequence(
    der(0xa0, der(0x02, Uint8Array.of(2))),
    positive(serial),
    sequence(algorithm),
    commonName(issuer),
    sequence(generalizedTime(notBeforeMs), generalizedTime(notAfterMs)),
    commonName(subject),
    publicKey,
    der(0xa3, sequence(...extensions)),
  );
  return sequence(signed, sequence(algorithm), bitString(request.sign(signed)));
}

/** SubjectPublicKeyInfo of an Ed25519 key of 32 octets: RFC 8410 §4. */
export function ed25519PublicKeyInfo(key: Uint8Array): Uint8Array {
  return sequence(sequence(SIGNATURE.ed25519), bitString(key));
}

function alternativeNames(names: readonly string[]): Uint8Array {
  return extension('2.5.29.17', sequence(...names.map(alternativeName)));
}

function alternativeName(name: string): Uint8Array {
  if (isAddress(name)) return der(0x87, Uint8Array.from(name.split('.').map(Number)));
  return der(name.includes('@') ? 0x81 : 0x82, ascii(name));
}

/** RFC 5280 §4.2: basic constraints and key usage of an authority; key usage and extended key usage of who signs mail. */
function extensionsFor(purpose: Purpose): Uint8Array[] {
  if (purpose === 'host') return [];
  const usage = (bits: number, unused: number) => extension('2.5.29.15', der(0x03, Uint8Array.of(unused, bits)), true);
  if (purpose === 'authority') return [extension('2.5.29.19', sequence(TRUE), true), usage(0x04, 2)];
  return [usage(0x80, 7), extension('2.5.29.37', sequence(identifier('1.3.6.1.5.5.7.3.4')))];
}

const TRUE = Uint8Array.of(0x01, 0x01, 0xff);

function extension(id: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(identifier(id), ...(isCritical ? [TRUE] : []), octetString(value));
}

function isAddress(name: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(name);
}

export interface ReadCertificate {
  /** What the signature is made over. */
  signed: Uint8Array;
  signature: Uint8Array;
  /** Ed25519 key of the subject, 32 octets; `undefined` for a key of another kind. */
  publicKey: Uint8Array | undefined;
  dnsNames: string[];
}

interface Item {
  tag: number;
  /** With tag and length. */
  whole: Uint8Array;
  content: Uint8Array;
}

/** Throws `DecodeError` for what is no certificate. */
export function readCertificate(octets: Uint8Array): ReadCertificate {
  const [signed, , signature] = items(one(octets).content);
  if (!signed || !signature) throw new DecodeError();
  const fields = items(signed.content);
  const info = fields[6];
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  if (!info) throw new DecodeError();
  return { signed: signed.whole, signature: signature.content.subarray(1), publicKey: ed25519Key(info), dnsNames: namesIn(extensions) };
}

function ed25519Key(info: Item): Uint8Array | undefined {
  const [algorithm, key] = items(info.content);
  const known = algorithm && equal(algorithm.content, SIGNATURE.ed25519);
  return known && key?.content.length === 33 ? key.content.subarray(1) : undefined;
}

function namesIn(extensions: Item | undefined): string[] {
  if (!extensions) return [];
  const all = items(one(extensions.content).content).map(({ content }) => items(content));
  const names = all.find(([id]) => id && equal(id.content, Uint8Array.of(0x55, 0x1d, 0x11)))?.at(-1);
  if (!names) return [];
  return items(one(names.content).content).flatMap(({ tag, content }) => (tag === 0x82 ? [text(content)] : []));
}

function one(octets: Uint8Array): Item {
  const [item] = items(octets);
  if (!item) throw new DecodeError();
  return item;
}

function items(octets: Uint8Array): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < octets.length;) {
    const { length, start } = sizeAt(octets, at + 1);
    if (start + length > octets.length) throw new DecodeError();
    found.push({ tag: octets[at]!, whole: octets.subarray(at, start + length), content: octets.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

function sizeAt(octets: Uint8Array, at: number): { length: number; start: number } {
  const first = octets[at];
  if (first === undefined || first > 0x83 || first === 0x80) throw new DecodeError();
  if (first < 0x80) return { length: first, start: at + 1 };
  const width = first & 0x7f;
  const length = octets.subarray(at + 1, at + 1 + width).reduce((value, octet) => value * 256 + octet, 0);
  return { length, start: at + 1 + width };
}
