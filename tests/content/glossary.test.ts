/** The glossary has whatever the lessons name, in both languages, and says where it is taught. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glossary as en } from '../../src/content/glossary/en.ts';
import { glossary as es } from '../../src/content/glossary/es.ts';
import { LANGUAGES } from '../../src/language.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { summaryOf } from '../../src/lessons/reading/summary.ts';

const names = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const course = names.flatMap((name) =>
  LANGUAGES.map((language) => {
    const source = readFileSync(`lessons/${name}/${language}.md`, 'utf8');
    return { name, source, told: summaryOf(readLesson(source).lesson) };
  }),
);

test('both languages tell of the same fields, items and RFCs, and not in the same words', () => {
  expect(Object.keys(es.fields)).toEqual(Object.keys(en.fields));
  expect(Object.keys(es.items)).toEqual(Object.keys(en.items));
  expect(Object.keys(es.rfcs)).toEqual(Object.keys(en.rfcs));
  const alike = [
    ...Object.keys(en.fields).filter((name) => en.fields[name] === es.fields[name]),
    ...Object.keys(en.items).filter((name) => en.items[name] === es.items[name]),
  ];
  expect(alike).toEqual([]);
});

test('every field that a lesson points at is in it', () => {
  const pointedAt = course.flatMap(({ source }) => [...source.matchAll(/\b(?:header|field):([A-Z][\w-]*)/g)].map(([, name]) => name!));
  expect([...new Set(pointedAt)].filter((name) => !Object.hasOwn(en.fields, name))).toEqual([]);
});

test('every RFC that a lesson cites is in it, and no other', () => {
  const cited = new Set(course.flatMap(({ told }) => told.steps.flatMap(({ rfcs }) => rfcs.map(String))));
  expect(Object.keys(en.rfcs).sort()).toEqual([...cited].sort());
});

test('every field, every item and every term is taught somewhere', () => {
  const words = new Set(course.flatMap(({ told }) => told.steps.flatMap((step) => step.words)));
  expect([...Object.keys(en.fields), ...Object.keys(en.items)].filter((name) => !words.has(name))).toEqual([]);
  const glossed = new Set(course.flatMap(({ told }) => told.steps.flatMap((step) => step.terms)));
  expect(course.flatMap(({ name, told }) => told.terms.flatMap(({ key }) => (glossed.has(key) ? [] : [`${name}: ${key}`])))).toEqual([]);
});
