import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throwAwayIdentity } from '../../src/node/identity.ts';
import { Ports } from '../../src/node/ports.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../src/protocols/smtp/client.ts';
import { MESSAGES } from './messages.ts';

/** What nodemailer's server understood. */
interface Taken {
  from: string;
  to: string[];
  octets: Buffer;
}

const taken: Taken[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('nadie') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), octets: Buffer.concat(chunks) });
      done();
    });
  },
});

let ports: Ports;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ports = new Ports({ host: '127.0.0.1', portFor: () => 0, addressOf: () => '192.0.2.1', noted: () => {} });
  ports.map('198.51.100.25:25', (server.server.address() as AddressInfo).port);
  await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
  ports.map('198.51.100.26:587', (strict.server.address() as AddressInfo).port);
});
afterAll(async () => {
  ports.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await new Promise<void>((resolve) => strict.close(() => resolve()));
});

/** The same server, which wants TLS and a log-in. */
const identity = throwAwayIdentity(['localhost'], Date.now());
const strict = new SMTPServer({
  key: identity.key,
  cert: identity.certificate,
  authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
  onAuth({ method, username, password, validatePassword }, { secure }, done) {
    const known = method === 'CRAM-MD5' ? validatePassword('correo') : password === 'correo';
    if (!known || username !== 'ana@a.org' || !secure) return done(new Error('no'));
    logins.push(method);
    done(null, { user: username });
  },
  onData(stream, _session, done) {
    stream.resume().on('end', () => done());
  },
});
const logins: string[] = [];

function submit(job: Partial<SmtpJob>): Promise<Fate[]> {
  const { octets: message } = MESSAGES[0]!;
  const whole = { helo: 'laptop.a.org', reversePath: 'ana@a.org', forwardPaths: ['bea@b.com', 'carlos@b.com'], message, ...job };
  const tls = { serverName: 'localhost', implicit: false, check: false };
  const destination = { address: '198.51.100.26', port: 587, protocol: 'submission', subject: -1, cause: -1, tls };
  return new Promise((resolve) => ports.connect(0, destination, (carrier) => new SmtpClient(whole, carrier, resolve)));
}

function deliver(message: Uint8Array, forwardPaths: string[], address = '198.51.100.25'): Promise<Fate[]> {
  const job = { helo: 'smtp.a.org', reversePath: 'ana@a.org', forwardPaths, message };
  const destination = { address, port: 25, protocol: 'smtp', subject: -1, cause: -1 };
  return new Promise((resolve) => ports.connect(0, destination, (carrier) => new SmtpClient(job, carrier, resolve)));
}

describe('our client delivers to smtp-server', () => {
  test.each(MESSAGES)('$name', async ({ octets }) => {
    const fates = await deliver(octets, ['bea@b.com', 'nadie@b.com']);
    expect(fates.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused']);
    const last = taken.at(-1)!;
    expect({ from: last.from, to: last.to }).toEqual({ from: 'ana@a.org', to: ['bea@b.com'] });
    expect(last.octets).toEqual(Buffer.from(octets));
  });

  test('a host that nobody knows is no host: nothing leaves this machine', async () => {
    const [fate] = await deliver(MESSAGES[0]!.octets, ['x@elsewhere.example'], '203.0.113.99');
    expect(fate).toMatchObject({ outcome: 'deferred', verb: '(connect)' });
  });

  test('a server that says nothing but noise is given up', async () => {
    const noise = createServer((socket) => socket.write('what?\r\n'));
    await new Promise<void>((resolve) => noise.listen(0, '127.0.0.1', resolve));
    ports.map('198.51.100.66:25', (noise.address() as AddressInfo).port);
    const pending = deliver(MESSAGES[0]!.octets, ['bea@b.com'], '198.51.100.66');
    setTimeout(() => noise.close(), 200);
    noise.on('connection', (socket) => setTimeout(() => socket.destroy(), 100));
    expect((await pending)[0]).toMatchObject({ outcome: 'deferred' });
  });
});

describe('our client submits to smtp-server over STARTTLS', () => {
  const credentials = { user: 'ana@a.org', password: 'correo' };

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('by %s, pipelined or not', async (mechanism) => {
    for (const pipelining of [false, true]) {
      const fates = await submit({ tls: 'demanded', credentials, mechanisms: [mechanism], pipelining, chunking: true });
      expect(fates.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
      expect(logins.at(-1)).toBe(mechanism);
    }
  });

  test('a wrong password is no reason to try without, and TLS that is demanded is not done without', async () => {
    const wrong = await submit({ tls: 'demanded', credentials: { ...credentials, password: 'no' } });
    expect(wrong.map(({ outcome }) => outcome)).not.toContain('accepted');
    expect((await submit({})).map(({ outcome }) => outcome)).not.toContain('accepted');
  });
});
