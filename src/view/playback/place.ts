/** Where a link leads to, and what it carries. */
import type { Intervention } from '../../run/scenario.ts';
import type { Language } from '../../language.ts';
import type { MessageSource } from '../../worker/api.ts';
import type { Grain } from './panel.ts';

export interface Place {
  language: Language | null;
  scenario: string;
  seed: number;
  /** Id of the step, or '' for the beginning. */
  step: string;
  grain: Grain;
  room: 'explore' | 'lessons' | 'editor' | 'mime' | 'recipients' | 'devices' | 'measured';
  /** In the lesson room: a lesson's folder, or another page; '' for the course. In the MIME room: a sample; '' for another letter. */
  page: string;
  /** The number of its step, from 1, or what else is meant on it; '' for where the reader was. In the MIME room: the part that is looked at. */
  part: string;
  /** In the lesson room: a lesson that somebody wrote, as `lessons/own/` packs it; '' for none. One that is too large to travel is named instead. */
  own: string;
  /** What stands beside it, as `against.ts` names it; '' for nothing. */
  against: string;
  interventions: Intervention[];
  /** The visitor's own; `null` for the scenario's. */
  message: MessageSource | null;
  /** With the scenario `RECORDING`: a sample of the shelf; '' for none. */
  sample: string;
  /** With the scenario `RECORDING`: a small recording as text; '' for none. */
  text: string;
  /** With the scenario `OWN`: the story as text; '' for none, or one that is too large to travel. */
  story: string;
  /** In the MIME room: the letter, one character an octet; '' for none, or one that is too large to travel. */
  letter: string;
}

/** What stands in place of a scenario when a recording is shown. */
export const RECORDING = 'recording';
/** What stands in place of a scenario when real connections are watched. */
export const LIVE = 'live';
/** Characters of a recording up to which a link carries it. */
export const LONGEST_LINKED = 8192;

export const START: Place = {
  language: null,
  scenario: 'journey',
  seed: 1,
  step: '',
  grain: 'message',
  room: 'explore',
  page: '',
  part: '',
  own: '',
  against: '',
  interventions: [],
  message: null,
  sample: '',
  text: '',
  story: '',
  letter: '',
};

/** What is packed in a link, by the room that it leads to. */
export const ABOARD = {
  lessons: ['own', 'kept'],
  mime: ['letter'],
  stage: ['changes', 'message', 'text', 'story'],
} as const satisfies Record<string, readonly string[]>;
export type Aboard = (typeof ABOARD)[keyof typeof ABOARD][number];
