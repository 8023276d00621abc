/** The relay: what passes, what is recorded of it, and what is not to be read in it. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { throwAwayIdentity } from '../../src/node/identity.ts';
import { printing } from '../../src/node/live/print.ts';
import { Recorder } from '../../src/node/live/recorder.ts';
import { save } from '../../src/node/live/saved.ts';
import { Tap } from '../../src/node/live/tap.ts';
import { dovecot } from './dovecot.ts';
import { describeWith, has, run } from './programs.ts';
import { launcher, started, told } from './serving.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

interface Tapped {
  tap: Tap;
  port: number;
  recorder: Recorder;
  printed(): string;
  failures: string[];
}

const open: { stop(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.stop()));

async function tapped(port: number, opens = false, showSecrets = false): Promise<Tapped> {
  let printed = '';
  const failures: string[] = [];
  const recorder = new Recorder({ showSecrets, told: printing('en', (text) => (printed += text)) });
  const identity = opens ? throwAwayIdentity(['localhost'], Date.now()) : undefined;
  const to = { host: '127.0.0.1', port };
  const failed = ({ reason }: { reason: string }) => void failures.push(reason);
  const tap = new Tap({ host: '127.0.0.1', port: 0, to, identity, witness: recorder, failed });
  open.push(tap);
  return { tap, port: await tap.start(), recorder, printed: () => printed, failures };
}

/** A server that does with each connection what the test wants. */
async function bare(serve: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true }, serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ stop: () => void server.close() });
  return (server.address() as AddressInfo).port;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

describe('octets', () => {
  test('pass unchanged both ways, after a half-close too', async () => {
    const sent = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) % 251);
    const port = await bare((socket) => {
      const heard: Buffer[] = [];
      socket.on('data', (octets: Buffer) => heard.push(octets));
      // answered only after the client has closed its side
      socket.on('end', () => socket.end(Buffer.concat(heard).reverse()));
    });
    const { port: tap } = await tapped(port);
    const back: Buffer[] = [];
    const socket = connect({ port: tap, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('data', (octets: Buffer) => back.push(octets));
    socket.end(sent);
    await new Promise((resolve) => socket.on('end', resolve));
    expect(Buffer.concat(back).equals(Buffer.from(sent).reverse())).toBe(true);
  });

  test('a reset by the server reaches the program as one, and is recorded', async () => {
    const port = await bare((socket) => {
      socket.write('220 mx.b.com ESMTP\r\n');
      socket.once('data', () => socket.resetAndDestroy());
    });
    const { port: tap, recorder, printed } = await tapped(port);
    const socket = connect({ port: tap, host: '127.0.0.1' });
    socket.once('data', () => socket.write('EHLO laptop.a.org\r\n'));
    const error = await new Promise<NodeJS.ErrnoException>((resolve) => socket.on('error', resolve));
    expect(error.code).toBe('ECONNRESET');
    await until(() => recorder.writer.journal.length > 0 && recorder.writer.journal.kind(recorder.writer.journal.length - 1) === 'close');
    expect(recorder.writer.journal.label(recorder.writer.journal.length - 1)).toBe('refused');
    expect(printed()).toContain('*  reset: ');
  });

  test('a server that is not there: the program is reset, and the reason told', async () => {
    const gone = await bare(() => {});
    open.splice(0).forEach((each) => each.stop());
    const { port, failures } = await tapped(gone);
    const socket = connect({ port, host: '127.0.0.1' });
    await new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
    expect(failures).toEqual(['ECONNREFUSED']);
  });
});

