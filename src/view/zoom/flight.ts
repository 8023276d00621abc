/** How the camera goes into a part of a picture: a nearer picture comes out of it as through a window that grows. No word is ever scaled. */

/** Pixels within the picture. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Flight {
  ms: number;
  /** The window through which the nearer picture is seen after a part of the flight, and how much of it shows. */
  at: (fraction: number) => Area & { opacity: number };
}

/** The middle of what is seen, and how wide it is. */
type View = readonly [x: number, y: number, width: number];

/** The trade of zooming for panning. */
const RHO = 1.2;
const SHORTEST_MS = 450;
const LONGEST_MS = 900;
/** Of the logarithm of the magnification: by then one picture has given way to the other. */
const FADE = 0.15;

export function flightInto(whole: { width: number; height: number }, part: Area): Flight {
  const { width, height } = whole;
  const [x, y] = [part.left + part.width / 2, part.top + part.height / 2];
  const seen = Math.min(width, Math.max(part.width, (part.height * width) / height));
  const fly = between([width / 2, height / 2, width], [x, y, seen]);
  return {
    ms: Math.max(SHORTEST_MS, Math.min(LONGEST_MS, fly.duration)),
    at(fraction) {
      const [cameraX, cameraY, view] = fly(fraction);
      const k = width / view;
      const window = { width: seen * k, height: (seen * k * height) / width };
      const [left, top] = [(x - cameraX) * k + (width - window.width) / 2, (y - cameraY) * k + (height - window.height) / 2];
      return { left, top, ...window, opacity: Math.min(1, Math.abs(Math.log(k)) / FADE) };
    },
  };
}

/** The smoothest way from one view to another (Van Wijk and Nuij 2003, “Smooth and efficient zooming and panning”). */
function between([fromX, fromY, from]: View, [toX, toY, to]: View): { duration: number; (fraction: number): View } {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const way = RHO * RHO * Math.hypot(dx, dy);
  // straight on there is nothing to pan
  const pans = way > 1e-9;
  const turn = (sign: 1 | -1, width: number): number => -Math.asinh((to * to - from * from + sign * way * way) / (2 * width * way));
  const [begun, ended] = pans ? [turn(1, from), turn(-1, to)] : [0, Math.log(to / from)];
  const fly = (fraction: number): View => {
    const at = begun + fraction * (ended - begun);
    if (!pans) return [fromX + fraction * dx, fromY + fraction * dy, from * Math.exp(at)];
    const panned = (from / way) * (Math.cosh(begun) * Math.tanh(at) - Math.sinh(begun));
    return [fromX + panned * dx, fromY + panned * dy, (from * Math.cosh(begun)) / Math.cosh(at)];
  };
  return Object.assign(fly, { duration: ((ended - begun) * 1000) / Math.SQRT2 });
}

/** The smallest area that holds all of them; in the middle if there is none. */
export function around(areas: readonly Area[], whole: { width: number; height: number }): Area {
  if (areas.length === 0) return { left: whole.width * 0.3, top: whole.height * 0.3, width: whole.width * 0.4, height: whole.height * 0.4 };
  const left = Math.min(...areas.map((each) => each.left));
  const top = Math.min(...areas.map((each) => each.top));
  return {
    left,
    top,
    width: Math.max(...areas.map((each) => each.left + each.width)) - left,
    height: Math.max(...areas.map((each) => each.top + each.height)) - top,
  };
}
