/** The ladder as a drawing of its own, black on white: for documents, slides and paper. Strings only; whoever reads it needs no style sheet. */
import type { ChartWords } from '../../../content/charts/words.ts';
import type { Language } from '../../../language.ts';
import type { Messages } from '../../../content/ui/en.ts';
import { faceOf, type Face } from '../../layout/face.ts';
import type { RunView } from '../../playback/panel.ts';
import { eventOf } from '../events.ts';
import { arrowOf, lifelines, ROW_HEIGHT, tear } from '../ladder/geometry.ts';
import { rungOf } from '../ladder/rows.ts';
import { hostOf } from '../names.ts';
import { isTorn } from '../transcript/torn.ts';

/** Rows of one drawing. */
export const MAX_RUNGS = 600;
/** Narrowest distance between two lifelines. */
const LEAST_STEP = 110;
const LEAST_WIDTH = 680;
const HEAD_HEIGHT = 56;
/** Width of one character of the labels, and of the names above them. */
const ADVANCE = 7.9;
const NAME_ADVANCE = 8.6;
const LONGEST_LABEL = 44;
const MONO = "'Atkinson Hyperlegible Mono', ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";
const SANS = "'Atkinson Hyperlegible Next', 'DejaVu Sans', Helvetica, Arial, sans-serif";

const INK = '#1d2230';
const ACCENTS: Record<string, string> = {
  smtp: '#3344b5',
  dns: '#96590a',
  pop3: '#0b6b62',
  imap: '#83358a',
  http: '#9c2f5f',
  plain: '#4a5160',
};
const REPLIES: Record<string, string> = { positive: '#2c6e2f', intermediate: '#8a5300', transient: '#8a5300', permanent: '#ad2a1c' };

/** Words that a drawing needs. */
export interface DrawingWords {
  messages: Messages;
  charts: ChartWords | undefined;
  language: Language;
}

export interface Drawing {
  width: number;
  height: number;
  /** Names above the lifelines, `HEAD_HEIGHT` high; then one row each, `ROW_HEIGHT` high: groups that begin at y = 0. */
  head: string;
  rows: string[];
  /** Some rows were left out. */
  cut: boolean;
}

/** The rungs of `entries`, at most MAX_RUNGS. */
export function drawLadder(run: RunView, entries: readonly number[], words: DrawingWords): Drawing {
  const { journal, scene } = run;
  const all = entries.filter((index) => journal.kind(index) !== 'segment' && rungOf(journal, index) !== undefined);
  const shown = all.slice(0, MAX_RUNGS);
  const hostAt = (agent: number): number => scene.agents[agent]?.host ?? -1;
  const hosts = [...new Set(shown.flatMap((index) => [hostAt(journal.from(index)), hostAt(journal.to(index))]))];
  const standing = hosts.filter((host) => host >= 0).sort((one, other) => one - other);
  const width = Math.max(LEAST_WIDTH, standing.length * LEAST_STEP);
  const xs = lifelines(standing.length, width);
  const xOf = (agent: number): number => xs[standing.indexOf(hostAt(agent))] ?? width / 2;
  const lives = xs.map((x) => `<line x1="${x}" x2="${x}" y1="0" y2="${ROW_HEIGHT}" stroke="#c9c0ac" stroke-width="1.5"/>`).join('');
  const step = standing.length > 1 ? xs[1]! - xs[0]! : width;
  const names = standing.map((host) =>
    hostOf(
      scene.agents.findIndex((agent) => agent.host === host),
      scene,
      words.messages,
    ),
  );
  const rows = shown.map((index) => `${lives}${rowOf(run, index, xOf, width, words)}`);
  return {
    width,
    height: HEAD_HEIGHT + rows.length * ROW_HEIGHT,
    head: headOf(names, xs, step, width),
    rows,
    cut: all.length > shown.length,
  };
}

