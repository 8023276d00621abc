import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import { DottedReader, stuffed, untilDot } from '../../../src/protocols/dots.ts';
import { splitCommand } from '../../../src/protocols/command.ts';
import { formatReply, parseReply, parseReplyLine } from '../../../src/protocols/smtp/wire.ts';
import { PARSER_RUNS } from '../../sizes.ts';

/** Octets in which dots and line ends are likely. */
const octets = fc
  .array(fc.oneof(fc.constantFrom(46, 13, 10), fc.integer({ min: 0, max: 255 })), { maxLength: 80 })
  .map((list) => Uint8Array.from(list));
const lines = fc
  .array(fc.array(fc.constantFrom(46, 46, 65, 255, 0), { maxLength: 6 }), { maxLength: 8 })
  .map((all) => Uint8Array.from(all.flatMap((line) => [...line, 13, 10])));

/** Reads `wire` in pieces of `size`; the message and what came after its end. */
function read(wire: Uint8Array, size: number, limit = 1 << 20) {
  const reader = new DottedReader(limit);
  for (let at = 0; at < wire.length; at += size) {
    const { used, done } = reader.push(wire.subarray(at, at + size));
    if (done) return { message: reader.text, rest: wire.subarray(at + used), reader };
  }
  return { message: undefined, rest: new Uint8Array(0), reader };
}

describe('the text of a message', () => {
  test('what is stuffed comes out as it went in, however it is cut', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 9 }), (message, size) => {
        const { message: back, rest } = read(concat([stuffed(message), Uint8Array.of(81)]), size);
        expect(back).toEqual(message);
        // what follows the end is not used up
        expect(rest).toEqual(Uint8Array.of(81));
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('a message without a final line end gets one', () => {
    expect(read(stuffed(Uint8Array.of(65)), 100).message).toEqual(Uint8Array.of(65, 13, 10));
    expect(read(stuffed(new Uint8Array(0)), 100).message).toEqual(new Uint8Array(0));
  });

  test('only CRLF . CRLF ends it: no other octets do', () => {
    fc.assert(
      fc.property(octets, (wire) => {
        const text = String.fromCharCode(...wire);
        const ends = `\r\n${text}`.includes('\r\n.\r\n');
        expect(read(wire, 3).message !== undefined).toBe(ends);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('a lax reader ends it at a dot between any two line ends, and at nothing else', () => {
    fc.assert(
      fc.property(octets, fc.integer({ min: 1, max: 9 }), (wire, size) => {
        const reader = new DottedReader(1 << 20, true);
        let used = 0;
        let isDone = false;
        for (let at = 0; at < wire.length && !isDone; at += size) {
          const pushed = reader.push(wire.subarray(at, at + size));
          used += pushed.used;
          isDone = pushed.done;
        }
        const end = /(?<=^|\n)\.\r?\n/.exec(String.fromCharCode(...wire));
        expect(isDone ? used : -1).toBe(end ? end.index + end[0].length : -1);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('what is given at once never goes beyond the end', () => {
    fc.assert(
      fc.property(octets, fc.integer({ min: 1, max: 9 }), (begun, cut) => {
        const wire = concat([stuffed(begun), Uint8Array.of(81)]);
        const reader = new DottedReader(1 << 20);
        let from = 0;
        for (let at = 0, done = false; !done; at += cut) {
          const came = wire.subarray(0, at + cut);
          for (let given = untilDot(came.subarray(from)); given > 0 && !done; given = untilDot(came.subarray(from))) {
            const pushed = reader.push(came.subarray(from, from + given));
            expect(pushed.used).toBe(given);
            from += given;
            done = pushed.done;
          }
        }
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('over the limit it keeps nothing, and still finds the end', () => {
    const { message, reader } = read(stuffed(new Uint8Array(5000).fill(65)), 700, 1000);
    expect(message).toEqual(new Uint8Array(0));
    expect(reader.tooLarge).toBe(true);
  });
});

describe('replies', () => {
  test('what is formatted is read back', () => {
    const reply = fc.record({
      code: fc.integer({ min: 200, max: 559 }),
      enhanced: fc.constantFrom('', '2.1.0', '5.7.1'),
      text: fc.array(fc.stringMatching(/^[a-zA-Z][ -~]{0,30}$/), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(reply, (value) => void expect(parseReply(formatReply(value).split('\r\n'))).toEqual(value)),
      { numRuns: PARSER_RUNS },
    );
  });

  test('arbitrary lines never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        parseReplyLine(line);
        splitCommand(line);
        parseReply([line, line]);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('a reply whose lines differ in code is none', () => {
    expect(parseReply(['250-one', '251 two'])).toBeUndefined();
    expect(parseReply(['250-one'])).toBeUndefined();
    expect(parseReply([])).toBeUndefined();
    expect(parseReply(['600 what'])).toBeUndefined();
    expect(parseReply(['250'])).toEqual({ code: 250, enhanced: '', text: [''] });
  });
});
