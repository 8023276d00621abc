/** The source of a letter in rows, each of one piece; long bodies are folded. */
import type { MimeSeen } from '../../worker/api.ts';
import { shown, visible } from '../panels/wire.ts';

type Piece = MimeSeen['pieces'][number];

export interface Span {
  text: string;
  /** An escape of quoted-printable, or an encoded word: octets that stand for others. */
  isEscape: boolean;
}

export interface SourceRow {
  key: string;
  piece: Piece;
  /** The first of its piece: there its kind is told. */
  isFirst: boolean;
  spans: Span[];
  start: number;
  end: number;
  /** It stands for so many octets that are not shown; 0 for a line. */
  folded: number;
}

/** Lines of a body that are shown: at rest, and when it was unfolded. */
const FEW = 8;
const MANY = 400;

/** `open`: starts of the pieces that were unfolded. */
export function sourceRows({ octets, pieces, parts }: MimeSeen, open: ReadonlySet<number>): SourceRow[] {
  const encodings = new Map(parts.map(({ path, encoding }) => [path, encoding]));
  return pieces.flatMap((piece) => {
    const isQuoted = piece.kind === 'body' && encodings.get(piece.path) === 'quoted-printable';
    const limit = piece.kind === 'header' || open.has(piece.start) ? MANY : FEW;
    return rowsIn(octets, piece, limit, piece.kind === 'header' ? WORD : isQuoted ? ESCAPE : null);
  });
}

const WORD = /(=\?[^?\s]+\?[BbQq]\?[^?]*\?=)/;
const ESCAPE = /((?:=[0-9A-F]{2})+|=$)/;

function rowsIn(octets: Uint8Array, piece: Piece, limit: number, escape: RegExp | null): SourceRow[] {
  const rows: SourceRow[] = [];
  for (let start = piece.line; start < piece.end;) {
    if (rows.length >= limit) {
      rows.push({ ...rowFor(piece, start, piece.end, rows.length), folded: piece.end - start });
      break;
    }
    const end = lineEnd(octets, start, piece.end);
    rows.push({ ...rowFor(piece, start, end, rows.length), spans: spansOf(octets.subarray(start, end), escape) });
    start = end;
  }
  return rows;
}

const rowFor = (piece: Piece, start: number, end: number, number: number): SourceRow => ({
  ...{ key: `${start}`, piece, isFirst: number === 0, spans: [], start, end, folded: 0 },
});

function lineEnd(octets: Uint8Array, start: number, end: number): number {
  const at = octets.subarray(start, end).indexOf(10);
  return at < 0 ? end : start + at + 1;
}

/** Characters of a line that are shown. */
const WIDEST = 1000;

function spansOf(line: Uint8Array, escape: RegExp | null): Span[] {
  const text = visible(shown(line.subarray(0, WIDEST)).replace(/\r?\n$/, ''));
  if (!escape) return [{ text, isEscape: false }];
  return text
    .split(escape)
    .map((each, number) => ({ text: each, isEscape: number % 2 === 1 }))
    .filter((span) => span.text !== '');
}
