/** How `serve` begins and ends: signals, two starts on one folder, folders that cannot be, and what it says of it. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serving, spawned, told } from './serving.ts';
import { REPLY, tagged, Talk } from './talk.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'mailscope-life-'));
let nextBase = 32_000 - 100 * randomInt(40);
const freshBase = () => (nextBase -= 100);

async function start(path: string, ...words: string[]) {
  const base = freshBase();
  const server = await serving('--port-base', String(base), '--keep', path, '--open-submission', ...words);
  return { server, smtp: base + 25, pop3: base + 110, imap: base + 143 };
}

/** A transaction up to the 354. */
async function inData(port: number): Promise<Talk> {
  const talk = Talk.to(port);
  await talk.hear(REPLY);
  for (const line of ['EHLO x', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA']) await talk.say(`${line}\r\n`, REPLY);
  return talk;
}

async function sent(port: number): Promise<void> {
  const talk = await inData(port);
  expect(await talk.say('Subject: kept\r\n\r\nkept\r\n.\r\n', REPLY)).toMatch(/^250/);
  talk.socket.destroy();
}

const lettersIn = (path: string) => ['new', 'cur'].flatMap((place) => readdirSync(join(path, 'bea@b.com', place)));

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s: idle clients hear farewell, a running DATA ends, nobody new is let in',
    async (signal) => {
      const path = folder();
      const { server, smtp, pop3, imap } = await start(path);
      const [idle, waiting, reading, pop] = [Talk.to(smtp), await inData(smtp), Talk.to(imap), Talk.to(pop3)];
      await idle.hear(REPLY);
      await reading.hear(/^\* OK.*\r\n/m);
      await reading.say('a LOGIN bea correo\r\nb SELECT INBOX\r\n', tagged('b'));
      await reading.say('c IDLE\r\n', /^\+ .*\r\n/m);
      await pop.hear(/^\+OK.*\r\n/m);
      server.child.kill(signal);
      expect(await idle.end()).toMatch(/^421 4\.3\.2 mx\.b\.com /);
      expect(await reading.end()).toMatch(/^\* BYE mx\.b\.com /m);
      expect(await pop.end()).toMatch(/^-ERR \[SYS\/TEMP\] mx\.b\.com /);
      expect(await Talk.to(smtp).end()).toBe('');
      expect(await waiting.say('Subject: late\r\n\r\nlate\r\n.\r\n', REPLY)).toMatch(/^250/);
      expect(await waiting.end()).toMatch(/^421 /);
      expect(await server.ended).toBe(0);
      expect(server.said()).toMatch(/messages in mailboxes: 1, in queues: 0/);
      expect(lettersIn(path)).toHaveLength(1);
      expect(readdirSync(path)).not.toContain('lock');
    },
  );

  test('a second one stops at once, and loses nothing', async () => {
    const path = folder();
    const { server, smtp } = await start(path);
    await sent(smtp);
    const waiting = await inData(smtp);
    server.child.kill('SIGINT');
    await told(server, /Stopping/);
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(1);
    await waiting.end();
    const again = await start(path);
    expect(again.server.said()).toMatch(/messages in mailboxes: 1,/);
    again.server.child.kill('SIGTERM');
    await again.server.ended;
  });
});

describe('one folder', () => {
  test('two starts: the second says who has it, and exits with 1; a crash leaves no lock behind', async () => {
    const path = folder();
    const first = await start(path);
    const second = spawned('--port-base', String(freshBase()), '--keep', path);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`(process ${first.server.child.pid} on ${hostname()}) is using ${path}`);
    await sent(first.smtp);
    first.server.child.kill('SIGKILL');
    await first.server.ended;
    const third = await start(path);
    expect(third.server.said()).toMatch(/messages in mailboxes: 1,/);
    third.server.child.kill('SIGTERM');
    expect(await third.server.ended).toBe(0);
  });

  test('the lock of a process whose number another one has now is no lock', async () => {
    const path = folder();
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: process.pid, began: 'long ago', host: hostname() }));
    const { server } = await start(path);
    expect(JSON.parse(readFileSync(join(path, 'lock'), 'utf8'))).toMatchObject({ pid: server.child.pid });
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  test('a folder that cannot be is refused at the start', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'not a folder');
    const server = spawned('--port-base', String(freshBase()), '--keep', join(file, 'mail'));
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(/cannot keep mail in .*: ENOTDIR/);
  });

  const mayAll = process.getuid?.() === 0 ? ' (skipped: this user may write everywhere)' : '';
  test.skipIf(mayAll)(`a folder that may not be written is refused at the start${mayAll}`, async () => {
    const path = folder();
    chmodSync(path, 0o500);
    const server = spawned('--port-base', String(freshBase()), '--keep', path);
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(/cannot keep mail in .*: EACCES/);
  });
});

describe('what is said at the start', () => {
  test('--no-keep: nothing is kept', async () => {
    const server = await serving('--port-base', String(freshBase()), '--no-keep');
    expect(server.said()).toMatch(/in memory only/);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.said()).toMatch(/Nothing has been kept/);
  });

  test.each([
    [['--keep', 'x', '--no-keep'], /exclude each other/],
    [['--host', '0.0.0.0'], /choose one with --password/],
  ])('%j is wrong usage', async (words, sentence) => {
    const server = spawned(...words);
    expect(await server.ended).toBe(2);
    expect(server.said()).toMatch(sentence);
  });
});

test('a file of the folder that is damaged is told without its control characters', async () => {
  const path = folder();
  mkdirSync(join(path, 'bea@b.com', 'cur'), { recursive: true });
  writeFileSync(join(path, 'bea@b.com', 'mailscope-mailbox.json'), '\x1b[31m\x07');
  const server = await serving('--port-base', String(freshBase()), '--keep', path);
  server.child.kill('SIGTERM');
  await server.ended;
  expect(server.said()).toContain('mailscope-mailbox.json is damaged');
  expect(server.said()).toContain('\\u{1b}[31m');
  expect(['\x1b', '\x07'].filter((character) => server.said().includes(character))).toEqual([]);
});
