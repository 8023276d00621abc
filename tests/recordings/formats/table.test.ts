/** A dialogue written as a table: when, who and what, as Markdown has it, with tabs, or as a web page has it. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/mail/octets.ts';
import { summarised } from '../opened.ts';

type Row = readonly [side: 'C' | 'S', said: string];
const TEXT: readonly Row[] = ['Subject: Lunch', '', 'a | b', '.'].map((line) => ['C', line]);
const ROWS: readonly Row[] = [
  ...[['S', '220 mx.b.com ESMTP'] as const, ['C', 'EHLO pc.a.org'] as const, ['S', '250-mx.b.com'] as const, ['S', '250 DSN'] as const],
  ...[['C', 'MAIL FROM:<ana@a.org>'] as const, ['S', '250 Ok'] as const, ['C', 'RCPT TO:<bea@b.com>'] as const, ['S', '250 Ok'] as const],
  ...[
    ['C', 'DATA'] as const,
    ['S', '354 Go on'] as const,
    ...TEXT,
    ['S', '250 Ok'] as const,
    ['C', 'QUIT'] as const,
    ['S', '221 Bye'] as const,
  ],
];
const OCTETS = 'Subject: Lunch\r\n\r\na | b\r\n'.length;

const NAMES: Record<string, readonly [client: string, server: string]> = {
  'a word': ['Client', 'Server'],
  'a Spanish word': ['cliente', 'servidor'],
  'a host': ['pc.a.org', 'mx.b.com'],
  'an arrow': ['→', '←'],
  'both ends': ['pc → mx', 'mx → pc'],
};
const HEADING = ['Time', 'Who', 'What'];
const entities = (cell: string): string => cell.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const MANNERS: Record<string, (rows: readonly string[][]) => string[]> = {
  Markdown: (rows) =>
    [HEADING, ['---', ':-:', '---'], ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  'Markdown, as code': (rows) =>
    rows.map(([at, who, what]) => `| ${at!} | ${who!} | ${what === '' ? '' : `\`${what!.replaceAll('|', '\\|')}\``} |`),
  tabs: (rows) => [HEADING, ...rows].map((cells) => cells.join('\t')),
  'HTML, a row a line': (rows) => [
    ...['<table>', `<tr><th>${HEADING.join('</th><th>')}</th></tr>`],
    ...rows.map((cells) => `<tr class="x"><td>${cells.map(entities).join('</td><td><code>')}</code></td></tr>`),
    '</table>',
  ],
  'HTML, a cell a line': (rows) => rows.flatMap((cells) => ['<tr>', ...cells.map((cell) => `  <td>${entities(cell)}</td>`), '</tr>']),
  'HTML, on one line': (rows) => [
    `<table>${rows.map((cells) => `<tr><td>${cells.map(entities).join('</td><td>')}</td></tr>`).join('')}</table>`,
  ],
};

const rowsWith = ([client, server]: readonly [string, string], at: (index: number) => string) =>
  ROWS.map(([side, said], index) => [at(index), side === 'C' ? client : server, said]);
const clock = (index: number): string => `10:00:${String(index).padStart(2, '0')}`;
const opened = (lines: readonly string[]) => {
  const { conversations, summary } = summarised({ name: 'x', octets: utf8(`${lines.join('\n')}\n`) });
  return { conversations, aside: summary.aside };
};

describe.each(Object.entries(MANNERS))('%s', (_, written) => {
  test.each(Object.entries(NAMES))('who speaks is %s', (_name, names) => {
    const { conversations } = opened(written(rowsWith(names, clock)));
    expect(conversations).toMatchObject([{ complete: true, messages: [{ octets: OCTETS, complete: true, accepted: 'yes' }] }]);
    expect(conversations[0]!.exchanges.map(({ reply }) => reply)).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  });
  test('no row is lost, and no heading is said', () => {
    const { aside, conversations } = opened(written(rowsWith(NAMES['a host']!, clock)));
    expect(aside.every(({ text }) => /Time|^[|\s:-]+$|^<\/?table>$/.test(text))).toBe(true);
    expect(conversations[0]!.exchanges.flatMap(({ replyLines }) => replyLines)).toHaveLength(8);
  });
});

test('the time that a row tells is kept', () => {
  const rows = rowsWith(NAMES['a host']!, (index) => `2026-11-21 ${clock(index)}`);
  expect(opened(MANNERS.Markdown!(rows)).conversations[0]).toMatchObject({ start: '2026-11-21T10:00:00.000Z' });
});
test('a table that a letter holds is its own', () => {
  const table = MANNERS['HTML, a row a line']!(rowsWith(NAMES['a word']!, clock).slice(0, 3));
  const said = ROWS.flatMap(([side, line]) => (line === 'a | b' ? table.map((row) => `C: ${row}`) : [`${side}: ${line}`]));
  const octets = `Subject: Lunch\r\n\r\n${table.join('\r\n')}\r\n`.length;
  expect(opened(said).conversations).toMatchObject([{ messages: [{ octets }] }]);
});
test.each(['| a | b | c |\n|---|---|---|\n| 1 | help | 250 |\n| 2 | x | y |\n', 'Name\tMail\nAna\tana@a.org\nBea\tbea@b.com\n'])(
  'no dialogue: %s',
  (text) => {
    expect(opened([text]).conversations).toEqual([]);
  },
);
