/** Stories as small as a card: what the gallery draws and searches. */
import type { HostKind } from '../run/scenario.ts';

/** A machine of a story, as small as on a card. */
export interface SketchHost {
  kind: HostKind;
  /** Somebody writes a letter on it. */
  writes: boolean;
  /** It is switched off in the story. */
  fails: boolean;
}

/** A line between two of them, by their places. */
export interface SketchLine {
  from: number;
  to: number;
  protocol: string;
  /** The worst that happens: a refusal for now, one for good, a line that breaks or is never there. */
  outcome: '' | 'later' | 'no' | 'cut';
  isSealed: boolean;
}

/** A story as small as a card: who has a part, and which lines they use, in the order of their first word. */
export interface Sketch {
  hosts: SketchHost[];
  lines: SketchLine[];
}

/** By the story's id: what is said in it ('EHLO 250 b.com MX …'), and its sketch. */
export type StoryIndex = Record<string, { said: string; sketch: Sketch }>;
