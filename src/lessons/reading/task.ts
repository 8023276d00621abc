/** A task: question, cases, three hints, solution, wrong attempts, and what to take along, in this order. */
import { TASK_KINDS, type Task, type TaskKind } from '../lesson.ts';
import { MEASURES } from '../../run/measures.ts';
import { attributesOf } from './attributes.ts';
import { brokenIn } from './broken.ts';
import { casesOf } from './cases.ts';
import type { Faults } from './faults.ts';
import { blocksOf, itemsOf, spansOf, tableOf } from './text.ts';
import { childrenOf, lineOf, type Node } from './tree.ts';

/** What a task may say in its braces; the name stands there as `#name`. */
const ATTRIBUTES = new Set(['id', 'kind', 'at', 'as', 'goal', 'check', 'may', 'edits', 'in', 'all', 'counts', 'when', 'holds', 'of', 'measures', 'on']);

export function taskOf(node: Node, faults: Faults): Task {
  faults.about = `#${node.attributes?.id ?? ''}`;
  const said = attributesOf(node, ATTRIBUTES, faults);
  const isSaid = (name: string): boolean => Object.hasOwn(node.attributes ?? {}, name);
  if (said('id') === '') faults.add(lineOf(node), 'taskWithoutName');
  const kind = kindOf(said('kind'), node, faults);
  const body = bodyOf(childrenOf(node), faults);
  const isOnStage = kind === 'break' && said('may') === 'stage';
  return {
    name: said('id'),
    kind,
    isOnStage,
    ...{ at: said('at'), as: said('as'), goal: said('goal'), may: said('may'), within: said('in') },
    ...{ counts: said('counts'), holds: said('holds'), edits: listed(said('edits')) },
    ...{ of: listed(said('of')), on: listed(said('on')), measures: MEASURES.find((each) => each === said('measures')) ?? '' },
    ...{ isCheck: isSaid('check'), isAll: isSaid('all'), isWhen: isSaid('when') },
    ...(isOnStage ? broken(body, node, faults) : body),
    line: lineOf(node),
  };
}

const listed = (words: string): string[] => words.split(/\s+/).filter(Boolean);

function kindOf(kind: string, node: Node, faults: Faults): TaskKind {
  const known = TASK_KINDS.find((each) => each === kind);
  if (!known) faults.add(lineOf(node), 'kind', { kind, kinds: TASK_KINDS.join(', ') });
  return known ?? 'explain';
}

const isCases = ({ type, children }: Node): boolean => type === 'list' && (children ?? []).some(({ checked }) => typeof checked === 'boolean');
const isHints = ({ type, ordered }: Node): boolean => type === 'list' && ordered === true;
const isCode =
  (language: string) =>
  ({ type, lang }: Node): boolean =>
    type === 'code' && lang === language;

type Body = Pick<Task, 'question' | 'pairs' | 'cases' | 'hints' | 'solution' | 'wrong' | 'after'>;

function bodyOf(nodes: readonly Node[], faults: Faults): Body {
  const cases = nodes.findIndex(isCases);
  const hints = nodes.findIndex(isHints);
  const solution = nodes.find(isCode('solution'));
  const wrong = nodes.find(isCode('wrong'));
  const last = Math.max(cases, hints, solution ? nodes.indexOf(solution) : -1, wrong ? nodes.indexOf(wrong) : -1);
  const asked = nodes.slice(0, Math.max(cases, 0));
  return {
    question: blocksOf(
      asked.filter((node) => !isPairs(node)),
      faults,
    ),
    pairs: pairsOf(asked.find(isPairs), faults),
    cases: cases < 0 ? [] : casesOf(nodes[cases]!, faults),
    hints: hints < 0 ? [] : itemsOf(nodes[hints]!, faults),
    solution: solution?.value ?? '',
    wrong: (wrong?.value ?? '').split(/^---$/m).map(trimmed).filter(Boolean),
    after: blocksOf(nodes.slice(last + 1), faults),
  };
}

/** Solution and wrong attempts are lists of what is broken. */
function broken(body: Body, node: Node, faults: Faults): Body {
  const read = (text: string): string => {
    const lines = brokenIn(text);
    if (lines === null) faults.add(lineOf(node), 'breaksNothing', { words: text });
    return lines ?? '';
  };
  return { ...body, solution: read(body.solution), wrong: body.wrong.map(read) };
}

/** Without the line ends around it. */
const trimmed = (text: string): string => text.replace(/^\n|\n$/g, '');

const isPairs = ({ type }: Node): boolean => type === 'table' || type === 'list';

function pairsOf(node: Node | undefined, faults: Faults): Task['pairs'] {
  if (!node) return null;
  if (node.type === 'table') return tableOf(node, faults);
  return { head: [], rows: childrenOf(node).map((item) => [spansOf(item, faults)]) };
}
