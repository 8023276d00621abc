/** The coloured stretches of the scrubber: the phases of the journey in the order they happen, measured in beats. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { accentOf, type Accent } from '../layout/face.ts';
import { phaseSpans, type Phase } from '../playback/phases.ts';
import { atOrBefore } from '../playback/steps.ts';

export type StretchName = 'submission' | 'dns' | 'relay' | 'fetch';

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
  submission: accentOf('submission'),
  dns: accentOf('dns'),
  relay: accentOf('smtp'),
  fetch: accentOf('pop3'),
};

/** Question and answer are one stretch; stretches without a beat are left out. */
export function stretchesOf(journal: Journal, scene: Scene, beats: readonly number[], length: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { phase, last } of phaseSpans(journal, scene, length)) {
    const name = NAMES[phase];
    const end = atOrBefore(beats, last);
    const before = stretches.at(-1);
    const first = (before?.last ?? -1) + 1;
    if (end < first) continue;
    if (before?.name === name) before.last = end;
    else stretches.push({ name, accent: ACCENTS[name], first, last: end });
  }
  return stretches;
}

/** Where something was broken, or somebody stepped in. */
export function marksOf(journal: Journal, beats: readonly number[]): Mark[] {
  return beats.flatMap((index, place) => {
    const kind = journal.kind(index);
    return kind === 'fault' || kind === 'intervention' ? [{ place, kind }] : [];
  });
}
