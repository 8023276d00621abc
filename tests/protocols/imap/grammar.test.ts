import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text, utf8 } from '../../../src/mail/octets.ts';
import { baseSubject } from '../../../src/protocols/imap/baseSubject.ts';
import { casemapped } from '../../../src/protocols/imap/casemap.ts';
import { commands } from '../../../src/protocols/imap/commands/index.ts';
import { hasSecret } from '../../../src/protocols/imap/secrets.ts';
import { readAll } from '../../../src/protocols/imap/cursor.ts';
import { matches } from '../../../src/protocols/imap/pattern.ts';
import { formatSet, inSpans, spans } from '../../../src/protocols/imap/sequenceSet.ts';
import { decodeUtf7, encodeUtf7 } from '../../../src/protocols/imap/utf7.ts';
import { formatAstring, formatString, formatUtf8String } from '../../../src/protocols/imap/wire.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const RUNS = { numRuns: PARSER_RUNS };
/** UTF-8, one character an octet. */
const encoded = fc.string({ unit: 'grapheme' }).map((characters) => text(utf8(characters)));
const latin1 = fc.array(fc.integer({ min: 0, max: 255 })).map((codes) => String.fromCharCode(...codes));

describe('modified UTF-7', () => {
  test.each([
    ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
    ['R&D', 'R&-D'],
    ['Reunión', 'Reuni&APM-n'],
    ['☺!', '&Jjo-!'],
    ['', ''],
  ])('%s is %s', (name, written) => {
    expect([encodeUtf7(name), decodeUtf7(written)]).toEqual([written, name]);
  });
  test('says every name in one way only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => void expect(decodeUtf7(encodeUtf7(name))).toBe(name)),
      RUNS,
    );
    const written = fc.string({ unit: fc.constantFrom('&', '-', 'A', 'P', 'M', ',', '/', 'é', ' ') });
    fc.assert(
      fc.property(written, (one) => {
        const name = decodeUtf7(one);
        if (name !== undefined) expect(encodeUtf7(name)).toBe(one);
      }),
      RUNS,
    );
    for (const one of ['&', '&A', '&AGE-', '&APM', '&APM-&APM-', 'é']) expect(decodeUtf7(one)).toBeUndefined();
  });
});

describe('strings', () => {
  test('come out as they were written, in every form', () => {
    const forms = [formatString, formatAstring];
    fc.assert(
      fc.property(latin1, fc.constantFrom(...forms), (characters, form) => {
        expect(readAll(form(characters), (cursor) => cursor.astring())).toBe(characters);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(
        encoded,
        (characters) => void expect(readAll(formatUtf8String(characters), (cursor) => cursor.string())).toBe(characters),
      ),
      RUNS,
    );
  });
});

test('a quoted string holds UTF-8 and nothing else', () => {
  expect(readAll('"\xc3\xb1"', (cursor) => cursor.string())).toBe('\xc3\xb1');
  expect(readAll('"\xf1"', (cursor) => cursor.string())).toBeUndefined();
  expect(readAll('{1}\r\n\xf1', (cursor) => cursor.string())).toBe('\xf1');
});

describe('sets', () => {
  test('written short mean the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
        const all = spans(formatSet(numbers), 60);
        for (let number = 1; number <= 60; number++) expect(inSpans(number, all)).toBe(numbers.includes(number));
      }),
      RUNS,
    );
    expect(formatSet([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10');
    expect(formatSet([3, 2, 1])).toBe('3,2,1');
  });
});

/** The same, by a regular expression. */
function naive(pattern: string, name: string): boolean {
  const parts = [...pattern].map((one) => (one === '*' ? '.*' : one === '%' ? '[^/]*' : one.replace(/[^\w]/, '\\$&')));
  return new RegExp(`^${parts.join('')}$`, 's').test(name);
}

describe('patterns of LIST', () => {
  test('match as regular expressions do', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*', '%');
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 }),
        (pattern, name) => void expect(matches(pattern, name)).toBe(naive(pattern, name)),
      ),
      RUNS,
    );
  });
  test('know INBOX in any case, and no other name', () => {
    expect([matches('inbox', 'INBOX'), matches('In%/x', 'INBOX/x'), matches('inboxes', 'INBOXES'), matches('sent', 'Sent')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  test('cost little, whatever they are', () => {
    expect(matches('*%'.repeat(30_000), 'a/b')).toBe(true);
    expect(matches('a'.repeat(60_000), 'a/b')).toBe(false);
    expect(matches('*a%'.repeat(200), `${'a'.repeat(199)}b`)).toBe(false);
  });
});

describe('the base of a subject', () => {
  test.each([
    ['Hola', 'Hola', false],
    ['Re: Hola', 'Hola', true],
    ['RE : [lista] Fwd: Hola (fwd) (FWD)', 'Hola', true],
    ['Re[2]: Hola', 'Hola', true],
    ['[lista] Hola', 'Hola', false],
    ['[lista]', '[lista]', false],
    ['Re: [lista]', '[lista]', true],
    ['[fwd: Hola]', 'Hola', true],
    ['[Fwd: Re: [x] Hola (fwd)]', 'Hola', true],
    ['  Hola \t que   tal ', 'Hola que tal', false],
    ['Re:', '', true],
    ['Reunion', 'Reunion', false],
    ['', '', false],
  ])('%s → %s', (subject, text, isReply) => {
    expect(baseSubject(subject)).toEqual({ text, isReply });
  });
  test('is its own base, and costs little', () => {
    const unit = fc.constantFrom('re:', 'fwd:', '[', ']', 'a', ' ', '(fwd)', '[fwd:', ':');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (subject) => {
        const { text } = baseSubject(subject);
        expect(baseSubject(text).text).toBe(text);
      }),
      RUNS,
    );
    for (const one of ['[a]', 're:', '[', '(fwd)', '[fwd:']) baseSubject(one.repeat(100_000));
  });
});

test('case is mapped letter by letter', () => {
  expect(casemapped('Ñandú')).toBe(casemapped('ñANDÚ'));
  expect(casemapped('ab')).toBe('AB');
  expect(casemapped('ß')).toBe('ß');
  expect(casemapped('e\u0301')).toBe(casemapped('É'));
});

test('commands that carry secrets are known', () => {
  expect(['LOGIN', 'AUTHENTICATE', '(response)', 'SELECT', 'DONE'].filter(hasSecret)).toEqual(['LOGIN', 'AUTHENTICATE', '(response)']);
});

describe('commands', () => {
  test('read their own examples', () => {
    for (const { verb, example, parse } of Object.values(commands)) {
      const rest = example
        .slice(verb.length + 1)
        .replace(/\{(\d+)\+\}$/, (announced, octets: string) => `${announced}\r\n${'x'.repeat(Number(octets))}`);
      expect(parse(rest), example).toBeDefined();
    }
  });
});
