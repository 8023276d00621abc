/** A story from the text that somebody wrote: YAML, read with suspicion. Never throws; all that is wrong is told with its place. */
import * as v from 'valibot';
import { LineCounter, isAlias, isMap, isNode, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import { isRecordLine } from '../schema/records.ts';
import type { Scenario } from '../scenario.ts';
import { troublesIn } from './check.ts';
import { error, type StoryFault, type Trouble } from './fault.ts';
import { story as form } from './form.ts';
import { misfitsIn } from './misfits.ts';

/** Characters of a story: all those of the gallery have less than a tenth of it. */
export const LONGEST_STORY = 262_144;
/** Parts within parts. */
const DEEPEST = 24;
/** Names that every object inherits are nobody's keys. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What a card would say of it; '' where nothing was written. */
export interface StoryWritten {
  title: string;
  question: string;
  description: string;
  scenario: Scenario;
}

export interface StoryRead {
  /** `null`: it cannot be run. */
  story: StoryWritten | null;
  /** In the order of the text. */
  faults: StoryFault[];
  /** As it was written, plain data; `null` if the text is no YAML. */
  written: unknown;
}

export function readStory(text: string): StoryRead {
  if (text.length > LONGEST_STORY) return unread([{ ...error('', 'tooLong', { limit: LONGEST_STORY }), line: 1, column: 1 }]);
  try {
    return readDocument(text);
  } catch {
    // the parser of YAML gives up where parts are nested thousands deep
    return unread([{ ...error('', 'tooDeep', { limit: DEEPEST }), line: 1, column: 1 }]);
  }
}

const unread = (faults: StoryFault[]): StoryRead => ({ story: null, faults, written: null });

function readDocument(text: string): StoryRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true, stringKeys: true, logLevel: 'silent' });
  const broken = [...document.errors, ...document.warnings].map(({ code, message, linePos }): StoryFault => {
    const [{ line, col }] = linePos ?? [{ line: 1, col: 1 }];
    const said = message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
    const what = code === 'TAG_RESOLVE_FAILED' ? error('', 'tag', { tag: said.split(' ').at(-1)! }) : error('', 'yaml', { message: said });
    return { ...what, line, column: col };
  });
  const suspect = broken.length > 0 ? broken : suspectIn(document, lines);
  if (suspect.length > 0) return unread(suspect);
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const read = v.safeParse(form, written);
  const troubles = read.success ? troublesIn(read.output) : misfitsIn(read.issues, written);
  const faults = troubles.map((trouble) => placed(trouble, document, lines)).sort((a, b) => a.line - b.line || a.column - b.column);
  const isWhole = read.success && faults.every(({ severity }) => severity !== 'error');
  return { story: isWhole ? told(read.output) : null, faults, written };
}

function told({ title = '', question = '', description = '', ...scenario }: v.InferOutput<typeof form>): StoryWritten {
  return { title, question, description, scenario };
}

/** What YAML can say and a story does not: references, tags, merged keys, names that are no one's, and depths. */
function suspectIn(document: Document, lines: LineCounter): StoryFault[] {
  const found: StoryFault[] = [];
  const add = (node: Node, key: string, values: Trouble['values'] = {}): void => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    found.push({ ...error('', key, values), line: line || 1, column: col || 1 });
  };
  visit(document, {
    Node(_, node, path) {
      if (isAlias(node) || ('anchor' in node && node.anchor)) add(node as Node, 'alias');
      if (path.length / 2 > DEEPEST) {
        add(node as Node, 'tooDeep', { limit: DEEPEST });
        return visit.SKIP;
      }
      return undefined;
    },
    Pair(_, { key }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (INHERITED.has(name) || name === '<<') add(key as Node, 'unknownKey', { key: name, near: '', known: '' });
    },
  });
  return found;
}

/** Where it stands: at the deepest part of its path that there is; in a text of records at the record of that number. */
function placed(trouble: Trouble, document: Document, lines: LineCounter): StoryFault {
  const keys = trouble.path === '' ? [] : trouble.path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const name = trouble.key === 'unknownKey' ? keyAt(document, keys) : undefined;
  if (name?.range) {
    const { line, col } = lines.linePos(name.range[0]);
    return { ...trouble, line, column: col };
  }
  for (let length = keys.length; length >= 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    const record = keys[length];
    const isText = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    if (isText && typeof record === 'number') return { ...trouble, line: line + lineOf(record, String(node.value)), column: 1 };
    return { ...trouble, line: line || 1, column: col || 1 };
  }
  return { ...trouble, line: 1, column: 1 };
}

/** The key itself, where what is wrong is its name. */
function keyAt(document: Document, keys: readonly (string | number)[]): Node | undefined {
  const around = document.getIn(keys.slice(0, -1), true);
  const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && String(key.value) === String(keys.at(-1))) : undefined;
  return isNode(pair?.key) ? pair.key : undefined;
}

/** How many lines below the beginning of a text the record of this number stands, from 1. */
function lineOf(record: number, text: string): number {
  const places = text.split('\n').flatMap((line, place) => (isRecordLine(line) ? [place] : []));
  return (places[record] ?? 0) + 1;
}
