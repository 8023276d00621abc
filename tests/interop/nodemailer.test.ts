import { Buffer } from 'node:buffer';
import nodemailer from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bearerToken } from '../../src/protocols/sasl/xoauth2.ts';
import { MESSAGES, asSent } from './messages.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

const ANA = { user: 'ana@a.org', pass: PASSWORD };
const HERE = { host: '127.0.0.1', name: 'laptop.example', tls: { rejectUnauthorized: false } };
const ENVELOPE = { from: 'ana@a.org', to: ['bea@b.com'] };
const RAW = Buffer.from(MESSAGES[0]!.octets);

describe('nodemailer logs in', () => {
  describe.each([
    ['STARTTLS', () => ({ port: served.submission, requireTLS: true })],
    ['implicit TLS', () => ({ port: served.submissions, secure: true })],
  ])('over %s', (_how, door) => {
    test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('by %s', async (authMethod) => {
      const sent = await nodemailer
        .createTransport({ ...HERE, ...door(), auth: ANA, authMethod })
        .sendMail({ envelope: ENVELOPE, raw: RAW });
      expect(sent.accepted).toEqual(['bea@b.com']);
      const [delivered] = await served.arrived('bea@b.com', 1);
      expect(Buffer.from(asSent(delivered!, RAW)).equals(RAW)).toBe(true);
      expect(Buffer.from(delivered!).toString()).toMatch(/with ESMTPSA /);
    });

    test('by XOAUTH2', async () => {
      const auth = { type: 'OAuth2' as const, user: ANA.user, accessToken: bearerToken(ANA.user, PASSWORD) };
      await nodemailer.createTransport({ ...HERE, ...door(), auth }).sendMail({ envelope: ENVELOPE, raw: RAW });
      expect(await served.arrived('bea@b.com', 1)).toHaveLength(1);
    });
  });

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('by %s, and a wrong password is refused with 535', async (authMethod) => {
    const auth = { user: 'ana', pass: 'no' };
    const sending = nodemailer.createTransport({ ...HERE, port: served.submissions, secure: true, auth, authMethod }).verify();
    await expect(sending).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
  });

  test('and without TLS the password is not even asked for', async () => {
    const transport = nodemailer.createTransport({ ...HERE, port: served.submission, ignoreTLS: true, auth: ANA, authMethod: 'PLAIN' });
    await expect(transport.verify()).rejects.toMatchObject({ responseCode: 538 });
  });

  test('and whoever does not is refused with 530', async () => {
    const transport = nodemailer.createTransport({ ...HERE, port: served.submission, requireTLS: true });
    await expect(transport.sendMail({ envelope: ENVELOPE, raw: RAW })).rejects.toMatchObject({ responseCode: 530 });
  });

  test('but need not where submission is open', async () => {
    const open = await serve({ openSubmission: true, identity: null });
    await nodemailer.createTransport({ ...HERE, port: open.submission }).sendMail({ envelope: ENVELOPE, raw: RAW });
    expect(await open.arrived('bea@b.com', 1)).toHaveLength(1);
    await open.stop();
  });

  test('and trusts the certificate when it is told to', async () => {
    const mine = nodemailer.createTransport({
      ...HERE,
      tls: { servername: 'smtp.a.org' },
      port: served.submissions,
      secure: true,
      auth: ANA,
    });
    await expect(mine.verify()).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|ESOCKET|ETLS/) });
  });
});

function hungUp(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve) => {
    connection.once('end', resolve);
    connection.quit();
  });
}

describe('nodemailer asks for more', () => {
  const transport = () => nodemailer.createTransport({ ...HERE, port: served.submissions, secure: true, auth: ANA });

  test('one connection carries many messages', async () => {
    const pool = nodemailer.createTransport({ ...HERE, port: served.submissions, secure: true, auth: ANA, pool: true, maxConnections: 1 });
    const texts = Array.from({ length: 20 }, (_, index) => `${index}\n`);
    await Promise.all(texts.map((body) => pool.sendMail({ from: 'ana@a.org', to: 'bea@b.com', text: body })));
    pool.close();
    expect(await served.arrived('bea@b.com', 20)).toHaveLength(20);
  });

  test('a delivery report on success', async () => {
    served.empty('ana@a.org');
    const dsn = { id: 'envelope-1', return: 'headers', notify: ['success'], recipient: 'ana@a.org' };
    await transport().sendMail({ envelope: ENVELOPE, raw: RAW, dsn } as never);
    await served.arrived('bea@b.com', 1);
    const [report] = await served.arrived('ana@a.org', 1);
    const words = Buffer.from(report!).toString();
    expect(words).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status/im);
    expect(words).toMatch(/^Original-Envelope-Id: envelope-1/im);
    expect(words).toMatch(/^Action: delivered/im);
  });

  test('letters of the world, in addresses that take SMTPUTF8, and in the text', async () => {
    const subject = 'Señora, ¿qué tal? 你好';
    await transport().sendMail({ from: 'Ana <ana@a.org>', to: 'Bea Ñandú <bea@b.com>', subject, text: 'ñ\n', html: '<p>ñ</p>' });
    const [delivered] = await served.arrived('bea@b.com', 1);
    expect(Buffer.from(delivered!).toString()).toContain('=?UTF-8?');
    const toMx = nodemailer.createTransport({ ...HERE, port: served.smtp, ignoreTLS: true });
    await expect(toMx.sendMail({ from: 'ana@a.org', to: 'ñandú@b.com', text: 'x' })).rejects.toMatchObject({ responseCode: 550 });
  });

  test('a message that is too large is refused before it is sent', async () => {
    const connection = new SMTPConnection({ ...HERE, port: served.smtp, ignoreTLS: true });
    await new Promise<void>((resolve) => connection.connect(() => resolve()));
    const outcome = await new Promise((resolve) =>
      connection.send({ ...ENVELOPE, size: 1e12 } as never, 'x', (error) => resolve(error?.message)),
    );
    await hungUp(connection);
    // it has read the limit in EHLO
    expect(outcome).toMatch(/larger than allowed 26214400/);
  });

  test('LMTP: a verdict for each recipient', async () => {
    served.empty('carlos@b.com');
    const connection = new SMTPConnection({ ...HERE, port: served.lmtp, lmtp: true, ignoreTLS: true });
    await new Promise<void>((resolve) => connection.connect(() => resolve()));
    const info = await new Promise<{ accepted: string[]; rejected: string[] }>((resolve, reject) =>
      connection.send({ from: 'ana@a.org', to: ['bea@b.com', 'nadie@b.com', 'carlos@b.com'] }, RAW, (error, sent) =>
        error ? reject(error) : resolve(sent as never),
      ),
    );
    await hungUp(connection);
    expect(info).toMatchObject({ accepted: ['bea@b.com', 'carlos@b.com'], rejected: ['nadie@b.com'] });
    expect(served.inbox('bea@b.com')).toHaveLength(1);
    expect(served.inbox('carlos@b.com')).toHaveLength(1);
  });
});
