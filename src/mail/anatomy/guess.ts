/** What octets look like, whatever a header says of them. */
import { decodeUtf8, text } from '../octets.ts';
import type { Encoding } from './costs.ts';

export const isAllAscii = (octets: Uint8Array): boolean => !octets.some((octet) => octet > 127);

/** UTF-8 in which something beyond ASCII stands: that is hardly ever so by chance. */
export const isSurelyUtf8 = (octets: Uint8Array): boolean => !isAllAscii(octets) && decodeUtf8(octets) !== undefined;

/** The charset in which octets beyond ASCII can be read. Of single octets nobody can tell; the commonest of the West is taken. */
export function charsetOf(octets: Uint8Array): 'us-ascii' | 'utf-8' | 'iso-8859-1' {
  if (isAllAscii(octets)) return 'us-ascii';
  return isSurelyUtf8(octets) ? 'utf-8' : 'iso-8859-1';
}

/** Shorter ones are words that happen to have only such letters. */
const SHORTEST = 16;

/** Nothing but whole lines of base64: RFC 2045 §6.8. */
export function looksBase64(body: Uint8Array): boolean {
  const lines = text(body).replace(/[\r\n]+$/, '');
  if (lines.length < SHORTEST || !/^(?:[A-Za-z0-9+/]+\r?\n)*[A-Za-z0-9+/]+={0,2}$/.test(lines)) return false;
  return lines.replace(/[\r\n]/g, '').length % 4 === 0;
}

/** How the body seems to be encoded. */
export function encodingOf(body: Uint8Array): Encoding {
  if (looksBase64(body)) return 'base64';
  if (!isAllAscii(body)) return '8bit';
  return looksQuoted(body) ? 'quoted-printable' : '7bit';
}

/** ASCII whose `=` all begin an escape or end a line, and there is one: RFC 2045 §6.7. */
function looksQuoted(body: Uint8Array): boolean {
  const characters = text(body);
  return characters.includes('=') && badEscape(characters) < 0;
}

/** Where the first `=` stands that begins neither an escape nor a soft line break; -1 if there is none. */
export function badEscape(characters: string): number {
  return characters.search(/=(?![0-9A-Fa-f]{2}|[ \t]*(?:\r?\n|$))/);
}
