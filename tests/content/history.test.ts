/** The time line leads somewhere from every date, in order, and says it in both languages. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { moments as en } from '../../src/content/history/en.ts';
import { moments as es } from '../../src/content/history/es.ts';
import { MOMENTS, type Moment } from '../../src/content/history/moments.ts';
import { SHELF } from '../../src/view/open/shelf.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const all = Object.entries(MOMENTS) as [keyof typeof MOMENTS, Moment][];
const lessons = readdirSync('lessons');

test('every story and every lesson that a date opens is there', () => {
  expect(all.flatMap(([, { story }]) => (story !== undefined && !scenarioNamed(story) ? [story] : []))).toEqual([]);
  expect(all.flatMap(([, { lesson }]) => (lesson !== undefined && !lessons.includes(lesson) ? [lesson] : []))).toEqual([]);
  expect(all.filter(([, { story, lesson, rfcs }]) => (story ?? lesson ?? rfcs?.[0]) === undefined)).toEqual([]);
});

test('a greeting is one that a server of that kind has really said, and a recording lies on the shelf', () => {
  const files = 'tests/recordings/files';
  const captured = ['v01-journey-plain25', 'v06-cc-bcc-nodemailer', 'v15-errors-and-order'];
  const said = captured.map((name) => readFileSync(`${files}/smtp/${name}.pcap`, 'latin1')).join('\n');
  expect(all.flatMap(([key, { greeting }]) => (greeting !== undefined && !said.includes(greeting) ? [key] : []))).toEqual([]);
  const samples = SHELF.map(({ id }) => id);
  expect(all.flatMap(([key, { sample }]) => (sample !== undefined && !samples.includes(sample) ? [key] : []))).toEqual([]);
});

test('dates come in the order of their years', () => {
  const years = all.map(([, { year }]) => year);
  expect(years).toEqual([...years].sort((one, other) => one - other));
});

test('every date is told in both languages, and not in the same words', () => {
  expect(Object.keys(es)).toEqual(Object.keys(MOMENTS));
  expect(Object.keys(en)).toEqual(Object.keys(MOMENTS));
  expect(
    all.flatMap(([key]) => (en[key].says === es[key].says || en[key].says.length < 12 || es[key].says.length < 12 ? [key] : [])),
  ).toEqual([]);
});
