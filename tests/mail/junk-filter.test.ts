/** What a program learns of spam from its owner: counted by hand, taken back, and the same for every order of teaching. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judged, taught, tellingWords, UNTAUGHT, wordsOf, type Filter, type Kind } from '../../src/mail/junkFilter.ts';
import { utf8 } from '../../src/mail/octets.ts';

let number = 0;
const letter = (subject: string, text = '', more = `Message-ID: <${++number}@a.org>\r\n`): Uint8Array =>
  utf8(`From: ana@a.org\r\nSubject: ${subject}\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);
const learnt = (...lessons: [Uint8Array, Kind][]): Filter =>
  lessons.reduce((filter, [octets, kind]) => taught(filter, octets, kind), UNTAUGHT);

describe('words', () => {
  test('of subject and text, each once, without case; tags of HTML are none', () => {
    expect(wordsOf(letter('Oferta ÚNICA', 'La oferta de hoy: 100 euros, don’t wait'))).toEqual([
      ...['oferta', 'única', 'hoy', '100', 'euros', 'don’t', 'wait'],
    ]);
    const html = utf8('Subject: x\r\nContent-Type: text/html\r\n\r\n<b class="bold">gratis</b><img src=unfinished');
    expect(wordsOf(html)).toEqual(['gratis']);
  });
  test('what is attached is not read', () => {
    const attached = utf8(
      'Subject: hola\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\ndentro',
    );
    expect(wordsOf(attached)).toEqual(['hola']);
  });
});

describe('a verdict', () => {
  test('none before it has learnt of both kinds', () => {
    expect(judged(learnt([letter('premio'), 'junk']), letter('premio'))).toEqual({ probability: null, reasons: [] });
  });

  test('counted by hand: two of spam with the word, one letter without it', () => {
    const filter = learnt([letter('premio'), 'junk'], [letter('premio'), 'junk'], [letter('examen'), 'good']);
    // odds 2:1 before, 3/4 against 1/3 by the word
    const odds = 2 * (3 / 4 / (1 / 3));
    const { probability, reasons } = judged(filter, letter('premio nuevo'));
    expect(probability).toBeCloseTo(odds / (1 + odds), 12);
    expect(reasons).toEqual([{ word: 'premio', junk: 2, good: 0, weight: expect.closeTo(Math.log(9 / 4), 12) }]);
  });

  test('a word of good letters speaks for it', () => {
    const filter = learnt([letter('premio gratis'), 'junk'], [letter('examen viernes'), 'good']);
    expect(judged(filter, letter('premio')).probability).toBeGreaterThan(0.5);
    expect(judged(filter, letter('examen')).probability).toBeLessThan(0.5);
    expect(judged(filter, letter('nada')).probability).toBe(0.5);
  });
});

describe('learning', () => {
  test('the same letter counts once, and who says otherwise takes it back', () => {
    const one = letter('premio');
    const filter = learnt([one, 'junk'], [one, 'junk'], [letter('examen'), 'good']);
    expect(filter.letters).toEqual({ junk: 1, good: 1 });
    const back = taught(filter, one, 'good');
    expect(back.letters).toEqual({ junk: 0, good: 2 });
    expect(tellingWords(back, 5).map(({ word, junk, good }) => [word, junk, good])).toEqual([
      ['examen', 0, 1],
      ['premio', 0, 1],
    ]);
  });

  test('a word that every object has is a word', () => {
    const filter = learnt([letter('constructor __proto__'), 'junk'], [letter('examen'), 'good']);
    expect(filter.words.get('constructor')).toEqual({ junk: 1, good: 0 });
  });

  test('the order does not matter, and no octets make it throw', () => {
    const lessons = fc.array(fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.constantFrom<Kind>('junk', 'good')), { maxLength: 6 });
    fc.assert(
      fc.property(lessons, fc.uint8Array({ maxLength: 200 }), (taughtSo, octets) => {
        // the last word about a letter holds: each letter once
        const each = taughtSo.map(([more, kind], place): [Uint8Array, Kind] => [letter(`n${place}`, String.fromCharCode(...more)), kind]);
        const one = judged(learnt(...each), octets).probability;
        const other = judged(learnt(...each.toReversed()), octets).probability;
        if (one === null || other === null) expect(one).toBe(other);
        else expect(one).toBeCloseTo(other, 10);
      }),
    );
  });
});
