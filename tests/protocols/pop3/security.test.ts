/** TLS, SASL, time limits and letters beyond ASCII: client and server together, and the server alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mailbox } from '../../../src/mail/mailbox.ts';
import { ascii, concat, text, utf8 } from '../../../src/mail/octets.ts';
import type { End, TlsFacts } from '../../../src/protocols/carrier.ts';
import { annotate } from '../../../src/protocols/pop3/annotate.ts';
import { pop3Book } from '../../../src/protocols/pop3/book.ts';
import { Pop3Client } from '../../../src/protocols/pop3/client.ts';
import { commands } from '../../../src/protocols/pop3/commands/index.ts';
import type { FetchedByPop3, Pop3Job, Pop3Outcome } from '../../../src/protocols/pop3/job.ts';
import { LoginTimes } from '../../../src/protocols/pop3/login-times.ts';
import { replies } from '../../../src/protocols/pop3/replies.ts';
import { spanish } from '../../../src/protocols/pop3/languages.ts';
import { hasSecret, withoutSecret } from '../../../src/protocols/pop3/secrets.ts';
import { Pop3Server, type Pop3Policy } from '../../../src/protocols/pop3/server.ts';
import { speaking } from '../line.ts';
import { lockOf } from './lock.ts';

const FACTS: TlsFacts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: 'mx.b.com' };
const DAY_MS = 86_400_000;

function mailboxOf(...messages: string[]): Mailbox {
  const mailbox = new Mailbox(7);
  for (const message of messages) mailbox.append(utf8(message), { internalDateMs: 0 });
  return mailbox;
}

let nonces = 0;
const policyFor = (mailbox: Mailbox, more: Partial<Pop3Policy> = {}): Pop3Policy => ({
  hostName: 'mx.b.com',
  stamp: '<1@mx.b.com>',
  account: (name) => (name === 'bea' ? { password: 'correo', mailbox, lock: lockOf(mailbox) } : undefined),
  nonce: () => `nonce${++nonces}`,
  ...more,
});

/** Both ends on a line on which TLS can begin; what crosses it in the clear is in `clear`. */
function talked(policy: Pop3Policy, job: Partial<Pop3Job>, { certificate = true, cuts = [] as number[] } = {}) {
  const said: string[] = [];
  const clear: string[] = [];
  const messages: FetchedByPop3[] = [];
  let outcome: Pop3Outcome | undefined;
  let tls: TlsFacts | null = null;
  const shaking = new Set<string>();
  const queues: Record<'server' | 'client', Uint8Array[]> = { server: [], client: [] };
  const carried = (who: 'server' | 'client', to: Uint8Array[]) => ({
    get tls() {
      return tls;
    },
    moved: () => {},
    close: () => {},
    put: ({ octets, verb }: { octets: Uint8Array; verb: string }) => {
      if (who === 'client') said.push(verb);
      if (!tls) clear.push(text(octets));
      to.push(octets);
    },
    startTls: () => void shaking.add(who),
  });
  const serving = carried('server', queues.client);
  const asking = carried('client', queues.server);
  const server: End = new Pop3Server(
    policy,
    Object.defineProperties(
      { moved: serving.moved, close: serving.close, answer: serving.put, ...(certificate && { startTls: serving.startTls }) } as never,
      { tls: { get: () => tls } },
    ),
  );
  const client: End = new Pop3Client(
    { user: 'bea', password: 'correo', leaveOnServer: true, known: new Set(), nonce: () => `client${++nonces}`, ...job },
    Object.defineProperties({ moved: asking.moved, close: asking.close, say: asking.put, startTls: asking.startTls } as never, {
      tls: { get: () => tls },
    }),
    { message: (message) => void messages.push(message), done: (done) => (outcome = done) },
  );
  client.opened();
  server.opened();
  const deliver = (queue: Uint8Array[], end: End) => {
    let cut = 0;
    for (let octets = concat(queue.splice(0)); octets.length > 0;) {
      const length = cuts.length === 0 ? octets.length : cuts[cut++ % cuts.length]!;
      end.received(octets.slice(0, length));
      octets = octets.subarray(length);
    }
  };
  for (let rounds = 0; rounds < 200 && (queues.client.length > 0 || queues.server.length > 0 || shaking.size === 2); rounds++) {
    deliver(queues.server, server);
    deliver(queues.client, client);
    if (shaking.size < 2) continue;
    tls = FACTS;
    shaking.clear();
    server.secured!();
    client.secured!();
  }
  return { said, clear, messages, outcome };
}

