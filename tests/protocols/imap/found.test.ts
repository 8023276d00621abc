/** SEARCH, SORT and THREAD against models that are too simple to be wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { house, lineOf, selected } from './house.ts';

interface Letter {
  id: number;
  references: number[];
  subject: string;
  from: string;
  day: number;
  body: string;
}

const WORDS = ['hola', 'adios', 'casa'];
const letter = fc.record({
  references: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
  subject: fc.constantFrom('', 'hola', 'Re: hola', 'casa', 'Re: casa (fwd)'),
  from: fc.constantFrom('ana@a.org', 'bea@b.com', 'Carlos@c.net'),
  day: fc.integer({ min: 1, max: 9 }),
  body: fc.constantFrom(...WORDS),
});
const letters = fc.array(letter, { maxLength: 9 }).map((all) => all.map((one, id): Letter => ({ ...one, id })));

function written({ id, references, subject, from, day, body }: Letter): string {
  const chain = references.length > 0 ? `References: ${references.map((one) => `<${one}@x>`).join(' ')}\r\n` : '';
  return `Message-ID: <${id}@x>\r\nDate: ${day} Nov 2026 10:00:00 +0000\r\nFrom: <${from}>\r\nSubject: ${subject}\r\n${chain}\r\n${body}\r\n`;
}
const talkOf = (all: readonly Letter[]) => selected(house(all.map(written)));
const numbers = (line: string) => line.split(' ').filter(Boolean).map(Number);

type Key = { said: string; fits(letter: Letter): boolean };
const simpleKey: fc.Arbitrary<Key> = fc.oneof(
  fc.constantFrom(...WORDS).map((word): Key => ({ said: `BODY ${word.toUpperCase()}`, fits: ({ body }) => body === word })),
  fc
    .constantFrom('ana', 'CARLOS')
    .map((word): Key => ({ said: `FROM ${word}`, fits: ({ from }) => from.toLowerCase().includes(word.toLowerCase()) })),
  fc.constantFrom('hola', 'asa').map((word): Key => ({ said: `SUBJECT ${word}`, fits: ({ subject }) => subject.includes(word) })),
  fc.integer({ min: 1, max: 9 }).map((day): Key => ({ said: `SENTBEFORE ${day}-Nov-2026`, fits: (one) => one.day < day })),
  fc.integer({ min: 1, max: 9 }).map((day): Key => ({ said: `SENTON ${day}-Nov-2026`, fits: (one) => one.day === day })),
  fc.integer({ min: 1, max: 9 }).map((uid): Key => ({ said: `UID ${uid}:*`, fits: () => true })),
);
/** `UID n:*` means something only to a mailbox: the last one is always in it. */
const key = fc.letrec<{ key: Key }>((tie) => ({
  key: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    simpleKey.filter(({ said }) => !said.startsWith('UID')),
    tie('key').map((one): Key => ({ said: `NOT ${one.said}`, fits: (letter) => !one.fits(letter) })),
    fc
      .tuple(tie('key'), tie('key'))
      .map(([a, b]): Key => ({ said: `OR ${a.said} ${b.said}`, fits: (letter) => a.fits(letter) || b.fits(letter) })),
    fc
      .tuple(tie('key'), tie('key'))
      .map(([a, b]): Key => ({ said: `(${a.said} ${b.said})`, fits: (letter) => a.fits(letter) && b.fits(letter) })),
  ),
})).key;

test('SEARCH finds what fits', () => {
  fc.assert(
    fc.property(letters, key, (all, { said, fits }) => {
      const found = numbers(lineOf(talkOf(all).say(`a SEARCH ${said}\r\n`), '* SEARCH'));
      expect(found).toEqual(all.flatMap((one, index) => (fits(one) ? [index + 1] : [])));
    }),
    { numRuns: 300 },
  );
});

