import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MESSAGES } from './messages.ts';
import { describeWith, has, run } from './programs.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

let served: Served;
/** A folder of its own for each test. */
let folder = '';
const file = (name: string) => join(folder, name);
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailscope-fetchers-'));
  served.empty('bea@b.com');
  const { inbox } = served.servers.everyone.find('bea@b.com')!;
  for (const { octets } of MESSAGES) inbox.append(octets, { internalDateMs: 1_795_000_000_000 });
});

const unix = (octets: Uint8Array) => Buffer.from(octets).toString('latin1').replaceAll('\r\n', '\n');
/** Every message of a Maildir, its lines ended as on a Unix machine, in some order. */
function maildir(path: string): string[] {
  const files = ['new', 'cur'].flatMap((part) => readdirSync(join(path, part)).map((name) => join(path, part, name)));
  return files.map((name) => readFileSync(name, 'latin1').replaceAll('\r\n', '\n'));
}
const EXPECTED = MESSAGES.map(({ octets }) => unix(octets)).sort();

function privately(name: string, text: string): string {
  writeFileSync(file(name), text, { mode: 0o600 });
  return file(name);
}

function emptyMaildir(name: string): string {
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(file(name), part), { recursive: true });
  return file(name);
}

describeWith('curl', has('curl'), () => {
  const curl = (...words: string[]) => run('curl', ['-sS', '-k', '-u', `bea:${PASSWORD}`, ...words]);

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5', '+APOP'])('pop3 with STLS, and pop3s, logging in by %s', async (mechanism) => {
    const login = ['--login-options', `AUTH=${mechanism}`];
    const expected = Buffer.from(MESSAGES[1]!.octets).toString('latin1');
    expect(await curl(`pop3://127.0.0.1:${served.pop3}/2`, '--ssl-reqd', ...login)).toMatchObject({ code: 0, out: expected });
    expect((await curl(`pop3s://127.0.0.1:${served.pop3s}/2`, ...login)).out).toBe(expected);
    expect((await curl(`pop3s://127.0.0.1:${served.pop3s}/`, '-X', 'UIDL', ...login)).out.trim().split('\n')).toHaveLength(MESSAGES.length);
  });

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('imap with STARTTLS, and imaps, logging in by %s', async (mechanism) => {
    const login = ['--login-options', `AUTH=${mechanism}`];
    const expected = Buffer.from(MESSAGES[1]!.octets).toString('latin1');
    expect((await curl(`imap://127.0.0.1:${served.imap}/INBOX;MAILINDEX=2`, '--ssl-reqd', ...login)).out).toBe(expected);
    expect((await curl(`imaps://127.0.0.1:${served.imaps}/INBOX?SUBJECT%20dots`, ...login)).out).toMatch(/^\* SEARCH 2\r\n/);
    expect((await curl(`imaps://127.0.0.1:${served.imaps}/`, '-X', 'STATUS INBOX (MESSAGES)', ...login)).out).toContain(
      `MESSAGES ${MESSAGES.length}`,
    );
    writeFileSync(file('up.eml'), MESSAGES[0]!.octets);
    expect((await curl(`imaps://127.0.0.1:${served.imaps}/Archive`, '-T', file('up.eml'), ...login)).code).toBe(0);
  });

  test('a wrong password: exit code 67', async () => {
    expect((await curl(`pop3s://127.0.0.1:${served.pop3s}/`, '-u', 'bea:no')).code).toBe(67);
    expect((await curl(`imaps://127.0.0.1:${served.imaps}/`, '-u', 'bea:no')).code).toBe(67);
  });
});

describeWith('mpop', has('mpop'), () => {
  const mpop = (port: number, ...words: string[]) =>
    run('mpop', [
      ...['--host=127.0.0.1', `--port=${port}`, '--user=bea', `--passwordeval=echo ${PASSWORD}`],
      ...['--tls=on', '--tls-certcheck=off', '--tls-trust-file=', `--uidls-file=${file('uidls')}`],
      ...[`--delivery=maildir,${file('mail')}`, '--received-header=off', ...words],
    ]);

  test.each(['user', 'apop', 'plain', 'login', 'cram-md5', 'scram-sha-256'])(
    'leaves on the server, logging in by %s; the second time there is nothing new',
    async (auth) => {
      emptyMaildir('mail');
      for (const port of [served.pop3, served.pop3s]) {
        const outcome = await mpop(port, '--keep=on', `--auth=${auth}`, `--tls-starttls=${port === served.pop3 ? 'on' : 'off'}`);
        expect(outcome).toMatchObject({ code: 0, err: '' });
        expect(maildir(file('mail')).sort()).toEqual(EXPECTED);
      }
      expect(served.inbox('bea@b.com')).toHaveLength(MESSAGES.length);
    },
  );

  test('fetches and deletes', async () => {
    emptyMaildir('mail');
    expect((await mpop(served.pop3s, '--keep=off', '--tls-starttls=off', '--auth=on')).code).toBe(0);
    expect(maildir(file('mail'))).toHaveLength(MESSAGES.length);
    expect(served.inbox('bea@b.com')).toEqual([]);
  });
});

