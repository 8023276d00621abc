/** `mailscope read` and `judge` as somebody calls them: exit codes, JSON, what goes to which stream. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
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
  mkdirSync(dirname(path), { recursive: true });
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

  test('judges each file in a folder, and in a ZIP in it', () => {
    kept('class/ana/session.txt', GOOD);
    kept('class/bea.txt', BAD);
    kept('class/.hidden/bea.txt', BAD);
    kept('class/carlos.zip', zipSync({ 'mine/good.txt': strToU8(GOOD), '__MACOSX/mine/._good.txt': strToU8('x') }));
    const { status, out, problems } = mailscope('judge', join(folder, 'class'));
    expect([...out.matchAll(/^(\S+): conversations 1, errors (\d)/gm)].map(([, file, errors]) => [file, errors])).toEqual([
      ['class/ana/session.txt', '0'],
      ['class/bea.txt', '1'],
      ['class/carlos.zip/mine/good.txt', '0'],
    ]);
    expect({ status, problems }).toEqual({ status: 1, problems: '' });
  });

  // whoever may do anything is refused nothing
  test.skipIf(process.getuid?.() === 0)('what may not be read in a folder spoils only itself (not as root, who may read all)', () => {
    chmodSync(kept('closed/a/no.txt', GOOD), 0);
    kept('closed/b.txt', GOOD);
    chmodSync(join(folder, 'closed/a'), 0);
    const { status, out, problems } = mailscope('judge', join(folder, 'closed'));
    chmodSync(join(folder, 'closed/a'), 0o700);
    expect({ status, out }).toMatchObject({ status: 3, out: 'closed/b.txt: conversations 1, errors 0, warnings 0, notes 0\n' });
    expect(problems).toMatch(/closed\/a cannot be read/);
  });

  test('a link that leads nowhere, or back, keeps nobody waiting', () => {
    kept('linked/b.txt', GOOD);
    symlinkSync('..', join(folder, 'linked/up'));
    symlinkSync('nowhere', join(folder, 'linked/none.txt'));
    expect(mailscope('judge', join(folder, 'linked'))).toMatchObject({ status: 0, problems: '' });
  });

  test('says of a folder with nothing in it that there is no mail', () => {
    mkdirSync(join(folder, 'empty'));
    expect(mailscope('judge', join(folder, 'empty'))).toMatchObject({ status: 3, out: 'There is no mail in it that could be read.\n' });
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
    ['a file in what is no folder', join(FILES, 'README.md/x')],
  ])('%s is told, the others are judged all the same', (_, path) => {
    const { status, out, problems } = mailscope('judge', path, kept('good.txt', GOOD));
    expect(status).toBe(3);
    expect(problems).toMatch(/^mailscope: .* cannot be read: .*\n$/);
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

  test('reads a Maildir, whatever its owner keeps beside the letters', () => {
    const letter = (subject: string): string => `From: ana@a.org\nTo: bea@b.com\nSubject: ${subject}\n\nHola\n`;
    for (const [path, subject] of [
      ['cur/1.a:2,S', 'one'],
      ['new/2.b', 'two'],
      ['tmp/3.c', 'half'],
      ['.Sent/cur/4.d:2,', 'sent'],
      ['drafts.eml', 'kept beside'],
    ] as const)
      kept(`Mail/${path}`, letter(subject));
    kept('Mail/dovecot.index.log', 'From: x');
    const { status, out } = mailscope('read', join(folder, 'Mail'), '--json');
    const { messages, format, errors } = JSON.parse(out) as { messages: { subject: string }[]; format: string; errors: { key: string }[] };
    expect(messages.map(({ subject }) => subject)).toEqual(['sent', 'one', 'two']);
    expect({ status, format, errors: errors.map(({ key }) => key) }).toMatchObject({ status: 0, format: 'eml' });
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
