/** Every lesson of the course is checked as those who write them check it: read in all languages, and played. What is none stops the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { authoring } from '../../src/content/authoring/en.ts';
import { faultSentence } from '../../src/content/authoring/words.ts';
import { IDEA_NUMBERS } from '../../src/content/ideas/numbers.ts';
import { LANGUAGES } from '../../src/language.ts';
import { checkLesson } from '../../src/lessons/check/check.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { lessonIn, lessons } from '../../src/node/lesson-plugin.ts';

const names = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const sourceOf = (name: string, language: string): string => readFileSync(`lessons/${name}/${language}.md`, 'utf8');

const terms = new Set(names.flatMap((name) => readLesson(sourceOf(name, 'en')).lesson.terms.map(({ key }) => key)));

const ideas = new Set(Object.keys(IDEA_NUMBERS));

test('there are lessons', () => expect(names.length).toBeGreaterThanOrEqual(3));

test.each(names)('nothing is wrong with %s', (name) => {
  const sources = LANGUAGES.map((language) => ({ language, source: sourceOf(name, language) }));
  const told = checkLesson(sources, name, { terms, ideas, lessons: new Set(names) }).flatMap(({ language, faults }) =>
    faults.map((fault) => `${language}.md:${fault.line} ${fault.about}: ${faultSentence(fault, authoring)}`),
  );
  expect(told).toEqual([]);
});

test.each(names.flatMap((name) => LANGUAGES.map((language) => ({ name, language }))))('each step of $name leads to the next, in $language', ({ name, language }) => {
  const { steps } = readLesson(sourceOf(name, language)).lesson;
  const abrupt = steps.slice(0, -1).filter(({ tasks }) => tasks.at(-1)?.after.length === 0);
  expect(abrupt.map(({ title }) => title)).toEqual([]);
});

describe('the build', () => {
  const file = '/anywhere/lessons/the-journey/en.md';
  const transform = (source: string, id: string) => lessons().transform(source, id);
  const valueOf = (code = ''): unknown => JSON.parse(code.replace(/^export default /, '').replace(/;$/, ''));

  test('makes data of a lesson, without the attempts that fail, and a card', () => {
    const source = sourceOf('the-journey', 'en');
    const lesson = valueOf(transform(source, file)?.code) as ReturnType<typeof lessonIn>;
    expect(lesson.steps).toHaveLength(7);
    expect(lesson.steps.flatMap(({ tasks }) => tasks.flatMap(({ wrong }) => wrong))).toEqual([]);
    expect(valueOf(transform(source, `${file}?card`)?.code)).toMatchObject({ title: 'The journey', module: 1, minutes: 25 });
  });

  test('leaves other files alone', () => expect(transform('# A', '/anywhere/README.md')).toBeNull());

  test('stops at a fault, with file, line and remedy', () => {
    const broken = sourceOf('the-journey', 'en').replace('::step{story=journey at="dns:b.com MX#1"}', '::step{story=journey}');
    const line = broken.split('\n').findIndex((each) => each === '::step{story=journey}') + 1;
    expect(() => lessonIn(broken, file)).toThrow(`${file}:${line}: `);
    expect(() => lessonIn('# Nothing', file)).toThrow(`${file}:1: `);
  });
});
