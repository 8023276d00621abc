import { Buffer } from 'node:buffer';
import { ImapFlow } from 'imapflow';
import Pop3Command from 'node-pop3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGES } from './messages.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

async function flow(door: object = {}): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: served.imaps,
    secure: true,
    auth: { user: 'bea@b.com', pass: PASSWORD },
    logger: false,
    tls: { rejectUnauthorized: false },
    ...door,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

describe('imapflow', () => {
  test.each([
    ['in the clear', () => ({ port: served.imap, secure: false, doSTARTTLS: false }), false],
    ['over STARTTLS', () => ({ port: served.imap, secure: false, doSTARTTLS: true }), true],
    ['over implicit TLS', () => ({ port: served.imaps, secure: true }), true],
  ])('logs in %s', async (_how, door, secure) => {
    const client = await flow(door());
    expect(client.secureConnection).toBe(secure);
    expect(client.authenticated).toBeTruthy();
    await client.logout();
  });

  test.each(['AUTH=PLAIN', 'AUTH=LOGIN', 'LOGIN'])('logs in by %s', async (loginMethod) => {
    const client = await flow({ auth: { user: 'bea@b.com', pass: PASSWORD, loginMethod } });
    expect(client.usable).toBe(true);
    await client.logout();
  });

  test.each(MESSAGES)('$name: appended with flags and date, it comes back identical', async ({ octets }) => {
    const client = await flow();
    const date = new Date('2026-11-20T10:00:00Z');
    const appended = await client.append('INBOX', Buffer.from(octets), ['\\Seen', '$Label'], date);
    expect(appended).toMatchObject({ uid: expect.any(Number) as number });
    await client.mailboxOpen('INBOX');
    const message = await client.fetchOne('1', { source: true, flags: true, internalDate: true, uid: true, size: true });
    expect(message && message.source).toEqual(Buffer.from(octets));
    expect(message && [...message.flags!].sort()).toEqual(['$Label', '\\Seen']);
    expect(message && new Date(message.internalDate!).getTime()).toBe(date.getTime());
    expect(message && message.size).toBe(octets.length);
    await client.logout();
    const pop = new Pop3Command({
      host: '127.0.0.1',
      port: served.pop3s,
      tls: true,
      user: 'bea@b.com',
      password: PASSWORD,
      tlsOptions: { rejectUnauthorized: false },
      servername: 'mx.b.com',
    });
    expect(await pop.UIDL()).toHaveLength(1);
    expect((await pop.RETR(1)).replace(/^\.\./gm, '.')).toBe(Buffer.from(octets).toString().replace(/\r\n$/, ''));
    await pop.QUIT();
  });

  test('makes, renames, subscribes, lists and removes mailboxes, in letters of the world', async () => {
    const client = await flow();
    await client.mailboxCreate(['Años', '2026']);
    await client.mailboxRename('Años/2026', 'Años/今年');
    await client.mailboxSubscribe('Años/今年');
    const paths = (await client.list()).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['INBOX', 'Sent', 'Años', 'Años/今年']));
    expect((await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path).toBe('Sent');
    await client.mailboxDelete('Años/今年');
    await client.mailboxDelete('Años');
    expect((await client.list()).map(({ path }) => path)).not.toContain('Años');
    await client.logout();
  });

  test('copies and moves; the UIDs of both sides are told', async () => {
    const client = await flow();
    for (const { octets } of MESSAGES) await client.append('INBOX', Buffer.from(octets));
    await client.mailboxOpen('INBOX');
    const copied = await client.messageCopy('1:2', 'Archive');
    expect(copied && copied.uidMap?.size).toBe(2);
    const moved = await client.messageMove('3:4', 'Archive');
    expect(moved && moved.uidMap?.size).toBe(2);
    expect(await client.status('Archive', { messages: true, unseen: true, uidNext: true })).toMatchObject({
      messages: 4,
      unseen: 4,
      uidNext: 5,
    });
    expect(await client.status('INBOX', { messages: true })).toMatchObject({ messages: MESSAGES.length - 2 });
    await client.mailboxOpen('Archive');
    await client.messageDelete('1:*');
    await client.logout();
  });

  test('searches', async () => {
    const client = await flow();
    for (const { octets } of MESSAGES) await client.append('INBOX', Buffer.from(octets), octets.length > 500 ? ['\\Flagged'] : []);
    await client.mailboxOpen('INBOX');
    expect(await client.search({ subject: 'dots' })).toEqual([2]);
    expect(await client.search({ flagged: true })).toEqual([3]);
    expect(await client.search({ larger: 500, not: { seen: true } })).toEqual([3]);
    expect(await client.search({ or: [{ body: '...three' }, { header: { 'message-id': 'nothing' } }] })).toEqual([2]);
    expect(await client.search({ since: new Date('2030-01-01') })).toEqual([]);
    await client.logout();
  });

  test('hears in IDLE of what another does, and asks for what changed since (CONDSTORE)', async () => {
    const [client, other] = [await flow(), await flow()];
    await client.append('INBOX', Buffer.from(MESSAGES[0]!.octets));
    // the client keeps the number up to date: this is what it was
    const since = (await client.mailboxOpen('INBOX')).highestModseq!;
    const exists = new Promise<number>((resolve) => client.once('exists', ({ count }: { count: number }) => resolve(count)));
    const idling = client.idle();
    await other.append('INBOX', Buffer.from(MESSAGES[1]!.octets));
    expect(await exists).toBe(2);
    await other.mailboxOpen('INBOX');
    const flagged = new Promise((resolve) => client.once('flags', ({ seq }: { seq: number }) => resolve(seq)));
    void client.idle();
    await other.messageFlagsAdd('1', ['\\Answered']);
    expect(await flagged).toBe(1);
    const changed: number[] = [];
    for await (const { uid } of other.fetch('1:*', { uid: true, flags: true }, { changedSince: since })) changed.push(uid);
    expect(changed).toHaveLength(2);
    const last = (await other.status('INBOX', { highestModseq: true })) as { highestModseq: bigint };
    expect(last.highestModseq).toBeGreaterThan(since);
    await other.logout();
    await client.logout();
    await idling.catch(() => {});
  });
});
