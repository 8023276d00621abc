/** Where everything stands on the stage: numbers only, from the scene and the room there is. Hosts stand from left to right as the letter travels. */
import type { Link, Scene } from '../../run/scenario.ts';
import { hostsOf, pairOf, type Cast } from './cast.ts';
import { fits } from './fits.ts';
import type { AgentPlace, Box, HostPlace, LinkPlace, Point, StageLayout } from './places.ts';
import { sidesOf, type Sides } from './sides.ts';

/** Room a card needs over or under its host. */
export const CARD_HEIGHT = 50;
const PERCH_GAP = 10;
const CARD_ROOM = CARD_HEIGHT + PERCH_GAP + 4;
const TITLE_HEIGHT = 30;
const ROW_HEIGHT = 26;
const ROW_GAP = 4;
const PADDING = 10;
const MARGIN = 16;
/** Along the lower edge, where the legend stands. */
const LEGEND_HEIGHT = 30;
/** Under this width four columns do not fit. */
const NARROW = 560;
/** From this width on there is room for a fifth column. */
const ROOMY = 900;

interface Sizes {
  device: number;
  server: number;
  dns: number;
  compact: boolean;
}
const WIDE: Sizes = { device: 112, server: 176, dns: 150, compact: false };
const SNUG: Sizes = { device: 100, server: 140, dns: 136, compact: false };
const TALL: Sizes = { device: 116, server: 168, dns: 124, compact: true };
const LOW: Sizes = { device: 104, server: 150, dns: 124, compact: true };

/** How much smaller each try is, and the smallest that is tried. */
const SHRINK = 0.92;
const SMALLEST_SCALE = 0.6;
/** Units. */
const SHORTEST_LINE = 12;

/** Lays out at the wanted scale (pixels per unit), or at the next smaller one at which everybody fits: low boxes are tried before small letters. */
export function layToFit(
  scene: Scene,
  cast: Cast,
  widthPx: number,
  heightPx: number,
  wantedScale: number,
): { layout: StageLayout; scale: number } {
  let scale = wantedScale;
  for (;;) {
    const [roomy, low] = [false, true].map((isLow) => layStage(scene, cast, widthPx / scale, heightPx / scale, isLow)) as [
      StageLayout,
      StageLayout,
    ];
    const layout = fits(roomy) || !hasLines(low) ? roomy : low;
    if (fits(layout) || scale * SHRINK < SMALLEST_SCALE) return { layout, scale };
    scale *= SHRINK;
  }
}

/** Between low boxes, too, every line can be seen. */
const hasLines = ({ links }: StageLayout): boolean =>
  links.every(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y) >= SHORTEST_LINE);

/** Lays the cast of a scene out in a stage of `width` by `height` units, of which one is a pixel at scale 1. `isLow`: in boxes as low as a telephone's. */
export function layStage(scene: Scene, cast: Cast, width: number, height: number, isLow = false): StageLayout {
  const shape = width < NARROW ? 'tall' : 'wide';
  const sizes = shape === 'tall' ? TALL : isLow ? LOW : width < 760 ? SNUG : WIDE;
  const onStage = hostsOf(scene, cast);
  const hosts = new Map([...onStage].map((number) => [number, boxFor(scene, number, cast, sizes)]));
  const groups = groupsOf(sidesOf(scene, onStage), hosts);
  if (shape === 'tall') placeTall(groups, width, height);
  else placeWide(groups, width, height);
  for (const box of hosts.values()) box.perch = perchOf(box);
  const numbers = new Map([...hosts.keys()].map((number) => [scene.hosts[number]!.id, number]));
  const links = scene.links.flatMap((link, number) => placeLink(link, number, numbers, hosts, cast));
  return { width, height, shape, hosts, links };
}

function groupsOf(sides: Sides, hosts: Map<number, HostPlace>): Groups {
  const pick = (numbers: number[]): HostPlace[] => numbers.map((number) => hosts.get(number)!);
  return {
    left: pick(sides.left),
    origin: pick(sides.origin),
    dns: pick(sides.dns),
    servers: pick(sides.servers),
    right: pick(sides.right),
  };
}

interface Groups {
  left: HostPlace[];
  origin: HostPlace[];
  dns: HostPlace[];
  servers: HostPlace[];
  right: HostPlace[];
}

function boxFor({ hosts, agents }: Scene, number: number, cast: Cast, sizes: Sizes): HostPlace {
  const host = hosts[number]!;
  const device = host.kind === 'laptop' || host.kind === 'telephone';
  const width = device ? sizes.device : host.kind === 'dns' ? sizes.dns : sizes.server;
  const own = agents.flatMap((agent, each) => (agent.host === number && cast.agents.has(each) ? [each] : []));
  const rows = device && !sizes.compact ? deviceRow(own, width) : agentRows(own, width, sizes.compact);
  const last = rows.at(-1);
  const height = last ? last.y + last.height + PADDING : TITLE_HEIGHT + PADDING;
  return { host: number, x: 0, y: 0, width, height, perch: { x: 0, y: 0 }, below: host.kind === 'dns', compact: sizes.compact, rows };
}

