import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/scenarios/index.ts';
import { launcher } from './serving.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-cli-'));

/** A lesson whose file is a folder. */
const unreadable = join(folder, 'unreadable');
mkdirSync(join(unreadable, 'en.md'), { recursive: true });
mkdirSync(join(unreadable, 'es.md'));

interface Outcome {
  code: number;
  out: string;
  err: string;
}

function mailscope(...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 << 20, cwd: folder, env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' } };
    execFile(process.execPath, [launcher, ...words], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const EML = 'From: ana@a.org\r\nTo: carlos@b.com\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@a.org>\r\n\r\n.hola\r\n';

describe('help and usage', () => {
  test.each([[['--help']], [['run', '--help']], [['serve', '--help']]])('%s: help, exit code 0', async (words) => {
    const { code, out, err } = await mailscope(...words);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Usage: mailscope/);
  });

  test('every scenario is listed with its title', async () => {
    const { out } = await mailscope('run', '--help');
    for (const { id } of scenarios) expect(out).toMatch(new RegExp(`  ${id} +\\S`));
  });

  test.each([
    [[]],
    [['fly']],
    [['run', '--seed', 'x']],
    [['run', '--via', 'uucp']],
    [['run', '--format', 'xml']],
    [['run', '--to', 'nobody']],
    [['run', '--nonsense']],
    [['run', 'journey', 'journey']],
    [['serve', '--port-base', '70000']],
    [['serve', 'something']],
  ])('%s: wrong usage, one sentence, exit code 2', async (words) => {
    const { code, out, err } = await mailscope(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.length).toBeGreaterThan(10);
    expect(err).not.toMatch(/\n {4}at /);
  });

  test('speaks Spanish when asked to', async () => {
    expect((await mailscope('--help', '--lang', 'es')).out).toMatch(/^Mailscope: mira cómo viaja un correo/);
    expect((await mailscope('run', 'no-hay-tal-archivo', '--lang=es')).err).toMatch(/no es un escenario/);
  });
});

describe('run', () => {
  test('text: a transcript with a heading for each connection', async () => {
    const { code, out } = await mailscope('run');
    expect(code).toBe(0);
    for (const heading of ['submission', 'smtp', 'pop3', 'imap'])
      expect(out).toMatch(new RegExp(`^${heading} +[\\d.:]+ → [\\d.:]+\\n-+$`, 'm'));
    expect(out).toContain('C: RCPT TO:<bea@b.com>');
  });

  test('hash and json are the same twice, and differ with the seed', async () => {
    const hash = (await mailscope('run', '--format', 'hash')).out;
    expect(hash).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await mailscope('run', '--format', 'hash', '--seed', '1')).out).toBe(hash);
    expect((await mailscope('run', '--format', 'hash', '--seed', '2')).out).not.toBe(hash);
    const { out } = await mailscope('run', '--format', 'json');
    const entries = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    expect(entries.some(({ id }) => id === 'smtp:RCPT#1')).toBe(true);
  });

  test('--via chooses how Bea fetches', async () => {
    const { out } = await mailscope('run', '--via', 'imap');
    expect(out).toMatch(/^imap /m);
    expect(out).not.toMatch(/^pop3 /m);
  });

  test('--to addresses the envelope', async () => {
    const { out } = await mailscope('run', '--to', 'carlos@b.com,esteban@c.net');
    expect(out).toContain('stored carlos@b.com INBOX 1');
    expect(out).toContain('stored esteban@c.net INBOX 1');
  });

  test('an .eml file travels octet for octet', async () => {
    const file = join(folder, 'own.eml');
    writeFileSync(file, EML);
    const { code, out } = await mailscope('run', file);
    expect(code).toBe(0);
    expect(out).toContain('C: ..hola');
    expect(out).toContain('stored carlos@b.com INBOX 1');
  });

  test('an .eml file with LF line ends is sent with CRLF, and that is told in one line', async () => {
    const [whole, local] = [join(folder, 'own.eml'), join(folder, 'lf.eml')];
    writeFileSync(whole, EML);
    writeFileSync(local, EML.replaceAll('\r\n', '\n'));
    const { code, out, err } = await mailscope('run', local);
    expect(code).toBe(0);
    expect(err).toMatch(/^lf\.eml: .*CRLF.*\n$/);
    expect(out).toBe((await mailscope('run', whole)).out);
  });

  test.each([
    ['empty.eml', '', /empty|nothing|no octets/i],
    ['noise.eml', '\0\0\0\x01\x02', /./],
    ['photo.eml', '\x89PNG\r\n\x1a\n', /PNG/],
  ])('%s: not a message; what and where, exit code 1', async (name, content, sentence) => {
    const file = join(folder, name);
    writeFileSync(file, content, 'latin1');
    const { code, out, err } = await mailscope('run', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n {4}at /);
  });

  test.each([
    [['run', join(folder, 'nothing.eml')]],
    [['run', join(folder, 'nothing.yaml')]],
    [['run', folder]],
    [['read', join(folder, 'nothing.pcap')]],
    [['judge', join(folder, 'nothing.pcap')]],
    [['send', join(folder, 'nothing.eml'), '--to', '127.0.0.1:2']],
    [['serve', '--cert', join(folder, 'nothing.pem'), '--key', join(folder, 'nothing.pem')]],
    [['lesson', 'check', unreadable]],
    [['pack', 'lesson', unreadable]],
  ])('%s: a file that cannot be read: one sentence, exit code 3', async (words) => {
    const { code, err } = await mailscope(...words);
    expect(code).toBe(3);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/\n {4}at /);
  });
});

