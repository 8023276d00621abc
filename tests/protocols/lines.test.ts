import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import { LineReader, type Line } from '../../src/protocols/lines.ts';

const LIMIT = 20;

function linesOf(pieces: readonly string[], limit = LIMIT): Line[] {
  const reader = new LineReader(limit);
  return pieces.flatMap((piece) => {
    reader.push(ascii(piece));
    const lines: Line[] = [];
    for (let line = reader.line(); line; line = reader.line()) lines.push(line);
    return lines;
  });
}

describe('lines', () => {
  test('are the same however their octets come', () => {
    const words = fc.constantFrom('\r\n', '\r', '\n', 'a', 'NOOP', 'x'.repeat(LIMIT), 'x'.repeat(3 * LIMIT));
    const told = ({ text, octets, fault }: Line) => (fault === 'long' ? { fault } : { text, octets, fault });
    fc.assert(
      fc.property(fc.array(words), (said) => {
        const whole = said.join('');
        expect(linesOf([...whole]).map(told)).toEqual(linesOf([whole]).map(told));
        expect(linesOf(said).map(told)).toEqual(linesOf([whole]).map(told));
      }),
    );
  });

  test('one that is too long is told of at once, once, with its beginning; its rest is dropped, and what follows is read', () => {
    const reader = new LineReader(LIMIT);
    reader.push(ascii('a1 LOGIN '));
    expect(reader.line()).toBeUndefined();
    reader.push(ascii('x'.repeat(LIMIT)));
    expect(reader.line()).toMatchObject({ fault: 'long', text: 'a1 LOGIN xxxxxxxxxxx' });
    for (const piece of ['yy', '\r', 'z\r', '\nNO']) {
      reader.push(ascii(piece));
      expect(reader.line()).toBeUndefined();
    }
    reader.push(ascii('OP\r\n'));
    expect(reader.line()).toEqual({ text: 'NOOP', octets: 6 });
  });

  test('one that goes on for a mebibyte has no end, and nothing of it is held', () => {
    const reader = new LineReader(LIMIT);
    let told = 0;
    for (let octets = 0; !reader.isEndless; octets += 1000) {
      expect(octets).toBeLessThan(1_100_000);
      reader.push(new Uint8Array(1000));
      if (reader.line()) told++;
      expect(reader.waiting).toBeLessThanOrEqual(1);
    }
    expect(told).toBe(1);
  });

  test('what was taken is not written over by what comes later', () => {
    const reader = new LineReader(LIMIT);
    reader.push(ascii('ab'));
    reader.push(ascii('cd'));
    const taken = reader.take(3);
    for (let count = 0; count < 20; count++) reader.push(ascii('xy'));
    expect(taken).toEqual(ascii('abc'));
    expect(reader.take(2)).toEqual(ascii('dx'));
  });
});
