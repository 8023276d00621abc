/** The words for who writes stories: whole, in both languages; and the schema that editors read is the one that is kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/content/story/en.ts';
import { es } from '../../src/content/story/es.ts';
import { faultSentence, fieldWords, labelOf, type StoryWords } from '../../src/content/story/words.ts';
import { en as english } from '../../src/content/ui/en.ts';
import { es as spanish } from '../../src/content/ui/es.ts';
import { readStory } from '../../src/run/story/read.ts';
import { storySchema, type JsonSchema } from '../../src/run/story/schema.ts';

const words: Record<string, StoryWords> = { en, es };
const schemaIn = (language: string) => storySchema((part, key) => fieldWords(words[language]!, part, key));
const kept = readFileSync(join(import.meta.dirname, '..', '..', 'public', 'story.schema.json'), 'utf8');

test('public/story.schema.json is what `mailscope schema` prints', () => {
  expect(kept).toBe(`${JSON.stringify(schemaIn('en'), null, 2)}\n`);
});

describe.each(['en', 'es'])('in %s', (language) => {
  const schema = schemaIn(language);
  const parts: [string, JsonSchema][] = [['story', schema], ...Object.entries(schema.$defs)];

  test('every key of every part says what it is for', () => {
    const mute = parts.flatMap(([part, { properties = {} }]) =>
      Object.entries(properties).flatMap(([key, { description }]) => (description ? [] : [`${part}.${key}`])),
    );
    expect(mute).toEqual([]);
  });

  test('nothing is said of a key that there is not', () => {
    const { any, ...named } = words[language]!.fields;
    const known = new Map(parts.map(([part, { properties = {} }]) => [part, Object.keys(properties)]));
    const inner = ['browse', 'send', 'fetch'];
    const odd = Object.entries(named).flatMap(([part, keys]) =>
      Object.keys(keys).flatMap((key) => (known.get(part)?.includes(key) || inner.includes(part) ? [] : [`${part}.${key}`])),
    );
    expect(odd).toEqual([]);
    expect(
      Object.keys(any!).filter((key) => ![...known.values()].flat().includes(key) && !['line', 'pauseMs', 'subject', 'text'].includes(key)),
    ).toEqual([]);
  });
});

test('a field has its name, and what else there is to say', () => {
  expect(labelOf(en, 'host', 'name')).toEqual({ name: 'Full name', hint: 'As it is in the DNS, for example mx.b.com.' });
  expect(labelOf(en, 'host', 'kind')).toEqual({ name: 'Kind of machine', hint: '' });
  expect(labelOf(es, 'link', 'a')).toEqual({ name: 'Desde', hint: 'Nombre corto de un equipo.' });
});

test('what stands where something else should: people’s words, and entries by the name of their list and their number', () => {
  const faults = readStory('title: 5\nhosts: a\nlinks:\n  - a\naccounts:\n  - address: [1]\n').faults.filter(({ key }) => key === 'wrong');
  const told = (words: StoryWords, messages: typeof english) => faults.map((fault) => faultSentence(fault, words, messages));
  expect(told(en, english)).toEqual([
    '“title” should be text (in quotation marks, if it looks like a number), not 5.',
    '“hosts” should be a list (each entry after “- ”), not "a".',
    'Entry 1 of “links” should be a block of keys (like “name: a.org”), not "a".',
    '“address” should be text (in quotation marks, if it looks like a number), not a list.',
  ]);
  expect(told(es, spanish).join()).not.toMatch(/Array|Object|string|«0»/);
});
