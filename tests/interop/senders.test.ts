import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MESSAGES, asSent } from './messages.ts';
import { describeWith, has, run } from './programs.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-senders-'));
const file = (name: string) => join(folder, name);
const PLAIN = Buffer.from(MESSAGES[0]!.octets);
let served: Served;
beforeAll(async () => {
  served = await serve();
  writeFileSync(file('plain.eml'), PLAIN);
});
afterAll(() => served.stop());
beforeEach(() => served.empty('bea@b.com'));

/** What arrives for Bea, below the fields of the way. */
async function arrived(sent: Uint8Array = PLAIN): Promise<string> {
  const [delivered] = await served.arrived('bea@b.com', 1);
  return Buffer.from(asSent(delivered!, sent)).toString('latin1');
}

function speaksTls(): boolean {
  const { stdout, stderr } = spawnSync('swaks', ['--support'], { encoding: 'utf8' });
  return !/TLS not available/.test(`${stdout}${stderr}`);
}

describeWith('curl', has('curl'), () => {
  const send = (...words: string[]) =>
    run('curl', ['-sS', '-k', '--mail-from', 'ana@a.org', '--mail-rcpt', 'bea@b.com', '-T', file('plain.eml'), ...words]);

  const submits = async (mechanism: string) => {
    const login = ['-u', `ana:${PASSWORD}`, '--login-options', `AUTH=${mechanism}`];
    const outcome = await send(`smtp://127.0.0.1:${served.submission}/laptop.example`, '--ssl-reqd', ...login);
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect((await send(`smtps://127.0.0.1:${served.submissions}/laptop.example`, ...login)).code).toBe(0);
    expect(await served.arrived('bea@b.com', 2)).toHaveLength(2);
    expect(await arrived()).toBe(PLAIN.toString());
  };
  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('submits over STARTTLS and over implicit TLS, logging in by %s', submits);

  const scram = /\bgsasl\b/i.test(spawnSync('curl', ['-V'], { encoding: 'utf8' }).stdout ?? '');
  test.skipIf(!scram)(`the same by SCRAM-SHA-256${scram ? '' : ' (skipped: this curl was built without it)'}`, () =>
    submits('SCRAM-SHA-256'),
  );

  test('is refused without a log-in (exit code 55 or 67), and asks VRFY and HELP', async () => {
    expect([55, 67]).toContain((await send(`smtp://127.0.0.1:${served.submission}/x`, '--ssl-reqd')).code);
    const ask = (...words: string[]) => run('curl', ['-sS', `smtp://127.0.0.1:${served.smtp}/laptop.example`, ...words]);
    expect((await ask('--mail-rcpt', 'bea@b.com')).out).toMatch(/^25[02] /);
    expect((await ask('-X', 'HELP')).out).toMatch(/^214[- ]/);
  });
});

describeWith('swaks', has('swaks', '--support'), () => {
  const swaks = (port: number, ...words: string[]) =>
    run('swaks', ['-s', '127.0.0.1', '-p', String(port), '-f', 'ana@a.org', '-t', 'bea@b.com', '--ehlo', 'laptop.example', ...words]);
  const message = ['-d', `@${file('plain.eml')}`];
  const login = (type: string, password = PASSWORD) => ['-a', type, '-au', 'ana', '-ap', password];
  const tls = speaksTls();
  const why = tls ? '' : ' (skipped: this swaks has no TLS)';

  test('AUTH CRAM-MD5 in the clear; PLAIN and LOGIN are not offered there (exit code 28)', async () => {
    expect(await swaks(served.submission, ...message, ...login('CRAM-MD5'))).toMatchObject({ code: 0 });
    // swaks writes one line end more than it was given
    expect(Buffer.from((await served.arrived('bea@b.com', 1))[0]!).toString()).toContain(PLAIN.toString());
    for (const type of ['PLAIN', 'LOGIN']) expect((await swaks(served.submission, ...login(type))).code).toBe(28);
  });

  test.skipIf(!tls).each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(`AUTH %s over STARTTLS, and over TLS from the first octet${why}`, async (type) => {
    expect(await swaks(served.submission, '-tls', ...message, ...login(type))).toMatchObject({ code: 0 });
    expect((await swaks(served.submissions, '-tlsc', ...message, ...login(type))).code).toBe(0);
    expect(await served.arrived('bea@b.com', 2)).toHaveLength(2);
  });

  test('a wrong password: 535, exit code 28', async () => {
    const { code, out } = await swaks(served.submission, ...login('CRAM-MD5', 'no'));
    expect(out).toMatch(/535 5\.7\.8/);
    expect(code).toBe(28);
  });

  test('pipelined, and by LMTP', async () => {
    expect((await swaks(served.smtp, '--pipeline', '-t', 'bea@b.com,carlos@b.com', ...message)).code).toBe(0);
    expect((await swaks(served.lmtp, '--protocol', 'LMTP', ...message)).code).toBe(0);
    expect(await served.arrived('bea@b.com', 2)).toHaveLength(2);
  });

  test('nobody is told 550, and the session survives a bare RSET and VRFY', async () => {
    const { out, code } = await swaks(served.smtp, '-t', 'nadie@b.com', '--quit-after', 'RCPT');
    expect(out).toMatch(/550 5\.1\.1/);
    expect(code).toBe(24);
  });
});

