/** DKIM-Quoted-Printable, as `i=` and the notes of keys are written: RFC 6376 §2.11. */
import { readable, text, utf8 } from '../octets.ts';
import { unfolded } from './tags.ts';

const SAFE = /^(?:[\x21-\x3a\x3c\x3e-\x7e]|=[0-9A-F]{2})*$/;

/** Without its encoding; `undefined` if it is not in it. White space is no part of the value. */
export function fromQuotedPrintable(written: string): string | undefined {
  const plain = unfolded(written);
  if (!SAFE.test(plain)) return undefined;
  return readable(plain.replace(/=(..)/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16))));
}

export function toQuotedPrintable(value: string): string {
  return text(utf8(value)).replace(
    /[^\x21-\x3a\x3c\x3e-\x7e]/g,
    (octet) => `=${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
