/** `mailscope read` and `judge` as somebody calls them: exit codes, JSON, what goes to which stream. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { launcher } from './serving.ts';

const FILES = join(import.meta.dirname, '..', 'recordings', 'files');
const folder = mkdtempSync(join(tmpdir(), 'mailscope-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function mailscope(...words: string[]): { status: number | null; out: string; problems: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words, '--lang', 'en'], { encoding: 'utf8' });
  return { status, out: stdout, problems: stderr };
}

function kept(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GOOD = 'S: 220 mx.b.com ESMTP\nC: EHLO a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 2.0.0 Bye\n';
const BAD = 'S: 220 mx.b.com ESMTP\nC: DATA\nS: 503 5.5.1 Bad sequence of commands\nC: QUIT\nS: 221 2.0.0 Bye\n';

describe('judge', () => {
  test('exits with 0 where nothing is wrong, and says so', () => {
    const { status, out } = mailscope('judge', kept('good.txt', GOOD));
    expect(status).toBe(0);
    expect(out).toBe('good.txt: conversations 1, errors 0, warnings 0, notes 0\n');
  });

  test('exits with 1 for an error, and names rule, section and what would have been right', () => {
    const { status, out } = mailscope('judge', kept('good.txt', GOOD), kept('bad.txt', BAD));
    expect(status).toBe(1);
    expect(out).toMatch(/^bad\.txt: smtp:DATA#1: error smtp\.order \(RFC 5321 §4\.1\.4\): /m);
    expect(out).toContain('good.txt: conversations 1, errors 0');
  });

  test.each(['read', 'judge'])('%s says of a folder that it is one, and nothing else', (command) => {
    const { status, out, problems } = mailscope(command, import.meta.dirname);
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(problems).toBe(`mailscope: ${import.meta.dirname} is a folder: name the files in it, as in ${import.meta.dirname}/*\n`);
  });

  test('exits with 3 where there is no mail to judge', () => {
    expect(mailscope('judge', kept('nothing.bin', new Uint8Array(100))).status).toBe(3);
  });

  test('exits with 3 where something in a file could not be read, and names the lines that no conversation has', () => {
    const half = kept('half.gz', gzipSync(GOOD.repeat(2000)).subarray(0, 200));
    expect(mailscope('judge', half).status).toBe(3);
    const odd = GOOD.split('\n').map((line, at) => (line === '' ? '' : `${at === 2 ? '9'.repeat(16) : '2026-01-01 10:00:00'} ${line}`));
    expect(mailscope('judge', kept('odd.txt', odd.join('\n'))).out).toContain(
      'odd.txt: Not understood, and so not read:\n  line 3: 9999999999999999 S: 250',
    );
  });

  test.each([
    ['a file that is not there', '/no/such/file'],
    ['a folder', FILES],
  ])('%s is told, the others are judged all the same', (_, path) => {
    const { status, out, problems } = mailscope('judge', path, kept('good.txt', GOOD));
    expect(status).toBe(3);
    expect(problems).toMatch(/^mailscope: .* (?:cannot be read|is a folder): .*\n$/);
    expect(out).toContain('good.txt: conversations 1, errors 0');
    expect(mailscope('judge', path, kept('bad.txt', BAD)).status).toBe(1);
  });

  test('speaks Spanish', () => {
    const out = execFileSync(process.execPath, [launcher, 'judge', kept('good.txt', GOOD), '--lang', 'es'], { encoding: 'utf8' });
    expect(out).toBe('good.txt: conversaciones 1, errores 0, avisos 0, notas 0\n');
  });
});

describe('read', () => {
  test('tells a gzipped capture as JSON', () => {
    const capture = kept('capture.pcap.gz', gzipSync(readFileSync(join(FILES, 'smtp/v10-pipelining.pcap'))));
    const { status, out } = mailscope('read', capture, '--json');
    expect(status).toBe(0);
    const told = JSON.parse(out) as { format: string; truncated: boolean; errors: unknown[]; conversations: Record<string, unknown>[] };
    expect({ ...told, conversations: told.conversations.length }).toMatchObject({
      format: 'pcap',
      truncated: false,
      errors: [],
      conversations: 1,
    });
    expect(Object.keys(told.conversations[0]!)).toEqual(
      'protocol client server start tls octets complete gaps prefaces exchanges messages findings'.split(' '),
    );
  });

  test('opens TLS with its key log', () => {
    const file = join(FILES, 'smtp/v04-smtps465-smtplib');
    const { out } = mailscope('read', `${file}.pcap`, '--keylog', `${file}.keylog`, '--json');
    const { conversations } = JSON.parse(out) as { conversations: { protocol: string; tls: string; messages: { subject: string }[] }[] };
    expect(conversations.map(({ protocol, tls, messages }) => [protocol, tls, messages[0]?.subject])).toEqual([
      ['submission', 'implicit', 'Por 465'],
    ]);
  });

  test('keeps to one protocol', () => {
    const { out } = mailscope('read', join(FILES, 'smtp/v01-journey-plain25.pcap'), '--only', 'pop3', '--json');
    expect((JSON.parse(out) as { conversations: { protocol: string }[] }).conversations.map(({ protocol }) => protocol)).toEqual(['pop3']);
  });

  test('as text, with what the judge says under the line', () => {
    const { status, out } = mailscope('read', kept('bad.txt', BAD));
    expect(status).toBe(0);
    expect(out).toMatch(/C: DATA\nS: 503 5\.5\.1 Bad sequence of commands\n {3}! error smtp\.order: /);
  });

  test('shows no control characters of a recording', () => {
    const { out } = mailscope('read', kept('hostile.txt', 'S: 220 \u001b[31mmx ESMTP\nC: EHLO \u202ea.org\nS: 250 ok\n'));
    expect(['\u001b', '\u202e'].filter((character) => out.includes(character))).toEqual([]);
  });

  test.each([
    [['read'], 2, 'name at least one file'],
    [['read', '/no/such/file'], 3, 'cannot be read'],
    [['read', 'x', '--only', 'ftp'], 2, 'one of smtp, pop3, imap, dns'],
  ])('%j exits with %i', (words, status, said) => {
    const told = mailscope(...words);
    expect(told.status).toBe(status);
    expect(told.problems).toContain(said);
  });

  test('a reader that has seen enough ends it quietly', () => {
    const capture = join(FILES, 'smtp/v54-bulk-batch.pcap');
    const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" read "${capture}" "${capture}" | head -1`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
  });
});
