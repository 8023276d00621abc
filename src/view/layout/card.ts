/** The outline of a card, by its shape: what colour says is said by the outline too. */
import type { Shape } from './face.ts';

const FOLD = 12;
const SLANT = 10;

/** The text, cut with an ellipsis where it would leave the widest card. */
export function fitted(text: string, advance: number, room: number): string {
  const most = Math.floor(room / advance);
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, Math.max(0, most - 1)).join('')}…`;
}

/** About how wide a text in the bold sans of 14 units is: capitals are wider. */
export function boldWidth(text: string): number {
  const capitals = text.replace(/[^A-Z0-9]/g, '').length;
  return capitals * 9.6 + (text.length - capitals) * 7.2;
}

type Corner = readonly [number, number];
const OUTLINES: Partial<Record<Shape, (w: number, h: number) => Corner[]>> = {
  // A sheet of paper with one corner folded.
  command: (w, h) => [
    [0, 0],
    [w - FOLD, 0],
    [w, FOLD],
    [w, h],
    [0, h],
  ],
  // Leaning forward: go on.
  intermediate: (w, h) => [
    [SLANT, 0],
    [w, 0],
    [w - SLANT, h],
    [0, h],
  ],
  // Four corners cut a little: wait.
  transient: (w, h) => [
    [6, 0],
    [w - 6, 0],
    [w, 6],
    [w, h - 6],
    [w - 6, h],
    [6, h],
    [0, h - 6],
    [0, 6],
  ],
  // Pointed like a stop sign.
  permanent: (w, h) => [
    [SLANT, 0],
    [w - SLANT, 0],
    [w, h / 2],
    [w - SLANT, h],
    [SLANT, h],
    [0, h / 2],
  ],
};
const RADII: Partial<Record<Shape, number>> = { positive: 25, question: 4, answer: 4, segment: 2, connection: 15, letter: 3, tls: 40 };

/** The outline as SVG path data, from the upper left corner. */
export function outlineOf(shape: Shape, width: number, height: number): string {
  const corners = OUTLINES[shape]?.(width, height);
  return corners ? `M${corners.join('L')}Z` : roundedRect(width, height, Math.min(RADII[shape] ?? 6, height / 2));
}

function roundedRect(width: number, height: number, radius: number): string {
  const [right, bottom] = [width - radius, height - radius];
  const corner = (x: number, y: number): string => `A${radius},${radius},0,0,1,${x},${y}`;
  return `M${radius},0H${right}${corner(width, radius)}V${bottom}${corner(right, height)}H${radius}${corner(0, bottom)}V${radius}${corner(radius, 0)}Z`;
}
