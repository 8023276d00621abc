/**
 * Turns a lesson's Markdown into a tree of data, so that the page needs neither a parser nor HTML. Runs when the house is
 * built, in Node. What a lesson may not contain is an error that names the file and what is wrong with it.
 */
import { own } from '../own.ts';
import { unified } from 'unified';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { parse as parseYaml } from 'yaml';
import type { Block, Lesson, LessonStep, LessonWords, Predict } from './lesson.ts';
import type { Run } from './narration/sentence.ts';

/** The parts of a Markdown tree that are read here. */
interface Node {
  type: string;
  value?: string;
  name?: string;
  depth?: number;
  attributes?: Record<string, string | null | undefined> | null;
  children?: Node[];
}

/** For vite.config.ts: `.md` files below lessons/ become modules whose default export is a `Lesson`, with `?card` what its card says. */
export function lessons() {
  return {
    name: 'mailscope-lessons',
    enforce: 'pre' as const,
    transform(source: string, id: string) {
      const [file = '', query] = id.split('?');
      if (!file.endsWith('.md')) return null;
      const lesson = readLesson(source, file);
      return { code: `export default ${JSON.stringify(query === 'card' ? cardOf(lesson) : lesson)};`, map: null };
    },
  };
}

function cardOf({ title, steps }: Lesson): LessonWords {
  return { title, steps: steps.length };
}

/** Reads a lesson. Throws an `Error` that names `file` when it is not one. */
export function readLesson(source: string, file: string): Lesson {
  const tree = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective).parse(source) as Node;
  const nodes = tree.children ?? [];
  const front = (parseYaml(nodes.find(({ type }) => type === 'yaml')?.value ?? '') ?? {}) as Record<string, unknown>;
  const text = (key: string): string => {
    const value = own(front, key);
    if (typeof value !== 'string') throw new Error(`${file}: the front matter has no ${key}`);
    return value;
  };
  if (!Number.isSafeInteger(front.seed)) throw new Error(`${file}: the front matter has no seed that is a whole number`);
  const steps = stepsOf(nodes, file);
  return { id: text('id'), title: text('title'), scenario: text('scenario'), seed: front.seed as number, steps };
}

/** Each heading of the second degree begins a step. */
function stepsOf(nodes: readonly Node[], file: string): LessonStep[] {
  const starts = nodes.flatMap((node, place) => (node.type === 'heading' && node.depth === 2 ? [place] : []));
  if (starts.length === 0) throw new Error(`${file}: no steps; each begins with a heading "## …"`);
  return starts.map((start, number) => stepOf(nodes.slice(start, starts[number + 1]), file));
}

function stepOf([heading, ...rest]: readonly Node[], file: string): LessonStep {
  const title = plain(heading!);
  const directive = rest.find(({ type, name }) => type === 'leafDirective' && name === 'step');
  const at = directive?.attributes?.at;
  if (!at) throw new Error(`${file}: the step "${title}" has no ::step{at="…"}`);
  return { title, at, blocks: rest.filter((node) => node !== directive).map((node) => blockOf(node, file)) };
}

function blockOf(node: Node, file: string): Block {
  if (node.type === 'paragraph') return { type: 'paragraph', runs: runsOf(node) };
  if (node.type === 'code') return { type: 'code', text: node.value ?? '' };
  if (node.type === 'list') return { type: 'list', items: (node.children ?? []).map(runsOf) };
  if (node.type === 'containerDirective' && node.name === 'predict') return { type: 'predict', predict: predictOf(node, file) };
  throw new Error(`${file}: a lesson cannot hold "${node.type}"`);
}

/** Question, list of choices, explanation, in this order. Each choice begins with the label that it foretells, as code. */
function predictOf(node: Node, file: string): Predict {
  const children = node.children ?? [];
  const list = children.findIndex(({ type }) => type === 'list');
  const at = node.attributes?.at;
  if (!at || list < 1 || list === children.length - 1) {
    throw new Error(`${file}: a prediction needs an at="…", a question, a list of choices and an explanation`);
  }
  const blocks = (part: readonly Node[]): Block[] => part.map((each) => blockOf(each, file));
  const choices = (children[list]!.children ?? []).map((item) => choiceOf(item, file));
  return { at, question: blocks(children.slice(0, list)), choices, explanation: blocks(children.slice(list + 1)) };
}

function choiceOf(item: Node, file: string): Predict['choices'][number] {
  const [label, ...runs] = runsOf(item);
  if (label?.style !== 'code') throw new Error(`${file}: the choice "${plain(item)}" does not begin with a label as code`);
  return { label: label.text, runs };
}

const STYLES: Record<string, Run['style']> = { emphasis: 'em', strong: 'strong', inlineCode: 'code' };

function runsOf(node: Node): Run[] {
  return (node.children ?? []).flatMap((child) => {
    const style = own(STYLES, child.type);
    if (style !== undefined) return [{ text: plain(child), style }];
    return child.children === undefined ? [{ text: plain(child) }] : runsOf(child);
  });
}

/** A line break in the source is a space. */
function plain(node: Node): string {
  if (node.value !== undefined) return node.type === 'inlineCode' ? node.value : node.value.replace(/\s*\n\s*/g, ' ');
  return (node.children ?? []).map(plain).join('');
}
