/** The web mail server and a browser: log in, read, write, log out, and what strangers try. */
import { describe, expect, test } from 'vitest';
import { Browser, type Visit } from '../../../src/agents/browser/browser.ts';
import { Directory } from '../../../src/agents/directory.ts';
import { UNTRACKED, type Hosting, type IncomingCarrier } from '../../../src/agents/surroundings.ts';
import { HTTP_PORT, HTTPS_PORT } from '../../../src/agents/ports.ts';
import { serveWebmail } from '../../../src/agents/webmail/webmail.ts';
import { escaped } from '../../../src/protocols/http/entities.ts';
import { ascii, text } from '../../../src/mail/octets.ts';
import type { ClientCarrier, End, TlsFacts } from '../../../src/protocols/carrier.ts';
import { formContent } from '../../../src/protocols/http/form.ts';
import { reply } from '../../../src/protocols/smtp/replies.ts';
import type { SmtpPolicy } from '../../../src/protocols/smtp/policy.ts';
import { SmtpServer } from '../../../src/protocols/smtp/server.ts';
import { join } from '../line.ts';

const LETTER = 'From: Ana <ana@a.org>\r\nTo: bea@b.com\r\nSubject: =?utf-8?Q?<b>_ni=C3=B1o?=\r\n\r\nHola <script>alert(1)</script>\r\n';
const FACTS: TlsFacts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: 'mx.b.com' };

