/** What a program lets its owner begin an answer with. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answering, bareSubject, quoted, type How } from '../../src/mail/answering.ts';
import { ascii, utf8 } from '../../src/mail/octets.ts';
import { PARSER_RUNS } from '../sizes.ts';

const WORDS = { attribution: 'Ana wrote:', forwarded: 'Fwd', banner: 'Forwarded message' };
const letter = (lines: string[], body = 'Hola'): Uint8Array => utf8([...lines, '', body].join('\r\n'));
const begun = (octets: Uint8Array, how: How, owner = 'bea@b.com') => answering(octets, how, owner, WORDS);

describe('the subject', () => {
  test.each([
    ['Re: RV: Fwd: comida', 'comida'],
    ['AW: Antw: comida', 'comida'],
    ['Sv: Rm: Tr: An: comida', 'comida'],
    ['回复：转发: 吃饭', '吃饭'],
    ['RE[2]: Re(3) : comida', 'comida'],
    ['Redes: práctica', 'Redes: práctica'],
    ['R: Italian is left alone', 'R: Italian is left alone'],
    ['Trabajo: tr', 'Trabajo: tr'],
    ['', ''],
  ])('%s', (subject, bare) => expect(bareSubject(subject)).toBe(bare));

  test('prefixes are never piled up, whatever the subject', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Re: ', 'RV:', 'Fwd: ', '回复：', 'x', 'Re', ': ', 'AW[4]: ', ' ')), (pieces) => {
        const bare = bareSubject(pieces.join(''));
        expect(bareSubject(bare)).toBe(bare);
        expect(bareSubject(`Re: ${bare}`)).toBe(bare);
        expect(bareSubject(`Fwd: Re: ${bare}`)).toBe(bare);
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('to whom', () => {
  const many = letter([
    'From: Ana <ana@a.org>',
    'To: "García, Bea" <BEA@b.com>, Carlos <carlos@b.com>',
    'Cc: David <david@b.com>, ana@a.org, carlos@b.com',
    'Message-ID: <2@a.org>',
    'References: <0@a.org> <1@a.org>',
    'Subject: Re: comida',
  ]);
  test('a reply goes to the author, one to all to everybody once and never to oneself', () => {
    expect(begun(many, 'reply')).toMatchObject({ to: ['Ana <ana@a.org>'], cc: [], subject: 'Re: comida' });
    expect(begun(many, 'reply all')).toMatchObject({ to: ['Ana <ana@a.org>'], cc: ['Carlos <carlos@b.com>', 'David <david@b.com>'] });
  });
  test('the thread goes on: RFC 5322 §3.6.4', () => {
    expect(begun(many, 'reply')).toMatchObject({ inReplyTo: ['<2@a.org>'], references: ['<0@a.org>', '<1@a.org>', '<2@a.org>'] });
  });
  test('Reply-To comes before From; one’s own letter goes to the same people again; names are quoted', () => {
    expect(begun(letter(['From: ana@a.org', 'Reply-To: list@a.org']), 'reply').to).toEqual(['list@a.org']);
    const own = begun(many, 'reply', 'ana@a.org');
    expect(own.to).toEqual(['"García, Bea" <BEA@b.com>', 'Carlos <carlos@b.com>']);
  });
});

describe('what goes along', () => {
  test('quoted with one mark more, without the signature', () => {
    expect(quoted('Hola\n\n> antes\n-- \nBea')).toBe('> Hola\n>\n>> antes');
    expect(begun(letter(['From: a@b.c'], 'Uno\r\nDos\r\n'), 'reply').text).toBe('Ana wrote:\n> Uno\n> Dos\n\n');
  });
  test('passed on in the text, or as it is', () => {
    const octets = letter(['From: Ana <ana@a.org>', 'Subject: Fw: comida'], 'Hola');
    expect(begun(octets, 'forward')).toMatchObject({ to: [], subject: 'Fwd: comida', encloses: '' });
    expect(begun(octets, 'forward').text).toContain('From: Ana <ana@a.org>\nSubject: Fw: comida\n\nHola');
    expect(begun(octets, 'forward as attachment')).toMatchObject({ text: '', encloses: 'letter' });
  });
  test('whatever comes, nothing is thrown', () => {
    const hows: How[] = ['reply', 'reply all', 'forward', 'forward as attachment'];
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...hows), (text, how) => {
        expect(typeof begun(ascii(`From: ${text}\r\nReply-To: ${text}`), how).subject).toBe('string');
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
