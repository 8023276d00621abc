/** Parameters of Content-Type and Content-Disposition: RFC 2045 §5.1 and RFC 2231 (charsets, languages, continuations). */
import { decodeCharset } from './charset.ts';
import { withoutComments } from './comments.ts';
import { decodeWords } from './encodedWords.ts';
import { ascii, isAscii, readable, utf8 } from './octets.ts';

interface Parameterised {
  /** In lower case, without comments: 'text/plain', 'attachment'. */
  value: string;
  /** Names in lower case. */
  parameters: Map<string, string>;
}

/** More than anybody needs; the rest is left unread. */
const PARAMETER_LIMIT = 100;
const TOKEN = /^[!#$%&'*+\-.0-9A-Z^_`a-z{|}~]+$/;
const ONE = /;?\s*([^\s;=()"]+)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"?|([^\s;()]*))/y;
/** RFC 2231 §7 attribute-char. */
const ATTRIBUTE_CHARACTER = /^[!#$&+\-.0-9A-Z^_`a-z{|}~]$/;

/** Reads `value; name=value; …`. What cannot be read is passed over. */
export function parseParameterised(field: string): Parameterised {
  const plain = withoutComments(field);
  const semicolon = plain.indexOf(';');
  const value = (semicolon < 0 ? plain : plain.slice(0, semicolon)).replace(/\s+/g, '').toLowerCase();
  return { value, parameters: semicolon < 0 ? new Map() : joinParameters(readPairs(plain, semicolon)) };
}

/** The parameters of a field as they are written, one pair each, names in lower case: for those who pass them on. */
export function readParameters(field: string): [name: string, value: string][] {
  const plain = withoutComments(field);
  const semicolon = plain.indexOf(';');
  return semicolon < 0 ? [] : readPairs(plain, semicolon);
}

function readPairs(field: string, from: number): [string, string][] {
  const pairs: [string, string][] = [];
  let at = from;
  while (at >= 0 && at < field.length && pairs.length < PARAMETER_LIMIT) {
    ONE.lastIndex = at;
    const match = ONE.exec(field);
    if (!match) {
      at = field.indexOf(';', at + 1);
      continue;
    }
    pairs.push([match[1]!.toLowerCase(), match[2] === undefined ? match[3]! : match[2].replace(/\\([^])/g, '$1')]);
    at = field.indexOf(';', ONE.lastIndex);
  }
  return pairs;
}

interface Piece {
  number: number;
  encoded: boolean;
  value: string;
}

function joinParameters(pairs: [string, string][]): Map<string, string> {
  const parameters = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const [name, value] of pairs) {
    const extended = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (!extended) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(readable(value)));
      continue;
    }
    const list = pieces.get(extended[1]!) ?? [];
    list.push({ number: Number(extended[2] ?? 0), encoded: extended[2] === undefined || extended[3] !== undefined, value });
    pieces.set(extended[1]!, list);
  }
  // RFC 2231 §4: the extended form wins over the plain one
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list));
  return parameters;
}

/** RFC 2231 §4.1: pieces in the order of their numbers; only the first names the charset. */
function joinPieces(pieces: Piece[]): string {
  pieces.sort((a, b) => a.number - b.number);
  const [, charset, first] = pieces[0]!.encoded
    ? (/^([^']*)'[^']*'([^]*)$/.exec(pieces[0]!.value) ?? ['', '', pieces[0]!.value])
    : ['', '', pieces[0]!.value];
  const whole = pieces.map((piece, index) => percentDecoded(index === 0 ? first! : piece.value, piece.encoded)).join('');
  return charset ? (decodeCharset(ascii(whole), charset) ?? whole) : readable(whole);
}

function percentDecoded(value: string, encoded: boolean): string {
  return encoded ? value.replace(/%([0-9A-Fa-f]{2})/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16))) : value;
}

/** `name=value` for a field, one item per piece: as a token, a quoted string, or pieces of RFC 2231 that each fit a line. */
export function formatParameter(name: string, value: string): string[] {
  if (isAscii(value) && value.length <= 60 && !hasControl(value)) {
    return [`${name}=${TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`];
  }
  const pieces = extendedPieces(value);
  if (pieces.length === 1) return [`${name}*=utf-8''${pieces[0]}`];
  return pieces.map((piece, index) => `${name}*${index}*=${index === 0 ? "utf-8''" : ''}${piece}`);
}

function hasControl(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) < 32 || value.charCodeAt(index) === 127) return true;
  return false;
}

function extendedPieces(value: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of value) {
    const encoded = ATTRIBUTE_CHARACTER.test(character) ? character : percentEncoded(character);
    if (piece.length + encoded.length > 50) {
      pieces.push(piece);
      piece = '';
    }
    piece += encoded;
  }
  return [...pieces, piece];
}

function percentEncoded(character: string): string {
  return Array.from(utf8(character), (code) => `%${code.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