describe('a client finds its way in', () => {
  test.each([
    [{}, 'USER PASS STAT LIST UIDL RETR QUIT'],
    [{ login: 'apop' }, 'APOP STAT LIST UIDL RETR QUIT'],
    [{ login: 'auth' }, 'CAPA AUTH (response) (response) STAT LIST UIDL RETR QUIT'],
    [{ login: 'auth', mechanisms: ['CRAM-MD5'] }, 'CAPA AUTH (response) STAT LIST UIDL RETR QUIT'],
    [{ login: 'auth', nonce: undefined }, 'CAPA AUTH (response) STAT LIST UIDL RETR QUIT'],
    [{ login: 'auth', mechanisms: ['LOGIN'], inTheClear: true }, 'CAPA AUTH (response) (response) STAT LIST UIDL RETR QUIT'],
    [{ tls: 'ifOffered' }, 'CAPA STLS CAPA USER PASS STAT LIST UIDL RETR QUIT'],
    [{ tls: 'demanded', login: 'auth', mechanisms: ['PLAIN'] }, 'CAPA STLS CAPA AUTH STAT LIST UIDL RETR QUIT'],
    [{ tls: 'demanded', utf8: true }, 'CAPA STLS CAPA UTF8 USER PASS STAT LIST UIDL RETR QUIT'],
  ] satisfies [Partial<Pop3Job>, string][])('%o', (job, expected) => {
    for (const cuts of [[], [1], [7, 2]]) {
      const { said, messages, outcome } = talked(policyFor(mailboxOf('a\r\n')), job, { cuts });
      expect(said.join(' ')).toBe(expected);
      expect(messages.map(({ octets }) => text(octets))).toEqual(['a\r\n']);
      expect(outcome).toEqual({ outcome: 'done', verb: '' });
    }
  });

  test.each([
    [{ tls: 'demanded' }, { certificate: false }, {}, 'tlsNotOffered'],
    [{ tls: 'demanded' }, {}, { tlsUnavailable: true }, 'tlsRefused'],
    [{ login: 'apop' }, {}, { stamp: '' }, 'noStamp'],
    [{ login: 'auth', mechanisms: ['PLAIN'] }, {}, {}, 'noMechanism'],
    [{ login: 'auth' }, {}, { mechanisms: ['XOAUTH2'] }, 'noMechanism'],
  ] satisfies [Partial<Pop3Job>, { certificate?: boolean }, Partial<Pop3Policy>, string][])(
    'or leaves, without having said a password: %o %o %o',
    (job, line, policy, obstacle) => {
      const { said, outcome, clear } = talked(policyFor(mailboxOf('a\r\n'), policy), job, line);
      expect(outcome).toMatchObject({ outcome: 'refused', obstacle });
      expect(said.at(-1)).toBe('QUIT');
      expect(clear.join('')).not.toMatch(/correo|AUTH PLAIN|USER bea/);
    },
  );

  test('a wrong password is refused by every mechanism', () => {
    for (const name of ['SCRAM-SHA-256', 'CRAM-MD5', 'PLAIN', 'LOGIN']) {
      const job = { login: 'auth' as const, mechanisms: [name], inTheClear: true, password: 'otra' };
      const { outcome, messages } = talked(policyFor(mailboxOf('a\r\n')), job);
      expect(outcome).toMatchObject({ outcome: 'refused', reply: { code: 'AUTH' } });
      expect(messages).toEqual([]);
    }
  });

  test('nothing that opens the maildrop crosses the line in the clear where TLS is demanded', () => {
    const { clear, outcome } = talked(policyFor(mailboxOf('a\r\n'), { inTheClear: false }), { tls: 'demanded' });
    expect(outcome?.outcome).toBe('done');
    expect(clear.join('')).not.toMatch(/bea|correo/);
  });
});

