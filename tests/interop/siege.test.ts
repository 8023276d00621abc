import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ascii, concat } from '../../src/mail/octets.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
afterEach(async () => {
  await until(() => !served.servers.busy);
  expect(served.servers.busy, 'a connection that nobody has any more is still kept').toBe(false);
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(done: () => boolean, tries = 120): Promise<void> {
  for (let count = 0; count < tries && !done(); count++) await sleep(25);
}

interface Caller {
  socket: Socket;
  heard(): string;
  closed(): boolean;
}

function listening(socket: Socket): Caller {
  let heard = '';
  let closed = false;
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  socket.on('error', () => {});
  socket.on('close', () => (closed = true));
  return { socket, heard: () => heard, closed: () => closed };
}

const call = (port: number): Caller => listening(connect(port, '127.0.0.1'));
const callTls = (port: number): Caller => listening(connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }));
function overTls(caller: Caller): Caller {
  caller.socket.removeAllListeners('data');
  return listening(connectTls({ socket: caller.socket, rejectUnauthorized: false }));
}

async function hears(caller: Caller, pattern: RegExp): Promise<string> {
  await until(() => pattern.test(caller.heard()));
  expect(caller.heard()).toMatch(pattern);
  return caller.heard();
}

/** A stranger who comes now is served within a second. */
async function stillServes(): Promise<void> {
  const began = Date.now();
  for (const port of [served.submissions, served.pop3s, served.imaps]) {
    const caller = callTls(port);
    await hears(caller, /^(220|\+OK|\* OK)/);
    caller.socket.destroy();
  }
  const plain = call(served.smtp);
  plain.socket.write('EHLO x\r\nQUIT\r\n');
  await hears(plain, /^220 [^]*\r\n221 /);
  plain.socket.destroy();
  expect(Date.now() - began).toBeLessThan(3000);
}

describe('what is said before TLS is not obeyed in it', () => {
  test('STARTTLS, and commands in the same segment', async () => {
    const smtp = call(served.submission);
    smtp.socket.write('EHLO x\r\n');
    await hears(smtp, /250 HELP/);
    smtp.socket.write('STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@a.org>\r\n');
    await hears(smtp, /220 2\.0\.0/);
    const secure = overTls(smtp);
    secure.socket.write('NOOP\r\nMAIL FROM:<ana@a.org>\r\nQUIT\r\n');
    expect((await hears(secure, /221 /)).match(/^\d{3} /gm)).toEqual(['250 ', '503 ', '221 ']);
  });

  test('STLS', async () => {
    const pop3 = call(served.pop3);
    pop3.socket.write('STLS\r\nUSER evil\r\n');
    await hears(pop3, /\+OK[^]*\+OK/);
    const secure = overTls(pop3);
    secure.socket.write(`PASS ${PASSWORD}\r\nQUIT\r\n`);
    expect((await hears(secure, /\+OK.*\r\n$/)).match(/^(\+OK|-ERR)/gm)).toEqual(['-ERR', '+OK']);
  });

  test('STARTTLS of IMAP', async () => {
    const imap = call(served.imap);
    imap.socket.write(`a STARTTLS\r\nb LOGIN bea ${PASSWORD}\r\n`);
    await hears(imap, /a OK/);
    const secure = overTls(imap);
    secure.socket.write('c SELECT INBOX\r\nd LOGOUT\r\n');
    const heard = await hears(secure, /d OK/);
    expect(heard).toMatch(/^c (BAD|NO)/m);
    expect(heard).not.toMatch(/^b /m);
  });
});

