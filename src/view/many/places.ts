/** Where boxes stand and bundles run. A place depends on the whole crowd and the size of the picture, never on the step. */
import { max, path, scaleSqrt } from 'd3';
import type { Box as Area, Point } from '../layout/places.ts';
import { COLUMNS, type Box, type Bundle, type Column, type Crowd } from './boxes.ts';

export interface BundlePlace {
  bundle: Bundle;
  /** Corners of the way from box to box. */
  points: Point[];
  d: string;
  thick: number;
  /** Where the number of conversations stands. */
  badge: Point;
}
export interface ManyLayout {
  columns: { column: Column; x: number; width: number }[];
  /** By the boxes' own places. */
  boxes: Area[];
  bundles: BundlePlace[];
}

/** In letters' heights: room over the boxes for the columns' names, and under them for bundles that go round. */
const HEAD = 1.8;
const FOOT = 2;
const LEAST_BOX = 3.9;
const GAP = 0.6;
/** Of a column's width; and the largest that a box needs to be. */
const GUTTER = 0.55;
const WIDEST = 17;
const HIGHEST = 9;
const BADGE = { width: 3, height: 1.7 };
const THINNEST = 2;
const THICKEST = 9;

/** Boxes that a column has room for. */
export function mostBoxes(height: number, em: number): number {
  return Math.max(2, Math.min(7, Math.floor((height / em - HEAD - FOOT + GAP) / (LEAST_BOX + GAP))));
}

/** `em`: the height of a letter, in pixels. */
export function placeCrowd(crowd: Crowd, width: number, height: number, em: number): ManyLayout {
  const columns = placeColumns(crowd.boxes, width, em);
  const boxes = placeBoxes(crowd, columns, height, em);
  return { columns, boxes, bundles: new Roads(crowd, boxes, columns, height, em).place() };
}

function placeColumns(boxes: readonly Box[], width: number, em: number): ManyLayout['columns'] {
  const used = COLUMNS.filter((column) => boxes.some((box) => box.column === column));
  const gaps = Math.max(1, used.length - 1);
  const each = Math.min(WIDEST * em, width / (used.length + GUTTER * gaps));
  const apart = (width - each * used.length) / gaps;
  return used.map((column, place) => ({ column, x: place * (each + apart), width: each }));
}

function placeBoxes(crowd: Crowd, columns: ManyLayout['columns'], height: number, em: number): Area[] {
  const areas: Area[] = [];
  const order = ordered(crowd);
  for (const { column, x, width } of columns) {
    const own = order.filter((place) => crowd.boxes[place]!.column === column);
    const room = height - (HEAD + FOOT) * em;
    const each = Math.min(HIGHEST * em, room / own.length - GAP * em);
    // the fewer they are the farther apart they stand
    const apart = (room - each * own.length) / (own.length + 1);
    own.forEach((place, number) => (areas[place] = { x, y: HEAD * em + apart + number * (each + apart), width, height: each }));
  }
  return areas;
}

/** Boxes by the middle of those that they talk with: two sweeps, ties by first appearance. */
function ordered({ boxes, bundles }: Crowd): number[] {
  let order = [...boxes.keys()];
  for (let sweep = 0; sweep < 2; sweep++) {
    const rank = rankIn(order, boxes);
    const middle = order.map((place) => middleOf(place, bundles, rank));
    const by = new Map(order.map((place, number) => [place, middle[number]!]));
    order = order.toSorted((one, other) => edgeOf(boxes[one]!) - edgeOf(boxes[other]!) || by.get(one)! - by.get(other)!);
  }
  return order;
}

/** The DNS stands at the head of its column, the rest of a column at its foot. */
function edgeOf({ isDns, domains }: Box): number {
  return isDns ? -1 : Number(domains > 1);
}

/** How far down each box stands in its column, 0 to 1. */
function rankIn(order: readonly number[], boxes: readonly Box[]): Map<number, number> {
  const ranks = new Map<number, number>();
  for (const column of COLUMNS) {
    const own = order.filter((place) => boxes[place]!.column === column);
    own.forEach((place, number) => ranks.set(place, (number + 0.5) / own.length));
  }
  return ranks;
}

function middleOf(place: number, bundles: readonly Bundle[], rank: Map<number, number>): number {
  const others = bundles.flatMap(({ from, to }) => (from === place ? [to] : to === place ? [from] : []));
  if (others.length === 0) return rank.get(place)!;
  return others.reduce((sum, other) => sum + rank.get(other)!, 0) / others.length;
}

/** The ways of all bundles: straight over into the next column, else round the boxes, along the foot. */
class Roads {
  readonly #crowd: Crowd;
  readonly #boxes: readonly Area[];
  readonly #columns: ManyLayout['columns'];
  readonly #height: number;
  readonly #em: number;
  #rounds = 0;
  readonly #badges: Point[] = [];

  constructor(crowd: Crowd, boxes: readonly Area[], columns: ManyLayout['columns'], height: number, em: number) {
    this.#crowd = crowd;
    this.#boxes = boxes;
    this.#columns = columns;
    this.#height = height;
    this.#em = em;
  }

