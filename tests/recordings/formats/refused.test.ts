/** What is no conversation is not told as one; what is nearest to it is named. */
import { describe, expect, test } from 'vitest';
import { problemSentence } from '../../../src/content/problems/sentence.ts';
import { en } from '../../../src/content/ui/en.ts';
import { es } from '../../../src/content/ui/es.ts';
import { utf8 } from '../../../src/mail/octets.ts';
import { summarised } from '../opened.ts';

const opened = (text: string) => {
  const { conversations, formats, summary } = summarised({ name: 'pasted', octets: utf8(text) });
  return { conversations, formats, problems: summary.problems };
};

const NONSENSE: Record<string, string> = {
  'a poem with speakers': 'Hamlet: To be or not to be\nOphelia: My lord?\n'.repeat(250),
  'notes of a meeting': 'Client: we would like a quotation\nServer: one moment please\nClient: help us\n'.repeat(100),
  'a configuration file': 'host: mx.b.com\nport: 25\nuser: ana\npass: secret\n',
  'a shell script': '#!/bin/sh\nset -e\nfor f in *; do echo > "$f"; done\n',
  'a web log': '192.0.2.9 - - [21/Nov/2026:19:46:22 +0000] "GET / HTTP/1.1" 200 512\n'.repeat(30),
};

describe('Refused, with the three nearest formats', () => {
  test.each(Object.entries(NONSENSE))('%s', (_, text) => {
    const { conversations, formats, problems } = opened(text);
    expect({ conversations, formats }).toEqual({ conversations: [], formats: [''] });
    expect(problems).toMatchObject([{ key: 'file.unknown', values: { name: 'pasted' } }]);
    expect(String(problems[0]!.values.formats).split(' ')).toHaveLength(3);
  });
});

test('the nearest formats have the names that their reader knows', () => {
  const problem = { key: 'file.unknown', values: { name: 'x', formats: 'dialogue eml' } };
  expect(problemSentence(problem, en)).toContain(`nearest to it: ${en.formats.dialogue}, ${en.formats.eml}.`);
  expect(problemSentence(problem, es)).toContain(`se le acerca: ${es.formats.dialogue}, ${es.formats.eml}.`);
});

test('a log in which nobody says anything says so', () => {
  const { conversations, problems } = opened('=== Trying mx.b.com:25...\n*** Error connecting to mx.b.com:25:\n*** \tConnection refused\n');
  expect(conversations).toEqual([]);
  expect(problems).toMatchObject([{ key: 'text.nothingSaid', values: { formats: 'swaks' } }]);
});
