import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagsIn, maildirFile, temporaryPath } from '../../src/mail/maildir.ts';
import { mbox, readMbox } from '../../src/mail/mbox.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { PARSER_RUNS } from '../sizes.ts';

const deliveredMs = Date.UTC(2026, 10, 21, 9, 0, 1);

describe('mbox', () => {
  test('puts messages one after the other, each behind a line that says who sent it and when', () => {
    const first = { reversePath: 'ana@a.org', deliveredMs, octets: ascii('Subject: x\r\n\r\nFrom here on\r\n>From there\r\nFromage\r\n') };
    const second = { reversePath: '', deliveredMs, octets: ascii('Subject: y\r\n\r\n') };
    expect(text(mbox([first, second]))).toBe(
      'From ana@a.org Sat Nov 21 09:00:01 2026\nSubject: x\n\n>From here on\n>>From there\nFromage\n\nFrom MAILER-DAEMON Sat Nov 21 09:00:01 2026\nSubject: y\n\n\n',
    );
  });
  test('is read back as it was written', () => {
    const line = fc.oneof(
      fc.constantFrom('', 'From me', '>From me', '>>From', '.', 'x'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1 }), { maxLength: 4 }), (messages) => {
        const entries = messages.map((lines) => ({
          reversePath: 'ana@a.org',
          deliveredMs,
          octets: ascii(lines.map((l) => `${l}\r\n`).join('')),
        }));
        expect(readMbox(mbox(entries)).map(({ octets }) => text(octets))).toEqual(entries.map(({ octets }) => text(octets)));
      }),
    );
  });
  test('arbitrary octets are read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => void readMbox(octets)),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('maildir', () => {
  const entry = {
    deliveredMs,
    count: 7,
    hostName: 'mx.b.com',
    octets: ascii('Subject: x\r\n\r\nHola\r\n'),
    flags: new Set<string>(),
    fresh: true,
  };
  test('a message that nobody has seen lies in new, written in tmp before', () => {
    expect(maildirFile(entry).path).toBe('new/1795251601.Q7.mx.b.com,S=17');
    expect(temporaryPath(entry)).toBe('tmp/1795251601.Q7.mx.b.com,S=17');
    expect(text(maildirFile(entry).octets)).toBe('Subject: x\n\nHola\n');
  });
  test('flags stand in the name of a message that was seen', () => {
    const flags = new Set(['\\Seen', '\\Answered', '\\Deleted', '\\Draft', '\\Flagged', 'work']);
    const { path } = maildirFile({ ...entry, flags, fresh: false });
    expect(path).toBe('cur/1795251601.Q7.mx.b.com,S=17:2,DFRST');
    expect(flagsIn(path).sort()).toEqual(['\\Answered', '\\Deleted', '\\Draft', '\\Flagged', '\\Seen']);
  });
});
