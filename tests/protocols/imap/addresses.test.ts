import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '../../../src/mail/header.ts';
import { ascii } from '../../../src/mail/octets.ts';
import { envelope } from '../../../src/protocols/imap/envelope.ts';
import { readEnvelope, type Address } from './bodySyntax.ts';
import { house, lineOf, selected } from './house.ts';

const toldIn = (to: string): Address[] | undefined => {
  const octets = ascii(`To: ${to}\r\n\r\n`);
  return readEnvelope(envelope(octets, readHeader(octets))).to;
};

/** As written, as ENVELOPE tells it, and what a person would look for. RFC 5322 §4.4 and appendix A.5, A.6. */
const WRITTEN: [written: string, told: Address[], lookedFor: string][] = [
  ['Mary <@node.test:mary@example.net>', [['Mary', '@node.test', 'mary', 'example.net']], 'mary@example.net'],
  ['<(a) @x.org , @y.org (b) : mary@example.net>', [[undefined, '@x.org,@y.org', 'mary', 'example.net']], 'mary@example.net'],
  ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [['Pete', undefined, 'pete', 'silly.test']], 'pete@silly.test'],
  ['(c)bea(d)@(e)b.(f)com(g)', [['c', undefined, 'bea', 'b.com']], 'bea@b.com'],
  ['"ana maria"@a.org', [[undefined, undefined, 'ana maria', 'a.org']], 'ana maria@a.org'],
  ['"ana"."maria"@a.org', [[undefined, undefined, 'ana.maria', 'a.org']], 'ana.maria@a.org'],
  ['ana . "maria luz" @ a.org', [[undefined, undefined, 'ana.maria luz', 'a.org']], 'maria luz@a.org'],
  [
    'Friends (all): jdoe@test  . example;',
    [[undefined, undefined, 'Friends', undefined], [undefined, undefined, 'jdoe', 'test.example'], Array<undefined>(4).fill(undefined)],
    'jdoe@test.example',
  ],
];

describe.each(WRITTEN)('%j', (written, told, lookedFor) => {
  test('is told by ENVELOPE without routes, comments and quotes', () => {
    expect(toldIn(written)).toEqual(told);
  });
  test('is found by SEARCH as ENVELOPE tells it', () => {
    const talk = selected(house([`To: ${written}\r\n\r\n`, 'To: other@b.com\r\n\r\n']));
    expect(lineOf(talk.say(`a SEARCH TO "${lookedFor}"\r\n`), '* SEARCH')).toBe('1');
  });
  test('is put in order by SORT as its first addr-mailbox says', () => {
    const mailbox = told[0]![2]!;
    // one letter after it in the alphabet, and one before: what the house's own order of upper case letters says
    const around = [`${mailbox}z`, mailbox.slice(0, -1)].map((one) => `To: "${one}"@x\r\n\r\n`);
    const talk = selected(house([around[0]!, `To: ${written}\r\n\r\n`, around[1]!]));
    expect(lineOf(talk.say('a SORT (TO) UTF-8 ALL\r\n'), '* SORT')).toBe('3 2 1');
  });
});

test('words that are joined by no dot are no local part', () => {
  expect(toldIn('a"b"@x.org')).toEqual([[undefined, undefined, 'a "b" @x.org', '']]);
});

test('comments and white space change nothing, wherever they stand', () => {
  const filling = fc.constantFrom('', ' ', '(x)', ' (x(y)\\)) ', '\r\n ');
  fc.assert(
    fc.property(fc.array(filling, { minLength: 7, maxLength: 7 }), ([a, b, c, d, e, f, g]) => {
      expect(toldIn(`${a}Bea ${b}<${c}"bea"${d}@${e}b${f}.com${g}>`)).toEqual([['Bea', undefined, 'bea', 'b.com']]);
    }),
  );
});
