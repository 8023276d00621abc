/**
 * Which format a file has, and what must be undone before it is read. A text that makes sense as it stands is read so. Else
 * what may stand around its lines is taken off, one way after the other, and the way that leaves most sense is taken.
 */
import { ascii, text } from '../mail/octets.ts';
import type { Format } from './format.ts';
import { formats } from './formats/index.ts';
import { withoutCr } from './formats/log/text-lines.ts';
import { isSense, madeOf, worthOf, type Made } from './trial.ts';
import { columnsIn, tailIn, withoutColumn, withoutTail, type Column } from './undoing/column.ts';
import { encodings, withoutMark } from './undoing/encodings.ts';
import { markup } from './undoing/markup.ts';
import { apart, namesIn, perSession } from './undoing/sessions.ts';
import { asDialogue, tableIn } from './undoing/table.ts';
import { headThrough, shownIn, undoneFor, type Undoing } from './undoing/undoing.ts';
import { wordings } from './undoing/wording.ts';

/** Octets of a beginning that are read on trial. */
const TRIED_OCTETS = 24_576;
/** Of ten lines, those that must be understood for a dialogue to be taken without a second look. */
const UNDERSTOOD = 8;

/** Formats that are named to the reader of a file that has none; what people mostly have comes in where nothing is near. */
const NEAREST = 3;
const USUAL = ['dialogue', 'telnet', 'eml'];

/** One way to read a file. */
interface Way {
  format: Format;
  undoings: Undoing[];
  made: Made;
  column?: Column;
  /** What is undone before the column. */
  before?: readonly Undoing[];
  /** Which part of the column names a session, where several are written into each other. */
  session?: number;
}

const texts = formats.filter(({ holdsOctets }) => !holdsOctets);

/** The format that a file which begins like this is read by; `undefined` if it has none. */
export function formatOf(head: Uint8Array, whole: boolean): Format | undefined {
  const encoded = shownIn(encodings, head);
  const plain = headThrough(encoded, head);
  const exact = formats.find(({ holdsOctets, recognises }) => holdsOctets && recognises(plain, whole));
  // in a message, colours and entities are its own
  if (exact) return undoneFor(exact, exact.tellsMark ? encoded.filter((undoing) => undoing !== withoutMark) : encoded);
  if (plain.includes(0)) return undefined;
  const undoings = shownIn(markup, plain);
  const text = headThrough(undoings, plain);
  const way = textWay(text.subarray(0, TRIED_OCTETS));
  // what is taken for a conversation must look like one
  if (!way || (isFree(way.format) && !isSense(way.made))) return undefined;
  return toldFor(undoneFor(formatBy(way), [...encoded, ...undoings, ...beforeColumn(way)]), way);
}

/** The formats that make most of a beginning which has none, the likeliest first. */
export function nearestTo(head: Uint8Array): string[] {
  const undone = headThrough([...shownIn(encodings, head)], head).subarray(0, TRIED_OCTETS);
  const tried = texts.map((format) => ({ name: format.name, made: madeOf(format, undone) }));
  const some = tried.filter(({ made }) => made.fitting > 0).sort((one, other) => other.made.fitting - one.made.fitting);
  return [...new Set([...some.map(({ name }) => name), ...USUAL])].slice(0, NEAREST);
}

/** What is undone for the whole of the file; what is undone behind that may differ from session to session. */
const beforeColumn = ({ undoings, before, session }: Way): readonly Undoing[] => (session === undefined ? undoings : before!);

function formatBy({ format, undoings, column, before, session }: Way): Format {
  if (session === undefined) return format;
  return perSession(undoneFor(format, undoings.slice(before!.length)), column!, session);
}

function textWay(head: Uint8Array): Way | undefined {
  const way = wayOf(head);
  return way && isFree(way.format) ? (divided(way, head) ?? way) : way;
}

/** Where sessions are written into each other, the way that tells them apart: each begins as sessions do, and all make sense. */
function divided(way: Way, head: Uint8Array): Way | undefined {
  const before = way.before ?? [];
  const lines = linesIn(headThrough(before, head)).filter((line) => line.trim() !== '');
  for (const column of way.column ? [way.column] : columnsIn(lines)) {
    for (const session of namesIn(column, lines)) {
      const undoings = way.column ? way.undoings : [withoutColumn(column, true)];
      const behind = undoings.slice(before.length);
      const read = (own: readonly string[]): Made | undefined => {
        const undone = headThrough(behind, ascii(`${own.join('\n')}\n`));
        return way.format.recognises(undone, true) ? madeOf(way.format, undone) : undefined;
      };
      if (areSessions(apart(column, session, lines), read)) return { ...way, undoings, before, column, session };
    }
  }
  return undefined;
}

/** All begin in the same manner: what tells only the level of a line, or who says it, leaves one of them without a greeting. */
function areSessions(sessions: readonly (readonly string[])[], read: (lines: readonly string[]) => Made | undefined): boolean {
  let by: Made['greetedBy'] = '';
  // mostly the first one is none, and the others need not be read
  return sessions.every((lines, index) => {
    const made = read(lines);
    if (index === 0) by = made?.greetedBy ?? '';
    return made !== undefined && by !== '' && isSense(made) && made.greetedBy === by && made.sides.size > 1;
  });
}

