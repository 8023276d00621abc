/** Where the words over a host stand. */
import { fitted } from './card.ts';
import type { Box, HostPlace, Point } from './places.ts';

const ADVANCE = 6.9;
const HEIGHT = 28;
const WIDEST = 340;
const PADDING = 12;
const MARGIN = 4;

export interface CaptionPlace extends Box {
  shown: string;
}

/** Over the perch of its host, and within the stage. What has two parts is told by the first where there is no room for both. */
export function placeCaption(text: string, { perch, below }: HostPlace, stageWidth: number): CaptionPlace {
  const room = Math.min(WIDEST, stageWidth - 40);
  const told = text.length * ADVANCE <= room ? text : text.split(' · ')[0]!;
  const shown = fitted(told, ADVANCE, room);
  const width = shown.length * ADVANCE + 2 * PADDING;
  const x = Math.max(MARGIN, Math.min(perch.x - width / 2, stageWidth - width - MARGIN));
  return { shown, x, y: below ? perch.y : perch.y - HEIGHT, width, height: HEIGHT };
}

/** Would a disc of `radius` units round a point lie under a box? */
export function covers({ x, y, width, height }: Box, at: Point, radius: number): boolean {
  return at.x + radius > x && at.x - radius < x + width && at.y + radius > y && at.y - radius < y + height;
}