test.each(['31-Feb-2026', '29-Feb-2026', '31-Apr-2026', '0-Jan-2026'])('SEARCH knows no %s', (day) => {
  expect(selected(house([])).say(`a SEARCH SENTON ${day}\r\n`)).toMatch(/^a BAD /);
  expect(selected(house([])).say(`a APPEND INBOX "${day.padStart(11, ' ')} 00:00:00 +0000" {1+}\r\nx\r\n`)).toMatch(/^a BAD /);
});

test('SORT puts in order, and equals stay in theirs', () => {
  const value: Record<string, (letter: Letter) => string | number> = {
    DATE: ({ day }) => day,
    ARRIVAL: ({ id }) => id,
    FROM: ({ from }) => from.toLowerCase().split('@')[0]!,
    SUBJECT: ({ subject }) => subject.replace(/Re: | \(fwd\)/g, ''),
    SIZE: (one) => written(one).length,
  };
  const criterion = fc.record({ by: fc.constantFrom(...Object.keys(value)), reverse: fc.boolean() });
  fc.assert(
    fc.property(letters, fc.array(criterion, { minLength: 1, maxLength: 3 }), (all, criteria) => {
      const said = criteria.map(({ by, reverse }) => `${reverse ? 'REVERSE ' : ''}${by}`).join(' ');
      const found = numbers(lineOf(talkOf(all).say(`a SORT (${said}) UTF-8 ALL\r\n`), '* SORT'));
      const expected = [...all].sort((a, b) => {
        for (const { by, reverse } of criteria) {
          const [x, y] = [value[by]!(a), value[by]!(b)];
          if (x !== y) return x < y === reverse ? 1 : -1;
        }
        return a.id - b.id;
      });
      expect(found).toEqual(expected.map(({ id }) => id + 1));
    }),
    { numRuns: 300 },
  );
});

/** `(1 2 (3)(4))`: each number's parent, 0 for none. */
function parentsIn(threads: string): Map<number, number> {
  const parents = new Map<number, number>();
  const stack: number[] = [];
  let above = 0;
  for (const [token] of threads.matchAll(/\d+|[()]/g)) {
    if (token === '(') stack.push(above);
    else if (token === ')') above = stack.pop()!;
    else {
      parents.set(Number(token), above);
      above = Number(token);
    }
  }
  return parents;
}

