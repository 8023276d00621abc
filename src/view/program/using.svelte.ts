/** Where a mail program may be opened from whatever is drawn: a device on the stage, a mailbox in its panel. */
import { getContext, setContext } from 'svelte';

export interface Using {
  /** The host has a program, and the run is computed, not watched or recorded: somebody may click. */
  isPossible(host: string): boolean;
  open(host: string): void;
}

const KEY = Symbol('using');
const COPIES = Symbol('copies');

export function allowUsing(using: Using): void {
  setContext(KEY, using);
}

/** Asked while a component is made. */
export function usable(): Using {
  return getContext<Using | undefined>(KEY) ?? { isPossible: () => false, open: () => {} };
}

/** Where all copies of a letter can be looked at side by side. */
export function allowCopies(look: () => void): void {
  setContext(COPIES, look);
}
/** Asked while a component is made; `null` where there is no such view. */
export function copiesDoor(): (() => void) | null {
  return getContext<(() => void) | undefined>(COPIES) ?? null;
}
