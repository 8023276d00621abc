/** Words and octets as literals of a shell, of Python and of JavaScript: whatever they hold, they come out as they were. */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `undefined` for what is no UTF-8. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}

/** One word of a POSIX shell (XCU §2.2.2). It cannot hold NUL. */
export function shellWord(text: string): string {
  return /^[\w@%+:,./-]+$/.test(text) ? text : shellQuoted(text);
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

// eslint-disable-next-line no-control-regex -- these are the ones meant
const CONTROL = /[\0-\x1f\x7f]/;

/** A command that prints one line, and its end. What no text can hold goes as octal escapes of the format (XCU printf). */
export function shellLine(octets: Uint8Array, end: '\\r\\n' | '\\n'): string {
  const text = textOf(octets);
  if (text !== undefined && !CONTROL.test(text)) return `printf '%s${end}' ${shellQuoted(text)}`;
  return `printf '${Array.from(octets, octal).join('')}${end}'`;
}

/** A dash at the beginning would be an option. */
function octal(octet: number): string {
  const isPlain = octet >= 0x20 && octet < 0x7f && !`-%\\'`.includes(String.fromCharCode(octet));
  return isPlain ? String.fromCharCode(octet) : `\\${octet.toString(8).padStart(3, '0')}`;
}

/** A str of Python. */
export function pythonText(text: string): string {
  return `'${Array.from(text, pythonCharacter).join('')}'`;
}

function pythonCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === "'" || character === '\\') return `\\${character}`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `\\x${code.toString(16).padStart(2, '0')}`;
  const isUnseen = code === 0x2028 || code === 0x2029 || code === 0xfeff || (code >= 0xd800 && code < 0xe000);
  return isUnseen ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** A bytes of Python. */
export function pythonBytes(octets: Uint8Array): string {
  return `b'${Array.from(octets, pythonOctet).join('')}'`;
}

function pythonOctet(octet: number): string {
  if (octet === 0x0d) return '\\r';
  if (octet === 0x0a) return '\\n';
  if (octet > 0x7e) return `\\x${octet.toString(16)}`;
  return pythonCharacter(String.fromCharCode(octet));
}

/** A string of JavaScript, or a Buffer where the octets are no text. */
export function nodeOctets(octets: Uint8Array): string {
  const text = textOf(octets);
  if (text !== undefined) return nodeText(text);
  return `Buffer.from('${Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')}', 'hex')`;
}

export function nodeText(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`);
  return `'${inner.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}