describe('a program and our servers', () => {
  let served: Served;
  beforeAll(async () => (served = await serve()));
  afterAll(() => served.stop());

  const submit = (port: number, auth = { user: 'ana@a.org', pass: PASSWORD }, authMethod = 'PLAIN') =>
    createTransport({ host: '127.0.0.1', port, auth, authMethod, tls: { rejectUnauthorized: false }, requireTLS: true }).sendMail({
      from: 'ana@a.org',
      to: 'bea@b.com',
      subject: 'through the relay',
      text: 'hola',
    });

  test('STARTTLS passes sealed: what is inside is not known', async () => {
    const { port, recorder, printed } = await tapped(served.submission);
    await submit(port);
    await until(() => recorder.writer.rows[0]?.complete === true);
    expect(recorder.writer.rows[0]).toMatchObject({ protocol: 'smtp', tls: 'starttls', messages: 0 });
    expect(printed()).toContain('C: STARTTLS');
    expect(printed()).not.toContain('MAIL FROM');
  });

  test('STARTTLS opened: all of it is known, and passwords are not', async () => {
    const { port, recorder, printed } = await tapped(served.submission, true);
    await submit(port);
    await until(() => recorder.writer.rows[0]?.complete === true);
    expect(recorder.writer.rows[0]).toMatchObject({ tls: 'starttls', messages: 1, errors: 0 });
    expect(recorder.writer.rows[0]!.tlsSeen).toMatch(/^TLSv1\.3 · TLS_/);
    expect(printed()).toContain('C: MAIL FROM:<ana@a.org>');
    expect(printed()).toContain('[session.ready]  AUTH / 235');
    expect(printed()).toContain('C: AUTH PLAIN ***');
    expect(printed()).not.toContain(secret);
  });

  test('TLS from the first octet opened', async () => {
    const { port, recorder, printed } = await tapped(served.imaps, true);
    const auth = { user: 'bea@b.com', pass: PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: true, auth, tls: { rejectUnauthorized: false }, logger: false });
    await client.connect();
    await client.logout();
    await until(() => recorder.writer.rows[0]?.complete === true);
    expect(recorder.writer.rows[0]).toMatchObject({ protocol: 'imap', tls: 'implicit' });
    expect(printed()).toMatch(/LOGOUT \/ OK/);
  });

  const secret = Buffer.from(`\0ana@a.org\0${PASSWORD}`).toString('base64');

  test.each([
    [false, 'jsonl'],
    [true, 'jsonl'],
    [false, 'pcapng'],
    [true, 'pcapng'],
  ])('kept with secrets shown: %s, as %s', async (shown, ending) => {
    const { port, recorder } = await tapped(served.submission, true, shown);
    await submit(port);
    await until(() => recorder.writer.rows[0]?.complete === true);
    const path = join(mkdtempSync(join(tmpdir(), 'mailscope-tap-')), `kept.${ending}`);
    await save(path, recorder);
    expect(readFileSync(path).includes(secret)).toBe(shown);
    const judged = await run(process.execPath, [launcher, 'read', path]);
    expect(judged.out).toContain('MAIL FROM:<ana@a.org>');
  });

  test('the command: prints while it runs, keeps when it is stopped, exit code 0', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'mailscope-tap-')), 'kept.jsonl');
    const words = ['tap', '--listen', '0', '--to', `127.0.0.1:${served.submission}`, '--tls', '--save', path, '--lang', 'en'];
    const one = started([launcher, ...words]);
    await told(one, /Ctrl-C stops/);
    await submit(Number(/127\.0\.0\.1:(\d+)/.exec(one.said())![1]));
    await told(one, /errors 0, warnings/);
    one.child.kill('SIGTERM');
    expect(await one.ended).toBe(0);
    expect(one.said()).toContain(`The recording is in ${path}`);
    expect(readFileSync(path, 'utf8')).toContain('"mailscope":"journal"');
  });
});

describeWith('curl and dovecot', has('curl') && has('dovecot'), () => {
  test.each(['STARTTLS', 'TLS sealed'])('curl reads its inbox through the relay: %s', async (how) => {
    const opens = how === 'STARTTLS';
    const real = await dovecot(PASSWORD, throwAwayIdentity(['localhost'], Date.now()));
    open.push(real);
    const { port, recorder, printed } = await tapped(real.imap, opens);
    const { code } = await run('curl', ['-sk', '--ssl-reqd', `imap://127.0.0.1:${port}/INBOX`, '--user', `bea:${PASSWORD}`]);
    expect(code).toBe(0);
    await until(() => recorder.writer.rows[0]?.complete === true);
    expect(recorder.writer.rows[0]).toMatchObject({ protocol: 'imap', tls: 'starttls' });
    expect(printed().includes('LOGOUT')).toBe(opens);
  });
});

test('with --watch the page of this machine is told what passes, as it passes', async () => {
  const served = await serve({});
  open.push({ stop: () => void served.stop() });
  const one = started([launcher, 'tap', '--listen', '0', '--to', `127.0.0.1:${served.smtp}`, '--watch', '--page', '0']);
  open.push({ stop: () => void one.child.kill() });
  await told(one, /Watch it live/);
  const page = /http:\/\/127\.0\.0\.1:\d+\//.exec(one.said())![0];
  const live = (await fetch(new URL('live', page))).body!.getReader();
  const port = Number(/program to 127\.0\.0\.1:(\d+)/.exec(one.said())?.[1]);
  const socket = connect({ port, host: '127.0.0.1' });
  socket.once('data', () => socket.end('NOOP\r\nQUIT\r\n'));
  let heard = '';
  while (!heard.includes('221 ')) {
    const { value, done } = await live.read();
    if (done) break;
    heard += new TextDecoder().decode(value);
  }
  expect(heard).toContain('221 ');
  await live.cancel();
  one.child.kill('SIGINT');
  expect(await one.ended).toBe(0);
});

describe('usage', () => {
  test.each([
    [['--to', 'localhost:25']],
    [['--listen', '0']],
    [['--listen', '0', '--to', 'localhost']],
    [['--listen', '70000', '--to', 'localhost:25']],
    [['--listen', '0', '--to', 'localhost:25', '--save', 'kept.txt']],
    [['--listen', '0', '--to', 'localhost:25', 'more']],
  ])('%j: one sentence, exit code 2', async (words) => {
    const { code, out, err } = await run(process.execPath, [launcher, 'tap', ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^mailscope: .+\n$/);
  });
});
