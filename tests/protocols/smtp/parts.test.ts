/** The small parts of SMTP, each by itself: parsers that no input throws out of, and what bounds their memory. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { annotate } from '../../../src/protocols/smtp/annotate.ts';
import { ChunkedMessage, ChunkReader } from '../../../src/protocols/smtp/chunking.ts';
import { commands } from '../../../src/protocols/smtp/commands/index.ts';
import { offerIn } from '../../../src/protocols/smtp/offer.ts';
import { keepMailParameters, keepRcptParameters } from '../../../src/protocols/smtp/parameters.ts';
import { emptyEnvelope } from '../../../src/protocols/smtp/policy.ts';
import { parseParameters } from '../../../src/protocols/smtp/commands/parameters.ts';
import { fromXtext, toXtext } from '../../../src/protocols/smtp/xtext.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const noise = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => Array.from(text, (one) => String.fromCharCode(one.charCodeAt(0) & 255)).join(''));

describe('xtext', () => {
  test('what is written is read back', () => {
    const printable = fc.stringMatching(/^[ -~]{0,40}$/);
    fc.assert(
      fc.property(printable, (text) => void expect(fromXtext(toXtext(text))).toBe(text)),
      { numRuns: PARSER_RUNS },
    );
  });

  test('RFC 3461 §4: only two capital hexadecimal digits may follow a plus', () => {
    expect(fromXtext('a+2Bb+3D')).toBe('a+b=');
    for (const bad of ['+', '+2', '+2b', 'a b', 'a=b', '+00', '+7F']) expect(fromXtext(bad), bad).toBeUndefined();
  });
});

describe('commands', () => {
  test.each(Object.values(commands))('$verb reads its own example, and nothing throws', ({ parse, example, verb }) => {
    expect(parse(example.slice(verb.length).trimStart()), example).toBeDefined();
    fc.assert(
      fc.property(noise, (rest) => void parse(rest)),
      { numRuns: PARSER_RUNS },
    );
  });

  test('parameters of MAIL and RCPT are kept or refused, whatever they say', () => {
    const words = fc.constantFrom('SIZE', 'BODY', 'SMTPUTF8', 'RET', 'ENVID', 'AUTH', 'NOTIFY', 'ORCPT', 'toString', '__proto__');
    const pairs = fc.array(fc.tuple(words, noise), { maxLength: 5 });
    const envelope = () => emptyEnvelope({ helo: '', extended: true, lmtp: false, tls: null, user: '' });
    fc.assert(
      fc.property(pairs, (all) => {
        const parameters = parseParameters(all.map(([word, value]) => ` ${word}=${value}`).join('')) ?? new Map();
        const refusals = [
          keepMailParameters(parameters, () => true, envelope()),
          keepRcptParameters(parameters, () => true, { path: '', notify: '', orcpt: '' }),
        ];
        for (const refusal of refusals) expect([undefined, 501, 555]).toContain(refusal?.code);
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('chunks', () => {
  test('a message comes out as its chunks went in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 }), (chunks) => {
        const message = new ChunkedMessage(10_000);
        for (const chunk of chunks) message.push(chunk);
        expect([...message.text]).toEqual(chunks.flatMap((chunk) => [...chunk]));
      }),
      { numRuns: 500 },
    );
  });

  test('over the limit nothing is kept, however much comes', () => {
    const message = new ChunkedMessage(1000);
    for (let times = 0; times < 1000; times++) message.push(new Uint8Array(999));
    expect([message.tooLarge, message.text.length]).toEqual([true, 0]);
  });

  test('a refused chunk is counted and not kept', () => {
    const chunk = new ChunkReader(5, true, { code: 503, enhanced: '', text: [''] });
    expect(chunk.push(ascii('abc')).length).toBe(0);
    expect(chunk.left).toBe(2);
  });

  test('a bare line end is seen across chunks, and a whole one is none', () => {
    const bare = (...parts: string[]) => {
      const message = new ChunkedMessage(100);
      for (const part of parts) message.push(ascii(part));
      return message.bare;
    };
    expect([bare('a\r', '\nb'), bare('a\r', 'b'), bare('\n'), bare('a\r'), bare('')]).toEqual([false, true, true, true, false]);
  });
});

test('an offer is read by keyword, the old way of writing AUTH too', () => {
  const offer = offerIn({ code: 250, enhanced: '', text: ['mx.b.com', 'SIZE 1000', 'auth PLAIN', 'AUTH=LOGIN', '8bitmime', ''] });
  expect([...offer.keys()]).toEqual(['SIZE', 'AUTH', '8BITMIME', '']);
  expect(offer.get('AUTH')).toEqual(['PLAIN', 'LOGIN']);
  const flood = offerIn({ code: 250, enhanced: '', text: Array.from({ length: 5000 }, (_, index) => `X${index}`) });
  expect(flood.size).toBe(100);
});

describe('annotation', () => {
  const named = (kind: 'command' | 'reply' | 'text', line: string) => annotate(kind, ascii(line)).map(({ key, value }) => [key, value]);

  test('a chunk is named behind its command, whatever it looks like', () => {
    expect(named('command', 'BDAT 6 LAST\r\nQUIT\r\n')).toEqual([
      ['smtp.verb', 'BDAT'],
      ['space', ' '],
      ['smtp.chunk-size', '6'],
      ['space', ' '],
      ['smtp.last', 'LAST'],
      ['crlf', 'CR LF'],
      ['smtp.chunk', 'QUIT\r\n'],
    ]);
  });

  test('AUTH, its challenges and its responses', () => {
    expect(named('command', 'AUTH PLAIN AGFu\r\n')).toEqual([
      ['smtp.verb', 'AUTH'],
      ['space', ' '],
      ['smtp.mechanism', 'PLAIN'],
      ['space', ' '],
      ['smtp.response', 'AGFu'],
      ['crlf', 'CR LF'],
    ]);
    expect(named('command', 'YmVhQGIuY29t\r\n')[0]).toEqual(['smtp.response', 'YmVhQGIuY29t']);
    expect(named('command', '*\r\n')[0]).toEqual(['smtp.response', '*']);
    expect(named('command', 'STARTTLS\r\n')[0]).toEqual(['smtp.verb', 'STARTTLS']);
    expect(named('reply', '334 VXNlcm5hbWU6\r\n')[2]).toEqual(['smtp.challenge', 'VXNlcm5hbWU6']);
  });

  test('fields lie within the octets and say what is there', () => {
    const kinds = fc.constantFrom('command' as const, 'reply' as const, 'text' as const);
    fc.assert(
      fc.property(kinds, fc.array(fc.oneof(noise, fc.constantFrom('BDAT 9\r\n', '250-', '\r\n', 'AUTH '))), (kind, parts) => {
        const octets = ascii(parts.join(''));
        for (const { start, end } of annotate(kind, octets)) expect(start >= 0 && start < end && end <= octets.length).toBe(true);
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
