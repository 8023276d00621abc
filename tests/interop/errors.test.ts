/** In the usual course of a session no Error is made, not even one that is caught: each costs a stack, and hides those that mean something. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import Pop3Command from 'node-pop3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from './servers.ts';
import { launcher, started, told, type Serving } from './serving.ts';
import { REPLY, tagged, Talk } from './talk.ts';

const watched = ['--import', join(import.meta.dirname, 'errors-seen.js')];
const host = '127.0.0.1';
const tls = { rejectUnauthorized: false };
/** A client that hangs up with octets unread resets the connection (RFC 1122 §4.2.2.13), and so Node reads an Error from the system. */
const RESET = /made in ErrnoException \(\S+\) < onStreamRead /;
/** What the watch has told. */
const seen = (said: string) => said.split('\n').filter((line) => line.startsWith('an Error is ') && !RESET.test(line));

test.each([
  ['made', 'new (class extends TypeError {})()'],
  [
    'made',
    'const { Writable } = require("node:stream"); const over = new Writable(); over.end(); over.end("more"); over.on("error", () => {})',
  ],
  ['thrown: SyntaxError', 'try { JSON.parse("{") } catch {}'],
  ['thrown: TypeError', 'try { null.nothing } catch {}'],
])('the watch sees one that is %s in: %s', async (how, script) => {
  const one = started([...watched, '--input-type=commonjs', '-e', `setImmediate(() => { ${script} })`]);
  await one.ended;
  expect(seen(one.said())).toEqual([expect.stringContaining(`an Error is ${how}`)]);
});

test('a journey in the simulator makes none', async () => {
  const one = started([...watched, launcher, 'run', 'journey', '--format', 'hash']);
  expect(await one.ended).toBe(0);
  expect(seen(one.said())).toEqual([]);
});

