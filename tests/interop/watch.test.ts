/** What `serve --watch` tells of real programs: read as a stream, by the worker's own service, and by nobody else's page. */
import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Feed } from '../../src/node/live/feed.ts';
import { PageServer } from '../../src/node/live/page-server.ts';
import { TcpCarrier } from '../../src/node/tcp-carrier.ts';
import { Journal } from '../../src/sim/journal.ts';
import { LiveOpening } from '../../src/transcripts/live-opening.ts';
import { JournalWriter } from '../../src/transcripts/stage/writer.ts';
import { service } from '../../src/worker/service.ts';
import { launcher } from './serving.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-watch-'));
writeFileSync(join(folder, 'index.html'), '<title>page</title>');

const DOORS = [{ service: 'SMTP', host: '127.0.0.1', port: 2025 }];
let feed: Feed;
let page: PageServer;
let port: number;
let served: Served;
beforeAll(async () => {
  feed = new Feed(() => DOORS);
  page = new PageServer(folder, feed);
  port = await page.start(0);
  served = await serve({ witness: feed });
});
afterAll(async () => {
  await served.stop();
  page.stop();
});

/** The worker's own service, watching. */
async function watching() {
  const worker = service(() => new Promise((resolve) => setImmediate(resolve)));
  const journal = new Journal();
  let isDone = false;
  const run = await worker.watch(`http://127.0.0.1:${port}/live`, (batch, { done }) => {
    if (batch) journal.append(batch);
    isDone ||= done;
  });
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return { worker, journal, run: run.run, done: () => isDone, state: () => worker.recording(run.run, 0, 0) };
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !(await holds()); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await holds()).toBe(true);
}

const send = (subject: string) =>
  createTransport({
    ...{ host: '127.0.0.1', port: served.submission, name: 'laptop.example', auth: { user: 'ana@a.org', pass: PASSWORD } },
    ...{ requireTLS: true, tls: { rejectUnauthorized: false } },
  }).sendMail({ from: 'ana@a.org', to: 'bea@b.com', subject, text: 'hola' });

async function read(): Promise<void> {
  const auth = { user: 'bea@b.com', pass: PASSWORD };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: served.imaps,
    secure: true,
    auth,
    tls: { rejectUnauthorized: false },
    logger: false,
  });
  await client.connect();
  const lock = await client.getMailboxLock('INBOX');
  await client.fetchOne('*', { source: true });
  lock.release();
  await client.logout();
}

describe('a live watch of nodemailer and imapflow', () => {
  afterEach(() => vi.restoreAllMocks());

  test('the page is told all of it, inside TLS too, and of our own MTA and DNS', async () => {
    const { state, journal, worker, run } = await watching();
    await send('watched');
    await served.arrived('bea@b.com', 1);
    await read();
    const isComplete = async () => (await state()).rows.filter(({ complete, protocol }) => complete && protocol !== 'dns').length >= 3;
    await until(isComplete);
    const { rows, doors, problems } = await state();
    expect({ doors, problems }).toEqual({ doors: DOORS, problems: [] });
    const told = rows.map(({ protocol, serverName, tls }) => `${protocol} ${serverName} ${tls}`);
    expect(told).toEqual(
      expect.arrayContaining(['submission smtp.a.org starttls', 'smtp mx.b.com starttls', 'imap mx.b.com implicit', 'dns  none']),
    );
    // the relay to b.com is ours: it is known by its host, not by the port of this machine that it calls from
    expect(rows.find(({ protocol }) => protocol === 'smtp')).toMatchObject({ clientName: 'smtp.a.org' });
    const said = Array.from({ length: journal.length }, (_, index) => journal.label(index));
    expect(said).toEqual(expect.arrayContaining(['AUTH', '(message)', 'FETCH']));
    await worker.forget(run);
  });

  test('the states that are shown are those that our servers moved through', async () => {
    const moved = vi.spyOn(TcpCarrier.prototype, 'moved');
    const { journal, worker, run } = await watching();
    const before = journal.length;
    await read();
    const withoutRepeats = (states: string[]): string[] => states.filter((to, at) => to !== states[at - 1]);
    const shown = (): string[] =>
      Array.from({ length: journal.length - before }, (_, at) => before + at)
        .filter((index) => journal.kind(index) === 'state' && journal.machines[journal.entry(index).subject]!.chart === 'imap.session')
        .map((index) => journal.label(index));
    const states = (): string[] => withoutRepeats(moved.mock.calls.map((call: unknown[]) => String(call[0])));
    const last = (): string[] => withoutRepeats(shown()).slice(-states().length);
    // the last word of a session comes after its client has gone
    await until(() => states().at(-1) === 'closed' && last().join() === states().join());
    expect(states().length).toBeGreaterThan(2);
    await worker.forget(run);
  });

  test('a page that comes later is told what it has missed, and the end is an end', async () => {
    const own = new Feed(() => DOORS);
    const second = new PageServer(folder, own);
    const at = await second.start(0);
    const number = own.open({ client: '127.0.0.1:1', server: '192.0.2.1:25', atMs: 1000, fromTheStart: true, evidence: 'octets' });
    own.say(number, 'server', new TextEncoder().encode('220 mx.b.com ESMTP\r\n'), 1001);
    const worker = service(() => new Promise((resolve) => setImmediate(resolve)));
    let isDone = false;
    const run = await worker.watch(`http://127.0.0.1:${at}/live`, (_, { done }) => (isDone ||= done));
    if (!run.ok) throw new Error('refused');
    await until(async () => (await worker.recording(run.run, 0, 0)).rows.length === 1);
    second.stop();
    await until(() => isDone);
  });
});

