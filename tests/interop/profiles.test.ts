/** `serve --profile`: a server of a year has the services, verbs and keywords of its year, and no others. Asked over TCP. */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pop3Book } from '../../src/protocols/pop3/book.ts';
import { smtpBook } from '../../src/protocols/smtp/book.ts';
import { serving, type Serving } from './serving.ts';
import { REPLY, Talk } from './talk.ts';

const YEARS = {
  '1982': {
    services: { 25: 'SMTP mx.b.com' },
    greeting: '220 mx.b.com Simple Mail Transfer Service Ready\r\n',
    // RFC 821 §4.1.2; TURN where there is somebody to turn to, which is not here
    smtp: ['HELO', 'MAIL', 'RCPT', 'DATA', 'RSET', 'SEND', 'SOML', 'SAML', 'VRFY', 'EXPN', 'HELP', 'NOOP', 'QUIT'],
    keywords: undefined,
    pop3: undefined,
  },
  '1995': {
    services: { 25: 'SMTP mx.b.com', 110: 'POP3 mx.b.com', 53: 'DNS dns.a.org' },
    greeting: '220 mx.b.com ESMTP Mailscope\r\n',
    smtp: ['EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'RSET', 'VRFY', 'EXPN', 'HELP', 'NOOP', 'QUIT'],
    // RFC 1869 §4.1, RFC 1870, RFC 1652
    keywords: ['8BITMIME', 'EXPN', 'HELP', 'SIZE'],
    // RFC 1725 §3–7; those of AUTH that ours has are later than RFC 1734
    pop3: ['APOP', 'USER', 'PASS', 'STAT', 'LIST', 'UIDL', 'TOP', 'RETR', 'DELE', 'NOOP', 'RSET', 'QUIT'],
  },
} as const;

const base = 25_000 + randomInt(15) * 100;
/** Every well-known port of any service; 53 is asked by datagrams. */
const PORTS = [24, 25, 80, 110, 143, 443, 465, 587, 993, 995];
const UNKNOWN = /^(500|502|-ERR Command not recognized)/;
const ANSWER = /^(\d{3} |\+OK|-ERR).*\r\n/m;

/** Each verb on a connection of its own: what it does to a session is nobody else's. */
async function known(port: number, verbs: readonly string[], greeted: RegExp): Promise<string[]> {
  const answered = await Promise.all(
    verbs.map(async (verb) => {
      const talk = Talk.to(port);
      await talk.hear(greeted);
      const answer = await talk.say(`${verb}\r\n`, ANSWER);
      talk.socket.destroy();
      return UNKNOWN.test(answer) ? '' : verb;
    }),
  );
  return answered.filter((verb) => verb !== '').sort();
}

async function isOpen(port: number): Promise<boolean> {
  const talk = Talk.to(port);
  const open = await new Promise<boolean>((resolve) => {
    talk.socket.once('connect', () => resolve(true)).once('close', () => resolve(false));
  });
  talk.socket.destroy();
  return open;
}

describe.each(Object.entries(YEARS))('--profile %s', (year, { services, greeting, smtp, keywords, pop3 }) => {
  let server: Serving;
  beforeAll(async () => {
    server = await serving('--port-base', String(base), '--no-keep', '--profile', year);
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  });

  test('tells its services and no others', () => {
    const told = [...server.said().matchAll(/^ +(\d{4,5}) {2}(.*)$/gm)].map(([, port, name]) => [Number(port) - base, name]);
    expect(Object.fromEntries(told)).toEqual(services);
  });

  test('is reached at its ports and at no others', async () => {
    const open = await Promise.all(PORTS.map(async (port) => ((await isOpen(base + port)) ? [String(port)] : [])));
    expect(open.flat()).toEqual(Object.keys(services).filter((port) => port !== '53'));
  });

  test('greets and speaks SMTP as then', async () => {
    const talk = Talk.to(base + 25);
    expect(await talk.hear(REPLY)).toBe(greeting);
    const hello = await talk.say('EHLO a.org\r\n', REPLY);
    talk.socket.destroy();
    const offered = [...hello.matchAll(/^250[- ](\S+)/gm)].map(([, word]) => word).slice(1);
    expect(keywords ? offered.sort() : hello).toEqual(keywords ?? '500 Command not recognized\r\n');
    expect(
      await known(
        base + 25,
        smtpBook.commands.map(({ verb }) => verb),
        REPLY,
      ),
    ).toEqual([...smtp].sort());
  });

  test.skipIf(!pop3)(`speaks POP3 as then${pop3 ? '' : ' (skipped: there was none)'}`, async () => {
    expect(
      await known(
        base + 110,
        pop3Book.commands.map(({ verb }) => verb),
        /^\+OK.*\r\n/,
      ),
    ).toEqual([...(pop3 ?? [])].sort());
  });
});
