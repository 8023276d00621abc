/** Where moments stand on the time line: as far right as their year, in the lane of their kind, in the first row with room. */
import { scaleLinear } from 'd3';
import { boldWidth } from '../../layout/card.ts';
import { MOMENT_KINDS, MOMENTS, type Moment, type MomentKind, type MomentName, type MomentWords } from '../../../content/history/moments.ts';

export interface Named extends Moment {
  key: MomentName;
  name: string;
  says: string;
}

/** Pixels. */
export interface Pill extends Named {
  x: number;
  y: number;
  width: number;
}

export interface Lane {
  kind: MomentKind;
  y: number;
  height: number;
  pills: Pill[];
}

export const PILL_HEIGHT = 26;
const ROW = 30;
const GAP = 5;
const LANE_GAP = 14;
/** Around a name. */
const AROUND = 24;
const FROM = 1970;
const TO = 2027;
/** The last names reach beyond their years. */
const MARGIN = 60;
const DECADES = [1970, 1980, 1990, 2000, 2010, 2020];

export const momentsIn = (words: MomentWords): Named[] =>
  (Object.entries(MOMENTS) as [MomentName, Moment][]).map(([key, moment]) => ({ key, ...moment, ...words[key] }));

/** Pixels of the letters that `boldWidth` knows. */
export const USUAL_TEXT = 13;

/** `width`: of the picture, pixels; `enlarged`: by how much letters are larger than usual. */
export function lineOf(moments: readonly Named[], width: number, enlarged = 1): { lanes: Lane[]; decades: { year: number; x: number }[]; height: number } {
  const scale = scaleLinear([FROM, TO], [0, Math.max(0, width - MARGIN)]);
  let y = 0;
  const lanes = MOMENT_KINDS.map((kind): Lane => {
    const pills = rowed(
      moments.filter((each) => each.kind === kind),
      width,
      scale,
      enlarged,
    );
    const rows = Math.max(0, ...pills.map(({ y: row }) => row)) + 1;
    const lane = { kind, y, height: rows * ROW, pills: pills.map((pill) => ({ ...pill, y: pill.y * ROW })) };
    y += lane.height + LANE_GAP;
    return lane;
  });
  return { lanes, decades: DECADES.map((year) => ({ year, x: scale(year) })), height: y };
}

/** `y` is the row, from 0. */
function rowed(moments: readonly Named[], width: number, scale: (year: number) => number, enlarged: number): Pill[] {
  const ends: number[] = [];
  return moments.map((moment) => {
    const wide = boldWidth(moment.name) * enlarged + AROUND;
    const x = Math.max(0, Math.min(scale(moment.year), width - wide));
    const free = ends.findIndex((end) => end + GAP <= x);
    const y = free < 0 ? ends.length : free;
    ends[y] = x + wide;
    return { ...moment, x, y, width: wide };
  });
}