describe('a server', () => {
  const answers = (policy: Pop3Policy) => speaking((carrier) => new Pop3Server(policy, carrier)).say;

  test('sends no letter beyond ASCII in a header to a client that has not asked for it, but what can be said without', () => {
    const letter = 'Subject: niño\r\nFrom: José <josé@correo.es>\r\nX-Any: ñ\r\n\r\nniño\r\n';
    const surrogate =
      'Subject: =?utf-8?B?bmnDsW8=?=\r\nFrom: =?utf-8?B?Sm9zw6k=?= <invalid@internationalized-address.invalid>\r\n\r\nni\xc3\xb1o\r\n';
    const policy = policyFor(mailboxOf(letter, 'Subject: x\r\n\r\nniño\r\n'));
    const say = answers(policy);
    const opened = say('USER bea\r\nPASS correo\r\n');
    // what is told first is what STAT tells
    expect(opened).toContain(`(${say('STAT\r\n').split(' ')[2]!.trim()} octets)`);
    expect(say('RETR 1\r\n')).toBe(`+OK ${surrogate.length} octets\r\n${surrogate}.\r\n`);
    expect(say('TOP 1 0\r\n')).toMatch(/^\+OK [ -~\r\n]*$/);
    // RFC 6856 §2.1: LIST tells the octets that RETR sends
    expect(say('LIST 1\r\n')).toBe(`+OK 1 ${surrogate.length}\r\n`);
    expect(say('RETR 2\r\n')).toContain('Subject: x\r\n\r\nni\xc3\xb1o\r\n');
    say('QUIT\r\n');
    const other = answers(policy);
    other('UTF8\r\nUSER bea\r\nPASS correo\r\n');
    expect(other('RETR 1\r\n')).toContain(text(utf8(letter)));
  });

  test.each([
    [1995, ['APOP', 'USER', 'PASS', 'STAT', 'LIST', 'UIDL', 'TOP', 'RETR', 'DELE', 'NOOP', 'RSET', 'QUIT']],
    [2008, ['APOP', 'USER', 'PASS', 'STAT', 'LIST', 'UIDL', 'TOP', 'RETR', 'DELE', 'NOOP', 'RSET', 'QUIT', 'CAPA', 'STLS', 'AUTH']],
  ])('of %s knows the verbs of its year and no others', (year, known) => {
    const { policy, carrier } = { policy: policyFor(mailboxOf('a\r\n'), { year }), carrier: { startTls: () => {} } };
    const heard = pop3Book.commands.filter(({ verb, example }) => {
      const server = speaking((own) => new Pop3Server(policy, Object.assign(own, carrier)));
      return !/^-ERR Command not recognized/.test(server.say(`${example ?? verb}\r\n`).replace(/^.*ready.*\r\n/, ''));
    });
    expect(heard.map(({ verb }) => verb).sort()).toEqual([...known].sort());
  });
  test('of 1995 puts no words in brackets behind a refusal, and lists nothing that it does not know', () => {
    const of = (year: number) => answers(policyFor(mailboxOf('a\r\n'), { year }));
    expect(of(1995)('USER bea\r\nPASS wrong\r\n')).toContain('-ERR Wrong user name');
    // RFC 3206 is of 2002: four years after the first words in brackets
    expect(of(2000)('USER bea\r\nPASS wrong\r\n')).toContain('-ERR Wrong user name');
    expect(of(2000)('CAPA\r\n')).toMatch(/\r\nRESP-CODES\r\nPIPELINING\r\n/);
    expect(of(2008)('USER bea\r\nPASS wrong\r\n')).toContain('-ERR [AUTH] Wrong user name');
    expect(of(2008)('CAPA\r\n')).toContain('\r\nAUTH-RESP-CODE\r\n');
    expect(of(2008)('CAPA\r\n')).not.toMatch(/UTF8|LANG/);
  });

  test('EXPIRE: what is too old goes before it is numbered, and the policy hears of it', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    mailbox.append(ascii('c\r\n'), { internalDateMs: 10 * DAY_MS });
    const removed: number[] = [];
    const more = {
      expireDays: 7,
      nowMs: () => 12 * DAY_MS,
      removed: (gone: { uid: number }[]) => removed.push(...gone.map(({ uid }) => uid)),
    };
    const say = answers(policyFor(mailbox, more));
    expect(say('USER bea\r\nPASS correo\r\nSTAT\r\n')).toContain('+OK 1 3\r\n');
    expect(removed).toEqual([1, 2]);
  });

  test('EXPIRE 0 takes away what was retrieved, but only at QUIT', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    const policy = policyFor(mailbox, { expireDays: 0 });
    const cut = speaking((carrier) => new Pop3Server(policy, carrier));
    cut.say('USER bea\r\nPASS correo\r\nRETR 1\r\n');
    cut.server.ended('lost');
    expect(mailbox.messages).toHaveLength(2);
    answers(policy)('USER bea\r\nPASS correo\r\nRETR 1\r\nRETR 1\r\nQUIT\r\n');
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([2]);
  });

  test('LOGIN-DELAY counts from the last log-in that succeeded', () => {
    let nowMs = 0;
    const policy = policyFor(mailboxOf(), { logins: new LoginTimes(60, () => nowMs) });
    const login = (password = 'correo') => answers(policy)(`USER bea\r\nPASS ${password}\r\nQUIT\r\n`);
    expect(login('otra')).toContain('[AUTH]');
    expect(login()).toContain('+OK Maildrop');
    nowMs = 59_000;
    expect(login()).toContain('[LOGIN-DELAY]');
    nowMs = 60_000;
    expect(login()).toContain('+OK Maildrop');
  });

  test('CAPA lists what works now, and only that', () => {
    const capa = (more: Partial<Pop3Policy>) => answers(policyFor(mailboxOf(), more))('CAPA\r\n').split('\r\n').slice(1, -2);
    expect(capa({})).toContain('SASL SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN XOAUTH2');
    expect(capa({ nonce: undefined as never })).toContain('SASL PLAIN LOGIN XOAUTH2');
    expect(capa({ inTheClear: false })).not.toContain('USER');
    expect(capa({ mechanisms: [] }).join()).not.toContain('SASL');
    expect(capa({ expireDays: 7, logins: new LoginTimes(900, () => 0) })).toEqual(expect.arrayContaining(['EXPIRE 7', 'LOGIN-DELAY 900']));
    for (const line of capa({})) expect(line.length).toBeLessThanOrEqual(512);
  });

  /** Ways into every state in which something can be said. */
  const STATES: Record<string, string> = {
    'authorization.anonymous': '',
    'authorization.named': 'USER bea\r\n',
    challenged: 'AUTH LOGIN\r\n',
    transaction: 'USER bea\r\nPASS correo\r\n',
  };
  test.each(Object.keys(STATES))('answers every verb in the state %s, with a status that the book permits', (state) => {
    for (const { verb, example, replies: permitted } of Object.values(commands)) {
      const { say, server } = speaking((carrier) => new Pop3Server(policyFor(mailboxOf('a\r\n')), carrier));
      say(STATES[state]!);
      expect(server.state).toBe(state);
      const [status] = /^(?:\+OK|-ERR|\+)/.exec(say(`${example}\r\n`))!;
      const codes = [...permitted.success, ...(permitted.intermediate ?? []), ...permitted.failure];
      // within an exchange nothing is a command: 'UTF8' is base64 of something there
      expect(state === 'challenged' ? [...codes, '+'] : codes, verb).toContain(status);
    }
  });
});

