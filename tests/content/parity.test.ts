/** Both languages say the same things, and neither is left untranslated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { en as mimeEnglish } from '../../src/content/mime/en.ts';
import { es as mimeSpanish } from '../../src/content/mime/es.ts';
import { en as storyEnglish } from '../../src/content/story/en.ts';
import { es as storySpanish } from '../../src/content/story/es.ts';
import { ideas as englishIdeas } from '../../src/content/ideas/en.ts';
import { ideas as spanishIdeas } from '../../src/content/ideas/es.ts';
import { practice as englishPractice } from '../../src/content/practice/en.ts';
import { practice as spanishPractice } from '../../src/content/practice/es.ts';
import { en } from '../../src/content/ui/en.ts';
import { es } from '../../src/content/ui/es.ts';
import { PROBLEM_KEYS } from '../../src/mail/problem.ts';
import { CAPTURE_PROBLEM_KEYS } from '../../src/transcripts/packets/problems.ts';

/** Names, and words that both languages write alike. */
const SAME_IN_BOTH = new Set([
  'no',
  'alias',
  // layers, and fields of TCP
  'Ethernet',
  'IPv',
  'IP',
  'TCP',
  'UDP',
  'seq ',
  'ack ',
  'Mailscope',
  'S/MIME',
  'OpenPGP',
  'SHA-256',
  ' min',
  // forms of questions
  'Moodle XML',
  'GIFT',
  'Español',
  'English',
  'MUA',
  'MSA',
  'MTA',
  'MDA',
  'POP3',
  'HTTP',
  'TLS: ',
  'mbox',
  'Maildir',
  'IMAP',
  'POP3 / IMAP',
  'SMTP',
  'MX',
  'DNS',
  'TLS',
  'Cc',
  'CRLF',
  'es',
  'en',
  'literal',
  '5xx no',
  'Hexadecimal',
  ', ',
  ' · ',
  'RFC  §',
  '{detail}',
  '{records}',
  '',
  '×',
  'TCP ',
  ': ',
]);

/** Blanks and dictionary functions are called with these, so that a function's words can be compared too. */
const ARGUMENTS = [2, 3, 4];

function leaves(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  // a name may need a short form in one language only
  if (path.startsWith('charts') && Array.isArray(value)) return [[path, String(value[0])]];
  if (typeof value === 'function') return [[path, worded(value, path)]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path} ${key}`));
}

function worded(speak: unknown, path: string): string {
  if (path.endsWith('polish')) return 'polish';
  const values = { text: 'x', line: 2, offset: 3, octets: 4, limit: 5, count: 6, code: 7, field: 'Y', format: 'Z' };
  return (speak as (...values: unknown[]) => string)(
    ...(path.startsWith('problems') ? [values] : path.startsWith('events notes') ? [['x', 'y', 'z']] : ARGUMENTS),
  );
}

const pairs = [
  ['the words of the page', en, es],
  ['the prose', english, spanish],
  ['the words for who writes stories', storyEnglish, storySpanish],
  ['the words for who takes letters apart', mimeEnglish, mimeSpanish],
  ['practice', englishPractice, spanishPractice],
  ['misconceptions', englishIdeas, spanishIdeas],
] as const;

test.each(pairs)('%s: both languages have the same keys, none of them empty', (_, one, other) => {
  expect(leaves(one).map(([path]) => path)).toEqual(leaves(other).map(([path]) => path));
  const empty = [...leaves(one), ...leaves(other)].filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test.each(pairs)('%s: nothing is left in the other language', (_, one, other) => {
  const spanishText = new Map(leaves(other));
  const untranslated = leaves(one).filter(([path, text]) => spanishText.get(path) === text && !isWire(path, text));
  expect(untranslated).toEqual([]);
});

function isWire(path: string, text: string): boolean {
  return SAME_IN_BOTH.has(text.replace(/[\d]/g, '')) || SAME_IN_BOTH.has(text) || path.endsWith('polish');
}

test.each(pairs)('%s: the same blanks are used', (_, one, other) => {
  const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const spanishText = new Map(leaves(other));
  const different = leaves(one)
    .filter(([path]) => !/^narration tellings/.test(path))
    .filter(([path, text]) => blanks(text).join() !== blanks(spanishText.get(path)!).join());
  expect(different).toEqual([]);
});

/** Texts of the rooms that tell problems, without the words themselves. */
function sources(): string {
  const folder = join(import.meta.dirname, '..', '..', 'src');
  return ['mail', 'protocols', 'run', 'transcripts', 'worker']
    .flatMap((room) => readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, room, path)))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('');
}

test('every problem of the input has its sentence, and no sentence is left over', () => {
  const told = sources();
  const keys = Object.keys(en.problems);
  const named = [
    ...told.matchAll(/(?:key|problem|stop)\W[^\n]*?'((?:file|recording|dialogue|log|transcript|journal|continue|capture)\.[a-z]\w+)'/g),
  ];
  const wanted = [...PROBLEM_KEYS, ...CAPTURE_PROBLEM_KEYS, ...named.map(([, key]) => key!).filter((key) => key !== 'recording.gap')];
  expect([...new Set(wanted)].filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !told.includes(`'${key}'`))).toEqual([]);
});

test('marks come in pairs', () => {
  const texts = [...leaves(english), ...leaves(spanish)].map(([, text]) => text);
  expect(texts.filter((text) => (text.match(/`/g) ?? []).length % 2 === 1)).toEqual([]);
});