describe('memory has its bounds', () => {
  const told = (from: Feed, waiting = 0) => {
    const written: string[] = [];
    const writer = new JournalWriter();
    const opening = new LiveOpening(writer);
    from.join({ write: (text) => void written.push(text), waiting });
    return { writer, opening, read: () => opening.push(0, new TextEncoder().encode(written.splice(0).join(''))) };
  };
  const talk = (to: Feed, name: string) => {
    const number = to.open({ client: `${name}:1`, server: '192.0.2.1:25', atMs: 1, fromTheStart: true, evidence: 'octets' });
    to.say(number, 'server', new TextEncoder().encode(`220 mx.b.com ESMTP ${'x'.repeat(300)}\r\n`), 2);
    to.close(number, 'end', 3);
  };

  test('what cannot be kept for later pages is the oldest, whole, and is counted', () => {
    const small = new Feed(() => [], 2000);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) talk(small, name);
    const { writer, read } = told(small);
    read();
    const [problem] = writer.problems;
    expect(problem?.key).toBe('live.leftOut');
    expect(writer.rows.length + Number(problem!.values['conversations'])).toBe(6);
    expect(writer.rows.at(-1)).toMatchObject({ client: 'f:1', complete: true });
  });

  test('what a page that takes nothing misses is told as missing', async () => {
    const slow = new Feed(() => []);
    const outlet = { waiting: 0, write: (text: string) => void opening.push(0, new TextEncoder().encode(text)) };
    const writer = new JournalWriter();
    const opening = new LiveOpening(writer);
    slow.join(outlet);
    const number = slow.open({ client: 'a:1', server: 'b:25', atMs: 1, fromTheStart: true, evidence: 'octets' });
    slow.say(number, 'server', new TextEncoder().encode('220 mx.b.com ESMTP\r\n'), 2);
    outlet.waiting = Infinity;
    slow.say(number, 'client', new TextEncoder().encode('NOOP\r\n'), 3);
    outlet.waiting = 0;
    slow.close(number, 'end', 4);
    await until(() => writer.rows[0]?.gaps === 1);
    // of the client nothing else was seen
    expect(writer.problems.map(({ key }) => key)).toEqual(['conversation.oneSided']);
  });
});

describe('the page is for this machine and for no other page', () => {
  const status = (headers: Record<string, string>, path = '/live', method = 'HEAD') =>
    new Promise<number>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject).end();
    });

  test.each([
    ['our own page', {}, 200],
    ['our own page, with an origin', { origin: 'http://127.0.0.1:PORT', host: '127.0.0.1:PORT', 'sec-fetch-site': 'same-origin' }, 200],
    ['another name that leads here', { host: 'evil.example' }, 403],
    ['another page', { origin: 'http://evil.example' }, 403],
    ['another page of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['another page, without saying so', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  ])('%s', async (_who, headers, expected) => {
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]));
    expect(await status(filled)).toBe(expected);
  });

  test.each([
    ['/', 200],
    ['/index.html', 200],
    ['/../../etc/passwd', 404],
    ['/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/%', 400],
    ['/nothing', 404],
  ])('%s: %d', async (path, expected) => expect(await status({}, path)).toBe(expected));

  test('it is only read', async () => expect(await status({}, '/', 'POST')).toBe(405));
});

test('usage: a page that is no port', () => {
  expect(() => execFileSync(process.execPath, [launcher, 'serve', '--watch', '--page', 'x'], { stdio: 'pipe' })).toThrow(/--page/);
});

test('of 500 messages over 20 connections nothing is lost', async () => {
  const { state, worker, run } = await watching();
  const name = 'crowd.example';
  const pool = createTransport({ pool: true, maxConnections: 20, host: '127.0.0.1', port: served.smtp, name, ignoreTLS: true });
  const letter = { from: 'ana@a.org', to: 'bea@b.com', text: 'hola' };
  await Promise.all(Array.from({ length: 500 }, (_, at) => pool.sendMail({ ...letter, subject: `${at}` })));
  pool.close();
  const crowd = async () => (await state()).rows.filter(({ clientName }) => clientName === name);
  const messages = async () => (await crowd()).reduce((sum, row) => sum + row.messages, 0);
  await until(async () => (await messages()) >= 500);
  expect(await messages()).toBe(500);
  expect((await crowd()).every(({ gaps, errors }) => gaps + errors === 0)).toBe(true);
  await worker.forget(run);
});
