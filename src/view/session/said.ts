/** What a slip shows of an entry, and how much of it stays off: that is said, not hidden. */
import type { Journal } from '../../sim/journal.ts';
import { sealedOctetsOf } from './line.ts';
import { answerText, faceOf, portOf, type Face } from '../layout/face.ts';

export interface Said {
  face: Face;
  /** Octets on the line if they are sealed: -1 where a recording does not tell, `null` in the clear. */
  sealedOctets: number | null;
  /** Octets of a letter. */
  octets: number;
  /** Characters that the line goes on for, and lines that follow. */
  moreCharacters: number;
  moreLines: number;
}

/** `null` for what no slip is made for. */
export function saidOf(journal: Journal, index: number): Said | null {
  const face = index < 0 ? null : faceOf(journal, index);
  if (!face) return null;
  return {
    face,
    sealedOctets: sealedOctetsOf(journal.detail(index)),
    octets: journal.octetCount(index),
    ...(face.shape === 'letter' ? { moreCharacters: 0, moreLines: 0 } : leftOut(journal, index, face)),
  };
}

const utf8 = new TextDecoder();

function leftOut(journal: Journal, index: number, face: Face): { moreCharacters: number; moreLines: number } {
  const kind = journal.kind(index);
  if (kind === 'answer') return { moreCharacters: Math.max(0, answerText(journal, index).length - face.body.length), moreLines: 0 };
  if (kind !== 'command' && kind !== 'reply') return { moreCharacters: 0, moreLines: 0 };
  const lines = utf8
    .decode(journal.octets(index))
    .split('\r\n')
    .filter((line) => line !== '');
  const shown = lines.find((line) => line.includes(face.body)) ?? '';
  const after = shown.length - shown.indexOf(face.body) - face.body.length;
  return { moreCharacters: face.body === '' ? 0 : after, moreLines: Math.max(0, lines.length - 1) };
}

/** What one calls when the connection is opened: 'TCP 25' → '25'. */
export function portCalled(journal: Journal, connection: number): string {
  return portOf(journal.connections[connection]?.serverAddress ?? '');
}
