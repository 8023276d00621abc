/** A policy that thinks before it answers for a message: what the server does meanwhile, and what if nobody waits for it. */
import { expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import type { Answer } from '../../../src/protocols/carrier.ts';
import { reply } from '../../../src/protocols/smtp/replies.ts';
import { SmtpServer, type SmtpPolicy } from '../../../src/protocols/smtp/server.ts';
import type { Reply } from '../../../src/protocols/smtp/wire.ts';

function house(more: Partial<SmtpPolicy> = {}) {
  const said: string[] = [];
  const accepted: string[] = [];
  const pending: ((refusal: Reply | undefined) => void)[] = [];
  let closed = false;
  const policy: SmtpPolicy = {
    hostName: 'mx.b.com',
    maxOctets: 10_000_000,
    maxRecipients: 100,
    mail: () => undefined,
    rcpt: () => undefined,
    message: () => undefined,
    judge: (_, __, answered) => pending.push(answered),
    nextId: () => 'ID',
    accept: (message, { forwardPaths }) => accepted.push(`${forwardPaths.join()} ${message.length}`),
    ...more,
  };
  const answer = ({ octets }: Answer) => said.push(text(octets).slice(0, 3));
  const server = new SmtpServer(policy, { tls: null, answer, moved: () => {}, close: () => (closed = true) });
  server.opened();
  const type = (line: string) => server.received(ascii(line));
  return { server, said, accepted, pending, type, isClosed: () => closed };
}

const BEGUN = 'EHLO a.org\r\nMAIL FROM:<a@a.org>\r\nRCPT TO:<b@b.com>\r\n';
const TEXT = 'DATA\r\nhello\r\n.\r\n';

test('nothing is read until the verdict is there; then what was sent ahead', () => {
  const { said, accepted, pending, type } = house();
  type(`${BEGUN}${TEXT}MAIL FROM:<c@a.org>\r\nQUIT\r\n`);
  expect(said.at(-1)).toBe('354');
  type('NOOP\r\n');
  expect(said.at(-1)).toBe('354');
  pending[0]!(undefined);
  expect(said.slice(-4)).toEqual(['354', '250', '250', '221']);
  expect(accepted).toEqual(['b@b.com 7']);
});

test('a verdict given at once changes nothing', () => {
  const { said, accepted, type } = house({ judge: (_, __, answered) => answered(undefined) });
  type(`${BEGUN}${TEXT}QUIT\r\n`);
  expect(said).toEqual(['220', '250', '250', '250', '354', '250', '221']);
  expect(accepted).toHaveLength(1);
});

test('a refusal takes no message, and the session goes on', () => {
  const { said, accepted, pending, type } = house();
  type(BEGUN + TEXT);
  pending[0]!(reply('senderForged', 'a.org'));
  expect(said.at(-1)).toBe('550');
  type(`${BEGUN.slice(12)}${TEXT}`);
  pending[1]!(undefined);
  expect([said.at(-1), accepted.length]).toEqual(['250', 1]);
});

test('what stands against a message already needs no thinking', () => {
  const { said, pending, type } = house({ message: () => reply('loop') });
  type(BEGUN + TEXT);
  expect([said.at(-1), pending.length]).toEqual(['554', 0]);
});

test.each(['end', 'reset', 'lost'] as const)('a client that is gone (%s) is not answered, and nothing is taken', (how) => {
  const { server, said, accepted, pending, type } = house();
  type(BEGUN + TEXT);
  server.ended(how);
  pending[0]!(undefined);
  expect([said.at(-1), accepted.length]).toEqual(['354', 0]);
});

test('a verdict that never comes: ten minutes, then 421', () => {
  const { server, said, accepted, pending, type, isClosed } = house();
  expect(server.patienceMs).toBe(300_000);
  type(BEGUN + TEXT);
  expect(server.patienceMs).toBe(600_000);
  server.timedOut();
  pending[0]!(undefined);
  expect([said.at(-1), accepted.length, isClosed()]).toEqual(['421', 0, true]);
});

test('whoever goes on sending is stopped after a megabyte', () => {
  const { said, accepted, pending, type } = house();
  type(BEGUN + TEXT);
  for (let count = 0; count < 20; count++) type('x'.repeat(100_000));
  expect(said.filter((code) => code === '421')).toHaveLength(1);
  pending[0]!(undefined);
  expect(accepted).toEqual([]);
});

test('BDAT LAST waits too', () => {
  const { said, accepted, pending, type } = house();
  type(`${BEGUN}BDAT 4\r\nabcdBDAT 3 LAST\r\nefgNOOP\r\n`);
  expect(said.at(-1)).toBe('250');
  expect(accepted).toEqual([]);
  pending[0]!(undefined);
  expect(said.slice(-2)).toEqual(['250', '250']);
  expect(accepted).toEqual(['b@b.com 7']);
});

test('LMTP thinks for each recipient, one after another', () => {
  const { said, accepted, pending, type } = house({ lmtp: true });
  type(`LHLO a.org\r\n${BEGUN.slice(12)}RCPT TO:<c@b.com>\r\n${TEXT}`);
  pending[0]!(reply('authorForged', 'a.org'));
  expect([said.at(-1), pending.length]).toEqual(['550', 2]);
  pending[1]!(undefined);
  expect(said.at(-1)).toBe('250');
  expect(accepted).toEqual(['c@b.com 7']);
});
