/** Roads between rooms of the town, as SVG paths: numbers only. */
/** Left, top, right and bottom, in pixels of the picture. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type End = [x: number, y: number];

/** Leaves one end straight, and comes to the other straight. */
const curve = (from: End, to: End, one: End, other: End): string => `M${from.join()}C${[one, other, to].join()}`;
const middle = (one: number, other: number): number => (one + other) / 2;

/** From the side of one that faces the other; from above to below where they stand one over the other. */
export function pathBetween(one: Area, other: Area): string {
  const isBefore = one.right <= other.left;
  if (isBefore || other.right <= one.left) {
    const source: End = [isBefore ? one.right : one.left, middle(one.top, one.bottom)];
    const target: End = [isBefore ? other.left : other.right, middle(other.top, other.bottom)];
    return curve(source, target, [middle(source[0], target[0]), source[1]], [middle(source[0], target[0]), target[1]]);
  }
  const isAbove = one.bottom <= other.top;
  const source: End = [middle(one.left, one.right), isAbove ? one.bottom : one.top];
  const target: End = [middle(other.left, other.right), isAbove ? other.top : other.bottom];
  return curve(source, target, [source[0], middle(source[1], target[1])], [target[0], middle(source[1], target[1])]);
}
