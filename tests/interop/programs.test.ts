import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import { MESSAGES, asSent } from './messages.ts';
import { has } from './programs.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

const python = has('python3');
const curl = has('curl');
const folder = mkdtempSync(join(tmpdir(), 'mailscope-interop-'));
const run = promisify(execFile);
const TO_READ = ascii('From: ana@a.org\r\nSubject: python\r\n\r\n.hola\r\n');
let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

/** Writes the message to a file, sends it with smtplib, reads it back with poplib and imaplib into two more files. */
const SCRIPT = `
import sys, smtplib, poplib, imaplib, time
submission, pop3, imap, message, by_pop, by_imap = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5], sys.argv[6]
octets = open(message, 'rb').read()
s = smtplib.SMTP('127.0.0.1', submission, local_hostname='laptop.example')
s.starttls(); s.login('ana', '${PASSWORD}')
s.sendmail('ana@a.org', ['bea@b.com'], octets)
s.quit()
for _ in range(200):
    p = poplib.POP3('127.0.0.1', pop3)
    p.user('bea@b.com'); p.pass_('${PASSWORD}')
    if p.stat()[0] > 0: break
    p.quit(); time.sleep(0.05)
reply, lines, size = p.retr(1)
assert p.list(1).split()[2] == str(size).encode() or p.list(1).split()[1] == b'1'
assert p.uidl(1).startswith(b'+OK 1 ')
open(by_pop, 'wb').write(b''.join(line + b'\\r\\n' for line in lines))
p.quit()
m = imaplib.IMAP4('127.0.0.1', imap)
m.login('bea', '${PASSWORD}')
assert m.select('INBOX') == ('OK', [b'1']), m.select('INBOX')
status, data = m.fetch('1', '(BODY.PEEK[] RFC822.SIZE FLAGS)')
assert status == 'OK', status
open(by_imap, 'wb').write(data[0][1])
assert m.search(None, 'UNSEEN')[1] == [b'1']
m.store('1', '+FLAGS', '\\\\Deleted'); m.expunge(); m.close(); m.logout()
`;

describe.skipIf(!python)(`Python's smtplib, poplib and imaplib${python ? '' : ' (skipped: there is no python3 on this machine)'}`, () => {
  test.each(MESSAGES)('$name comes back identical', async ({ name, octets }) => {
    const file = (suffix: string) => join(folder, `${name.replaceAll(' ', '-')}.${suffix}`);
    writeFileSync(file('eml'), octets);
    const ports = [served.submission, served.pop3, served.imap].map(String);
    await run('python3', ['-c', SCRIPT, ...ports, file('eml'), file('pop'), file('imap')]);
    expect(readFileSync(file('imap'))).toEqual(readFileSync(file('pop')));
    expect(Buffer.from(asSent(readFileSync(file('imap')), octets))).toEqual(Buffer.from(octets));
    expect(served.inbox('bea@b.com')).toEqual([]);
  });

  test.each(['smtp', 'lmtp', 'pop', 'imap'])('%s: everything that the module can say', async (part) => {
    for (let count = 0; count < 2; count++) served.servers.everyone.find('bea@b.com')!.inbox.append(TO_READ, { internalDateMs: 0 });
    const { submission, submissions, smtp, lmtp, pop3, pop3s, imap, imaps, identity } = served;
    const ports = { submission, submissions, smtp, lmtp, pop3, pop3s, imap, imaps };
    const world = JSON.stringify({ ...ports, password: PASSWORD, certificate: identity.certificate });
    await run('python3', [join(import.meta.dirname, 'python.py'), world, part]);
  });
});

describe.skipIf(!curl)(`curl${curl ? '' : ' (skipped: there is no curl on this machine)'}`, () => {
  test.each(MESSAGES)('$name comes back identical', async ({ octets }) => {
    const file = join(folder, 'curl.eml');
    writeFileSync(file, octets);
    await run('curl', [
      '-sS',
      `smtp://127.0.0.1:${served.smtp}/laptop.example`,
      '--mail-from',
      'ana@a.org',
      '--mail-rcpt',
      'bea@b.com',
      '--upload-file',
      file,
    ]);
    const [delivered] = await served.arrived('bea@b.com', 1);
    expect(Buffer.from(asSent(delivered!, octets))).toEqual(Buffer.from(octets));
    const byPop = await run('curl', ['-sS', `pop3://127.0.0.1:${served.pop3}/1`, '-u', `bea:${PASSWORD}`], { encoding: 'buffer' });
    expect(byPop.stdout).toEqual(Buffer.from(delivered!));
    const byImap = await run('curl', ['-sS', `imap://127.0.0.1:${served.imap}/INBOX;MAILINDEX=1`, '-u', `bea:${PASSWORD}`], {
      encoding: 'buffer',
    });
    expect(byImap.stdout).toEqual(Buffer.from(delivered!));
  });
});
