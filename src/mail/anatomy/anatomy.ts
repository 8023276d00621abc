/** Where every octet of a letter belongs: the tree of `mime.ts` with the lines that divide it, preambles and epilogues (RFC 2046 §5.1.1). */
import { isEmptyLine } from '../header.ts';
import { lineEnd } from '../octets.ts';
import { readMime, type Part } from '../mime.ts';
import { delimitersIn, type Delimiter } from '../multipart.ts';

/**
 * `empty`: the line that ends a header; `delimiter`, `close`: with the CRLF before and the line end behind;
 * `unread`: parts beyond the limits of the reader.
 */
export type PieceKind = 'header' | 'empty' | 'body' | 'preamble' | 'delimiter' | 'close' | 'epilogue' | 'unread';

/** A stretch of octets that belongs to one part and to nothing within it. */
export interface Piece {
  kind: PieceKind;
  start: number;
  end: number;
  /** Path of the part whose it is. */
  path: string;
  /** Of a delimiter: where the line itself begins, behind the CRLF that is its own; else `start`. */
  line: number;
}

export interface Anatomy {
  /** '1' the whole letter, '1.2' the second part of it. What a message/rfc822 holds is its first part. */
  path: string;
  part: Part;
  /** `null` for the whole. */
  parent: Anatomy | null;
  children: Anatomy[];
  /** Its own, in order: the octets of the children are theirs. */
  pieces: Piece[];
  /** Of a multipart: its lines, the closing one too. */
  delimiters: Delimiter[];
}

/** The letter taken apart. The octets must not change afterwards. */
export function anatomyOf(octets: Uint8Array): Anatomy {
  return taken(octets, readMime(octets), '1', null);
}

function taken(octets: Uint8Array, part: Part, path: string, parent: Anatomy | null): Anatomy {
  const node: Anatomy = { path, part, parent, children: [], pieces: [], delimiters: [] };
  node.children = part.children.map((child, index) => taken(octets, child, `${path}.${index + 1}`, node));
  const add = (kind: PieceKind, start: number, end: number, line = start): void => {
    if (end > start) node.pieces.push({ kind, start, end, path, line });
  };
  const headerEnd = endOfHeader(octets, part);
  add('header', part.start, headerEnd);
  add('empty', headerEnd, part.bodyStart);
  if (part.children.length === 0) add('body', part.bodyStart, part.end);
  else if (part.type === 'multipart') divide(octets, node, add);
  return node;
}

/** Where the empty line begins; the end of the header if there is none. */
function endOfHeader(octets: Uint8Array, { start, bodyStart, end }: Part): number {
  if (start === bodyStart) return start;
  const before = octets[bodyStart - 2] === 13 && bodyStart - 2 >= start ? bodyStart - 2 : bodyStart - 1;
  const begins = before === start || octets[before - 1] === 10;
  return begins && isEmptyLine(octets, before, end) && lineEnd(octets, before, end) === bodyStart ? before : bodyStart;
}

function divide(octets: Uint8Array, node: Anatomy, add: (kind: PieceKind, start: number, end: number, line?: number) => void): void {
  const { part } = node;
  node.delimiters = delimitersIn(octets, part.bodyStart, part.end, boundaryOf(part), part.children.length + 1);
  add('preamble', part.bodyStart, node.delimiters[0]!.start);
  for (const [number, { start, line, end, closes }] of node.delimiters.entries()) {
    add(closes ? 'close' : 'delimiter', start, end, line);
    if (closes) add('epilogue', end, part.end);
    else if (number >= part.children.length) add('unread', end, part.end);
  }
}

export const boundaryOf = ({ parameters }: Part): string => parameters.get('boundary') ?? '';

/** A node and all within it, outermost first. */
export function everyPart(node: Anatomy): Anatomy[] {
  return [node, ...node.children.flatMap(everyPart)];
}

/** All pieces in the order in which they lie: each octet is in one of them. */
export function piecesIn(node: Anatomy): Piece[] {
  return everyPart(node)
    .flatMap(({ pieces }) => pieces)
    .sort((one, other) => one.start - other.start);
}

/** `undefined` if there is none. */
export function partAt(root: Anatomy, path: string): Anatomy | undefined {
  return everyPart(root).find((node) => node.path === path);
}