describeWith('fetchmail', has('which', 'fetchmail'), () => {
  /** It hands over to a program that writes one file more. */
  async function fetchmail(port: number, protocol: string, options: string): Promise<number> {
    const deliver = `sh -c 'cat > ${folder}/got.$$'`;
    const lines = [
      `poll 127.0.0.1 service ${port} protocol ${protocol}`,
      ` user "bea" password "${PASSWORD}" ${options} no sslcertck mda "${deliver}"`,
    ];
    const config = privately('fetchmailrc', `set no bouncemail\n${lines.join('\n')}\n`);
    return (
      await run('fetchmail', ['-f', config, '--nosyslog', '--invisible', '-i', file('ids')], '', { HOME: folder, FETCHMAILHOME: folder })
    ).code;
  }
  const got = () => readdirSync(folder).filter((name) => name.startsWith('got.'));

  test.each([
    ['POP3 with STLS', () => served.pop3, 'pop3', 'sslproto "TLS1.2+"'],
    ['POP3 over TLS', () => served.pop3s, 'pop3', 'ssl'],
    ['APOP', () => served.pop3, 'apop', 'sslproto ""'],
    ['IMAP with STARTTLS', () => served.imap, 'imap', 'sslproto "TLS1.2+"'],
    ['IMAP over TLS', () => served.imaps, 'imap', 'ssl'],
  ])('%s: fetches all and deletes them', async (_name, port, protocol, options) => {
    expect(await fetchmail(port(), protocol, `${options} fetchall nokeep`)).toBe(0);
    expect(got()).toHaveLength(MESSAGES.length);
    expect(served.inbox('bea@b.com')).toEqual([]);
  });

  test('keeps them, and by UIDL fetches none twice (exit code 1: nothing new)', async () => {
    expect(await fetchmail(served.pop3s, 'pop3 uidl', 'ssl keep')).toBe(0);
    expect(await fetchmail(served.pop3s, 'pop3 uidl', 'ssl keep')).toBe(1);
    expect(got()).toHaveLength(MESSAGES.length);
  });
});

describeWith('mbsync', has('mbsync'), () => {
  function config(port: number, tls: string): string {
    return privately(
      'mbsyncrc',
      `IMAPAccount bea
Host 127.0.0.1
Port ${port}
User bea
Pass ${PASSWORD}
SSLType ${tls}
CertificateFile ${privately('certificate.pem', served.identity.certificate)}

IMAPStore far
Account bea

MaildirStore near
Path ${folder}/near/
Inbox ${folder}/near/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Both
Expunge Both
SyncState *
`,
    );
  }
  const state = () =>
    served.servers.everyone
      .find('bea@b.com')!
      .mailboxes.all.map(({ name, mailbox }) => [name, mailbox?.messages.map(({ uid, flags }) => `${uid} ${[...flags].sort().join(' ')}`)]);
  const files = () =>
    readdirSync(join(folder, 'near'), { recursive: true })
      .sort()
      .map((name) => [name, statSync(join(folder, 'near', String(name))).size]);

  test.each([
    ['STARTTLS', () => served.imap],
    ['IMAPS', () => served.imaps],
  ])('%s: both sides become alike, and a second run changes nothing', async (tls, port) => {
    mkdirSync(join(folder, 'near'));
    const rc = config(port(), tls);
    const first = await run('mbsync', ['-q', '-c', rc, '-a'], '', { HOME: folder });
    expect(first).toMatchObject({ code: 0, err: '' });
    const pulled = maildir(join(folder, 'near', 'INBOX')).map((text) => text.replace(/^X-TUID: .*\n/m, ''));
    expect(pulled.sort()).toEqual(EXPECTED);

    // each side changes something
    const [name] = readdirSync(join(folder, 'near', 'INBOX', 'new')).concat(readdirSync(join(folder, 'near', 'INBOX', 'cur')));
    expect(name).toBeDefined();
    writeFileSync(join(folder, 'near', 'INBOX', 'cur', '1.mine.here:2,SF'), 'Subject: mine\n\nwritten here\n');
    const { inbox } = served.servers.everyone.find('bea@b.com')!;
    inbox.setFlags(inbox.messages[0]!.uid, ['\\Answered']);
    inbox.expunge([inbox.messages[1]!.uid]);
    expect((await run('mbsync', ['-q', '-c', rc, '-a'], '', { HOME: folder })).code).toBe(0);
    const mine = inbox.messages.at(-1)!;
    expect(Buffer.from(mine.octets).toString()).toMatch(/^Subject: mine\r\n[^]*\r\nwritten here\r\n$/);
    expect([...mine.flags].sort()).toEqual(['\\Flagged', '\\Seen']);
    expect(maildir(join(folder, 'near', 'INBOX'))).toHaveLength(MESSAGES.length);

    const [there, here] = [state(), files()];
    expect((await run('mbsync', ['-q', '-c', rc, '-a'], '', { HOME: folder })).code).toBe(0);
    expect(state()).toEqual(there);
    expect(files()).toEqual(here);
  });
});
