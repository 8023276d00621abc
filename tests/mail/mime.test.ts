import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/mail/date.ts';
import { inspectMessage } from '../../src/mail/inspect.ts';
import { fieldValue, firstField } from '../../src/mail/header.ts';
import { DEPTH_LIMIT, decodeBody, decodeText, fileName, leaves, readMime, type Part } from '../../src/mail/mime.ts';
import { ascii, text } from '../../src/mail/octets.ts';

interface Structure {
  type: string;
  encoding?: string;
  disposition?: string;
  name?: string;
  text?: string;
  decodedOctets?: number;
  parts?: Structure[];
}
interface Sample {
  file: string;
  headers: Record<string, string>;
  structure: Structure;
}
const folder = new URL('./samples/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as { messages: Sample[] };
const sample = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));

/** What our reader says, in the words in which Python's email package said it. */
function described(octets: Uint8Array, part: Part, like: Structure): Structure {
  const plain: Structure = { type: `${part.type}/${part.subtype}` };
  if (like.encoding !== undefined) plain.encoding = part.encoding;
  if (like.disposition !== undefined) plain.disposition = part.disposition;
  if (like.name !== undefined) plain.name = fileName(part);
  if (like.text !== undefined) plain.text = decodeText(octets, part);
  if (like.decodedOctets !== undefined) plain.decodedOctets = decodeBody(octets, part).length;
  if (like.parts) plain.parts = part.children.map((child, index) => described(octets, child, like.parts![index]!));
  return plain;
}

function wanted({ type, encoding, disposition, name, text, decodedOctets, parts }: Structure): Structure {
  const all = { type, encoding, disposition, name, text, decodedOctets, parts: parts?.map(wanted) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Structure;
}

describe('real messages', () => {
  test.each(expected.messages)('$file has the parts that Python finds in it', ({ file, structure, headers }) => {
    const octets = sample(file.replace('eml/', ''));
    const tree = readMime(octets);
    expect(described(octets, tree, structure)).toEqual(wanted(structure));
    const { Date: date, ...others } = headers;
    const dated = firstField(tree.header, 'Date');
    expect(dated && parseDate(fieldValue(octets, dated))).toBe(date && parseDate(date));
    for (const [name, value] of Object.entries(others)) expect(fieldValue(octets, firstField(tree.header, name)!)).toBe(value);
  });
  test('are all there', () => {
    expect(readdirSync(folder).filter((file) => file.endsWith('.eml'))).toHaveLength(expected.messages.length);
  });
  test('may be sent, or their fault is told', () => {
    for (const { file } of expected.messages)
      expect(inspectMessage(sample(file.replace('eml/', '')))).toMatchObject({ ok: true, from: 'ana@a.org' });
  });
});

/** The tree in one line: `mixed(plain html)`. */
function shape(part: Part): string {
  return part.children.length === 0 ? part.subtype : `${part.subtype}(${part.children.map(shape).join(' ')})`;
}
const lines = (...all: string[]) => ascii(all.join('\r\n'));

describe('multipart bodies', () => {
  test('the example of RFC 2046 §5.1.1', () => {
    const octets = lines(
      'From: Nathaniel Borenstein <nsb@bellcore.com>',
      'Content-type: multipart/mixed; boundary="simple boundary"',
      '',
      'This is the preamble.',
      '',
      '--simple boundary',
      '',
      'This is implicitly typed plain US-ASCII text.',
      'It does NOT end with a linebreak.',
      '--simple boundary',
      'Content-type: text/plain; charset=us-ascii',
      '',
      'It DOES end with a linebreak.',
      '',
      '--simple boundary--',
      '',
      'This is the epilogue.',
    );
    const [first, second] = readMime(octets).children;
    expect(text(octets, first!.bodyStart, first!.end)).toMatch(/^This is implicitly[^]*a linebreak\.$/);
    expect(text(octets, second!.bodyStart, second!.end)).toBe('It DOES end with a linebreak.\r\n');
  });
  test.each([
    ['missing close delimiter', 'mixed(plain html)', ['--x', '', 'a', '--x', 'Content-Type: text/html', '', 'b']],
    ['missing boundary', 'mixed', ['--y', '', 'a', '--y--']],
    ['a boundary that is a prefix of the line', 'mixed(plain)', ['--x', '', '--xy', '--x--']],
    ['transport padding', 'mixed(plain plain)', ['--x  ', '', 'a', '--x\t', '', 'b', '--x--  ', '--x']],
    [
      'an inner multipart that is not closed',
      'mixed(alternative(plain) plain)',
      ['--x', 'Content-Type: multipart/alternative; boundary=i', '', '--i', '', 'a', '--x', '', 'b', '--x--'],
    ],
    ['a message within', 'mixed(rfc822(plain))', ['--x', 'Content-Type: message/rfc822', '', 'Subject: in', '', 'b', '--x--']],
    ['an empty part', 'mixed(plain)', ['--x', '--x--']],
  ])('%s', (_, expectedShape, body) => {
    expect(shape(readMime(lines('Content-Type: multipart/mixed; boundary=x', '', ...body)))).toBe(expectedShape);
  });
  test('a digest holds messages', () => {
    expect(shape(readMime(lines('Content-Type: multipart/digest; boundary=x', '', '--x', '', 'Subject: a', '', 'b', '--x--')))).toBe(
      'digest(rfc822(plain))',
    );
  });
  test('depth and number of parts are limited', () => {
    const deep = readMime(ascii('Content-Type: message/rfc822\r\n\r\n'.repeat(1000)));
    let depth = 0;
    for (let part = deep; part.children.length > 0; part = part.children[0]!) depth++;
    expect(depth).toBe(DEPTH_LIMIT);
    const wide = readMime(ascii(`Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\n\r\n'.repeat(50_000)}`));
    expect(leaves(wide).length).toBeLessThanOrEqual(1000);
  });
  test('children lie within their parents, whatever the octets', () => {
    const piece = fc.constantFrom(
      '--x',
      '--x--',
      '--y',
      '\r\n',
      '\n',
      'Content-Type: multipart/mixed; boundary=x\r\n',
      'Content-Type: multipart/mixed; boundary=y\r\n',
      'Content-Type: message/rfc822\r\n',
      'a',
    );
    const within = (part: Part): void => {
      expect(part.start <= part.bodyStart && part.bodyStart <= part.end).toBe(true);
      for (const child of part.children) {
        expect(child.start >= part.bodyStart && child.end <= part.end).toBe(true);
        within(child);
      }
    };
    const octets = fc.oneof(
      fc.uint8Array(),
      fc.array(piece, { maxLength: 40 }).map((all) => ascii(`Content-Type: multipart/mixed; boundary=x\r\n${all.join('')}`)),
    );
    fc.assert(fc.property(octets, (given) => within(readMime(given))));
  });
  test('ten megabytes of anything are read in linear time', () => {
    const big = 10 * 1024 * 1024;
    const nested = Array.from({ length: 2 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`).join(
      '',
    );
    for (const unit of ['\n', 'a:\n', 'x']) {
      const octets = ascii(nested + unit.repeat(Math.floor(big / unit.length)));
      readMime(octets);
      inspectMessage(octets);
    }
  }, 30_000);
});