  place(): BundlePlace[] {
    const { bundles } = this.#crowd;
    const thick = scaleSqrt([0, max(bundles, ({ calls }) => calls.length) ?? 1], [THINNEST, THICKEST]);
    return bundles
      .filter(({ from, to }) => from !== to)
      .map((bundle) => ({ bundle, thick: thick(bundle.calls.length), ...this.#way(bundle) }));
  }

  #columnOf(box: number): number {
    return this.#columns.findIndex(({ column }) => column === this.#crowd.boxes[box]!.column);
  }

  #way({ from, to }: Bundle): Pick<BundlePlace, 'points' | 'd' | 'badge'> {
    const [left, right] = this.#columnOf(from) <= this.#columnOf(to) ? [from, to] : [to, from];
    const span = this.#columnOf(right) - this.#columnOf(left);
    if (span === 1) return this.#over(left, right);
    return span === 0 ? this.#beside(left, right) : this.#round(left, right);
  }

  /** The height at which a bundle leaves a box: all of a side share it out, by where they go. */
  #port(box: number, other: number): number {
    const { y, height } = this.#boxes[box]!;
    const side = this.#side(box, other);
    const ends = this.#crowd.bundles
      .filter(({ from, to }) => from !== to && (from === box || to === box))
      .map(({ from, to }) => (from === box ? to : from))
      .filter((each) => this.#side(box, each) === side)
      .toSorted((one, next) => this.#boxes[one]!.y - this.#boxes[next]!.y);
    return y + (height * (ends.indexOf(other) + 1)) / (ends.length + 1);
  }

  /** On which side a bundle leaves a box, 1 for the right. Relays ask the DNS on the left, where they have fewer. */
  #side(box: number, other: number): number {
    const column = this.#columnOf(box);
    const inside = column > 0 && this.#columns[column]!.column === 'relays' ? -1 : 1;
    return Math.sign(this.#columnOf(other) - column) || inside;
  }

  #over(left: number, right: number): Pick<BundlePlace, 'points' | 'd' | 'badge'> {
    const from = { x: this.#boxes[left]!.x + this.#boxes[left]!.width, y: this.#port(left, right) };
    const to = { x: this.#boxes[right]!.x, y: this.#port(right, left) };
    const middle = (from.x + to.x) / 2;
    const line = path();
    line.moveTo(from.x, from.y);
    line.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
    const badge = this.#badge((part) => ({ x: onCurve(part, from.x, middle, to.x), y: onCurve(part, from.y, undefined, to.y) }));
    return { points: [from, { x: middle, y: from.y }, { x: middle, y: to.y }, to], d: line.toString(), badge };
  }

  /** Two of one column: out into the gap beside it, and back. */
  #beside(one: number, other: number): Pick<BundlePlace, 'points' | 'd' | 'badge'> {
    const box = this.#boxes[one]!;
    const side = this.#side(one, other);
    const edge = side > 0 ? box.x + box.width : box.x;
    const out = edge + side * this.#lane(this.#columnOf(one) - (side > 0 ? 0 : 1));
    const [from, to] = [this.#port(one, other), this.#port(other, one)];
    return this.#angular([
      { x: edge, y: from },
      { x: out, y: from },
      { x: out, y: to },
      { x: edge, y: to },
    ]);
  }

  #round(left: number, right: number): Pick<BundlePlace, 'points' | 'd' | 'badge'> {
    const from = this.#boxes[left]!.x + this.#boxes[left]!.width;
    const to = this.#boxes[right]!.x;
    const lane = this.#lane(this.#columnOf(left));
    const foot = this.#height - (FOOT - 0.7 - ((this.#rounds - 1) % 3) * 0.4) * this.#em;
    const [out, back] = [this.#port(left, right), this.#port(right, left)];
    return this.#angular([
      { x: from, y: out },
      { x: from + lane, y: out },
      { x: from + lane, y: foot },
      { x: to - lane, y: foot },
      { x: to - lane, y: back },
      { x: to, y: back },
    ]);
  }

  /** How far from the boxes the next way runs that goes round: four in a row have each a lane of its own. */
  #lane(column: number): number {
    const { x, width } = this.#columns[column]!;
    const free = (this.#columns[column + 1]?.x ?? Infinity) - x - width;
    return Math.min(free, 6 * this.#em) * (0.44 + 0.08 * (this.#rounds++ % 4));
  }

  #angular(points: Point[]): Pick<BundlePlace, 'points' | 'd' | 'badge'> {
    const line = path();
    line.moveTo(points[0]!.x, points[0]!.y);
    for (const [place, corner] of points.slice(1, -1).entries())
      line.arcTo(corner.x, corner.y, points[place + 2]!.x, points[place + 2]!.y, 8);
    line.lineTo(points.at(-1)!.x, points.at(-1)!.y);
    const [from, to] = points.length > 4 ? [points[2]!, points[3]!] : [points[1]!, points[2]!];
    const badge = this.#badge((part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
    return { points, d: line.toString(), badge };
  }

  /** The first place on the way where the number covers no other. */
  #badge(at: (part: number) => Point): Point {
    const places = [0.5, 0.62, 0.38, 0.74, 0.26, 0.86, 0.14].map(at);
    const isFree = ({ x, y }: Point): boolean =>
      this.#badges.every((other) => Math.abs(other.x - x) >= BADGE.width * this.#em || Math.abs(other.y - y) >= BADGE.height * this.#em);
    const free = places.find(isFree) ?? places[0]!;
    this.#badges.push(free);
    return free;
  }
}

/** A point of a Bézier curve whose two inner points lie at `middle`, or at the ends. */
function onCurve(part: number, from: number, middle: number | undefined, to: number): number {
  const rest = 1 - part;
  const [near, far] = middle === undefined ? [from, to] : [middle, middle];
  return rest ** 3 * from + 3 * rest ** 2 * part * near + 3 * rest * part ** 2 * far + part ** 3 * to;
}
