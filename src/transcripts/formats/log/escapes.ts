/** Strings as programming languages write them: Python's repr, and what JavaScript and C have in common with it. */
import { own } from '../../../own.ts';

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([0-7]{1,3})|([\s\S]))/g;
const NAMED: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** The octets in `b'…'`, `'…'` or `"…"`, one character each; what is no such string is given back as it is. */
export function unquoted(literal: string): string {
  const start = /^[bru]?(['"])/i.exec(literal);
  if (!start || literal.length < start[0].length + 1 || !literal.endsWith(start[1]!)) return literal;
  const inside = literal.slice(start[0].length, -1);
  return inside.includes('\\') ? inside.replace(ESCAPE, unescaped) : inside;
}

function unescaped(_: string, hex?: string, wide?: string, octal?: string, other?: string): string {
  const code = hex ?? wide;
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16) & 255);
  return octal !== undefined ? String.fromCharCode(parseInt(octal, 8) & 255) : (own(NAMED, other!) ?? other!);
}
