/** What the reader is about to break: the object whose menu is open, and what is being composed in it. */
import { getContext, setContext } from 'svelte';
import type { Intervention } from '../../run/scenario.ts';
import { recall, remember } from '../remembered.ts';
import type { Target } from './targets.ts';

const KEY = Symbol('breaking');

/** Says to all that is drawn within whether it can be broken: what is computed, not recorded, and nobody only watches. */
export function allowBreaking(isPossible: () => boolean): void {
  setContext(KEY, isPossible);
}

/** Asked while a component is made; what it returns may be asked at any time. */
export function breakable(): () => boolean {
  return getContext<(() => boolean) | undefined>(KEY) ?? (() => false);
}

const ASKS = 'askFirst';

class Breaking {
  /** Before one sees what comes of it, one foretells it. */
  asks = $state(recall(ASKS) === 'yes');
  /** Something was broken, and nobody has seen yet what comes of it. */
  isAsking = $state(false);
  /** Whose menu is open; `null`: none. */
  target = $state.raw<Target | null>(null);
  /** The mark that it hangs on. */
  anchor = $state.raw<Element | null>(null);
  /** Composed so far; not in force yet. */
  draft = $state.raw<Intervention | null>(null);

  open(target: Target, anchor: Element): void {
    this.target = target;
    this.anchor = anchor;
    this.draft = null;
  }

  ask(first: boolean): void {
    this.asks = first;
    remember(ASKS, first ? 'yes' : 'no');
  }

  close(): void {
    this.target = null;
    this.anchor = null;
    this.draft = null;
  }
}

export const breaking = new Breaking();

/** What is drawn is no button by itself: Enter and the space bar open its menu too. */
export function openByKey(event: KeyboardEvent & { currentTarget: Element }, target: Target): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  breaking.open(target, event.currentTarget);
}
