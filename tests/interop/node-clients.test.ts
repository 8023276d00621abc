import { Buffer } from 'node:buffer';
import { ImapFlow } from 'imapflow';
import Pop3Command from 'node-pop3';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES, asSent } from './messages.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

/** To the MX in the clear; to submission over STARTTLS and with a password. */
function transport(port: number) {
  const submission = port === served.submission ? { requireTLS: true, auth: { user: 'ana@a.org', pass: PASSWORD } } : { ignoreTLS: true };
  return nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    name: 'laptop.example',
    tls: { rejectUnauthorized: false },
    ...submission,
  });
}

function imap(user = 'bea@b.com') {
  return new ImapFlow({
    host: '127.0.0.1',
    port: served.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: PASSWORD },
    logger: false,
  });
}

describe('nodemailer sends, others read', () => {
  test.each(MESSAGES)('$name: through the MSA, read by node-pop3 and imapflow', async ({ octets }) => {
    const raw = Buffer.from(octets);
    await transport(served.submission).sendMail({ envelope: { from: 'ana@a.org', to: ['bea@b.com'] }, raw });
    const [delivered] = await served.arrived('bea@b.com', 1);
    expect(Buffer.from(asSent(delivered!, octets))).toEqual(raw);

    const flow = imap();
    await flow.connect();
    const lock = await flow.getMailboxLock('INBOX');
    const fetched = await flow.fetchOne('*', { source: true, envelope: true, uid: true });
    lock.release();
    await flow.logout();
    expect(fetched && fetched.source).toEqual(Buffer.from(delivered!));
    expect(fetched && fetched.envelope?.from?.[0]?.address).toBe('ana@a.org');

    const pop = new Pop3Command({ host: '127.0.0.1', port: served.pop3, user: 'bea', password: PASSWORD, servername: 'mx.b.com' });
    const text = await pop.RETR(1);
    await pop.QUIT();
    // node-pop3 takes the last line end for part of the end mark, and leaves doubled dots doubled
    expect(text.replace(/^\.\./gm, '.')).toBe(Buffer.from(delivered!).toString().replace(/\r\n$/, ''));
  });

  test('straight to the MX, to three people at once, one of them in the blind', async () => {
    served.empty('carlos@b.com');
    served.empty('david@b.com');
    await transport(served.smtp).sendMail({
      from: 'ana@a.org',
      to: 'bea@b.com',
      cc: 'carlos@b.com',
      bcc: 'david@b.com',
      subject: 'a tres',
      text: 'Hola',
    });
    const copies = await Promise.all(['bea', 'carlos', 'david'].map((name) => served.arrived(`${name}@b.com`, 1)));
    for (const [copy] of copies) expect(Buffer.from(copy!).toString()).not.toContain('david@b.com>, ');
    expect(Buffer.from(copies[2]![0]!).toString()).not.toMatch(/^Bcc:/im);
  });

  test('an attachment of 10 MB comes back identical', async () => {
    const content = Buffer.alloc(7_000_000, 'Mailscope ');
    await transport(served.submission).sendMail({
      from: 'ana@a.org',
      to: 'bea@b.com',
      subject: 'grande',
      text: 'x',
      attachments: [{ filename: 'a.bin', content }],
    });
    const [delivered] = await served.arrived('bea@b.com', 1);
    expect(delivered!.length).toBeGreaterThan(9_000_000);
    const flow = imap();
    await flow.connect();
    await flow.mailboxOpen('INBOX');
    const { content: stream } = await flow.download('1', '2');
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    await flow.logout();
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
  });

  test('a recipient whom nobody knows is refused with 550, and nothing is delivered', async () => {
    const sending = transport(served.smtp).sendMail({ from: 'ana@a.org', to: 'nadie@b.com', text: 'x' });
    await expect(sending).rejects.toMatchObject({ responseCode: 550 });
    expect(served.inbox('bea@b.com')).toEqual([]);
  });

  test('nothing is relayed outside', async () => {
    await expect(transport(served.smtp).sendMail({ from: 'ana@a.org', to: 'x@elsewhere.example', text: 'x' })).rejects.toMatchObject({
      responseCode: 550,
    });
  });
});

describe('imapflow works in the mailbox', () => {
  test('flags, search, delete', async () => {
    for (const { octets } of MESSAGES.slice(0, 3)) {
      await transport(served.smtp).sendMail({ envelope: { from: 'ana@a.org', to: ['bea@b.com'] }, raw: Buffer.from(octets) });
    }
    await served.arrived('bea@b.com', 3);
    const flow = imap('bea');
    await flow.connect();
    const box = await flow.mailboxOpen('INBOX');
    expect(box.exists).toBe(3);
    await flow.messageFlagsAdd('2', ['\\Seen', '\\Flagged']);
    expect(await flow.search({ seen: true })).toEqual([2]);
    expect(await flow.search({ subject: 'long' })).toEqual([3]);
    expect(await flow.messageDelete('1')).toBe(true);
    expect(await flow.status('INBOX', { messages: true })).toMatchObject({ messages: 2 });
    await flow.logout();
    expect(served.inbox('bea@b.com')).toHaveLength(2);
  });

  test('a wrong password is refused', async () => {
    const flow = new ImapFlow({
      host: '127.0.0.1',
      port: served.imap,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'bea', pass: 'no' },
      logger: false,
    });
    await expect(flow.connect()).rejects.toMatchObject({ authenticationFailed: true });
  });
});
