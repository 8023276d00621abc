/** Finds out from its first lines how a dialogue was written down: which marks there are, and which side each one means. */
import type { Side } from '../../sink.ts';
import { isShort } from '../log/log-format.ts';
import { isSurelySaid } from '../log/sure.ts';
import { looksSaidByServer } from '../log/turns.ts';
import { saidByClient } from '../../vocabulary.ts';
import { markOf, unquotedLine, type Marked } from './marks.ts';

export interface Shape {
  family: string;
  sides: ReadonlyMap<string, Side>;
  /** Quotation signs before each line: none, one, or as many as there are. */
  quotes: number;
  /** Only what stands in Markdown fences counts. */
  fenced: boolean;
  /** White space behind the marks that is not said. */
  gap: number;
  /** Line ends are written out: `EHLO a\r\n`. */
  endsWritten: boolean;
  /** Numbers before the marks tell sessions apart, they do not count lines. */
  sessions: boolean;
  /** Lines that were said as that side would say them. */
  score: number;
}

interface Tally {
  lines: number;
  client: number;
  server: number;
}

const CLIENT_WORDS =
  /^(?:c|client|cliente|cli|user|usuario|usuaria|me|yo|t\xc3\xba|mua|emisor|emisora|remitente|sender|you|send|sent|out)(?: (?:smtp|pop3?|imap|lmtp))?$/;
const SERVER_WORDS =
  /^(?:s|server|servidor|servidora|srv|serv|host|mta|receptor|receiver|recv|received|in|r)(?: (?:smtp|pop3?|imap|lmtp))?$/;
const RIGHTWARD = /^[-=]*>|^\xe2\x86\x92|^\xe2\x87\x92|^\xe2\x9e/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const WRITTEN_END = /(?:\\r\\n|<CRLF>|\\n)$/;

/** How the lines are written, or `undefined` if they are no dialogue. */
export function survey(lines: readonly string[]): Shape | undefined {
  const readings = [0, 1, Infinity].map((quotes) => surveyed(lines, quotes));
  const best = readings.reduce((one, other) => (other && (!one || other.score > one.score) ? other : one));
  return best && (isDialogue(best) || isSample(lines, best)) ? best : undefined;
}

const isDialogue = ({ score, sides }: Shape): boolean => score >= 2 && sides.size > 0;

/** A line or two, one of which is said in no other place. */
function isSample(lines: readonly string[], { sides, quotes }: Shape): boolean {
  if (!isShort(lines)) return false;
  return lines.some((line) => {
    const plain = unquotedLine(line, quotes);
    const mark = markOf(plain);
    return mark !== undefined && sides.has(mark.mark) && isSurelySaid(plain.slice(mark.length).trimStart());
  });
}

function surveyed(lines: readonly string[], quotes: number): Shape | undefined {
  const plain = lines.map((line) => unquotedLine(line, quotes));
  const fenced = plain.some((line) => FENCE.test(line)) && inFences(plain).some((line) => markOf(line) !== undefined);
  const marked = (fenced ? inFences(plain) : plain).map((line) => [line, markOf(line)] as const).filter(([, mark]) => mark);
  const families = tallied(marked as [string, Marked][]);
  let best: Shape | undefined;
  for (const [family, tallies] of families) {
    const { sides, score } = meanings(tallies);
    if (best && best.score >= score) continue;
    const of = (marked as [string, Marked][]).filter(([, mark]) => mark.family === family && sides.has(mark.mark));
    best = { family, sides, quotes, fenced, score, ...manner(of) };
  }
  return best;
}

function inFences(lines: readonly string[]): string[] {
  let inside = false;
  return lines.filter((line) => {
    if (FENCE.test(line)) inside = !inside;
    return inside && !FENCE.test(line);
  });
}

function tallied(marked: readonly [string, Marked][]): Map<string, Map<string, Tally>> {
  const families = new Map<string, Map<string, Tally>>();
  for (const [line, { family, mark, length }] of marked) {
    const tallies = families.get(family) ?? new Map<string, Tally>();
    const tally = tallies.get(mark) ?? { lines: 0, client: 0, server: 0 };
    const said = line.slice(length).trimStart();
    tally.lines++;
    if (saidByClient(said)) tally.client++;
    else if (looksSaidByServer(said)) tally.server++;
    families.set(family, tallies.set(mark, tally));
  }
  return families;
}

/** What is said with a mark tells whose it is; where that says nothing, the word. */
function meanings(tallies: ReadonlyMap<string, Tally>): { sides: Map<string, Side>; score: number } {
  const sides = new Map<string, Side>();
  // RFC 821: `S:` is the sender, `R:` the receiver
  const sender = tallies.has('r') && !tallies.has('c');
  let score = 0;
  for (const [mark, { client, server }] of tallies) {
    const side = client === server ? meaningOf(mark, sender) : client > server ? 'client' : 'server';
    if (!side) continue;
    sides.set(mark, side);
    score += Math.max(client, server);
  }
  return { sides: mirrored(sides, tallies), score };
}

function meaningOf(mark: string, sender: boolean): Side | undefined {
  if (sender && mark === 's') return 'client';
  if (CLIENT_WORDS.test(mark)) return 'client';
  return SERVER_WORDS.test(mark) ? 'server' : undefined;
}

/** An arrow whose mirror image is known means the other side. */
function mirrored(sides: Map<string, Side>, tallies: ReadonlyMap<string, Tally>): Map<string, Side> {
  const [known] = sides;
  for (const mark of tallies.keys()) {
    if (!known || sides.has(mark) || /^[a-z\x80-\xff]/.test(mark) !== /^[a-z]/.test(known[0]) || /^[a-z]/.test(mark)) continue;
    const same = RIGHTWARD.test(mark) === RIGHTWARD.test(known[0]);
    sides.set(mark, same === (known[1] === 'client') ? 'client' : 'server');
  }
  return sides;
}

function manner(of: readonly [string, Marked][]): Pick<Shape, 'gap' | 'endsWritten' | 'sessions'> {
  const gaps = of.map(([line, { length }]) => /^[ \t]*(?=\S)/.exec(line.slice(length))?.[0].length ?? Infinity);
  const gap = Math.min(...gaps.map((each) => (each === 0 ? 0 : each)));
  const ended = of.filter(([line]) => WRITTEN_END.test(line)).length;
  const numbers = of.flatMap(([, { number }]) => (number === null ? [] : [number]));
  const repeats = numbers.some((number, index) => index > 0 && number <= numbers[index - 1]!);
  return { gap: gap === Infinity ? 1 : gap, endsWritten: ended * 2 > of.length, sessions: repeats && numbers.length === of.length };
}
