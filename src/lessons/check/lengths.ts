/** How long things may be, in words: a step that one reads at a glance, a question that one keeps in mind. */
import type { Block, Lesson, Span } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';

const MOST_IN_STEP = 120;
const MOST_IN_QUESTION = 45;
const MOST_IN_CASE = 60;

export function tooLong(lesson: Lesson): Fault[] {
  const faults = new Faults();
  const limit = (line: number, what: string, words: number, most: number): void => {
    if (words > most) faults.add(line, 'long', { what, words, most });
  };
  for (const step of lesson.steps) {
    faults.about = step.title;
    limit(step.line, 'step', wordsIn(step.blocks), MOST_IN_STEP);
    for (const { name, line, question, cases } of step.tasks) {
      faults.about = `#${name}`;
      limit(line, 'question', wordsIn(question), MOST_IN_QUESTION);
      for (const each of cases) limit(each.line, 'case', Math.max(count(each.says), wordsIn(each.told)), MOST_IN_CASE);
    }
  }
  return faults.all;
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.map(wordsOf).reduce((sum, words) => sum + words, 0);
}

function wordsOf(block: Block): number {
  if (block.type === 'paragraph') return count(block.spans);
  if (block.type === 'list') return count(block.items.flat());
  return block.type === 'table' ? count([...block.head.flat(), ...block.rows.flat(2)]) : 0;
}

function count(spans: readonly Span[]): number {
  const text = spans.map((span) => span.text).join('');
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
