/** FETCH of parts, to the octet, of messages whose parts are known because they were put together here. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { house, selected } from './house.ts';

interface Leaf {
  kind: 'leaf';
  header: string;
  body: string;
}
interface Multi {
  kind: 'multi';
  header: string;
  boundary: string;
  parts: Made[];
}
interface Message {
  kind: 'message';
  header: string;
  inner: Leaf | Multi;
}
type Made = Leaf | Multi | Message;

let boundaries = 0;
const body = fc.string({ unit: fc.constantFrom('a', '\r\n', ' ', '-', '--', '.', ')', '{3}', '\xe9'), maxLength: 12 });
const leaf: fc.Arbitrary<Leaf> = body.map((one) => ({ kind: 'leaf', header: 'Content-Type: text/plain\r\nX-Part: leaf\r\n', body: one }));
const multi = (part: fc.Arbitrary<Made>): fc.Arbitrary<Multi> =>
  fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => {
    const boundary = `=_b${boundaries++}`;
    return { kind: 'multi', header: `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n`, boundary, parts };
  });
const { tree } = fc.letrec<{ tree: Made; inner: Leaf | Multi }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    multi(tie('tree')),
    tie('inner').map((inner): Message => ({ kind: 'message', header: 'Content-Type: message/rfc822\r\n', inner })),
  ),
  inner: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, multi(tie('tree'))),
}));

const bodyOf = (made: Made): string => {
  if (made.kind === 'leaf') return made.body;
  if (made.kind === 'message') return whole(made.inner);
  return `preamble\r\n${made.parts.map((part) => `--${made.boundary}\r\n${whole(part)}\r\n`).join('')}--${made.boundary}--\r\nepilogue`;
};
const whole = (made: Made): string => `${made.header}\r\n${bodyOf(made)}`;

/** Every section that there is, with what it must hold. RFC 3501 §6.4.5. */
function sections(made: Made, path: number[] = []): [section: string, octets: string][] {
  const at = (what: string) => [...path, what].filter((piece) => piece !== '').join('.');
  const own: [string, string][] =
    path.length === 0
      ? []
      : [
          [at(''), bodyOf(made)],
          [at('MIME'), `${made.header}\r\n`],
        ];
  if (made.kind === 'multi') return [...own, ...made.parts.flatMap((part, index) => sections(part, [...path, index + 1]))];
  if (made.kind === 'leaf') return own;
  const { inner } = made;
  const below = inner.kind === 'multi' ? inner.parts.flatMap((part, index) => sections(part, [...path, index + 1])) : [];
  return [...own, [at('HEADER'), `${inner.header}\r\n`], [at('TEXT'), bodyOf(inner)], ...below];
}

/** The one literal, quoted string or NIL of an answer. */
function fetched(answer: string): string | undefined {
  const match = /\{(\d+)\}\r\n/.exec(answer);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  return answer.slice(from, from + Number(match[1]));
}

describe('FETCH BODY[…]', () => {
  test('gives each part of a nested message, to the octet', () => {
    fc.assert(
      fc.property(multi(tree), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), (made, from, count) => {
        const message = `Subject: nested\r\nMIME-Version: 1.0\r\n${whole(made)}`;
        const talk = selected(house([message]));
        for (const [section, octets] of [...sections(made), ['', message], ['TEXT', bodyOf(made)]] as const) {
          expect(fetched(talk.say(`a FETCH 1 BODY.PEEK[${section}]\r\n`)), section).toBe(octets);
          const partial = fetched(talk.say(`a FETCH 1 BODY.PEEK[${section}]<${from}.${count}>\r\n`));
          expect(partial, `${section}<${from}.${count}>`).toBe(octets.slice(from, from + count));
        }
        expect(talk.say('a FETCH 1 BODY.PEEK[99]\r\n')).toBe('* 1 FETCH (BODY[99] NIL)\r\na OK FETCH completed\r\n');
      }),
      { numRuns: 200 },
    );
  });
  test('BODYSTRUCTURE names every leaf with its size, parentheses in pairs', () => {
    const leaves = (made: Made): string[] => {
      if (made.kind === 'leaf') return [`"7bit" ${made.body.length} `];
      return made.kind === 'multi' ? made.parts.flatMap(leaves) : leaves(made.inner);
    };
    fc.assert(
      fc.property(multi(tree), (made) => {
        const answer = selected(house([`Subject: nested\r\n${whole(made)}`])).say('a FETCH 1 BODYSTRUCTURE\r\n');
        let at = 0;
        for (const one of leaves(made)) expect((at = answer.indexOf(one, at) + 1), one).toBeGreaterThan(0);
        const bare = answer.replace(/"(?:[^"\\]|\\.)*"/g, '');
        expect(bare.replace(/[^(]/g, '').length).toBe(bare.replace(/[^)]/g, '').length);
      }),
      { numRuns: 200 },
    );
  });
  test('malformed messages have a structure too, and nothing falls', () => {
    const line = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Type: message/rfc822',
      'Content-Type: ((',
      '--x',
      '--x--',
      '',
      ' folded',
      'Content-Type: multipart/x',
      ': ',
      'a',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const talk = selected(house([ascii(lines.join('\r\n'))]));
        for (const item of [
          'BODYSTRUCTURE',
          'BODY',
          'ENVELOPE',
          'BODY.PEEK[1.1.1.MIME]',
          'BODY.PEEK[1.HEADER.FIELDS.NOT (a)]',
          'BINARY.PEEK[1.2]',
        ]) {
          expect(talk.say(`a FETCH 1 ${item}\r\n`)).toMatch(/a (OK|NO) .*\r\n$/);
        }
      }),
      { numRuns: 500 },
    );
  });
  test('deep nesting is opened twenty levels deep, and closed in bounded time', () => {
    let made = 'Content-Type: text/plain\r\n\r\nx';
    for (let depth = 0; depth < 200; depth++)
      made = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${made}\r\n--b${depth}--`;
    const talk = selected(house([made]));
    expect(talk.say(`a FETCH 1 (BODYSTRUCTURE BODY.PEEK[${Array(50).fill(1).join('.')}])\r\n`)).toMatch(/a OK FETCH completed\r\n$/);
  });
});
