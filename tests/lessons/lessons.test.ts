/** Every lesson is run: a step that does not happen, or a prediction that the journal cannot grade, is a failure. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language.ts';
import { readLesson } from '../../src/content/lesson-plugin.ts';
import type { Lesson, Predict } from '../../src/content/lesson.ts';
import { lessons } from '../../src/content/lessons.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import type { Journal } from '../../src/sim/journal.ts';

const MOST_STEPS = 8;
const MOST_WORDS = 200;

function read(id: string, language: string): Lesson {
  const file = `lessons/${id}/${language}.md`;
  return readLesson(readFileSync(file, 'utf8'), file);
}

function journalOf({ scenario: id, seed }: Lesson): Journal {
  const scenario = scenarioNamed(id);
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  const run = new Run({ scenario, seed, interventions: [] });
  while (!run.advance(10_000));
  return run.journal;
}

const predictionsOf = (lesson: Lesson): Predict[] =>
  lesson.steps.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'predict' ? [block.predict] : [])));

function wordsOf(value: unknown): number {
  if (Array.isArray(value)) return value.map(wordsOf).reduce((sum, count) => sum + count, 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { text, ...rest } = value as { text?: unknown };
  const own = typeof text === 'string' ? text.split(/\s+/).filter((word) => /\w/.test(word)).length : 0;
  return own + wordsOf(Object.values(rest));
}

describe.each(lessons.map((card) => [card.id, card] as const))('the lesson %s', (id, card) => {
  const versions = LANGUAGES.map((language) => read(id, language));
  const lesson = versions[0]!;
  const journal = journalOf(lesson);

  test('is listed as it is written', () => {
    expect(versions.map((version) => version.id)).toEqual(LANGUAGES.map(() => id));
    expect(versions.map(({ title, steps }) => [title, steps.length])).toEqual(LANGUAGES.map((language) => [card[language].title, card[language].steps]));
    expect(lesson.steps.length).toBeLessThanOrEqual(MOST_STEPS);
  });

  test('every step happens, in this order', () => {
    const places = lesson.steps.map(({ at }) => journal.find(at));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  test('the journal grades every prediction, and one choice is right', () => {
    const predictions = predictionsOf(lesson);
    expect(predictions.length).toBeGreaterThan(0);
    for (const { at, choices } of predictions) {
      const answer = journal.label(journal.find(at));
      expect(choices.filter(({ label }) => label === answer)).toHaveLength(1);
    }
  });

  test('both languages tell the same lesson', () => {
    const shape = ({ id: own, scenario, seed, steps }: Lesson) => ({ own, scenario, seed, at: steps.map(({ at }) => at) });
    const foretold = (version: Lesson) => predictionsOf(version).map(({ at, choices }) => [at, choices.map(({ label }) => label)]);
    expect(shape(versions[1]!)).toEqual(shape(lesson));
    expect(foretold(versions[1]!)).toEqual(foretold(lesson));
  });

  test('steps are short', () => {
    for (const version of versions) for (const { title, blocks } of version.steps) expect(wordsOf(blocks), title).toBeLessThan(MOST_WORDS);
  });
});

describe('what is no lesson is refused with the file and the reason', () => {
  const front = '---\nid: x\ntitle: X\nscenario: journey\nseed: 1\n---\n';
  test.each([
    ['no seed', '---\nid: x\ntitle: X\nscenario: journey\n---\n## A\n::step{at="x"}\n', 'seed'],
    ['no steps', front, 'no steps'],
    ['a step without its moment', `${front}## A\n\ntext`, 'has no ::step'],
    ['a table', `${front}## A\n\n::step{at="x"}\n\n| a |\n|---|\n| b |`, 'cannot hold "table"'],
    ['HTML', `${front}## A\n\n::step{at="x"}\n\n<script>alert(1)</script>`, 'cannot hold "html"'],
    ['a prediction without choices', `${front}## A\n\n::step{at="x"}\n\n:::predict{at="y"}\nWhat?\n:::`, 'prediction'],
  ])('%s', (_, source, reason) => {
    expect(() => readLesson(source, 'lessons/x/en.md')).toThrow(`lessons/x/en.md: `);
    expect(() => readLesson(source, 'lessons/x/en.md')).toThrow(reason);
  });
});
