/** Where a card draws what: numbers only, in units of its picture. */
import type { Sketch, SketchHost, SketchLine } from '../../worker/api.ts';

export const WIDTH = 290;
export const HEIGHT = 122;
const MARGIN = 36;
const MIDDLE = 74;
/** Names are asked above the line. */
const ABOVE = 24;
/** From one to the next below it. */
const APART = 44;
/** Half of a host. */
const HALF = 16;

export interface Spot {
  x: number;
  y: number;
}

export interface Track {
  line: SketchLine;
  path: string;
  /** Where what happens on it is marked. */
  middle: Spot;
}

const isDevice = ({ kind }: SketchHost): boolean => kind === 'laptop' || kind === 'telephone';

/** A place for each host: who writes at the left, who reads at the right, servers between them in the order of the story, the DNS above. */
export function spotsOf({ hosts, lines }: Sketch): Spot[] {
  const all = [...hosts.keys()];
  const names = all.filter((host) => hosts[host]!.kind === 'dns');
  const readers = all.filter((host) => isDevice(hosts[host]!) && !isWriter(hosts, lines, host));
  const left = all.filter((host) => isDevice(hosts[host]!) && !readers.includes(host));
  const servers = all.filter((host) => hosts[host]!.kind === 'server');
  const spots: Spot[] = hosts.map(() => ({ x: WIDTH / 2, y: MIDDLE }));
  const columns = [left, ...servers.map((server) => [server]), readers].filter((column) => column.length > 0);
  for (const [place, column] of columns.entries()) stack(spots, column, across(place, columns.length));
  for (const [place, name] of names.entries()) spots[name] = { x: WIDTH / 2 + (place - (names.length - 1) / 2) * APART, y: ABOVE };
  return spots;
}

/** Who writes a letter, or makes the first call. */
function isWriter(hosts: readonly SketchHost[], lines: readonly SketchLine[], host: number): boolean {
  return hosts.some(({ writes }) => writes) ? hosts[host]!.writes : lines[0]?.from === host;
}

function across(place: number, count: number): number {
  return count === 1 ? WIDTH / 2 : MARGIN + (place * (WIDTH - 2 * MARGIN)) / (count - 1);
}

/** One above the other, around the middle. */
function stack(spots: Spot[], column: readonly number[], x: number): void {
  const apart = Math.min(APART, (HEIGHT - ABOVE) / column.length);
  const middle = column.length > 2 ? (HEIGHT + ABOVE) / 2 : MIDDLE;
  for (const [place, host] of column.entries()) spots[host] = { x, y: middle + (place - (column.length - 1) / 2) * apart };
}

/** Lines from house to house, round those that stand between. */
export function tracksOf(sketch: Sketch, spots: readonly Spot[]): Track[] {
  return sketch.lines.map((line) => {
    const [from, to] = [spots[line.from]!, spots[line.to]!];
    const bend = isCrossing(spots, from, to) ? HEIGHT - 14 : null;
    return { line, ...(bend === null ? straight(from, to) : round(from, to, bend)) };
  });
}

/** Another host stands on the straight way. */
function isCrossing(spots: readonly Spot[], from: Spot, to: Spot): boolean {
  const [least, most] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  return spots.some(({ x, y }) => x > least + HALF && x < most - HALF && Math.abs(y - (from.y + to.y) / 2) < HALF);
}

function straight(from: Spot, to: Spot): { path: string; middle: Spot } {
  const side = Math.sign(to.x - from.x);
  if (Math.abs(to.x - from.x) < 2 * HALF) return { path: `M${from.x},${from.y}L${to.x},${to.y}`, middle: halfWay(from, to) };
  const [start, end] = [from.x + side * HALF, to.x - side * HALF];
  const bend = (start + end) / 2;
  return { path: `M${start},${from.y}C${bend},${from.y} ${bend},${to.y} ${end},${to.y}`, middle: halfWay(from, to) };
}

function round(from: Spot, to: Spot, low: number): { path: string; middle: Spot } {
  const middle = { x: (from.x + to.x) / 2, y: low };
  return { path: `M${from.x},${from.y + HALF}Q${from.x},${low} ${middle.x},${low}T${to.x},${to.y + HALF}`, middle };
}

const halfWay = (from: Spot, to: Spot): Spot => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
