import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throwAwayIdentity } from '../../src/node/identity.ts';
import { Ports } from '../../src/node/ports.ts';
import type { ClientCarrier, End } from '../../src/protocols/carrier.ts';
import { ImapClient, type FetchedByImap, type ImapJob, type ImapOutcome } from '../../src/protocols/imap/client.ts';
import { Pop3Client, type FetchedByPop3, type Pop3Job, type Pop3Outcome } from '../../src/protocols/pop3/client.ts';
import { dovecot, type Dovecot } from './dovecot.ts';
import { MESSAGES } from './messages.ts';
import { describeWith, has } from './programs.ts';

const PASSWORD = 'correo';
const ADDRESS = '198.51.100.25';
const nonce = () => randomBytes(12).toString('hex');
const ports = new Ports({ host: '127.0.0.1', portFor: () => 0, addressOf: () => ADDRESS, noted: () => {} });
afterAll(() => ports.close());

function call(port: number, protocol: string, use: (carrier: ClientCarrier) => End): void {
  const tls = { serverName: 'localhost', implicit: false, check: false };
  ports.connect(0, { address: ADDRESS, port, protocol, subject: -1, cause: -1, tls }, use);
}

function byImap(job: Partial<ImapJob>): Promise<ImapOutcome & { messages: FetchedByImap[] }> {
  const messages: FetchedByImap[] = [];
  const whole = { user: 'bea', password: PASSWORD, known: new Set<string>(), nonce, ...job };
  return new Promise((resolve) =>
    call(143, 'imap', (carrier) => {
      const done = (outcome: ImapOutcome) => resolve({ ...outcome, messages });
      return new ImapClient(whole, carrier, { message: (message) => void messages.push(message), done });
    }),
  );
}

function byPop3(job: Partial<Pop3Job>): Promise<Pop3Outcome & { messages: FetchedByPop3[] }> {
  const messages: FetchedByPop3[] = [];
  const whole = { user: 'bea', password: PASSWORD, known: new Set<string>(), leaveOnServer: true, nonce, ...job };
  return new Promise((resolve) =>
    call(110, 'pop3', (carrier) => {
      const done = (outcome: Pop3Outcome) => resolve({ ...outcome, messages });
      return new Pop3Client(whole, carrier, { message: (message) => void messages.push(message), done });
    }),
  );
}

describeWith('Our POP3 and IMAP clients read at dovecot', has('dovecot'), () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await dovecot(PASSWORD, throwAwayIdentity(['localhost'], Date.now()));
    ports.map(`${ADDRESS}:143`, server.imap);
    ports.map(`${ADDRESS}:110`, server.pop3);
    for (const { octets } of MESSAGES) {
      const { outcome } = await byImap({ save: { mailbox: 'INBOX', octets, flags: ['\\Flagged'] } });
      expect(outcome).toBe('done');
    }
  });
  afterAll(() => server.stop());
  const expected = MESSAGES.map(({ octets }) => Buffer.from(octets).toString('latin1'));
  const texts = (messages: readonly { octets: Uint8Array }[]) => messages.map(({ octets }) => Buffer.from(octets).toString('latin1'));

  test.each([['never'], ['demanded']] as const)('IMAP, TLS %s: what our client laid down comes back identical', async (tls) => {
    const { outcome, messages } = await byImap({ tls });
    expect(outcome).toBe('done');
    expect(texts(messages)).toEqual(expected);
    expect(messages[0]!.flags).toContain('\\Flagged');
    const again = await byImap({ tls, known: new Set(messages.map(({ uniqueId }) => uniqueId)) });
    expect(again).toMatchObject({ outcome: 'done', messages: [] });
  });

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-256'])('IMAP and POP3 by %s', async (mechanism) => {
    expect((await byImap({ tls: 'demanded', mechanisms: [mechanism] })).messages).toHaveLength(MESSAGES.length);
    const pop3 = await byPop3({ tls: 'demanded', login: 'auth', mechanisms: [mechanism] });
    expect(pop3.outcome).toBe('done');
    expect(texts(pop3.messages)).toEqual(expected);
  });

  test.each(['user', 'apop'] as const)('POP3 by %s', async (login) => {
    expect(texts((await byPop3({ login })).messages)).toEqual(expected);
  });

  test('a wrong password is refused, by name', async () => {
    expect(await byImap({ password: 'no' })).toMatchObject({ outcome: 'refused' });
    expect(await byPop3({ password: 'no' })).toMatchObject({ outcome: 'refused', verb: 'PASS' });
  });

  test('POP3 deletes what it fetched', async () => {
    expect((await byPop3({ leaveOnServer: false, tls: 'demanded' })).messages).toHaveLength(MESSAGES.length);
    expect((await byPop3({})).messages).toEqual([]);
  });
});
