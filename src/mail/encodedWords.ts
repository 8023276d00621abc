/** Words beyond ASCII in header fields: RFC 2047, with the language suffix of RFC 2231 §5. */
import { decodeCharset } from './charset.ts';
import { decodeBase64, encodeBase64 } from './encodings.ts';
import { ascii, concat, text, utf8 } from './octets.ts';

/** RFC 2047 §2: an encoded word is at most this long. */
const WORD_LIMIT = 75;
const FRAME = '=?utf-8?Q??='.length;
const FIRST_WORD = /^=\?([^?\s]+)\?[BbQq]\?[^?]*\?=/;
const WORD = /=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/g;

/** Reads the encoded words of an unfolded value; those of an unknown charset stay as written. */
export function decodeWords(value: string): string {
  let decoded = '';
  let at = 0;
  let run: Word[] = [];
  for (const match of value.matchAll(WORD)) {
    const gap = value.slice(at, match.index);
    // RFC 2047 §6.2: white space between two encoded words is not shown
    const joined = run.length > 0 && gap.trim() === '';
    const word: Word = { charset: match[1]!.split('*')[0]!, encoding: match[2]!.toUpperCase(), payload: match[3]!, raw: match[0] };
    if (!joined || run[0]!.charset.toLowerCase() !== word.charset.toLowerCase()) {
      decoded += decodeRun(run) + (joined ? '' : gap);
      run = [];
    }
    run.push(word);
    at = match.index + match[0].length;
  }
  return decoded + decodeRun(run) + value.slice(at);
}

interface Word {
  charset: string;
  encoding: string;
  payload: string;
  raw: string;
}

/** Neighbouring words of one charset are joined before decoding: many programs split a character between two words. */
function decodeRun(run: Word[]): string {
  if (run.length === 0) return '';
  const octets = concat(run.map(wordOctets));
  return decodeCharset(octets, run[0]!.charset) ?? run.map((word) => word.raw).join(' ');
}

function wordOctets({ encoding, payload }: Word): Uint8Array {
  return encoding === 'B' ? decodeBase64(ascii(payload)) : decodeQ(payload);
}

function decodeQ(payload: string): Uint8Array {
  const plain = payload.replaceAll('_', ' ').replace(/=([0-9A-Fa-f]{2})/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16)));
  return ascii(plain);
}

/** Encoded words (utf-8, the shorter of Q and B) for `words`; no character is split. The first is at most `firstLimit` characters long. */
export function encodeWords(words: string, firstLimit = WORD_LIMIT): string[] {
  const encoded: string[] = [];
  let characters: string[] = [];
  let costQ = 0;
  let costB = 0;
  for (const character of words) {
    const octets = utf8(character);
    const nextQ = costQ + qCost(octets);
    const nextB = costB + octets.length;
    const limit = Math.min(WORD_LIMIT, encoded.length === 0 ? firstLimit : WORD_LIMIT) - FRAME;
    if (characters.length > 0 && Math.min(nextQ, base64Length(nextB)) > limit) {
      encoded.push(encodeWord(characters.join(''), costQ, costB));
      characters = [];
      costQ = costB = 0;
    }
    characters.push(character);
    costQ += qCost(octets);
    costB += octets.length;
  }
  if (characters.length > 0) encoded.push(encodeWord(characters.join(''), costQ, costB));
  return encoded;
}

function base64Length(octets: number): number {
  return 4 * Math.ceil(octets / 3);
}

function encodeWord(characters: string, costQ: number, costB: number): string {
  const octets = utf8(characters);
  return costQ <= base64Length(costB) ? `=?utf-8?Q?${encodeQ(octets)}?=` : `=?utf-8?B?${text(encodeBase64(octets))}?=`;
}

/** RFC 2047 §5 (3): what may stand as it is even within a display name. */
function isPlainQ(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 33 ||
    code === 42 ||
    code === 43 ||
    code === 45 ||
    code === 47
  );
}

function qCost(octets: Uint8Array): number {
  let cost = 0;
  for (const code of octets) cost += isPlainQ(code) || code === 32 ? 1 : 3;
  return cost;
}

function encodeQ(octets: Uint8Array): string {
  let encoded = '';
  for (const code of octets) {
    if (code === 32) encoded += '_';
    else if (isPlainQ(code)) encoded += String.fromCharCode(code);
    else encoded += `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** The first thing in `value` that begins like an encoded word and is not one, or whose charset is unknown; `undefined` if all is well. */
export function badEncodedWord(value: string): string | undefined {
  for (const match of value.matchAll(/=\?[^\s]{0,200}/g)) {
    const whole = FIRST_WORD.exec(match[0]);
    const good = whole !== null && decodeCharset(new Uint8Array(0), whole[1]!.split('*')[0]!) !== undefined;
    if (!good && looksMeant(match[0])) return match[0].slice(0, WORD_LIMIT);
  }
  return undefined;
}

/** `=?charset?B?`: without at least that, it is only a punctuation mark of somebody's. */
function looksMeant(beginning: string): boolean {
  return /^=\?[^?\s]+\?[BbQq]\?/.test(beginning);
}