/** One under the other; in a compact box two in a row. */
function agentRows(agents: number[], width: number, compact: boolean): AgentPlace[] {
  const perRow = compact && agents.length > 1 ? 2 : 1;
  return agents.map((agent, place) => rowAt(agent, place, width, perRow));
}

function rowAt(agent: number, place: number, hostWidth: number, perRow: number): AgentPlace {
  const width = (hostWidth - 2 * PADDING - (perRow - 1) * ROW_GAP) / perRow;
  const x = PADDING + (place % perRow) * (width + ROW_GAP);
  return { agent, x, y: TITLE_HEIGHT + Math.floor(place / perRow) * (ROW_HEIGHT + ROW_GAP), width, height: ROW_HEIGHT };
}

/** A device shows its picture and whose it is; its one program stands under them. */
const DEVICE_PICTURE = 64;
function deviceRow(agents: number[], width: number): AgentPlace[] {
  return agents.slice(0, 1).map((agent) => ({ agent, x: PADDING, y: DEVICE_PICTURE + 4, width: width - 2 * PADDING, height: ROW_HEIGHT }));
}

/** Four columns; the DNS stands in a row over the ones in the middle. */
function placeWide(groups: Groups, width: number, height: number): void {
  const dnsHeight = groups.dns.length > 0 ? Math.max(...groups.dns.map((box) => box.height)) + MARGIN : 0;
  const area = { top: dnsHeight + LEAST_GAP, bottom: height - LEGEND_HEIGHT };
  const columns = [groups.left, groups.origin, ...subColumns(groups.servers, area, width), groups.right].filter(
    (column) => column.length > 0,
  );
  spreadColumns(columns, width);
  for (const column of columns) stack(column, area);
  placeDns(groups, width);
}

interface Area {
  top: number;
  bottom: number;
}
/** Hosts never stand closer than this; with more room there is space for a card between them. */
const LEAST_GAP = 8;

/** More servers than fit one over the other stand in two columns, where the stage is wide enough. */
function subColumns(servers: HostPlace[], { top, bottom }: Area, width: number): HostPlace[][] {
  const needed = servers.reduce((sum, box) => sum + box.height + CARD_ROOM, 0);
  if (needed <= bottom - top || servers.length < 3 || width < ROOMY) return [servers];
  const half = Math.ceil(servers.length / 2);
  return [servers.slice(0, half), servers.slice(half)];
}

function spreadColumns(columns: HostPlace[][], width: number): void {
  const widths = columns.map((column) => Math.max(...column.map((box) => box.width)));
  const total = widths.reduce((sum, each) => sum + each, 0);
  const gap = columns.length > 1 ? Math.max(8, (width - 2 * MARGIN - total) / (columns.length - 1)) : 0;
  let x = MARGIN;
  for (const [place, column] of columns.entries()) {
    for (const box of column) box.x = x + (widths[place]! - box.width) / 2;
    x += widths[place]! + gap;
  }
}

/** One over the other with room for a card over each, in the middle of what is free; the room shrinks first. */
function stack(column: HostPlace[], { top, bottom }: Area): void {
  const boxes = column.reduce((sum, box) => sum + box.height, 0);
  const free = Math.max(0, bottom - top - boxes);
  const gap = Math.max(LEAST_GAP, Math.min(CARD_ROOM * 1.4, free / column.length));
  const used = boxes + (column.length - 1) * gap;
  let y = Math.max(top, Math.min(top + CARD_ROOM / 2 + (bottom - top - used) / 2, bottom - used));
  for (const box of column) {
    box.y = y;
    y += box.height + gap;
  }
}

/** The part of the width that the words in the upper left corner may take. */
export const HEADING_PART = 0.22;

/** In a row along the top: the first over the first server, the others to the right of it, while there is room; then to the left. */
function placeDns(groups: Groups, width: number): void {
  const { dns } = groups;
  if (dns.length === 0) return;
  const anchor = groups.origin[0] ?? groups.servers[0] ?? groups.left[0];
  const total = dns.reduce((sum, box) => sum + box.width, 0) + (dns.length - 1) * MARGIN * 2;
  const wanted = anchor ? anchor.x + (anchor.width - dns[0]!.width) / 2 : MARGIN;
  const gap = total > width - 2 * MARGIN ? 8 : MARGIN * 2;
  // beside the words in the corner, if there is room for all beside them
  const beside = width * HEADING_PART + MARGIN;
  const least = beside + total <= width - MARGIN ? beside : MARGIN;
  let x = Math.max(least, Math.min(wanted, width - MARGIN - total));
  for (const box of dns) {
    box.x = x;
    box.y = MARGIN;
    x += box.width + gap;
  }
}

