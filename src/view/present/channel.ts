/** What the lectern and the wall tell each other. They are two windows of one browser: nothing leaves the device. */
import type { Language } from '../../language.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { OpenedFile } from '../../worker/api.ts';

/** How far a lesson has come: a step, and how many of its tasks are asked and answered. */
export interface Cue {
  /** From 0. */
  step: number;
  /** The task that is asked, from 0; -1 while the step is told. */
  task: number;
  /** Its answer is shown. */
  isAnswered: boolean;
}

/** A lesson on the wall. */
export interface LessonOnWall {
  lesson: Lesson;
  cue: Cue;
  /** Hands that were counted for each choice of the task; none while nobody has been asked. */
  counts: number[];
  /** The mark that the lectern points at; '' for none. */
  lit: string;
}

/** What is to be seen on the wall. */
export interface OnWall {
  /** Story, step and all that was changed, as a link names it. */
  link: string;
  language: Language;
  /** The recording that a link is too small for; none for a story. */
  files: OpenedFile[];
  isBlank: boolean;
  /** `null` for a story. */
  taught: LessonOnWall | null;
  /** The class is asked first: the sentence stays away. */
  isAsking: boolean;
  /** The code that leads a telephone to this step. */
  hasCode: boolean;
}

/** What a wall answers when it shows this. */
export const answerOf = ({ link, taught }: OnWall): string => (taught ? `${link} ${taught.cue.task} ${taught.cue.isAnswered}` : link);

/** A way along what is shown. */
export type Way = 'next' | 'back' | 'first' | 'last';

/** What a presenter's clicker or keyboard asks for, in whichever window it is typed. */
export type Gesture = Way | 'blank' | 'ask' | 'code' | 'leave';

export type Message =
  | { to: 'wall'; shown: OnWall }
  /** The wall is there, and shows this (`answerOf`); '' before it shows anything. */
  | { to: 'lectern'; answer: string }
  | { to: 'lectern'; gesture: Gesture };

/** The part of BroadcastChannel that is needed here. */
export interface Channel {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent<Message>) => void) | null;
  close(): void;
}

/** Windows of the same `id` hear each other. */
export function openChannel(id: string): Channel {
  return new BroadcastChannel(`mailscope.present.${id}`);
}

const GESTURES: ReadonlyMap<string, Gesture> = new Map([
  ['ArrowRight', 'next'],
  ['ArrowLeft', 'back'],
  ['PageDown', 'next'],
  ['PageUp', 'back'],
  [' ', 'next'],
  ['Home', 'first'],
  ['End', 'last'],
  ['b', 'blank'],
  ['B', 'blank'],
  // the third button of a clicker
  ['.', 'blank'],
  ['a', 'ask'],
  ['A', 'ask'],
  ['q', 'code'],
  ['Q', 'code'],
  ['Escape', 'leave'],
]);

/** What a key asks for; `undefined` if it belongs to whoever types it. */
export function gestureOf({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): Gesture | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const element = target instanceof Element ? target : null;
  // a clicker is heard while hands are being counted
  const isClicker = key.startsWith('Page') && element?.matches('[type="number"]');
  if (!isClicker && element?.closest('input, textarea, select, dialog')) return undefined;
  if (key === ' ' && element?.closest('button, a')) return undefined;
  return GESTURES.get(key);
}