describe('what is no TLS ends the connection, and no other', () => {
  const garbage: [string, Uint8Array][] = [
    ['words', ascii('GET / HTTP/1.0\r\n\r\nEHLO x\r\n')],
    ['noise', randomBytes(5000)],
    ['a handshake record of noise', concat([Uint8Array.of(22, 3, 1, 4, 0), randomBytes(1024)])],
    ['application data before the handshake', concat([Uint8Array.of(23, 3, 3, 4, 0), randomBytes(1024)])],
    ['alerts', Uint8Array.of(21, 3, 3, 0, 2, 1, 0, 21, 3, 3, 0, 2, 2, 40)],
  ];
  test.each(garbage)('%s instead of a ClientHello', async (_name, octets) => {
    const callers = [served.submissions, served.pop3s, served.imaps].map(call);
    for (const { socket } of callers) socket.write(octets);
    await until(() => callers.every(({ closed }) => closed()));
    expect(callers.map(({ closed }) => closed())).toEqual([true, true, true]);
    await stillServes();
  });

  test('noise after the handshake, in the middle of a session', async () => {
    const plain = connect(served.imaps, '127.0.0.1');
    const secure = listening(connectTls({ socket: plain, rejectUnauthorized: false }));
    await hears(secure, /^\* OK/);
    let closed = false;
    plain.on('close', () => (closed = true));
    plain.write(concat([Uint8Array.of(23, 3, 3, 0, 64), randomBytes(64)]));
    await until(() => closed);
    expect(closed).toBe(true);
    await stillServes();
  });

  test('renegotiation is refused', async () => {
    const socket = connectTls({ port: served.imaps, host: '127.0.0.1', rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
    const caller = listening(socket);
    await hears(caller, /^\* OK/);
    const error = await new Promise<Error | null>((resolve) => {
      socket.once('error', resolve);
      (socket as TLSSocket).renegotiate({}, (refused) => resolve(refused));
      setTimeout(() => resolve(null), 2000);
    });
    expect(error).toBeInstanceOf(Error);
    socket.destroy();
  });
});

describe('our servers go on serving others', () => {
  test('with 300 connections over TLS at once', async () => {
    const callers = Array.from({ length: 300 }, (_, index) => callTls([served.submissions, served.pop3s, served.imaps][index % 3]!));
    await until(() => callers.every((caller) => caller.heard() !== ''), 600);
    expect(callers.filter((caller) => /^(220|\+OK|\* OK)/.test(caller.heard()))).toHaveLength(300);
    await stillServes();
    for (const { socket } of callers) socket.destroy();
  });

  test('while a hundred clients say one octet at a time', async () => {
    const callers = [served.smtp, served.pop3, served.imap, served.imaps].flatMap((port) => Array.from({ length: 25 }, () => call(port)));
    for (const octet of 'a NOOP\r\nEHLO x') {
      for (const { socket } of callers) socket.write(octet);
      await sleep(60);
    }
    await stillServes();
    for (const { socket } of callers) socket.destroy();
  });

  test.each<[string, () => number, string]>([
    ['DATA', () => served.smtp, 'EHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\nSubject: half\r\n\r\nha'],
    ['BDAT', () => served.smtp, 'EHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nBDAT 5000 LAST\r\nSubject: half'],
    ['a challenge', () => served.submission, 'EHLO x\r\nAUTH CRAM-MD5\r\n'],
    ['a literal', () => served.imap, `a LOGIN bea ${PASSWORD}\r\nb APPEND INBOX {500+}\r\nSubject: half`],
    ['the handshake', () => served.imaps, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['the invitation to it', () => served.pop3, 'STLS\r\n'],
    ['IDLE', () => served.imap, `a LOGIN bea ${PASSWORD}\r\nb SELECT INBOX\r\nc IDLE\r\n`],
    ['a maildrop that is locked', () => served.pop3, `USER bea\r\nPASS ${PASSWORD}\r\nDELE 1\r\n`],
  ])('when clients vanish in the middle of %s, and nothing has happened', async (_name, port, words) => {
    for (const how of ['end', 'destroy', 'resetAndDestroy'] as const) {
      const caller = call(port());
      caller.socket.write(words, 'latin1');
      await until(() => caller.heard() !== '', 8);
      caller.socket[how]();
    }
    await stillServes();
    expect(served.inbox('bea@b.com')).toEqual([]);
    const pop3 = call(served.pop3);
    pop3.socket.write(`USER bea\r\nPASS ${PASSWORD}\r\nQUIT\r\n`);
    await hears(pop3, /\+OK[^]*\+OK[^]*\+OK[^]*\+OK/);
    pop3.socket.destroy();
  });

  test('when a client asks for a gigabyte in one breath and takes none of it: 150 MB at most', async () => {
    const { inbox } = served.servers.everyone.find('carlos@b.com')!;
    inbox.append(new Uint8Array(1 << 20).fill(120), { internalDateMs: 0 });
    const ask: [number, string][] = [
      [served.imap, `a LOGIN carlos ${PASSWORD}\r\nb SELECT INBOX\r\n${'c FETCH 1 BODY.PEEK[]\r\n'.repeat(1000)}`],
      [served.pop3, `USER carlos\r\nPASS ${PASSWORD}\r\n${'RETR 1\r\n'.repeat(1000)}`],
    ];
    const before = process.memoryUsage().rss;
    const sockets = ask.map(([port, words]) => {
      const socket = connect(port, '127.0.0.1', () => void socket.write(words));
      socket.on('error', () => {});
      return socket.pause();
    });
    await sleep(1500);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
    await stillServes();
    for (const socket of sockets) socket.destroy();
    inbox.expunge([1]);
  });

  test('under literals and lines without an end: 150 MB at most', async () => {
    const before = process.memoryUsage().rss;
    const floods: [number, string][] = [
      [served.imap, 'a LOGIN {2000000000+}\r\n'],
      [served.imap, 'a LOGIN {99999999999999999999}\r\n'],
      [served.imap, `a LOGIN bea ${PASSWORD}\r\nb APPEND INBOX {4294967295+}\r\n`],
      [served.smtp, 'EHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nBDAT 99999999999 LAST\r\n'],
      [served.smtp, 'EHLO x\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\n'],
      [served.pop3, 'USER '],
    ];
    const noise = Buffer.alloc(1 << 20, 'x');
    for (const [port, opening] of floods) {
      const caller = call(port);
      caller.socket.setMaxListeners(0);
      caller.socket.write(opening);
      for (let count = 0; count < 64 && !caller.closed(); count++) {
        if (!caller.socket.write(noise))
          await Promise.race([new Promise((go) => caller.socket.once('drain', go)), until(caller.closed, 200)]);
      }
      caller.socket.destroy();
    }
    await stillServes();
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
    expect(served.inbox('bea@b.com')).toEqual([]);
  });
});

test('no password is ever in the log, in no spelling', async () => {
  const secret = 'geheim-Wort-42';
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const says: [number, string][] = [
    [served.pop3, `USER bea\r\nPASS ${secret}\r\nAUTH PLAIN ${base64(`\0bea\0${secret}`)}\r\nPASS ${PASSWORD}\r\nQUIT\r\n`],
    [
      served.imap,
      `a LOGIN bea ${secret}\r\nb LOGIN bea {14+}\r\n${secret}\r\nc AUTHENTICATE PLAIN ${base64(`\0bea\0${secret}`)}\r\nd LOGOUT\r\n`,
    ],
    [served.imap, `a AUTHENTICATE LOGIN\r\n${base64('bea')}\r\n${base64(secret)}\r\n${secret} LOGOUT\r\n`],
    [served.submission, `EHLO x\r\nAUTH PLAIN ${base64(`\0ana\0${secret}`)}\r\nAUTH LOGIN\r\n${base64(secret)}\r\n${secret}\r\nQUIT\r\n`],
    [served.smtp, `EHLO x\r\nAUTH PLAIN ${base64(`\0ana\0${secret}`)}\r\n${secret}\r\nQUIT\r\n`],
  ];
  const secure: [number, string][] = [
    [
      served.submissions,
      `EHLO x\r\nAUTH PLAIN ${base64(`\0ana\0${secret}`)}\r\nAUTH LOGIN ${base64('ana')}\r\n${base64(secret)}\r\nQUIT\r\n`,
    ],
  ];
  for (const [[port, words], how] of [...says.map((each) => [each, call] as const), ...secure.map((each) => [each, callTls] as const)]) {
    const caller = how(port);
    caller.socket.write(words);
    await hears(caller, /221 |BYE|\+OK[^]*QUIT|\+OK[^]*-ERR[^]*\+OK/);
    caller.socket.destroy();
  }
  const log = served.log.join('\n');
  for (const spelling of [secret, PASSWORD, base64(secret), base64(`\0bea\0${secret}`), base64(`\0ana\0${secret}`)])
    expect(log).not.toContain(spelling.replaceAll('=', ''));
});