describe('THREAD', () => {
  test.each(['REFERENCES', 'ORDEREDSUBJECT'])('=%s has every message once, and parentheses in pairs', (algorithm) => {
    fc.assert(
      fc.property(letters, (all) => {
        const line = lineOf(talkOf(all).say(`a THREAD ${algorithm} UTF-8 ALL\r\n`), '* THREAD');
        expect(numbers(line.replace(/[()]/g, ' ')).sort((a, b) => a - b)).toEqual(all.map(({ id }) => id + 1));
        expect(line.replace(/[^(]/g, '').length).toBe(line.replace(/[^)]/g, '').length);
        expect(line).not.toMatch(/\(\)|\( | \)/);
      }),
      { numRuns: 300 },
    );
  });
  test('=ORDEREDSUBJECT gathers by the base of the subject', () => {
    fc.assert(
      fc.property(letters, (all) => {
        const line = lineOf(talkOf(all).say('a THREAD ORDEREDSUBJECT UTF-8 ALL\r\n'), '* THREAD');
        const base = (number: number) => all[number - 1]!.subject.replace(/Re: | \(fwd\)/g, '');
        for (const [number, parent] of parentsIn(line)) if (parent > 0) expect(base(number)).toBe(base(parent));
        const roots = [...parentsIn(line)].filter(([, parent]) => parent === 0).map(([number]) => base(number));
        expect(new Set(roots).size).toBe(roots.length);
      }),
      { numRuns: 300 },
    );
  });
  test('=REFERENCES puts an answer below what it answers', () => {
    const chain = (count: number) =>
      Array.from({ length: count }, (_, id): Letter => ({
        id,
        references: id === 0 ? [] : [id - 1],
        subject: `s${id}`,
        from: 'a@b',
        day: 1,
        body: 'x',
      }));
    fc.assert(
      fc.property(fc.shuffledSubarray(chain(8), { minLength: 8 }), (all) => {
        const line = lineOf(talkOf(all).say('a THREAD REFERENCES UTF-8 ALL\r\n'), '* THREAD');
        const numberOf = (id: number) => all.findIndex((one) => one.id === id) + 1;
        for (const { id } of all) expect(parentsIn(line).get(numberOf(id))).toBe(id === 0 ? 0 : numberOf(id - 1));
      }),
    );
  });
  test.each([
    ['a missing ancestor with two answers stays as a place', [[9], [9]], '((1)(2))'],
    ['a missing ancestor with one answer does not', [[9], []], '(1)(2)'],
    ['nobody answers himself', [[0], [1]], '(1)(2)'],
    ['nor each other in a circle', [[1], [0]], '(2 1)'],
    [
      'a long chain of missing ones',
      [
        [5, 6, 7],
        [5, 6, 7, 0],
      ],
      '(1 2)',
    ],
  ])('=REFERENCES: %s', (_, references, expected) => {
    const all = references.map((one, id): Letter => ({ id, references: one, subject: `s${id}`, from: 'a@b', day: id + 1, body: 'x' }));
    expect(lineOf(talkOf(all).say('a THREAD REFERENCES UTF-8 ALL\r\n'), '* THREAD')).toBe(expected);
  });
  test('=REFERENCES: a missing ancestor stands where its first answer does', () => {
    const all = [[], [9], [], [9]].map((references, id): Letter => ({ id, references, subject: `s${id}`, from: 'a@b', day: 1, body: 'x' }));
    expect(lineOf(talkOf(all).say('a THREAD REFERENCES UTF-8 ALL\r\n'), '* THREAD')).toBe('(1)((2)(4))(3)');
  });
  test.each([
    ['Message-ID: <"a.b"@x>', 'References: <a.b@x>'],
    ['Message-ID: <a.b@x> (mine)', 'References: (not <c@d>) <"a".b@x>'],
    ['Message-ID: < a.b@x >', 'References: nothing\r\nIn-Reply-To: ana <no id> <a.b@x> <c@d>'],
  ])('=REFERENCES: %j is what %j means', (id, reference) => {
    const talk = selected(house([`Subject: a\r\n${id}\r\n\r\n`, `Subject: b\r\n${reference}\r\n\r\n`]));
    expect(lineOf(talk.say('a THREAD REFERENCES UTF-8 ALL\r\n'), '* THREAD')).toBe('(1 2)');
  });
  test('a date whose time is none counts from midnight, one that no calendar has not at all', () => {
    const dated = (date: string) => `Date: ${date}\r\n\r\n`;
    const talk = selected(house([dated('2 Feb 1969 01:00 +0000'), dated('2 Feb 1969 99:00 +0000'), dated('31 Feb 1968 01:00 +0000')]));
    expect(lineOf(talk.say('a SORT (DATE) UTF-8 ALL\r\n'), '* SORT')).toBe('2 1 3');
    expect(lineOf(talk.say('a SEARCH SENTON 2-Feb-1969\r\n'), '* SEARCH')).toBe('1 2');
  });
  test('=REFERENCES gathers by subject what nothing else joins', () => {
    const subjects = ['hola', 'Re: hola', 'Re: casa', 'Re: casa', 'Re: hola'];
    const all = subjects.map((subject, id): Letter => ({ id, references: [], subject, from: 'a@b', day: id + 1, body: 'x' }));
    expect(lineOf(talkOf(all).say('a THREAD REFERENCES UTF-8 ALL\r\n'), '* THREAD')).toBe('(1 (2)(5))((3)(4))');
  });
  test('a conversation may be as long as a mailbox', () => {
    const all = Array.from({ length: 3000 }, (_, id) =>
      written({ id, references: id ? [id - 1] : [], subject: 's', from: 'a@b', day: 1, body: 'x' }),
    );
    const answer = selected(house(all)).say('a THREAD REFERENCES UTF-8 ALL\r\n');
    expect(lineOf(answer, '* THREAD')).toMatch(/^\(1 2 3 .* 3000\)$/);
  });
});