describe.each([['--no-keep'], ['--keep']])('serve %s makes none', (keep) => {
  const base = 29_000 + randomInt(20) * 100;
  const port = (service: number) => base + service;
  let server: Serving;
  beforeAll(async () => {
    const words = [launcher, 'serve', '--port-base', String(base), keep];
    if (keep === '--keep') words.push(join(mkdtempSync(join(tmpdir(), 'mailscope-errors-')), 'mail'));
    server = started([...watched, ...words]);
    await told(server, /Try: telnet/);
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  });

  /** What was seen while this was done, and until its connections were gone. */
  async function during(act: () => Promise<unknown>): Promise<string[]> {
    const before = server.said().length;
    await act();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return seen(server.said().slice(before));
  }

  async function say(service: number, opening: RegExp, exchanges: readonly (readonly [string, RegExp])[]): Promise<void> {
    const talk = Talk.to(port(service));
    await talk.hear(opening);
    for (const [words, answer] of exchanges) await talk.say(`${words}\r\n`, answer);
    await talk.end();
  }

  const said = (answer: RegExp, ...words: string[]) => words.map((word) => [word, answer] as const);
  const TEXT = 'Subject: usual\r\n\r\nnothing happens\r\n.';

  test('SMTP: a letter, a refusal, a question, a reset', async () => {
    const letter = ['MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'RCPT TO:<nadie@b.com>', 'DATA', TEXT, 'RSET', 'VRFY bea', 'HELP'];
    expect(await during(() => say(25, REPLY, said(REPLY, 'EHLO a.org', ...letter, 'NOOP', 'NONSENSE', 'QUIT')))).toEqual([]);
  });

  test('SMTP: a client that goes without QUIT', async () => {
    const leaving = async () => {
      const talk = Talk.to(port(25));
      await talk.hear(REPLY);
      await talk.say('EHLO a.org\r\n', REPLY);
      talk.socket.end();
      await talk.end();
    };
    expect(await during(leaving)).toEqual([]);
  });

  test('LMTP', async () => {
    const words = said(REPLY, 'LHLO a.org', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', TEXT, 'QUIT');
    expect(await during(() => say(24, REPLY, words))).toEqual([]);
  });

  test.each([
    ['STARTTLS', 587, { requireTLS: true }],
    ['TLS from the first octet', 465, { secure: true }],
  ])('submission by %s, and the way on to the other server', async (_how, service, door) => {
    const auth = { user: 'ana@a.org', pass: PASSWORD };
    const transport = nodemailer.createTransport({ host, port: port(service), tls, auth, ...door });
    const sent = async () => {
      await transport.sendMail({ from: 'ana@a.org', to: 'bea@b.com', subject: 'usual', text: 'nothing happens' });
      await told(server, /mx\.b\.com stored[^]*mx\.b\.com stored/);
    };
    expect(await during(sent)).toEqual([]);
  });

  test('POP3: a maildrop read and left, and a wrong password', async () => {
    const line = /^(\+OK|-ERR).*\r\n/m;
    const dot = /\r\n\.\r\n/;
    const login = said(line, 'CAPA', 'USER bea', 'PASS wrong', 'USER bea', `PASS ${PASSWORD}`, 'STAT');
    const lists = said(dot, 'LIST', 'UIDL', 'TOP 1 0', 'RETR 1');
    expect(await during(() => say(110, line, [...login, ...lists, ...said(line, 'DELE 1', 'RSET', 'DELE 1', 'QUIT')]))).toEqual([]);
  });

  test('POP3 over TLS', async () => {
    const client = new Pop3Command({ host, port: port(995), tls: true, tlsOptions: tls, user: 'bea', password: PASSWORD });
    const read = async () => {
      await client.UIDL();
      await client.QUIT();
    };
    expect(await during(read)).toEqual([]);
  });

  test('IMAP: mailboxes, letters, searches, a letter put there, waiting', async () => {
    const words = [
      'CAPABILITY',
      `LOGIN bea ${PASSWORD}`,
      'LIST "" *',
      'CREATE Other',
      'APPEND INBOX {12+}\r\nSubject: x\r\n',
      'SELECT INBOX',
      'FETCH 1:* (UID FLAGS ENVELOPE BODYSTRUCTURE)',
      'FETCH 1:* BODY.PEEK[]',
      'SEARCH UNSEEN SUBJECT usual',
      'STORE 1 +FLAGS (\\Seen $Label)',
      'COPY 1 Other',
      'STORE 1 +FLAGS (\\Deleted)',
      'EXPUNGE',
      'NONSENSE',
      'LOGOUT',
    ].map((command, index) => [`a${index} ${command}`, tagged(`a${index}`)] as const);
    expect(await during(() => say(143, /^\* OK.*\r\n/, words))).toEqual([]);
  });

  test.each([
    ['STARTTLS', 143, { secure: false, doSTARTTLS: true }],
    ['TLS from the first octet', 993, { secure: true }],
  ])('IMAP by %s', async (_how, service, door) => {
    const client = new ImapFlow({ host, port: port(service), tls, auth: { user: 'bea', pass: PASSWORD }, logger: false, ...door });
    const read = async () => {
      await client.connect();
      await client.mailboxOpen('INBOX');
      await client.fetchAll('1:*', { envelope: true, flags: true });
      await client.logout();
    };
    expect(await during(read)).toEqual([]);
  });

  test('web mail: a page, a log-in', async () => {
    const page = `http://${host}:${port(80)}/`;
    const visit = async () => {
      await (await fetch(page, { headers: { connection: 'close' } })).text();
      const body = new URLSearchParams({ user: 'bea', password: PASSWORD });
      await (await fetch(page, { method: 'POST', body, headers: { connection: 'close' } })).text();
    };
    expect(await during(visit)).toEqual([]);
  });

  test('DNS', async () => {
    const resolver = new Resolver();
    resolver.setServers([`${host}:${port(53)}`]);
    expect(await during(() => resolver.resolveMx('a.org'))).toEqual([]);
  });
});
