/** `send` and `fetch`: our clients as commands, against our servers and whoever else is there. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { throwAwayIdentity } from '../../src/node/identity.ts';
import { dovecot, type Dovecot } from './dovecot.ts';
import { describeWith, has, run } from './programs.ts';
import { launcher } from './serving.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-calls-'));
const eml = join(folder, 'hola.eml');
writeFileSync(
  eml,
  'From: ana@a.org\r\nTo: bea@b.com\r\nSubject: hola\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@a.org>\r\n\r\nhola\r\n',
);

const mailscope = (...words: string[]) => run(process.execPath, [launcher, ...words, '--lang', 'en'], '', { MAILSCOPE_PASSWORD: PASSWORD });

let served: Served;
beforeAll(async () => (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

const here = (port: number) => `127.0.0.1:${port}`;

describe('send', () => {
  test.each([
    ['to the MX, without a log-in', () => ['--to', here(served.smtp)]],
    ['to submission, after STARTTLS', () => ['--to', here(served.submission), '--user', 'ana@a.org', '--tls', 'starttls']],
    ['to submission, inside TLS', () => ['--to', here(served.submissions), '--user', 'ana@a.org', '--tls', 'implicit']],
  ])('%s: delivered, printed, exit code 0', async (_how, words) => {
    const { code, out, err } = await mailscope('send', ...words(), eml);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('C: MAIL FROM:<ana@a.org>');
    expect(out).toMatch(/bea@b\.com: accepted \(250 /);
    expect(await served.arrived('bea@b.com', 1)).toHaveLength(1);
  });

  test('the envelope is what the reader says', async () => {
    const words = ['--to', here(served.smtp), '--from', 'carlos@a.org', '--rcpt', 'bea@b.com', '--rcpt', 'nadie@b.com'];
    const { code, out, err } = await mailscope('send', ...words, eml);
    expect(out).toContain('C: MAIL FROM:<carlos@a.org>');
    expect(out).toMatch(/bea@b\.com: accepted/);
    expect(err).toMatch(/^nadie@b\.com: the server refused at RCPT: 550 /);
    expect(code).toBe(1);
  });

  test('a wrong password: said in one sentence, exit code 1', async () => {
    const { code, out, err } = await mailscope('send', '--to', here(served.submission), '--user', 'ana@a.org', '--password', 'falsa', eml);
    expect(err).toMatch(/^bea@b\.com: the server did not accept user and password: 535 .*\n$/);
    expect(code).toBe(1);
    expect(out).not.toContain('falsa');
  });

  test('kept as a journal that judge reads', async () => {
    const path = join(folder, 'sent.jsonl');
    await mailscope('send', '--to', here(served.smtp), '--save', path, '--helo', 'laptop.a.org', eml);
    expect(readFileSync(path, 'utf8')).toContain('"mailscope":"journal"');
    const judged = await mailscope('judge', path);
    expect(judged).toMatchObject({ code: 0, err: '' });
    expect(judged.out).toContain('conversations 1, errors 0');
  });
});

describe('fetch', () => {
  beforeEach(async () => {
    await mailscope('send', '--to', here(served.smtp), eml);
    await served.arrived('bea@b.com', 1);
  });

  test.each([
    ['pop3', () => served.pop3, 'starttls'],
    ['pop3', () => served.pop3s, 'implicit'],
    ['imap', () => served.imap, 'starttls'],
    ['imap', () => served.imaps, 'implicit'],
  ])('by %s: fetched, printed without the password, and still there', async (protocol, port, tls) => {
    const { code, out, err } = await mailscope(
      'fetch',
      '--from',
      here(port()),
      '--protocol',
      protocol,
      '--user',
      'bea@b.com',
      '--tls',
      tls,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('S: Subject: hola');
    expect(out).toContain('Messages fetched: 1\n');
    expect(out).not.toContain(PASSWORD);
    expect(served.inbox('bea@b.com')).toHaveLength(1);
  });

  test.each(['pop3', 'imap'] as const)('by %s with a wrong password: one sentence, exit code 1', async (protocol) => {
    const words = ['--from', here(served[protocol]), '--protocol', protocol, '--user', 'bea@b.com', '--password', 'falsa'];
    const { code, err } = await mailscope('fetch', ...words);
    expect(err).toMatch(/^the server did not accept user and password: (-ERR|NO) .*\n$/);
    expect(code).toBe(1);
  });
});

describe('servers that are of no use', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));
  const saying = (words: string): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer((socket) => {
        socket.on('error', () => {});
        if (words === 'bye') socket.end();
        else socket.write(words);
      });
      servers.push(server);
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });

  test('nobody listens', async () => {
    const { code, err } = await mailscope('send', '--to', '127.0.0.1:1', eml);
    expect({ code, err }).toEqual({ code: 1, err: 'bea@b.com: nobody listens at 127.0.0.1:1\n' });
  });
  test('nothing is answered', async () => {
    const port = await saying('220 mx.b.com ESMTP\r\n');
    const { code, err } = await mailscope('send', '--to', here(port), '--timeout', '1', eml);
    expect({ code, err }).toEqual({ code: 1, err: `bea@b.com: ${here(port)} did not answer EHLO in time\n` });
  });
  test('it hangs up at once', async () => {
    const port = await saying('bye');
    const { code, err } = await mailscope('fetch', '--from', here(port), '--protocol', 'imap', '--user', 'bea');
    expect({ code, err }).toEqual({ code: 1, err: `${here(port)} closed the connection before it answered (connect)\n` });
  });
  test('TLS is demanded and not offered', async () => {
    const port = await saying('220 mx.b.com ESMTP\r\n250 mx.b.com\r\n');
    const { code, err } = await mailscope('send', '--to', here(port), '--tls', 'starttls', '--timeout', '1', eml);
    expect(code).toBe(1);
    expect(err).toMatch(/the server does not offer TLS/);
  });
});

describeWith('dovecot', has('dovecot'), () => {
  let real: Dovecot;
  beforeAll(async () => (real = await dovecot(PASSWORD, throwAwayIdentity(['localhost'], Date.now()))));
  afterAll(() => real.stop());
  test.each(['pop3', 'imap'] as const)('an empty inbox by %s', async (protocol) => {
    const { code, out } = await mailscope('fetch', '--from', here(real[protocol]), '--protocol', protocol, '--user', 'bea');
    expect(out).toContain('Messages fetched: 0');
    expect(code).toBe(0);
  });
});

describe('usage', () => {
  test.each([
    [['send', eml]],
    [['send', '--to', 'localhost:25']],
    [['send', '--to', 'localhost:25', eml, eml]],
    [['send', '--to', 'localhost:25', '--tls', 'maybe', eml]],
    [['send', '--to', 'localhost:25', '--timeout', '0', eml]],
    [['send', '--to', 'mail.example:25', eml]],
    [['fetch', '--from', 'localhost:111', '--user', 'bea']],
    [['fetch', '--from', 'localhost:110', '--protocol', 'pop3']],
    [['fetch', '--from', 'mail.example:110', '--protocol', 'pop3', '--user', 'bea']],
  ])('%j: one sentence, exit code 2', async (words) => {
    const { code, out, err } = await mailscope(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^mailscope: .+\n$/);
  });

  test.each([
    ['send', '--to', 'localhost:25', '--user', 'ana@a.org', eml],
    ['fetch', '--from', 'localhost:110', '--user', 'bea'],
  ])('%s: a user without a password is told before anybody is called', async (...words) => {
    const { code, out, err } = await run(process.execPath, [launcher, ...words, '--lang', 'en'], '', { MAILSCOPE_PASSWORD: '' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^mailscope: a password is missing for .+ MAILSCOPE_PASSWORD\n$/);
  });
});
