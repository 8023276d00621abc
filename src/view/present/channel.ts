/** What the lectern and the wall tell each other. They are two windows of one browser: nothing leaves the device. */
import type { Language } from '../../language.ts';
import type { OpenedFile } from '../../worker/api.ts';

/** What is to be seen on the wall. */
export interface OnWall {
  /** Story, step and all that was changed, as a link names it. */
  link: string;
  language: Language;
  /** The recording that a link is too small for; none for a story. */
  files: OpenedFile[];
  isBlank: boolean;
  /** The class is asked first: the sentence stays away. */
  isAsking: boolean;
  /** The code that leads a telephone to this step. */
  hasCode: boolean;
}

/** What a presenter's clicker or keyboard asks for, in whichever window it is typed. */
export type Gesture = 'next' | 'back' | 'first' | 'last' | 'blank' | 'ask' | 'code' | 'leave';

export type Message =
  | { to: 'wall'; shown: OnWall }
  /** The wall is there, and shows this; '' before it shows anything. */
  | { to: 'lectern'; link: string }
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
  if (element?.closest('input, textarea, select, dialog')) return undefined;
  if (key === ' ' && element?.closest('button, a')) return undefined;
  return GESTURES.get(key);
}
