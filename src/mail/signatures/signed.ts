/** A letter with a signature beside what is signed: multipart/signed, RFC 1847 §2.1, RFC 8551 §3.5.3, RFC 3156 §5. */
import { freeBoundary } from '../parts.ts';
import { encodeBase64Lines } from '../encodings.ts';
import { fold } from '../fold.ts';
import { readHeader, type Field } from '../header.ts';
import { ascii, concat, CRLF, text } from '../octets.ts';
import { detachedSignature, type SmimeSigner } from './cms.ts';
import { armoredSignature, type OpenPgpKey } from './openPgp.ts';

/** With what somebody signs. */
export type Signer = { kind: 'smime'; with: SmimeSigner } | { kind: 'openpgp'; with: OpenPgpKey };

interface Protocol {
  protocol: string;
  micalg: string;
}
const PROTOCOLS: Readonly<Record<Signer['kind'], Protocol>> = {
  smime: { protocol: 'application/pkcs7-signature', micalg: 'sha-256' },
  openpgp: { protocol: 'application/pgp-signature', micalg: 'pgp-sha256' },
};

/**
 * The letter, its content and the Content- fields put into a part of their own, and the signature of that part behind it. The rest of
 * the header stays outside: nobody signs for it. `seed` makes the boundary.
 */
export function signedLetter(letter: Uint8Array, signer: Signer, signedAtMs: number, seed: string): Uint8Array {
  const { fields, bodyStart } = readHeader(letter);
  const isOfContent = ({ name }: Field) => name.toLowerCase().startsWith('content-');
  const these = (wanted: Field[]) => concat(wanted.map(({ start, end }) => letter.subarray(start, end)));
  const part = concat([these(fields.filter(isOfContent)), CRLF, letter.subarray(bodyStart)]);
  const { protocol, micalg } = PROTOCOLS[signer.kind];
  const boundary = freeBoundary(`${seed}.s`, text(part));
  const type = fold('Content-Type', ['multipart/signed;', `protocol="${protocol}";`, `micalg=${micalg};`, `boundary="${boundary}"`]);
  return concat([
    these(fields.filter((field) => !isOfContent(field))),
    ascii(`${type}\r\n--${boundary}\r\n`),
    part,
    ascii(`\r\n--${boundary}\r\n`),
    signatureOver(part, signer, signedAtMs),
    ascii(`\r\n--${boundary}--\r\n`),
  ]);
}

/** The part that holds the signature; the line end before the delimiter is the delimiter's. */
function signatureOver(part: Uint8Array, signer: Signer, signedAtMs: number): Uint8Array {
  if (signer.kind === 'smime') {
    const head = [
      fold('Content-Type', ['application/pkcs7-signature;', 'name="smime.p7s"']),
      fold('Content-Transfer-Encoding', ['base64']),
      fold('Content-Disposition', ['attachment;', 'filename="smime.p7s"']),
    ];
    return concat([ascii(head.join('')), CRLF, encodeBase64Lines(detachedSignature(part, signer.with, signedAtMs))]);
  }
  const head = fold('Content-Type', ['application/pgp-signature;', 'name="signature.asc"']);
  return concat([ascii(head), CRLF, armoredSignature(part, signer.with, Math.floor(signedAtMs / 1000))]);
}
