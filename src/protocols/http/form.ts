/** Forms as browsers send them: application/x-www-form-urlencoded, WHATWG URL §5. */
import { ascii, decodeUtf8, readable, text, utf8 } from '../../mail/octets.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Pairs read; more are ignored. */
const MAX_PAIRS = 100;

/** Names and values; where a name comes twice, the first counts. What is no UTF-8 is taken for latin1. */
export function parseForm(form: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of form.split('&', MAX_PAIRS)) {
    const [name = '', ...value] = pair.split('=');
    const key = unescaped(name);
    if (pair !== '' && !pairs.has(key)) pairs.set(key, unescaped(value.join('=')));
  }
  return pairs;
}

export function formContent(pairs: Record<string, string>): Uint8Array {
  return ascii(
    Object.entries(pairs)
      .map((pair) => pair.map(escaped).join('='))
      .join('&'),
  );
}

function unescaped(written: string): string {
  const latin1 = written
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return decodeUtf8(ascii(latin1)) ?? readable(latin1);
}

function escaped(value: string): string {
  return text(utf8(value))
    .replace(/[^A-Za-z0-9*._ -]/g, (octet) => `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll(' ', '+');
}
