/** The coloured stretches of the scrubber: the phases of the journey in the order they happen, measured in beats. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Accent } from '../layout/face.ts';
import { phaseSpans, type Phase, type PhaseSpan } from '../playback/phases.ts';
import { atOrBefore } from '../playback/steps.ts';

export type StretchName = 'submission' | 'dns' | 'relay' | 'pop3' | 'imap' | 'http' | 'fetch';

export interface Stretch {
  name: StretchName;
  accent: Accent;
  /** Places in the list of beats, first and last. */
  first: number;
  last: number;
}
export interface Mark {
  place: number;
  kind: 'fault' | 'intervention';
}

const NAMES: Record<Phase, StretchName> = { submission: 'submission', question: 'dns', answer: 'dns', relay: 'relay', fetch: 'fetch' };
const ACCENTS: Record<StretchName, Accent> = {
  submission: 'smtp',
  dns: 'dns',
  relay: 'smtp',
  pop3: 'pop3',
  imap: 'imap',
  http: 'http',
  fetch: 'plain',
};

/** Question and answer are one stretch, fetching one for each protocol; stretches without a beat are left out. */
export function stretchesOf(journal: Journal, scene: Scene, beats: readonly number[], length: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { name, last } of phaseSpans(journal, scene, length).flatMap((span) => piecesOf(journal, span))) {
    const end = atOrBefore(beats, last);
    const before = stretches.at(-1);
    const first = (before?.last ?? -1) + 1;
    if (end < first) continue;
    if (before?.name === name) before.last = end;
    else stretches.push({ name, accent: ACCENTS[name], first, last: end });
  }
  return stretches;
}

interface Piece {
  name: StretchName;
  last: number;
}

/** Fetching is cut where a device calls with another protocol than the one before. */
function piecesOf(journal: Journal, { phase, first, last }: PhaseSpan): Piece[] {
  if (phase !== 'fetch') return [{ name: NAMES[phase], last }];
  const pieces: Piece[] = [];
  for (let index = first; index <= last; index++) {
    const name = journal.kind(index) === 'open' ? fetchName(journal.connections[journal.connection(index)]!.protocol) : undefined;
    const piece = pieces.at(-1);
    if (piece && (name === undefined || name === piece.name)) piece.last = index;
    else pieces.push({ name: name ?? 'fetch', last: index });
  }
  return pieces;
}

function fetchName(protocol: string): StretchName {
  return protocol === 'pop3' || protocol === 'imap' || protocol === 'http' ? protocol : 'fetch';
}

/** Where something was broken, or somebody stepped in. */
export function marksOf(journal: Journal, beats: readonly number[]): Mark[] {
  return beats.flatMap((index, place) => {
    const kind = journal.kind(index);
    return kind === 'fault' || kind === 'intervention' ? [{ place, kind }] : [];
  });
}
