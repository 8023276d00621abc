/** Which key does what. Keys typed into a field, or together with Ctrl, Alt or Meta, are the reader's own. */
import { own } from '../../own.ts';
import { GRAINS, type Grain } from './panel.ts';

type KeyAction = 'back' | 'next' | 'first' | 'last' | 'play' | 'help' | { grain: Grain };

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  target: EventTarget | null;
}

const ACTIONS: Record<string, KeyAction> = {
  ArrowLeft: 'back',
  ArrowRight: 'next',
  PageUp: 'back',
  PageDown: 'next',
  // The third button of a presenter's clicker, which elsewhere blanks the screen: here it is one more way on.
  '.': 'next',
  Home: 'first',
  End: 'last',
  ' ': 'play',
  '?': 'help',
};
for (const [place, grain] of GRAINS.entries()) ACTIONS[String(place + 1)] = { grain };

/** What a key press asks for, or `undefined` if it belongs to the element that has the focus. */
export function actionOf(press: KeyPress): KeyAction | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const action = own(ACTIONS, press.key);
  if (action === undefined || isOwnKey(press)) return undefined;
  return action;
}

/** Elements that use the key themselves: fields all of them, buttons the space bar, lists and tabs the arrows. */
function isOwnKey({ key, target }: KeyPress): boolean {
  const element = target instanceof Element ? target : null;
  if (!element) return false;
  if (element.closest('input:not([type=range]), textarea, select, dialog, [contenteditable=true]')) return true;
  if (key === ' ') return element.closest('button, a, summary, input, [role=button], [role=option]') !== null;
  if (/^(Arrow|Home|End|Page)/.test(key))
    return element.closest('input, [role=tablist], [role=listbox], [role=radiogroup], [data-keys=own]') !== null;
  return false;
}
