/** ZIPs and files that break off, as page and command line read them. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import type { FileAt } from '../../../src/transcripts/files/file.ts';
import { Reading } from '../../../src/transcripts/files/reading.ts';
import { Summary } from '../../../src/transcripts/summary/summary.ts';
import { fileOf } from '../opened.ts';

const SESSION = 'S: 220 mx.b.com ESMTP\nC: EHLO a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 2.0.0 Bye\n';
const letter = (subject: string): Uint8Array => strToU8(`From: ana@a.org\r\nTo: bea@b.com\r\nSubject: ${subject}\r\n\r\nHola\r\n`);

const given = (name: string, octets: Uint8Array): FileAt => ({
  name,
  size: octets.length,
  read: async (from, to) => octets.slice(from, to),
});

async function read(...files: FileAt[]) {
  const conversations: { protocol: string; tls: string; messages: number }[] = [];
  const summary = new Summary(({ protocol, tls, messages }) => conversations.push({ protocol, tls, messages: messages.length }));
  const reading = new Reading(files, summary);
  while (!(await reading.advance()));
  const problems = summary.problems.filter(({ key }) => key !== 'message.noTrace');
  return {
    conversations,
    letters: summary.messages.map(({ subject }) => subject),
    problems,
    formats: reading.formats,
    octets: reading.octets,
  };
}
const told = ({ problems }: Awaited<ReturnType<typeof read>>) => problems.map(({ key, values }) => [key, values.name]);

describe('A ZIP', () => {
  test('is the files in it: letters in order, a capture with its keys, a session that is gzipped no more than that', async () => {
    const capture = fileOf('smtp/v04-smtps465-smtplib.pcap');
    const zip = zipSync({
      'mails/b.eml': letter('two'),
      'mails/a.eml': letter('one'),
      'trace/x.pcap': capture.octets,
      'trace/keys': fileOf('smtp/v04-smtps465-smtplib.keylog').octets,
      'notes/session.txt': strToU8(SESSION),
      '__MACOSX/._x': strToU8('x'),
    });
    const found = await read(given('all.zip', zip));
    expect(found.letters).toEqual(['one', 'two']);
    expect(found.conversations.map(({ protocol, tls }) => [protocol, tls]).sort()).toEqual([
      ['smtp', 'none'],
      ['submission', 'implicit'],
    ]);
    expect(found.problems).toEqual([]);
    expect([...found.formats].sort()).toEqual(['dialogue', 'eml', 'keylog', 'pcap']);
    expect(found.octets.taken).toBe(found.octets.total);
  });

  test('may be as large as a recording: it is read in pieces', async () => {
    const session = SESSION.repeat(60_000);
    const { conversations, problems } = await read(given('x.zip', zipSync({ 'a/x.txt': strToU8(session) })));
    expect({ conversations: conversations.length, problems }).toEqual({ conversations: 60_000, problems: [] });
  });

  test('lies beside other files, and spoils only itself', async () => {
    const whole = zipSync({ 'a.txt': strToU8(SESSION), 'b.txt': strToU8(SESSION) });
    const found = await read(given('x.zip', whole.subarray(0, whole.length - 30)), given('good.txt', strToU8(SESSION)));
    expect(told(found)).toEqual([['file.zipDamaged', 'x.zip']]);
    expect(found.conversations).toHaveLength(1);
  });

  test('with octets that were changed says which file is damaged', async () => {
    const whole = zipSync({ 'a.txt': strToU8(SESSION.repeat(100)), 'b.txt': [strToU8(SESSION), { level: 0 }] });
    whole.fill(0xff, 40, 50);
    const found = await read(given('x.zip', whole));
    expect(told(found)).toEqual([['file.zipBroken', 'x.zip/a.txt']]);
    expect(found.conversations).toHaveLength(1);
  });

  test.each([
    ['that is empty', zipSync({}), [['file.zipEmpty', 'x.zip']]],
    ['in a ZIP', zipSync({ 'in.zip': zipSync({ a: strToU8(SESSION) }) }), [['file.zipWithin', 'x.zip/in.zip']]],
    ['that is locked', locked(zipSync({ 'a.txt': strToU8(SESSION) })), [['file.zipSealed', 'x.zip/a.txt']]],
    [
      'that becomes far larger than recordings do',
      zipSync({ 'a.txt': concat([letter('x'), new Uint8Array(40_000_000).fill(65)]) }),
      [['file.zipTooLarge', 'x.zip/a.txt']],
    ],
  ])('%s is told', async (_, zip, problems) => {
    const keys = told(await read(given('x.zip', zip))).filter(([key]) => String(key).startsWith('file.zip'));
    expect(keys).toEqual(problems);
  });

  test('whatever its octets, it is read or refused', async () => {
    const whole = zipSync({ 'a.txt': strToU8(SESSION), 'b.eml': [letter('x'), { level: 0 }] });
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 8, 0x7f, 0x80, 0xff)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const zip = whole.slice();
        for (const [at, octet] of changed) zip[at] = octet;
        await expect(read(given('x.zip', zip))).resolves.toBeDefined();
      }),
      { numRuns: 150 },
    );
  });
});

/** General purpose bit 0: APPNOTE.TXT §4.4.4, in the entry's own header and in the directory. */
function locked(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at + 4 <= zip.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) zip[at + 6]! |= 1;
    if (signature === 0x02014b50) zip[at + 8]! |= 1;
  }
  return zip;
}

test('a file that cannot be read to its end is told, with what came before; the others go on', async () => {
  const half = strToU8(SESSION);
  const lost: FileAt = {
    name: 'lost.txt',
    size: 9_000_000,
    read: async (from) => (from === 0 ? half : Promise.reject(new Error('EIO'))),
  };
  const found = await read(lost, given('good.txt', strToU8(SESSION)));
  expect(found.conversations).toHaveLength(2);
  expect(found.problems).toEqual([{ key: 'file.lost', values: { name: 'lost.txt', reason: 'EIO' } }]);
});

test('of many files that are none that could be read, some are named and the others counted', async () => {
  const files = Array.from({ length: 30 }, (_, index) => given(`pictures/${index}.jpg`, Uint8Array.of(0xff, 0xd8, 0xff, 0)));
  const { problems } = await read(...files, given('good.txt', strToU8(SESSION)));
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toEqual({ key: 'files.unfit', values: { count: 10 } });
});
