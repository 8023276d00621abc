/** Does a layout have room for everybody? */
import type { Box, StageLayout } from './places.ts';

/** No host covers another, and none leaves the stage. */
export function fits({ hosts, width, height }: StageLayout): boolean {
  const boxes = [...hosts.values()];
  return boxes.every(
    (box, place) =>
      box.x >= 0 &&
      box.y >= 0 &&
      box.x + box.width <= width + 0.5 &&
      box.y + box.height <= height + 0.5 &&
      boxes.slice(place + 1).every((other) => !overlap(box, other)),
  );
}

/** Do two boxes cover each other somewhere? */
function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