/** The whole drawing as a file. */
export function svgFile({ width, height, head, rows }: Drawing, title: string): string {
  const placed = rows.map((row, place) => `<g transform="translate(0 ${HEAD_HEIGHT + place * ROW_HEIGHT})">${row}</g>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    head,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

/** One piece of it with a frame of its own: for paper, where no page may break through it. */
export function svgPiece(content: string, width: number, kind: 'head' | 'row'): string {
  const height = kind === 'head' ? HEAD_HEIGHT : ROW_HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 ${width} ${height}" aria-hidden="true">${content}</svg>`;
}

/** Names stand in two rows, so that neighbours have room; at the edges they end there. */
function headOf(names: readonly string[], xs: readonly number[], step: number, width: number): string {
  const most = Math.floor((step * 1.8) / NAME_ADVANCE);
  return names
    .map((name, place) => {
      const words = clipped(name, most);
      const half = (words.length * NAME_ADVANCE) / 2;
      const x = Math.max(half + 4, Math.min(width - half - 4, xs[place]!));
      const y = place % 2 === 0 ? 20 : 44;
      return text(x, y, words, `font-family="${SANS}" font-size="14" font-weight="700" text-anchor="middle" fill="${INK}"`);
    })
    .join('');
}

function rowOf(run: RunView, index: number, xOf: (agent: number) => number, width: number, words: DrawingWords): string {
  const { journal } = run;
  const [from, to] = [xOf(journal.from(index)), xOf(journal.to(index))];
  const torn = isTorn(journal, index)
    ? `<path d="${tear(Math.min(from, to) - 14, Math.max(from, to) + 14)}" fill="none" stroke="#8a5300" stroke-width="1.75"/>`
    : '';
  const face = rungOf(journal, index) === 'arrow' ? faceOf(journal, index) : null;
  return torn + (face && from !== to ? arrow(run, index, face, from, to, width) : knot(run, index, from, width, words));
}

function arrow({ journal }: RunView, index: number, face: Face, from: number, to: number, width: number): string {
  const { x1, y1, x2, y2, head, label } = arrowOf(from, to, journal.until(index) - journal.at(index));
  const colour = REPLIES[face.shape] ?? ACCENTS[face.accent]!;
  const dashed = face.shape === 'answer' || face.shape in REPLIES ? ' stroke-dasharray="6 3"' : '';
  const middle = label.x;
  const room = Math.max(Math.abs(to - from), 2 * Math.min(middle, width - middle)) / ADVANCE;
  const words = clipped(labelOf(face), Math.max(8, Math.min(LONGEST_LABEL, Math.floor(room) - 1)));
  const turned = `transform="rotate(${label.degrees.toFixed(2)} ${label.x} ${label.y})"`;
  return (
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="2"${dashed}/>` +
    (journal.until(index) === Infinity ? '' : `<path d="${head}" fill="${colour}"/>`) +
    text(label.x, label.y, words, `font-family="${MONO}" font-size="13" font-weight="600" text-anchor="middle" fill="${colour}" ${turned}`)
  );
}

function labelOf({ shape, title, body }: Face): string {
  if (shape === 'letter') return '✉';
  return shape === 'question' ? `${body} ${title}` : `${title} ${body}`.trim();
}

function knot(run: RunView, index: number, x: number, width: number, { messages, language, charts }: DrawingWords): string {
  const left = x > width / 2;
  const most = Math.floor((left ? x : width - x) / NAME_ADVANCE) - 2;
  const { what } = eventOf(run.journal, run.scene, index, messages, language, charts);
  const style = `font-family="${SANS}" font-size="13" font-style="italic" text-anchor="${left ? 'end' : 'start'}" fill="#5d6370"`;
  return (
    `<circle cx="${x}" cy="${ROW_HEIGHT / 2}" r="4.5" fill="#ffffff" stroke="${INK}" stroke-width="2"/>` +
    text(x + (left ? -12 : 12), ROW_HEIGHT / 2 + 4.5, clipped(what, most), style)
  );
}

/** A white edge keeps words readable where lines cross them. */
function text(x: number, y: number, words: string, style: string): string {
  return `<text x="${x}" y="${y}" ${style} paint-order="stroke" stroke="#ffffff" stroke-width="4">${escaped(words)}</text>`;
}

const clipped = (words: string, most: number): string => (words.length <= most ? words : `${words.slice(0, Math.max(1, most - 1))}…`);

/** What XML forbids is left out, what it means otherwise is escaped. */
export function escaped(words: string): string {
  const plain = words.replace(/[^\P{Cc}\t]|[\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
