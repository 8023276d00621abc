/** How a damaged letter is mended: from what is there alone, without knowing what it was before. */
import { fold } from '../fold.ts';
import { firstField, firstRawValue } from '../header.ts';
import { decodeBody, fileName } from '../mime.ts';
import { ascii, concat, CRLF, EMPTY, lineEnd, text } from '../octets.ts';
import { formatParameter } from '../parameters.ts';
import { boundaryOf, type Anatomy } from './anatomy.ts';
import { valueReplaced } from './damage.ts';
import { charsetOf, encodingOf } from './guess.ts';
import { spliced, withField, withFieldBeforeContent } from './splice.ts';

/**
 * `stray`: the line is taken out before the part that it made; `boundary`: the one that the body uses is declared; `encoding`,
 * `charset`: what the octets look like is declared; `cut`: the incomplete group goes, and with it what was left of it.
 */
export const REPAIRS = ['close', 'stray', 'boundary', 'encoding', 'charset', 'cut', 'version', 'name'] as const;
export type Repair = (typeof REPAIRS)[number];

/** `null`: there is nothing to mend in this way. */
export function repaired(octets: Uint8Array, node: Anatomy, repair: Repair): Uint8Array | null {
  switch (repair) {
    case 'close':
      return closed(octets, node);
    case 'stray':
      return withoutStray(octets, node);
    case 'boundary':
      return withUsedBoundary(octets, node);
    case 'encoding': {
      const body = octets.subarray(node.part.bodyStart, node.part.end);
      return withField(octets, node, 'Content-Transfer-Encoding', fold('Content-Transfer-Encoding', [encodingOf(body)]));
    }
    case 'charset':
      return withSeenCharset(octets, node);
    case 'cut':
      return wholeGroups(octets, node);
    case 'version':
      return firstField(node.part.header, 'MIME-Version') ? null : withFieldBeforeContent(octets, node, 'MIME-Version: 1.0\r\n');
    case 'name':
      return withName(octets, node);
  }
}

function closed(octets: Uint8Array, { part, delimiters }: Anatomy): Uint8Array | null {
  if (delimiters.length === 0 || delimiters.at(-1)!.closes) return null;
  const last = part.end === octets.length ? CRLF : EMPTY;
  return spliced(octets, part.end, part.end, concat([ascii(`\r\n--${boundaryOf(part)}--`), last]));
}

/** The node is the part that the stray line made. */
function withoutStray(octets: Uint8Array, { parent, path }: Anatomy): Uint8Array | null {
  const delimiter = parent?.delimiters[Number(path.slice(path.lastIndexOf('.') + 1)) - 1];
  return delimiter ? spliced(octets, delimiter.line, delimiter.end, EMPTY) : null;
}

/** The boundary that the body was written with: its first line `--X` that another line `--X--` closes; '' if there is none. */
export function usedBoundary(octets: Uint8Array, { part }: Anatomy): string {
  const lines = new Set<string>();
  for (let at = part.bodyStart; at < part.end;) {
    const next = lineEnd(octets, at, part.end);
    // RFC 2046 §5.1.1: at most 70 characters
    if (octets[at] === 45 && octets[at + 1] === 45 && next - at <= 80) lines.add(text(octets, at, next).trimEnd());
    at = next;
  }
  const found = [...lines].find((line) => !line.endsWith('--') && lines.has(`${line}--`)) ?? '';
  return found.slice(2);
}

function withUsedBoundary(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const [declared, used] = [boundaryOf(node.part), usedBoundary(octets, node)];
  if (used === '' || used === declared) return null;
  if (declared !== '') return valueReplaced(octets, node, 'Content-Type', declared, used);
  const raw = firstRawValue(octets, node.part.header, 'Content-Type').replace(/[;\s]+$/, '');
  return withField(octets, node, 'Content-Type', fold('Content-Type', [`${raw};`, `boundary="${used}"`]));
}

function withSeenCharset(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const [declared, seen] = [node.part.parameters.get('charset'), charsetOf(decodeBody(octets, node.part))];
  if (declared !== undefined) return valueReplaced(octets, node, 'Content-Type', declared, seen);
  const raw = firstRawValue(octets, node.part.header, 'Content-Type').replace(/[;\s]+$/, '') || 'text/plain';
  return withField(octets, node, 'Content-Type', fold('Content-Type', [`${raw};`, `charset=${seen}`]));
}

function wholeGroups(octets: Uint8Array, { part }: Anatomy): Uint8Array | null {
  const body = text(octets, part.bodyStart, part.end);
  const over = body.replace(/[^A-Za-z0-9+/=]/g, '').length % 4;
  if (over === 0) return null;
  const trimmed = body.replace(/\s+$/, '');
  const kept = trimmed.slice(0, -over).replace(/\s+$/, '');
  return spliced(octets, part.bodyStart, part.end, ascii(kept + body.slice(trimmed.length)));
}

/** RFC 2231 in place of encoded words or raw octets. */
function withName(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const name = fileName(node.part);
  if (name === '') return null;
  const value = node.part.disposition || 'attachment';
  const items = [value, ...formatParameter('filename', name)];
  const lines = items.map((item, number) => (number === items.length - 1 ? item : `${item};`));
  return withField(octets, node, 'Content-Disposition', fold('Content-Disposition', lines));
}
