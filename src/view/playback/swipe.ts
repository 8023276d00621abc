/** A finger that goes sideways over the stage turns its pages: to the left comes the next step. */
import type { Attachment } from 'svelte/attachments';

/** Pixels that a finger has to go, and how much farther sideways than up or down. */
const LEAST = 48;
const SLOPE = 2;

/** What a way of so many pixels means; `null` for nothing. */
export function swiped(x: number, y: number): 'next' | 'back' | null {
  if (Math.abs(x) < LEAST || Math.abs(x) < SLOPE * Math.abs(y)) return null;
  return x < 0 ? 'next' : 'back';
}

export function swipes(turn: (page: 'next' | 'back') => void): Attachment<HTMLElement> {
  return (element) => {
    let from: { x: number; y: number } | null = null;
    const begins = (event: TouchEvent): void => {
      const [touch] = event.touches;
      from = touch && event.touches.length === 1 && !scrollsSideways(event.target, element) ? { x: touch.clientX, y: touch.clientY } : null;
    };
    const ends = (event: TouchEvent): void => {
      const [touch] = event.changedTouches;
      const page = from && touch ? swiped(touch.clientX - from.x, touch.clientY - from.y) : null;
      from = null;
      if (page) turn(page);
    };
    element.addEventListener('touchstart', begins, { passive: true });
    element.addEventListener('touchend', ends);
    return () => {
      element.removeEventListener('touchstart', begins);
      element.removeEventListener('touchend', ends);
    };
  };
}

/** What scrolls sideways by itself keeps the finger. */
function scrollsSideways(target: EventTarget | null, within: Element): boolean {
  for (let each = target instanceof Element ? target : null; each && each !== within; each = each.parentElement)
    if (each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
  return false;
}