/** Three rows for a telephone held upright: where it starts and the DNS; the servers; where it ends. */
function placeTall(groups: Groups, width: number, height: number): void {
  const rows = tallRows(groups).filter((row) => row.length > 0);
  const heights = rows.map((row) => Math.max(...row.map((box) => box.height)));
  const total = heights.reduce((sum, each) => sum + each, 0);
  const gap = Math.max(8, Math.min(CARD_ROOM, (height - total - MARGIN) / Math.max(1, rows.length - 1)));
  let y = Math.max(8, (height - total - gap * (rows.length - 1)) / 2);
  const between = groups.dns.length < TALL_ROW ? 6 : 26;
  for (const [place, row] of rows.entries()) {
    spreadRow(row, width, y, heights[place]!, row.some((box) => box.below) ? 6 : between);
    y += heights[place]! + gap;
  }
}

/** Hosts that stand side by side on a telephone. */
const TALL_ROW = 3;

/** A DNS of more than two has rows of its own; where it starts and where it ends move closer together. */
function tallRows({ left, origin, dns, servers, right }: Groups): HostPlace[][] {
  if (dns.length < TALL_ROW) return [[...left, ...dns], [...origin, ...servers], right];
  const above = [dns.slice(0, TALL_ROW), dns.slice(TALL_ROW)];
  const below = servers.length + right.length > TALL_ROW ? [servers, right] : [[...servers, ...right]];
  return [...above, [...left, ...origin], ...below];
}

/** `least`: room between two boxes, which are made narrower for it. */
function spreadRow(row: HostPlace[], width: number, y: number, height: number, least: number): void {
  const total = row.reduce((sum, box) => sum + box.width, 0);
  const squeeze = Math.min(1, (width - 16 - least * (row.length - 1)) / total);
  const gap = row.length > 1 ? (width - 16 - total * squeeze) / (row.length - 1) : 0;
  let x = row.length > 1 ? 8 : (width - total * squeeze) / 2;
  for (const box of row) {
    narrow(box, squeeze);
    box.x = x;
    box.y = y + (height - box.height) / 2;
    x += box.width + gap;
  }
}

function narrow(box: HostPlace, squeeze: number): void {
  const inside = (box.width * squeeze - 2 * PADDING) / (box.width - 2 * PADDING);
  box.width *= squeeze;
  for (const row of box.rows) {
    row.x = PADDING + (row.x - PADDING) * inside;
    row.width *= inside;
  }
}

function perchOf(box: HostPlace): Point {
  return { x: box.x + box.width / 2, y: box.below ? box.y + box.height + PERCH_GAP : box.y - PERCH_GAP };
}

/** `numbers`: those of the hosts on stage, by id. */
function placeLink(link: Link, number: number, numbers: Map<string, number>, boxes: Map<number, HostPlace>, cast: Cast): LinkPlace[] {
  const [a, b] = [numbers.get(link.a), numbers.get(link.b)];
  if (a === undefined || b === undefined) return [];
  const [one, other] = [boxes.get(a)!, boxes.get(b)!];
  // Lines to the DNS that nobody uses would only cross the picture.
  if ((one.below || other.below) && !cast.talks.has(pairOf(a, b))) return [];
  const between = [...boxes.values()].some((box) => standsBetween(box, one, other));
  if (between) return [{ link: number, a, b, ...roundBelow(one, other) }];
  return [{ link: number, a, b, from: edgePoint(one, centre(other)), to: edgePoint(other, centre(one)) }];
}

/** Hosts of the DNS stand in a row: is this one between two others? */
function standsBetween(box: HostPlace, one: HostPlace, other: HostPlace): boolean {
  const isRow = box.below && one.below && other.below && box.y === one.y && one.y === other.y;
  return isRow && box.x > Math.min(one.x, other.x) && box.x < Math.max(one.x, other.x);
}

/** How far a line hangs through under the hosts that it goes round. */
const SAG = 44;

function roundBelow(one: Box, other: Box): { from: Point; to: Point; bend: Point } {
  const under = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height });
  const [from, to] = [under(one), under(other)];
  return { from, to, bend: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + SAG } };
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where the line from the middle of a box towards a point leaves the box. */
function edgePoint(box: Box, towards: Point): Point {
  const from = centre(box);
  const dx = towards.x - from.x;
  const dy = towards.y - from.y;
  const across = dx === 0 ? Infinity : box.width / 2 / Math.abs(dx);
  const along = dy === 0 ? Infinity : box.height / 2 / Math.abs(dy);
  const part = Math.min(across, along, 1);
  return { x: from.x + dx * part, y: from.y + dy * part };
}