/** A server in a process of its own; `out` grows. */
function serving(...words: string[]): {
  child: ChildProcess;
  said: () => string;
  until(pattern: RegExp): Promise<void>;
  ended: Promise<number>;
} {
  const child = spawn(process.execPath, [launcher, 'serve', ...words], { cwd: folder, env: { ...process.env, LANG: 'C', LC_ALL: '' } });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? -1)));
  const until = async (pattern: RegExp) => {
    for (let tries = 0; tries < 400 && !pattern.test(out); tries++) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(out).toMatch(pattern);
  };
  return { child, said: () => out, until, ended };
}

/** Says lines to a port and waits for the connection to end. */
function talk(port: number, lines: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(lines));
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

describe('serve', () => {
  // below the ports that a system gives to whoever calls out (from 32768 on)
  const base = 19_000 + (process.pid % 250) * 20;

  test('tells its ports and accounts, takes mail, and loses none of it when it is stopped', async () => {
    const server = serving('--port-base', String(base), '--password', 'secreto', '--keep', 'kept');
    await server.until(/telnet 127\.0\.0\.1/);
    expect(server.said()).toContain(`${base + 25}  SMTP mx.b.com`);
    expect(server.said()).toMatch(/password: secreto/);
    const smtp = await talk(base + 25, `EHLO x.example\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\n${EML}.\r\nQUIT\r\n`);
    expect(smtp).toMatch(/250 2\.0\.0 Message accepted/);
    const pop3 = await talk(base + 110, 'USER bea\r\nPASS secreto\r\nSTAT\r\nQUIT\r\n');
    expect(pop3).toMatch(/\+OK 1 \d+/);
    expect(server.said()).not.toMatch(/PASS/);
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(server.said()).toMatch(/Mail is in kept \(messages in mailboxes: 1, in queues: 0\)/);
    const [file] = readdirSync(join(folder, 'kept', 'bea@b.com', 'new'));
    expect(readFileSync(join(folder, 'kept', 'bea@b.com', 'new', file!), 'latin1').endsWith(EML.replace('\r\n.hola', '\r\nhola'))).toBe(
      true,
    );

    const again = serving('--port-base', String(base), '--keep', 'kept');
    await again.until(/Mail is kept in kept \(messages in mailboxes: 1, in queues: 0\)/);
    await again.until(/telnet/);
    expect(await talk(base + 110, 'USER bea\r\nPASS correo\r\nSTAT\r\nDELE 1\r\nQUIT\r\n')).toMatch(/\+OK 1 \d+/);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(again.said()).toMatch(/messages in mailboxes: 0, in queues: 0/);
  });

  test('a port that is in use: one sentence, exit code 1', async () => {
    const first = serving('--port-base', String(base + 1), '--keep', 'none');
    await first.until(/telnet/);
    const second = serving('--port-base', String(base + 1), '--keep', 'another');
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/is in use: choose another --port-base/);
    expect(readdirSync(join(folder, 'another'))).not.toContain('lock');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
  });
});
