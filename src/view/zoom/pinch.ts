/** Two fingers that part lead nearer, two that come together lead farther off: a level each time that their distance has grown or shrunk enough. */
import type { Attachment } from 'svelte/attachments';

/** By how much the distance of two fingers changes for one level. */
const LEVEL = 1.5;

/** Levels that a change of distance stands for: positive nearer, negative farther off, 0 none. */
export function pinched(before: number, after: number): number {
  const levels = Math.trunc(Math.log(after / before) / Math.log(LEVEL));
  return Number.isFinite(levels) ? levels + 0 : 0;
}

export function pinches(step: (steps: 1 | -1) => void): Attachment<HTMLElement> {
  return (element) => {
    /** Pixels between the two fingers that the level shown stands for; 0 while there are not two. */
    let apart = 0;
    const moves = (event: TouchEvent): void => {
      if (apart === 0) return;
      if (event.cancelable) event.preventDefault();
      const steps = pinched(apart, distanceOf(event.touches));
      apart *= LEVEL ** steps;
      for (let taken = 0; taken < Math.abs(steps); taken++) step(steps > 0 ? 1 : -1);
    };
    const held = new Set<EventTarget>();
    const letGo = (): void => {
      for (const target of held) target.removeEventListener('touchmove', moves as EventListener);
      held.clear();
    };
    // at what was touched: a picture that is replaced under the fingers hears of them on, and the stage does not
    const changed = (event: TouchEvent): void => {
      letGo();
      apart = distanceOf(event.touches);
      if (apart === 0) return;
      for (const { target } of event.touches) {
        held.add(target);
        target.addEventListener('touchmove', moves as EventListener, { passive: false });
        for (const over of ['touchend', 'touchcancel']) target.addEventListener(over, changed as EventListener, { once: true });
      }
    };
    const begins = { capture: true, passive: true };
    element.addEventListener('touchstart', changed, begins);
    return () => {
      letGo();
      element.removeEventListener('touchstart', changed, begins);
    };
  };
}

function distanceOf(touches: TouchList): number {
  const [one, other] = [touches[0], touches[1]];
  return touches.length === 2 && one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
}
