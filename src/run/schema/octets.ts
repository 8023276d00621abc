/** The form of octets: as they are, as text, or as base64 where they are no text. */
import * as v from 'valibot';
import { decodeBase64 } from '../../mail/encodings.ts';
import { ascii, utf8 } from '../../mail/octets.ts';
import { words } from './parts.ts';

/** Messages hold CRLF only, and a person writes plain line ends; what is attached is nobody else's business. */
export function octets(lineEnds: 'CRLF' | 'as it is') {
  const text = v.pipe(
    words,
    v.transform((written) => utf8(lineEnds === 'CRLF' ? written.replaceAll(/\r?\n/g, '\r\n') : written)),
  );
  return v.union([v.instance(Uint8Array), text, encoded]);
}

const base64 = v.strictObject({ base64: v.pipe(words, v.regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/, 'base64')) });
const encoded = v.pipe(
  base64,
  v.transform(({ base64: written }) => decodeBase64(ascii(written.replaceAll(/\s/g, '')))),
);
