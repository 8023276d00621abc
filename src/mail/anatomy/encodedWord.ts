/** Encoded words, piece by piece: RFC 2047. */
import { decodeCharset } from '../charset.ts';
import { decodeBase64 } from '../encodings.ts';
import { ascii } from '../octets.ts';

/** RFC 2047 §2. */
export const WORD_LIMIT = 75;

/** `syntax`: `=?`, `?` and `?=`; `plain`: stands for itself; `space`: `_`; `octets`: `=XX`; `group`: four letters of base64. */
export type WordPieceKind = 'syntax' | 'charset' | 'language' | 'encoding' | 'plain' | 'space' | 'octets' | 'group';

export interface WordPiece {
  kind: WordPieceKind;
  raw: string;
  /** What it stands for: octets, then the characters that they are in the charset. */
  octets: number[];
  reads: string;
}

export interface EncodedWord {
  raw: string;
  charset: string;
  encoding: 'B' | 'Q';
  pieces: WordPiece[];
  reads: string;
  /** It is longer than RFC 2047 §2 allows. */
  isTooLong: boolean;
  /** The charset is one that is known here. */
  isKnown: boolean;
}

const WORD = /=\?([^?*\s]+)(\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=/g;
const MOST_WORDS = 200;

/** All encoded words of an unfolded value, in order. */
export function encodedWordsIn(value: string): EncodedWord[] {
  return [...value.matchAll(WORD)].slice(0, MOST_WORDS).map((match) => read(match));
}

function read([raw, charset = '', language = '', encoding = '', payload = '']: RegExpExecArray): EncodedWord {
  const isB = encoding.toUpperCase() === 'B';
  const syntax = (text: string): WordPiece => ({ kind: 'syntax', raw: text, octets: [], reads: '' });
  const units = isB ? groups(payload) : unitsOfQ(payload);
  const isKnown = decodeCharset(new Uint8Array(0), charset) !== undefined;
  const told = isKnown ? inCharset(units, charset) : units;
  const pieces: WordPiece[] = [
    syntax('=?'),
    { ...syntax(charset), kind: 'charset' },
    ...(language === '' ? [] : [{ ...syntax(language), kind: 'language' as const }]),
    syntax('?'),
    { ...syntax(encoding), kind: 'encoding' },
    syntax('?'),
    ...told,
    syntax('?='),
  ];
  const reads = isKnown ? (decodeCharset(Uint8Array.from(told.flatMap(({ octets }) => octets)), charset) ?? '') : '';
  return { raw, charset, encoding: isB ? 'B' : 'Q', pieces, reads, isTooLong: raw.length > WORD_LIMIT, isKnown };
}

/** RFC 2047 §4.2. */
function unitsOfQ(payload: string): WordPiece[] {
  return (payload.match(/=[0-9A-Fa-f]{2}|[^]/g) ?? []).map((raw) => {
    if (raw.length === 3) return { kind: 'octets', raw, octets: [parseInt(raw.slice(1), 16)], reads: '' };
    if (raw === '_') return { kind: 'space', raw, octets: [32], reads: '' };
    return { kind: 'plain', raw, octets: [raw.charCodeAt(0) & 255], reads: '' };
  });
}

/** RFC 2047 §4.1: four letters are three octets. */
function groups(payload: string): WordPiece[] {
  return (payload.match(/[^]{1,4}/g) ?? []).map((raw) => ({ kind: 'group', raw, octets: [...decodeBase64(ascii(raw))], reads: '' }));
}

/** A character may take several octets: those before its last wait for it, and are joined with it. */
function inCharset(units: WordPiece[], charset: string): WordPiece[] {
  const decoder = new TextDecoder(charset, { ignoreBOM: true });
  const told: WordPiece[] = [];
  let waiting: WordPiece | null = null;
  for (const [number, unit] of units.entries()) {
    const stream = number < units.length - 1;
    const reads = decoder.decode(Uint8Array.from(unit.octets), { stream });
    const before: WordPiece | null = waiting;
    const joined: WordPiece = before
      ? { kind: unit.kind, raw: before.raw + unit.raw, octets: [...before.octets, ...unit.octets], reads }
      : { ...unit, reads };
    waiting = reads === '' && stream ? joined : null;
    if (!waiting) told.push(joined);
  }
  return joinedPlain(told);
}

/** Letters that stand for themselves are one piece. */
function joinedPlain(units: WordPiece[]): WordPiece[] {
  const joined: WordPiece[] = [];
  for (const unit of units) {
    const last = joined.at(-1);
    if (last?.kind === 'plain' && unit.kind === 'plain') {
      joined[joined.length - 1] = {
        kind: 'plain',
        raw: last.raw + unit.raw,
        octets: [...last.octets, ...unit.octets],
        reads: last.reads + unit.reads,
      };
    } else joined.push(unit);
  }
  return joined;
}
