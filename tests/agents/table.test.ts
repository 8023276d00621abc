/** The table of remembered edges closes upon itself: after a few messages XState computes nothing more, however long a server lives. */
import { connect } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import { SMTP_PORT } from '../../src/agents/ports.ts';
import { Servers } from '../../src/node/serve.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const computed = vi.hoisted(() => ({ count: 0 }));
vi.mock('xstate', async (original) => {
  const actual = await original<typeof import('xstate')>();
  const transition: typeof actual.transition = (...words) => {
    computed.count++;
    return actual.transition(...words);
  };
  return { ...actual, transition };
});

const MESSAGES = 1000;
const TEXT = 'Message-ID: <1@a.org>\r\nFrom: ana@a.org\r\nTo: bea@b.com\r\nSubject: Hola\r\n\r\nHola.\r\n.\r\n';
const TRANSACTION = ['MAIL FROM:<ana@a.org>\r\n', 'RCPT TO:<bea@b.com>\r\n', 'DATA\r\n', TEXT];

afterAll(() => expect(computed.count, 'transitions that were computed: without any, the count is broken').toBeGreaterThan(0));

/** Says a thousand messages, each with `say`, and counts the transitions computed after the first ten of them. */
async function afterWarmUp(say: (number: number) => Promise<void> | void): Promise<number> {
  for (let number = 0; number < 10; number++) await say(number);
  const warm = computed.count;
  for (let number = 10; number < MESSAGES; number++) await say(number);
  return computed.count - warm;
}

/** A client at a simulated server: `say` answers when the server has. */
function dialled(run: Run): { say(line: string): void; close(): void } {
  const end = run.dial('smtp-a', 'mx-b', SMTP_PORT, 'smtp', { opened: () => {}, received: () => {}, ended: () => {} });
  const settle = () => run.advanceTo(run.nowMs + 500);
  settle();
  return {
    say(line) {
      end.send(ascii(line), -1);
      settle();
    },
    close() {
      end.close();
      settle();
    },
  };
}

const still = () => new Run({ scenario: { ...scenarioNamed('journey')!, actions: [] }, seed: 1 });

test(`${MESSAGES} connections to one server, a message each`, { timeout: 120_000 }, async () => {
  const run = still();
  const count = await afterWarmUp(() => {
    const client = dialled(run);
    for (const line of ['EHLO client.example\r\n', ...TRANSACTION, 'QUIT\r\n']) client.say(line);
    client.close();
  });
  expect(run.inboxOf('bea@b.com')).toHaveLength(MESSAGES);
  expect(count).toBe(0);
});

test(`${MESSAGES} messages on one connection`, { timeout: 120_000 }, async () => {
  const run = still();
  const client = dialled(run);
  client.say('EHLO client.example\r\n');
  const count = await afterWarmUp(() => TRANSACTION.forEach((line) => client.say(line)));
  expect(run.inboxOf('bea@b.com')).toHaveLength(MESSAGES);
  expect(count).toBe(0);
});

test(`${MESSAGES} journeys, one after the other`, { timeout: 120_000 }, async () => {
  const count = await afterWarmUp((seed) => {
    const run = new Run({ scenario: scenarioNamed('journey')!, seed });
    while (!run.advance(100_000));
  });
  expect(count).toBe(0);
});

test(`${MESSAGES} messages to serve, on one real connection`, { timeout: 120_000 }, async () => {
  const keep = join(mkdtempSync(join(tmpdir(), 'mailscope-')), 'mail');
  const servers = new Servers({ host: '127.0.0.1', portBase: null, password: 'correo', keep });
  await servers.start();
  const socket = connect(servers.portOf('mx-b', SMTP_PORT), '127.0.0.1');
  const answers = socket[Symbol.asyncIterator]();
  const answered = () => answers.next();
  await answered();
  const say = (line: string) => (socket.write(line), answered());
  await say('EHLO client.example\r\n');
  const count = await afterWarmUp(async () => {
    for (const line of TRANSACTION) await say(line);
  });
  socket.destroy();
  const stored = servers.everyone.find('bea@b.com')!.inbox.messages.length;
  await servers.stop(0);
  expect(stored).toBe(MESSAGES);
  expect(count).toBe(0);
});