describeWith('neomutt', has('neomutt', '-v'), () => {
  const neomutt = (password: string) => {
    const lines = [
      'set from="ana@a.org"',
      'set copy=no',
      `set folder="${folder}"`,
      `set smtp_url="smtp://ana@127.0.0.1:${served.submission}"`,
      `set smtp_pass="${password}"`,
      'set smtp_authenticators="plain"',
      'set ssl_starttls=yes',
      'set ssl_force_tls=yes',
      'set ssl_verify_host=no',
      `set certificate_file="${file('town.pem')}"`,
    ];
    writeFileSync(file('town.pem'), served.identity.certificate);
    writeFileSync(file('neomuttrc'), `${lines.join('\n')}\n`);
    return run('neomutt', ['-n', '-F', file('neomuttrc'), '-s', 'Hola', 'bea@b.com'], 'Hola desde neomutt\n');
  };

  test('submits in batch, over STARTTLS with a log-in', async () => {
    expect((await neomutt(PASSWORD)).code).toBe(0);
    const [letter] = await served.arrived('bea@b.com', 1);
    expect(Buffer.from(letter!).toString()).toMatch(/ESMTPSA[\s\S]*\r\n\r\nHola desde neomutt\r\n$/);
  });

  test('is refused with a wrong password', async () => {
    expect((await neomutt('otra')).code).not.toBe(0);
  });
});

describeWith('msmtp', has('msmtp'), () => {
  const msmtp = (port: number, ...words: string[]) => {
    const to = [
      '--host=127.0.0.1',
      `--port=${port}`,
      '--from=ana@a.org',
      '--domain=laptop.example',
      '--tls-certcheck=off',
      '--tls-trust-file=',
    ];
    return run('msmtp', [...to, ...words, 'bea@b.com'], PLAIN.toString().replaceAll('\r\n', '\n'));
  };
  const login = [`--passwordeval=echo ${PASSWORD}`, '--user=ana', '--tls=on'];

  test.each(['plain', 'login', 'cram-md5', 'scram-sha-256'])('logs in by %s', async (method) => {
    const starttls = await msmtp(served.submission, ...login, `--auth=${method}`);
    expect(starttls.err).toBe('');
    expect((await msmtp(served.submissions, ...login, `--auth=${method}`, '--tls-starttls=off')).code).toBe(0);
    expect(await served.arrived('bea@b.com', 2)).toHaveLength(2);
    expect(await arrived()).toBe(PLAIN.toString());
  });

  test('chooses a mechanism itself, and is refused with a wrong password (exit code 77)', async () => {
    expect((await msmtp(served.submission, ...login, '--auth=on')).code).toBe(0);
    expect((await msmtp(served.submission, '--passwordeval=echo no', '--user=ana', '--tls=on', '--auth=on')).code).toBe(77);
  });
});

describeWith('smtp-source', has('which', 'smtp-source'), () => {
  test('400 messages in 20 sessions at once: all of them arrive', async () => {
    served.empty('carlos@b.com');
    const words = ['-s', '20', '-m', '400', '-l', '2000', '-f', 'ana@a.org', '-t', 'carlos@b.com', `inet:127.0.0.1:${served.smtp}`];
    expect(await run('smtp-source', words)).toMatchObject({ code: 0 });
    expect(await served.arrived('carlos@b.com', 400)).toHaveLength(400);
  });
});

describeWith('openssl s_client', has('openssl', 'version'), () => {
  const client = (port: number, words: string[], input: string) =>
    run('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, '-quiet', '-ign_eof', ...words], input);

  test.each([
    ['smtp', () => served.submission, 'EHLO x\r\nQUIT\r\n', /221 /],
    ['pop3', () => served.pop3, 'CAPA\r\nQUIT\r\n', /\+OK[^]*\+OK/],
    ['imap', () => served.imap, 'a CAPABILITY\r\nb LOGOUT\r\n', /b OK/],
  ])('-starttls %s', async (protocol, port, input, answer) => {
    expect((await client(port(), ['-starttls', protocol], input)).out).toMatch(answer);
  });

  test.each(['-tls1_2', '-tls1_3'])('%s, and what is older is refused', async (version) => {
    expect((await client(served.imaps, [version], 'a LOGOUT\r\n')).out).toMatch(/a OK/);
    expect((await client(served.imaps, ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'], 'a LOGOUT\r\n')).out).not.toMatch(/a OK/);
  });
});