function wayOf(head: Uint8Array): Way | undefined {
  const asItIs = wayThrough([], head);
  if (asItIs && isEnough(asItIs, head)) return asItIs;
  const found = bestOf(waysFor(head));
  return found && isSense(found.made) && isWorthIt(found.made, asItIs?.made) ? refined(found, head) : asItIs;
}

/** What makes sense as it stands is left so, unless a good deal more does when something is taken off. */
function isWorthIt({ fitting, strange, sides, others }: Made, asItIs?: Made): boolean {
  if (!asItIs || !isSense(asItIs)) return sides.size > 1 || others > 0;
  return fitting * 4 > asItIs.fitting * 5 && strange <= asItIs.strange;
}

/** A program's own log needs only to say something; a free text must be understood. */
function isEnough({ format, made }: Way, head: Uint8Array): boolean {
  if (!isSense(made)) return false;
  if (made.others > 0 || !isFree(format)) return true;
  return made.said * 10 >= linesIn(head).filter((line) => line.trim() !== '').length * UNDERSTOOD;
}

/** Whoever wrote it down, it was no program that is known. */
const isFree = ({ name }: Format): boolean => name === 'dialogue' || name === 'telnet';
/** Of two that make as much sense, the log of a program that is known is the likelier. */
const rankOf = ({ format, made }: Way): number => worthOf(made) + (isFree(format) ? 0 : 0.5);

/** What the first format that recognises it makes of the text when all of this is undone. */
function wayThrough(undoings: Undoing[], head: Uint8Array): Way | undefined {
  const undone = headThrough(undoings, head);
  const ways = texts
    .filter(({ recognises }) => recognises(undone, false))
    .map((format) => ({ format, undoings, made: madeOf(format, undone) }));
  return ways.find(({ made }) => isSense(made)) ?? ways[0];
}

function* waysFor(head: Uint8Array): Generator<Way | undefined> {
  for (const before of beforehand(head)) {
    if (before.length > 0) yield wayThrough(before, head);
    const table = tableIn(linesIn(headThrough(before, head)));
    if (table) yield wayThrough([...before, asDialogue(table)], head);
    for (const column of columnsIn(linesIn(headThrough(before, head)))) {
      const way = wayThrough([...before, withoutColumn(column, false)], head);
      if (way) yield { ...way, column, before };
    }
  }
}

/** What may have to be undone before a column is seen: nothing, the ends of lines, and how the lines are worded. */
function beforehand(head: Uint8Array): Undoing[][] {
  const tail = tailIn(linesIn(head));
  const ends = tail === undefined ? [] : [withoutTail(tail)];
  const worded = wordings
    .filter(({ shows }) => shows(head))
    .flatMap(({ begin }) =>
      // the end of every line of JSON is its own
      ends.length > 0 ? [[begin], [...ends, begin]] : [[begin]],
    );
  return ends.length > 0 ? [[], ends, ...worded] : [[], ...worded];
}

function bestOf(ways: Iterable<Way | undefined>): Way | undefined {
  let best: Way | undefined;
  for (const way of ways) if (way && rankOf(way) > (best ? rankOf(best) : 0.5)) best = way;
  return best;
}

/** What else can be undone without a loss: the end of each line, line ends and codes that are written out; and the time is kept. */
function refined(way: Way, head: Uint8Array): Way {
  const tail = tailIn(linesIn(headThrough(way.undoings, head)));
  const ended = tail === undefined ? way : atLeast(way, { ...way, undoings: [...way.undoings, withoutTail(tail)] }, head);
  const worded = wordings.reduce((best, { shows, begin }) => {
    const undoings = [...best.undoings, begin];
    return shows(headThrough(best.undoings, head)) ? better(best, { ...best, undoings }, head) : best;
  }, ended);
  const { column } = worded;
  if (!column) return worded;
  const [first, timed] = [way.undoings[way.undoings.length - 1], withoutColumn(column, true)];
  return atLeast(worded, { ...worded, undoings: worded.undoings.map((each) => (each === first ? timed : each)) }, head);
}

const again = (way: Way, head: Uint8Array): Way => ({ ...way, made: madeOf(way.format, headThrough(way.undoings, head)) });

function atLeast(way: Way, other: Way, head: Uint8Array): Way {
  const tried = again(other, head);
  return worthOf(tried.made) >= worthOf(way.made) ? tried : way;
}

function better(way: Way, other: Way, head: Uint8Array): Way {
  const tried = again(other, head);
  return worthOf(tried.made) > worthOf(way.made) ? tried : way;
}

/** What was taken off is told first. */
function toldFor(format: Format, { column }: Way): Format {
  if (!column) return format;
  return {
    ...format,
    read(sink) {
      sink.problem({ key: 'text.column', values: { column: column.sample.trim() } });
      return format.read(sink);
    },
  };
}

const linesIn = (head: Uint8Array): string[] => text(head).split('\n').map(withoutCr);
