/** What was said, cut where its fields begin and end. */
import type { Annotated } from '../../worker/api.ts';
import { fieldOfEach } from '../panels/octets/layout.ts';
import { shown, visible } from '../panels/wire.ts';

export interface Piece {
  /** Of the field; '' between fields. */
  key: string;
  text: string;
  octets: number;
}

/** Pieces that are shown, and characters of each. */
const MOST = 24;
const LONGEST = 120;

export function piecesOf({ octets, fields }: Annotated): Piece[] {
  const owner = fieldOfEach(fields, octets.length);
  const pieces: Piece[] = [];
  for (let start = 0; start < octets.length && pieces.length < MOST;) {
    let end = start + 1;
    while (end < octets.length && owner[end] === owner[start]) end++;
    pieces.push(pieceOf(fields[owner[start]!]?.key ?? '', octets.subarray(start, end)));
    start = end;
  }
  return pieces;
}

/** What the pieces leave off, octets. */
export function leftOff(pieces: readonly Piece[], total: number): number {
  return pieces.reduce((left, { octets }) => left - octets, total);
}

function pieceOf(key: string, octets: Uint8Array): Piece {
  const text = shown(octets).replaceAll('\r', '␍').replaceAll('\n', '␊');
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return { key, text: key === 'crlf' ? 'CR LF' : visible(cut), octets: octets.length };
}
