/** The flight between two pictures of the stage that both stand for its length: the nearer one, above, is seen through its window. */
import { cubicInOut } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';
import { around, flightInto, type Area, type Flight } from './flight.ts';

/** What of a picture the camera goes into carries this. */
const LENS = '[data-lens]';

export function flightBetween(farther: Element, nearer: Element): Flight {
  const whole = nearer.getBoundingClientRect();
  const aims = [...farther.querySelectorAll(LENS)].map((each) => within(whole, each.getBoundingClientRect()));
  return flightInto(whole, around(aims, whole));
}

function within(whole: DOMRect, { left, top, width, height }: DOMRect): Area {
  return { left: left - whole.left, top: top - whole.top, width, height };
}

/** For the nearer picture; the farther one fades meanwhile. */
export function seenThrough({ ms, at }: Flight, { width, height }: { width: number; height: number }): TransitionConfig {
  return {
    duration: ms,
    easing: cubicInOut,
    css(fraction) {
      const { left, top, opacity, ...window } = at(fraction);
      const [right, bottom] = [width - left - window.width, height - top - window.height];
      const sides = [top, right, bottom, left].map((each) => `${Math.max(0, each).toFixed(1)}px`);
      return `clip-path: inset(${sides.join(' ')} round 10px); opacity: ${opacity.toFixed(3)}; z-index: 1`;
    },
  };
}
