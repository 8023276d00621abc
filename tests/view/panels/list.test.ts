import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Heights } from '../../../src/view/panels/list/heights.ts';
import { LadderRows } from '../../../src/view/panels/ladder/rows.ts';
import { arrowOf, lifelines } from '../../../src/view/panels/ladder/geometry.ts';
import { silenceBefore, TranscriptRows } from '../../../src/view/panels/transcript/rows.ts';
import { codeParts } from '../../../src/view/panels/transcript/code.ts';
import { lineProblem } from '../../../src/view/panels/whatif/line.ts';
import { linesOf, shown, visible } from '../../../src/view/panels/wire.ts';
import { safeName } from '../../../src/view/panels/letter/save.ts';
import { readProgress } from '../../../src/view/lessons/progress.ts';
import { journey } from '../../fixtures/journey.ts';

describe('heights', () => {
  test('sums and searches agree with plain arithmetic', () => {
    const change = fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(change), fc.nat(50_000), (count, changes, offset) => {
        const heights = new Heights(20);
        heights.resize(count);
        const plain = Array.from({ length: count }, () => 20);
        for (const [row, height] of changes) {
          heights.measure(row, height);
          if (row < count) plain[row] = height;
        }
        const total = plain.reduce((sum, height) => sum + height, 0);
        expect(heights.total).toBe(total);
        const row = heights.at(offset);
        expect(heights.before(row)).toBeLessThanOrEqual(Math.min(offset, total));
        if (row < count - 1) expect(heights.before(row + 1)).toBeGreaterThan(offset);
      }),
    );
  });

  test('rows are added at the end in no time', () => {
    const heights = new Heights(27);
    for (let count = 1000; count <= 100_000; count += 1000) heights.resize(count);
    expect(heights.total).toBe(2_700_000);
    expect(heights.at(1_350_000)).toBe(50_000);
  });
});

describe('the rows of the transcript', () => {
  const { journal } = journey();
  const whole = new TranscriptRows(journal).extend(journal.length);

  test('are the same whether the journal comes at once or in pieces', () => {
    const pieces = new TranscriptRows(journal);
    for (let length = 1; length <= journal.length; length++) pieces.extend(length);
    expect(pieces.rows).toEqual(whole.rows);
  });

  test('begin each connection with a heading and mark long silences', () => {
    const headings = whole.rows.filter(({ type }) => type === 'heading').map(({ index }) => journal.connection(index));
    expect([...new Set(headings)]).toEqual([0, 1, 2, 3]);
    const gaps = whole.rows.flatMap(({ type }, place) => (type === 'gap' ? [silenceBefore(whole.rows, place, journal)] : []));
    expect(gaps[0]).toBeGreaterThan(1_199_000);
  });

  test('are found by entry', () => {
    const rcpt = journal.find('smtp:RCPT#1');
    expect(whole.rows[whole.rowAt(rcpt)]).toEqual({ type: 'line', index: rcpt });
    expect(whole.rowAt(-1)).toBe(-1);
  });
});

describe('the ladder', () => {
  const { journal, scene } = journey();

  test('has segments only when they are asked for, and knows its hosts', () => {
    const without = new LadderRows(journal, scene, false).extend(journal.length);
    const withThem = new LadderRows(journal, scene, true).extend(journal.length);
    expect(without.entries.some((index) => journal.kind(index) === 'segment')).toBe(false);
    expect(withThem.entries.length).toBeGreaterThan(without.entries.length);
    expect(without.hosts).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('leans its arrows, more for a longer way, and stops short what is lost', () => {
    const [left, right] = lifelines(2, 300) as [number, number];
    const short = arrowOf(left, right, 5);
    const long = arrowOf(left, right, 5000);
    expect(long.y2 - long.y1).toBeGreaterThan(short.y2 - short.y1);
    expect(arrowOf(left, right, Infinity).x2).toBeLessThan(right);
  });
});

describe('text of the wire', () => {
  const octets = (...values: number[]): Uint8Array => Uint8Array.from(values);

  test('is UTF-8 if it can be, else nothing is lost', () => {
    expect(shown(octets(0xc3, 0xb1))).toBe('ñ');
    expect(shown(octets(0xf1))).toBe('ñ');
  });
  test('shows control characters by their numbers', () => {
    expect(visible('a\x07b\tc\x1b[31m')).toBe('a\\x07b\tc\\x1b[31m');
    expect(linesOf(octets(0x61, 0x0d, 0x0a, 0x0d, 0x0a, 0x62, 0x0a))).toEqual(['a', '', 'b\\x0a']);
  });
  test('finds the code of a reply in all three protocols', () => {
    expect(codeParts('250-SIZE 1', '250')).toEqual({ before: '', code: '250', after: '-SIZE 1' });
    expect(codeParts('A2 OK SELECT completed', 'OK')).toEqual({ before: 'A2 ', code: 'OK', after: ' SELECT completed' });
    expect(codeParts('Subject: +OK', '+OK')).toBeNull();
  });
});

test('a typed line is one line of at most 512 octets with its CRLF', () => {
  expect(lineProblem('RCPT TO:<bea@b.com>')).toBeNull();
  expect(lineProblem('')).toEqual({ kind: 'empty' });
  expect(lineProblem('a\r\nb')).toEqual({ kind: 'lines' });
  expect(lineProblem('a\0')).toEqual({ kind: 'control' });
  expect(lineProblem('x'.repeat(510))).toBeNull();
  expect(lineProblem('ñ'.repeat(256))).toEqual({ kind: 'long', octets: 514 });
});

test('the name of a saved file cannot leave its folder', () => {
  expect(safeName('../../etc/passwd')).not.toMatch(/[/\\]/);
  expect(safeName('..\0\n')).not.toMatch(/^\./);
  expect(safeName('')).toBe('mailscope');
  expect(safeName('informe final.pdf')).toBe('informe final.pdf');
});

test('damaged progress counts for nothing', () => {
  expect(readProgress(null)).toEqual({});
  expect(readProgress({ a: { step: 2 }, b: { step: 'x' }, c: null, d: { step: -1 }, e: { step: 1, missed: ['x', 3] } })).toEqual({
    a: { step: 2, state: 'begun', done: false, answered: [], skipped: [], missed: [] },
    e: { step: 1, state: 'begun', done: false, answered: [], skipped: [], missed: ['x'] },
  });
});
