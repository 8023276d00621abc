/** Forms as browsers send them: application/x-www-form-urlencoded, WHATWG URL §5. */
import { ascii, readable, text, utf8 } from '../../mail/octets.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Pairs read; more are ignored. */
const MAX_PAIRS = 100;

/** Names and values, in order. What is no UTF-8 is taken for latin1. */
function pairsIn(form: string): [name: string, value: string][] {
  const pairs = form.split('&', MAX_PAIRS).filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [unescaped(name), unescaped(value.join('='))];
  });
}

/** Names and values; where a name comes twice, the first counts. */
export function parseForm(form: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [name, value] of pairsIn(form)) if (!pairs.has(name)) pairs.set(name, value);
  return pairs;
}

/** All values of a name: boxes that were ticked. */
export function valuesIn(form: string, name: string): string[] {
  return pairsIn(form).flatMap(([key, value]) => (key === name ? [value] : []));
}

/** A name that has several values comes as often. */
export function formContent(pairs: Readonly<Record<string, string | readonly string[]>>): Uint8Array {
  return ascii(
    Object.entries(pairs)
      .flatMap(([name, values]) => (typeof values === 'string' ? [[name, values]] : values.map((value) => [name, value])))
      .map((pair) => pair.map(escaped).join('='))
      .join('&'),
  );
}

function unescaped(written: string): string {
  const latin1 = written
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return readable(latin1);
}

function escaped(value: string): string {
  return text(utf8(value))
    .replace(/[^A-Za-z0-9*._ -]/g, (octet) => `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll(' ', '+');
}