/** A house in which connections are made at once: web mail on its ports, submission behind it. */
function house({ refuses = false, encryptedLogin = false } = {}) {
  const directory = new Directory();
  directory.add({ address: 'bea@b.com', name: 'Beatriz', password: 'correo' });
  const account = directory.find('bea@b.com')!;
  account.inbox.append(ascii(LETTER), { internalDateMs: 0 });
  const submitted: { octets: string; to: readonly string[] }[] = [];
  const notes: string[] = [];
  const listening = new Map<number, (carrier: IncomingCarrier) => End>();
  const clock = { ms: 0 };
  const timers = new Set<{ dueMs: number; act: () => void }>();
  /** Time passes, and timers that are due go off. */
  const pass = (ms: number) => {
    clock.ms += ms;
    for (const timer of timers) if (timer.dueMs <= clock.ms && timers.delete(timer)) timer.act();
  };
  const submission: SmtpPolicy = {
    hostName: 'mx.b.com',
    maxOctets: 1_000_000,
    maxRecipients: 100,
    mail: () => undefined,
    rcpt: (path) => (refuses ? reply('unknownUser', path) : undefined),
    message: () => undefined,
    nextId: () => '1',
    accept: (octets, { forwardPaths }) => void submitted.push({ octets: text(octets), to: forwardPaths }),
  };
  let draws = 0;
  const hosting = {
    nowMs: () => clock.ms,
    epochMs: () => Date.UTC(2026, 10, 21) + clock.ms,
    random: (limit: number) => draws++ % limit,
    after: (delayMs: number, act: () => void) => {
      const timer = { dueMs: clock.ms + delayMs, act };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
    note: (_: number, { kind, label, detail = '' }: { kind: string; label: string; detail?: string }) =>
      notes.push(`${kind} ${label} ${detail}`),
    letter: (octets: Uint8Array) => ({ number: 0, octets }),
    numberOf: () => -1,
    machine: () => UNTRACKED,
    listen: (_: number, port: number, __: string, serve: (carrier: IncomingCarrier) => End) => listening.set(port, serve),
    connect: (_: number, { port }: { port: number }, use: (carrier: ClientCarrier) => End) => {
      const over = { tls: port === HTTPS_PORT ? FACTS : null, fromAddress: '192.0.2.10', crowded: false, subject: -1, cause: -1 };
      if (port === HTTP_PORT || port === HTTPS_PORT) join((carrier) => listening.get(port)!({ ...carrier, ...over }), use);
      else join((carrier) => new SmtpServer(submission, carrier), use);
    },
  } as unknown as Hosting;
  serveWebmail(hosting, 1, directory, { hostName: 'mx.b.com', submitTo: '198.51.100.25', encryptedLogin });
  /** Says octets on a new connection, and hears what comes. */
  const say = (request: string, port = HTTP_PORT): string => {
    let heard = '';
    const facts = { tls: port === HTTPS_PORT ? FACTS : null, fromAddress: '192.0.2.66', crowded: false, subject: -1, cause: -1 };
    const end = listening.get(port)!({ ...facts, answer: ({ octets }) => (heard += text(octets)), moved: () => {}, close: () => {} });
    end.opened();
    end.received(ascii(request));
    return heard;
  };
  return { hosting, account, submitted, notes, pass, say };
}

const VISIT: Visit = {
  address: '198.51.100.25',
  serverName: 'mx.b.com',
  secure: false,
  user: 'bea@b.com',
  password: 'correo',
  reads: true,
  language: 'es',
};

function visited(change: Partial<Visit> = {}, options = {}) {
  const home = house(options);
  const browser = new Browser(home.hosting, 2);
  browser.visit({ ...VISIT, ...change });
  return { ...home, pages: browser.pages };
}

const asked = (pages: readonly { target: string; status: number }[]) => pages.map(({ target, status }) => `${target} ${status}`);

describe('a visit', () => {
  test('reads and answers, and what is written goes to submission', () => {
    const writes = { to: 'Ana <ana@a.org>', subject: 'Re: niño', text: '¡Sí!\nBea' };
    for (const secure of [false, true]) {
      const { pages, submitted, account, notes } = visited({ writes, secure });
      expect(asked(pages)).toEqual([
        '/ 200',
        '/login 303',
        '/inbox 200',
        '/message?uid=1 200',
        '/compose 200',
        '/send 303',
        '/sent 200',
        '/logout 303',
        '/ 200',
      ]);
      expect(pages[0]!.html).toContain('<html lang="es">');
      expect(submitted).toHaveLength(1);
      expect(submitted[0]!.to).toEqual(['ana@a.org']);
      expect(submitted[0]!.octets).toMatch(/^Date: [^]*From: Beatriz <bea@b\.com>[^]*Subject: =\?utf-8\?/);
      expect(account.inbox.get(1)!.flags.has('\\Seen')).toBe(true);
      expect(notes).toContain('flagged bea@b.com INBOX 1 \\Seen');
    }
  });

  test('what comes from outside cannot become a part of the page', () => {
    const { pages } = visited();
    const all = pages.map(({ html }) => html).join('');
    expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(all).toContain('&lt;b&gt; niño');
    expect(all).not.toMatch(/<script|<b>/);
    expect(escaped(`<a href="x" o='y'>&`)).toBe('&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&amp;');
  });

  test('a wrong password ends it', () => {
    expect(asked(visited({ password: 'otra' }).pages)).toEqual(['/ 200', '/login 403']);
  });

  test('a letter that submission refuses stays in the form, and the reason is told', () => {
    const { pages, submitted } = visited({ writes: { to: 'x@a.org', subject: 'S', text: 'typed text' } }, { refuses: true });
    expect(submitted).toEqual([]);
    expect(pages.at(-1)).toMatchObject({ target: '/send', status: 502 });
    expect(pages.at(-1)!.html).toContain('RCPT 550');
    expect(pages.at(-1)!.html).toContain('typed text');
  });

  test('an address that is none is not even tried', () => {
    const { pages } = visited({ writes: { to: 'nobody', subject: '', text: '' } });
    expect(pages.at(-1)).toMatchObject({ target: '/send', status: 422 });
  });
});

describe('strangers', () => {
  const form = (path: string, pairs: Record<string, string>, cookie = '') => {
    const content = text(formContent(pairs));
    const fields = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${content.length}\r\n${cookie && `Cookie: session=${cookie}\r\n`}`;
    return `POST ${path} HTTP/1.1\r\nHost: mx.b.com\r\n${fields}\r\n${content}`;
  };
  const page = (path: string, cookie: string) => `GET ${path} HTTP/1.1\r\nHost: mx.b.com\r\nCookie: session=${cookie}\r\n\r\n`;
  const loggedIn = () => {
    const home = house();
    const cookie = /session=(\w+)/.exec(home.say(form('/login', { user: 'bea@b.com', password: 'correo' })))![1]!;
    return { ...home, cookie };
  };

  test('who has only the cookie cannot send: the token of the form is missing', () => {
    const { say, cookie, submitted } = loggedIn();
    expect(say(page('/inbox', cookie))).toContain('HTTP/1.1 200');
    expect(say(form('/send', { to: 'ana@a.org' }, cookie))).toContain('HTTP/1.1 403');
    expect(say(form('/logout', { token: 'guessed' }, cookie))).toContain('HTTP/1.1 403');
    expect(submitted).toEqual([]);
  });

  test('after logging out, and after half an hour, the cookie opens nothing', () => {
    const { say, cookie, pass } = loggedIn();
    pass(29 * 60_000);
    const token = /name="token" value="(\w+)"/.exec(say(page('/inbox', cookie)))![1]!;
    pass(29 * 60_000);
    expect(say(page('/inbox', cookie))).toContain('HTTP/1.1 200');
    pass(31 * 60_000);
    expect(say(page('/inbox', cookie))).toContain('HTTP/1.1 401');
    const again = loggedIn();
    const fresh = /name="token" value="(\w+)"/.exec(again.say(page('/inbox', again.cookie)))![1]!;
    expect(again.say(form('/logout', { token: fresh }, again.cookie))).toContain('Max-Age=0');
    expect(again.say(page('/inbox', again.cookie))).toContain('HTTP/1.1 401');
    expect(token).not.toBe('');
  });

  test('letters that are not there, and numbers that are none', () => {
    const { say, cookie } = loggedIn();
    for (const uid of ['2', '0', '-1', 'x', '', '1e0', '9'.repeat(400)])
      expect(say(page(`/message?uid=${uid}`, cookie))).toContain('HTTP/1.1 404');
    expect(say(page('/message', cookie))).toContain('HTTP/1.1 404');
    expect(say(page('/__proto__', cookie))).toContain('HTTP/1.1 404');
  });

  test('where passwords are for TLS only, none is taken in the clear', () => {
    const { say } = house({ encryptedLogin: true });
    const login = form('/login', { user: 'bea', password: 'correo' });
    expect(say(login)).toContain('HTTP/1.1 403');
    expect(say(login, HTTPS_PORT)).toContain('HTTP/1.1 303');
  });

  test('over TLS the cookie is for TLS only', () => {
    const { say } = house();
    expect(say(form('/login', { user: 'bea', password: 'correo' }), HTTPS_PORT)).toMatch(
      /Set-Cookie: session=\w+; Path=\/; HttpOnly; SameSite=Strict; Secure\r\n/,
    );
  });
});
