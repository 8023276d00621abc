/** Strangers at the doors of `serve`: guessed passwords, web pages that make a browser speak to a mail server, forms of other sites. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import { Guesses } from '../../src/node/guesses.ts';
import { PASSWORD, serve, type Served } from './servers.ts';
import { REPLY, tagged, Talk } from './talk.ts';

describe('whoever guesses', () => {
  const answer = (verb: string, words: string) => ({
    verb,
    code: words.split(' ')[verb === 'LOGIN' ? 1 : 0]!,
    octets: ascii(`${words}\r\n`),
  });
  const WRONG = [
    answer('PASS', '-ERR [AUTH] Wrong'),
    answer('LOGIN', 'a NO [AUTHENTICATIONFAILED] Wrong'),
    answer('(response)', '535 5.7.8 Wrong'),
    answer('POST', '403 Forbidden\r\n\r\n<form method="post" action="/login">'),
  ];

  /** Says it on a connection of its own; gives the time of the answer, in ms. */
  async function guess(port: number, words: string, pattern: RegExp): Promise<number> {
    const talk = Talk.to(port);
    await talk.say(words, pattern);
    talk.socket.destroy();
    return Date.now();
  }

  test('waits longer each time, at whatever service, half a minute at most; others do not', () => {
    const guesses = new Guesses(1000, () => 0);
    let before = 0;
    const waits = Array.from({ length: 9 }, (_, count) => {
      const untilMs = guesses.waitMs('192.0.2.1', WRONG[count % WRONG.length]!);
      const wait = untilMs - before;
      before = untilMs;
      return wait;
    });
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 16_000, 29_000, 0]);
    expect(guesses.waitMs('192.0.2.1', answer('PASS', '+OK Maildrop'))).toBe(60_000);
    expect(guesses.waitMs('192.0.2.1', answer('RCPT', '250 OK'))).toBe(0);
    expect(guesses.waitMs('192.0.2.2', WRONG[0]!)).toBe(0);
  });

  test('is forgotten after a quarter of an hour', () => {
    let nowMs = 0;
    const guesses = new Guesses(1000, () => nowMs);
    for (let count = 0; count < 5; count++) guesses.waitMs('192.0.2.1', WRONG[0]!);
    nowMs = 20 * 60_000;
    expect(guesses.waitMs('192.0.2.1', WRONG[0]!)).toBe(0);
  });

  test('over many connections at once gains nothing, and the right password waits too', async () => {
    const served = await serve({ guessWaitMs: 100 });
    const began = Date.now();
    const tries = await Promise.all([
      guess(served.imap, 'a LOGIN bea x\r\n', tagged('a')),
      guess(served.pop3, 'USER bea\r\nPASS x\r\n', /^-ERR.*\r\n/m),
      guess(served.imap, 'a LOGIN bea y\r\n', tagged('a')),
      guess(served.pop3, 'USER bea\r\nPASS y\r\n', /^-ERR.*\r\n/m),
      guess(served.imap, 'a LOGIN bea z\r\n', tagged('a')),
    ]);
    // the third waits 100 ms, the fourth 200 more, the fifth 400 more
    const [third, , fifth] = tries.toSorted((one, other) => one - other).slice(2);
    expect(third! - began).toBeGreaterThanOrEqual(95);
    expect(fifth! - began).toBeGreaterThanOrEqual(690);
    await served.stop();
  });

  test('twice is answered at once: a wait would outlast this test', async () => {
    const served = await serve({ guessWaitMs: 24 * 3_600_000 });
    await guess(served.imap, 'a LOGIN bea x\r\n', tagged('a'));
    await guess(served.pop3, 'USER bea\r\nPASS x\r\n', /^-ERR.*\r\n/m);
    await served.stop();
  });

  test('commands behind a wrong password are not heard while it waits', async () => {
    const served = await serve({ guessWaitMs: 100 });
    const began = Date.now();
    const talk = Talk.to(served.pop3);
    await talk.say(`${'USER bea\r\nPASS x\r\n'.repeat(3)}QUIT\r\n`, /(?:^-ERR[^]*?){3}\r\n/m);
    expect(Date.now() - began).toBeGreaterThanOrEqual(95);
    talk.socket.destroy();
    await served.stop();
  });
});

describe('at the doors', () => {
  let served: Served;
  let web = 0;
  beforeAll(async () => {
    served = await serve();
    web = served.servers.portOf('mx-b', 80);
  });
  afterAll(() => served.stop());

  test.each([
    ['SMTP', () => served.smtp],
    ['submission', () => served.submission],
    ['POP3', () => served.pop3],
    ['IMAP', () => served.imap],
  ])('an HTTP request at %s is hung up on, and nothing behind it is obeyed', async (_, port) => {
    for (const request of [
      'POST / HTTP/1.1',
      `POST /${'x'.repeat(3000)} HTTP/1.1`,
      'GET /',
      'OPTIONS * HTTP/1.1',
      'CONNECT mx:25 HTTP/1.1',
    ]) {
      const talk = Talk.to(port());
      talk.socket.write(
        `${request}\r\nHost: localhost\r\n\r\nEHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\nSubject: evil\r\n\r\n.\r\n`,
      );
      expect((await talk.end()).split('\r\n')).toHaveLength(2);
    }
    expect(served.inbox('bea@b.com')).toEqual([]);
  });

  async function logIn(host: string, origin?: string): Promise<string> {
    const form = `user=bea&password=${PASSWORD}`;
    const fields = [
      `Host: ${host}`,
      ...(origin ? [`Origin: ${origin}`] : []),
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${form.length}`,
    ];
    const talk = Talk.to(web);
    const heard = await talk.say(`POST /login HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n${form}`, /^HTTP.*\r\n/m);
    talk.socket.destroy();
    return heard.split(' ')[1]!;
  }

  test.each([
    ['127.0.0.1:2080', undefined, '303'],
    ['localhost', 'http://localhost', '303'],
    ['mx.b.com:2080', 'http://mx.b.com:2080', '303'],
    ['localhost', 'https://evil.example', '403'],
    ['localhost', 'null', '403'],
    ['evil.example:2080', 'http://evil.example:2080', '403'],
  ])('a log-in at web mail as %s from %s: %s', async (host, origin, status) => {
    expect(await logIn(host, origin)).toBe(status);
  });

  test('forms that another site sends make nobody wait', async () => {
    for (let count = 0; count < 6; count++) expect(await logIn('localhost', 'https://evil.example')).toBe('403');
    const beganMs = Date.now();
    expect(await logIn('localhost')).toBe('303');
    expect(Date.now() - beganMs).toBeLessThan(1000);
  });

  test('who has said all he had to say and closed his side still hears every answer', async () => {
    const talk = Talk.to(served.smtp);
    talk.socket.end('EHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<carlos@b.com>\r\nDATA\r\nSubject: x\r\n\r\n.\r\nQUIT\r\n');
    expect(await talk.end()).toMatch(/^221 /m);
    await talk.hear(REPLY);
  });
});
