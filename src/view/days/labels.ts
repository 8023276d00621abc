/** Which side of its mark a label has room on. */

export interface Labelled {
  x: number;
  text: string;
}
export type Side = 'right' | 'left';

/** Marks from left to right; `null` where a label fits on neither side. */
export function sidesOf(marks: readonly Labelled[], widthOf: (text: string) => number, width: number): (Side | null)[] {
  let free = 0;
  return marks.map(({ x, text }, place) => {
    const end = marks[place + 1]?.x ?? width;
    const wide = widthOf(text);
    const side = x + wide <= end ? 'right' : x - wide >= free ? 'left' : null;
    free = side === 'right' ? x + wide : x;
    return side;
  });
}