test('every reply but figures and challenges is said in Spanish too, with the same blanks', () => {
  const figures = ['greeting', 'busy', 'stat', 'listed', 'challenge'];
  for (const [name, { text: words }] of Object.entries(replies)) {
    const other = spanish[name as keyof typeof replies];
    if (figures.includes(name)) expect(other).toBeUndefined();
    else expect(other?.match(/\{\d\}/g) ?? [], name).toEqual(words.match(/\{\d\}/g) ?? []);
  }
});

test('secrets are known by their verbs, and taken out of what is logged', () => {
  expect(['PASS', 'APOP', 'AUTH', '(response)', 'USER', 'RETR'].map(hasSecret)).toEqual([true, true, true, true, false, false]);
  expect(withoutSecret('PASS', 'PASS mi clave')).toBe('PASS ****');
  expect(withoutSecret('APOP', 'APOP bea c4c9334bac560ecc979e58001b3e22fb')).toBe('APOP bea ****');
  expect(withoutSecret('AUTH', 'AUTH PLAIN AGJlYQBjb3JyZW8=')).toBe('AUTH PLAIN ****');
  expect(withoutSecret('AUTH', 'AUTH PLAIN')).toBe('AUTH PLAIN');
  expect(withoutSecret('(response)', 'AGJlYQBjb3JyZW8=')).toBe('****');
  expect(withoutSecret('USER', 'USER bea')).toBe('USER bea');
});

test('the octets of a SASL exchange are named', () => {
  const keys = (kind: 'command' | 'reply', line: string) => annotate(kind, ascii(`${line}\r\n`)).map(({ key }) => key);
  expect(keys('command', 'AUTH PLAIN AGJlYQ==')).toEqual(['pop3.verb', 'space', 'pop3.argument', 'space', 'pop3.sasl', 'crlf']);
  expect(keys('command', 'AGJlYQBjb3JyZW8=')).toEqual(['pop3.sasl', 'crlf']);
  expect(keys('reply', '+ VXNlcm5hbWU6')).toEqual(['pop3.status', 'space', 'pop3.sasl', 'crlf']);
  expect(keys('reply', '+ ')).toEqual(['pop3.status', 'space', 'crlf']);
});

test('the book offers other replies to the new verbs', () => {
  expect(pop3Book.repliesTo('STLS', '+OK Begin TLS negotiation', 'STLS')).toContain('-ERR [SYS/TEMP] TLS is not available now');
  expect(pop3Book.commands.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['AUTH', 'STLS', 'UTF8', 'LANG']));
});

test('any octets in an exchange are answered in bounded memory', () => {
  const words = fc.constantFrom(
    'AUTH PLAIN\r\n',
    'AUTH SCRAM-SHA-256\r\n',
    'AUTH LOGIN\r\n',
    '*\r\n',
    '=\r\n',
    'LANG es\r\n',
    'UTF8\r\n',
    '\n',
    'QUJD'.repeat(400),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 30 }), (said) => {
      const { say } = speaking((carrier) => new Pop3Server(policyFor(mailboxOf('a\r\n')), carrier));
      for (const one of said) say(one);
    }),
    { numRuns: 300 },
  );
});

test("what comes in the clear behind the yes to STLS is nobody's reply", () => {
  const said: string[] = [];
  const job = { user: 'bea', password: 'correo', leaveOnServer: false, known: new Set<string>(), mechanisms: [], tls: 'demanded' as const };
  const carrier = {
    tls: null,
    say: ({ verb }: { verb: string }) => void said.push(verb),
    moved: () => {},
    close: () => {},
    startTls: () => {},
  };
  const client = new Pop3Client(job, carrier, { message: () => {}, done: () => {} });
  for (const line of ['+OK <1@b>', '+OK\r\nSTLS\r\n.', '+OK\r\n-ERR injected']) client.received(ascii(`${line}\r\n`));
  client.received(ascii('-ERR injected later\r\n'));
  expect(said).toEqual(['CAPA', 'STLS']);
  expect(client.state).toBe('handshake');
});
