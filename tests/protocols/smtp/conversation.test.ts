/** Our client with our server: what the one says arrives as it was meant, whatever extensions they agree on and wherever the octets are cut. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, text, utf8 } from '../../../src/mail/octets.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../../src/protocols/smtp/client.ts';
import type { SmtpPolicy } from '../../../src/protocols/smtp/policy.ts';
import { reply } from '../../../src/protocols/smtp/replies.ts';
import { SmtpServer } from '../../../src/protocols/smtp/server.ts';
import { withKeyword } from '../../../src/protocols/smtp/trace.ts';
import { policyIn, plainPolicy, type Kept } from './house.ts';
import { joined } from './joined.ts';

const MESSAGE = ascii('Subject: x\r\n\r\n.dot\r\n..\r\n');
const job: SmtpJob = {
  helo: 'smtp.a.org',
  reversePath: 'ana@a.org',
  forwardPaths: ['bea@b.com', 'nobody@b.com', 'carlos@b.com'],
  message: MESSAGE,
};
const credentials = { user: 'bea@b.com', password: 'correo' };
const verbs = (spoken: readonly string[]) => spoken.filter((line) => line.startsWith('C: ')).map((line) => line.slice(3).split(/[ \r]/)[0]);

interface Case {
  name: string;
  world: string;
  job: Partial<SmtpJob>;
  said: string[];
  tls?: boolean;
}
const cases: Case[] = [
  { name: 'plainly', world: '', job: {}, said: ['EHLO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', 'Subject:', 'QUIT'] },
  {
    name: 'over STARTTLS',
    world: 'tls',
    tls: true,
    job: { tls: 'ifOffered' },
    said: ['EHLO', 'STARTTLS', 'EHLO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', 'Subject:', 'QUIT'],
  },
  {
    name: 'over STARTTLS with PLAIN, in chunks',
    world: 'auth-tls',
    tls: true,
    job: { tls: 'demanded', credentials, mechanisms: ['PLAIN'], chunking: true, chunkOctets: 7 },
    said: ['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'BDAT', 'BDAT', 'BDAT', 'BDAT', 'QUIT'],
  },
  {
    name: 'with CRAM-MD5',
    world: 'auth',
    job: { credentials },
    said: [
      'EHLO',
      'AUTH',
      'YmVhQGIuY29tIDQ1NDM2ZmQwY2U5YTVmYzI4M2JkOTYwMjE2NmI3OTQ5',
      'MAIL',
      'RCPT',
      'RCPT',
      'RCPT',
      'DATA',
      'Subject:',
      'QUIT',
    ],
  },
  {
    name: 'in one chunk, pipelined',
    world: '',
    job: { chunking: true, pipelining: true },
    said: ['EHLO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'BDAT', 'QUIT'],
  },
  { name: 'pipelined', world: '', job: { pipelining: true }, said: ['EHLO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', 'Subject:', 'QUIT'] },
];

describe.each(cases)('a message goes $name', ({ world, job: special, said, tls = false }) => {
  const wanted = { ...job, ...special };

  test('and arrives as it was', () => {
    const kept: Kept[] = [];
    const outcome = joined(policyIn(world, 'smtp', kept), wanted, [], tls);
    const heard = verbs(outcome.spoken);
    // a digest depends on the password: only its place matters
    expect(heard.map((verb, index) => (world === 'auth' && index === 2 ? said[2] : verb))).toEqual(said);
    expect(kept.map(({ message }) => text(message))).toEqual([text(MESSAGE)]);
    expect(kept[0]!.envelope.forwardPaths).toEqual(['bea@b.com', 'carlos@b.com']);
    expect(outcome.fates.map(({ outcome: fate }) => fate)).toEqual(['accepted', 'refused', 'accepted']);
    expect(outcome).toMatchObject({ returns: 1, closed: { server: true, client: true } });
  });

  test('with octets cut at every position', () => {
    const whole = joined(policyIn(world, 'smtp'), wanted, [], tls);
    for (let size = 1; size < 60; size++) {
      const kept: Kept[] = [];
      expect(joined(policyIn(world, 'smtp', kept), wanted, [size, 1], tls).spoken).toEqual(whole.spoken);
      expect(kept.map(({ message }) => message)).toEqual([MESSAGE]);
    }
  });
});

test('SCRAM-SHA-256 is chosen where both sides have it, and the server proves itself too', () => {
  const outcome = joined(policyIn('auth', 'smtp'), { ...job, credentials, nonce: () => 'abcdef' });
  expect(outcome.spoken.find((line) => line.startsWith('C: AUTH'))).toMatch(/^C: AUTH SCRAM-SHA-256 /);
  expect(outcome.report.authenticated).toBe(true);
});

test.each(['PLAIN', 'LOGIN', 'XOAUTH2', 'CRAM-MD5', 'SCRAM-SHA-256'])('%s gets through, and fails with a wrong password', (mechanism) => {
  const by = { ...job, credentials, mechanisms: [mechanism], inTheClear: true, nonce: () => 'abcdef' };
  const right = joined(policyIn('auth', 'smtp'), by);
  expect(right.fates[0]!.outcome).toBe('accepted');
  const wrong = joined(policyIn('auth', 'smtp'), { ...by, credentials: { ...credentials, password: 'wrong' } });
  expect(wrong.fates[0]).toMatchObject({ outcome: 'refused', reply: { code: 535 } });
  expect(verbs(wrong.spoken).at(-1)).toBe('QUIT');
});

describe('what is needed and not offered is not sent', () => {
  test.each([
    ['tlsNotOffered', '', { tls: 'demanded' as const }, 'deferred'],
    ['tlsRefused', 'tls-unavailable', { tls: 'demanded' as const }, 'deferred'],
    ['noMechanism', '', { credentials }, 'deferred'],
    ['noMechanism', 'auth-tls', { credentials, mechanisms: ['PLAIN'] }, 'deferred'],
    ['smtpUtf8NotOffered', 'few-extensions', { reversePath: 'josé@a.org' }, 'refused'],
    ['smtpUtf8NotOffered', 'few-extensions', { smtpUtf8: true }, 'refused'],
    ['eightBitNotOffered', 'few-extensions', { message: utf8('Subject: ñ\r\n') }, 'refused'],
    ['binaryNotOffered', 'few-extensions', { body: 'BINARYMIME' as const }, 'refused'],
  ])('%s (%s)', (obstacle, world, special, outcome) => {
    const { fates, report, spoken } = joined(policyIn(world, 'smtp'), { ...job, ...special });
    expect(fates).toEqual(job.forwardPaths.map((forwardPath) => expect.objectContaining({ forwardPath, outcome, obstacle })));
    expect(report.obstacle).toBe(obstacle);
    expect(verbs(spoken)).not.toContain('MAIL');
    expect(verbs(spoken).at(-1)).toBe('QUIT');
  });
});

test('STARTTLS that fails does not matter to a client that only would like it', () => {
  const { fates, spoken } = joined(policyIn('tls-unavailable', 'smtp'), { ...job, tls: 'ifOffered' });
  expect(verbs(spoken).slice(0, 3)).toEqual(['EHLO', 'STARTTLS', 'MAIL']);
  expect(fates[0]!.outcome).toBe('accepted');
});

test('a handshake that fails is told as such', () => {
  let fates: Fate[] = [];
  const carrier = { say: () => {}, tls: null, moved: () => {}, close: () => {}, startTls: () => {} };
  const client = new SmtpClient({ ...job, tls: 'ifOffered' }, carrier, (all) => (fates = all));
  for (const line of ['220 x', '250-x\r\n250 STARTTLS', '220 go']) client.received(ascii(`${line}\r\n`));
  expect(client.state).toBe('handshake');
  client.received(ascii('250 injected\r\n'));
  client.ended('reset');
  expect(fates.map(({ outcome, verb, obstacle }) => [outcome, verb, obstacle])).toEqual(
    [1, 2, 3].map(() => ['deferred', 'STARTTLS', 'tlsRefused']),
  );
});

test('what the sender wants reaches the envelope', () => {
  const kept: Kept[] = [];
  const wishes: Partial<SmtpJob> = {
    forwardPaths: ['bea@b.com', 'ñandú@b.com'],
    reversePath: 'josé@a.org',
    ret: 'HDRS',
    envid: 'a b+c=d',
    auth: 'ana=x@a.org',
    credentials,
    recipients: [{ path: 'bea@b.com', notify: 'SUCCESS,DELAY', orcpt: 'rfc822;b+e=a@b.com' }],
    body: 'BINARYMIME',
    message: Uint8Array.of(0, 10, 13, 255),
  };
  joined(policyIn('auth', 'smtp', kept), { ...job, ...wishes });
  expect(kept[0]!.envelope).toMatchObject({
    reversePath: 'josé@a.org',
    forwardPaths: ['bea@b.com', 'ñandú@b.com'],
    recipients: [
      { path: 'bea@b.com', notify: 'SUCCESS,DELAY', orcpt: 'rfc822;b+e=a@b.com' },
      { path: 'ñandú@b.com', notify: '', orcpt: '' },
    ],
    declaredOctets: 4,
    body: 'BINARYMIME',
    smtpUtf8: true,
    ret: 'HDRS',
    envid: 'a b+c=d',
    auth: 'ana=x@a.org',
    user: 'bea@b.com',
    extended: true,
  });
  expect(kept[0]!.message).toEqual(wishes.message);
});

describe('LMTP', () => {
  test('every recipient has a fate of its own', () => {
    for (const chunking of [false, true]) {
      const kept: Kept[] = [];
      const forwardPaths = ['david@b.com', 'nobody@b.com', 'bea@b.com', 'carlos@b.com'];
      const outcome = joined(policyIn('full', 'lmtp', kept), { ...job, forwardPaths, lmtp: true, chunking, chunkOctets: 5 }, [3]);
      expect(outcome.fates.map(({ outcome: fate, reply: said }) => [fate, said?.code])).toEqual([
        ['accepted', 250],
        ['refused', 550],
        ['deferred', 452],
        ['accepted', 250],
      ]);
      expect(kept.map(({ envelope }) => envelope.forwardPaths)).toEqual([['david@b.com'], ['carlos@b.com']]);
      expect(verbs(outcome.spoken)[0]).toBe('LHLO');
    }
  });

  test('a chunk that is too large decides for all at once', () => {
    const large = { ...job, message: new Uint8Array(3000).fill(65), lmtp: true, chunking: true, chunkOctets: 1500 };
    const { fates, returns } = joined(policyIn('small', 'lmtp'), { ...large, forwardPaths: ['bea@b.com', 'carlos@b.com'] });
    expect(fates.map(({ reply: said }) => said?.code)).toEqual([552, 552]);
    expect(returns).toBe(1);
  });
});

describe('pipelining', () => {
  const pipelined = { ...job, pipelining: true };

  test('a refused sender lets the rest of the group go by', () => {
    const policy: SmtpPolicy = { ...plainPolicy('smtp'), mail: () => reply('storageFull') };
    const { fates, spoken, returns } = joined(policy, pipelined);
    expect(fates.map(({ outcome, reply: said }) => [outcome, said?.code])).toEqual([1, 2, 3].map(() => ['deferred', 452]));
    expect(verbs(spoken)).toEqual(['EHLO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', 'QUIT']);
    expect(returns).toBe(1);
  });

  test('a text that is invited for nobody is ended at once', () => {
    const script = ['220 x', '250-x\r\n250 PIPELINING', '250 ok', '550 no', '550 no', '550 no', '354 go', '554 none', '221 bye'];
    const said: string[] = [];
    const client = played({ ...pipelined }, script, said);
    expect(said.slice(-2)).toEqual(['.\r\n', 'QUIT\r\n']);
    expect(client.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
  });
});

function played(wanted: SmtpJob, script: readonly string[], said: string[]) {
  let fates: ReturnType<typeof joined>['fates'] = [];
  const carrier = {
    say: ({ octets }: { octets: Uint8Array }) => void said.push(text(octets)),
    tls: null,
    moved: () => {},
    close: () => {},
  };
  const client = new SmtpClient(wanted, carrier, (all) => (fates = all));
  for (const line of script) client.received(ascii(`${line}\r\n`));
  return fates;
}

describe('errands', () => {
  const nothing = { ...job, forwardPaths: [] };

  test('ETRN asks for a queue and reports the answer', () => {
    const { report } = joined(policyIn('etrn', 'smtp'), { ...nothing, errand: { ask: 'etrn', node: 'mysoft.com' } });
    expect(report.errand).toMatchObject({ code: 253 });
    const refused = joined(policyIn('', 'smtp'), { ...nothing, errand: { ask: 'etrn', node: 'b.com' } });
    expect(refused.report.obstacle).toBe('etrnNotOffered');
  });

  test.each([[[]], [[1]], [[7, 2]]])('ATRN turns the connection round (octets cut by %j)', (cuts) => {
    const kept: Kept[] = [];
    const home = { ...plainPolicy('smtp', kept), hostName: 'example.org', rcpt: () => undefined };
    const serve = (carrier: ConstructorParameters<typeof SmtpServer>[1]) => new SmtpServer(home, carrier);
    const errand = { ask: 'atrn' as const, domains: ['example.org', 'example.com'], serve };
    const { report, closed, returns } = joined(policyIn('odmr', 'smtp'), { ...nothing, credentials, errand }, cuts);
    expect(report.errand?.code).toBe(250);
    expect(kept.map(({ envelope }) => envelope.forwardPaths)).toEqual([['l.eva.msg@example.com']]);
    expect({ closed, returns }).toEqual({ closed: { server: true, client: true }, returns: 1 });
  });

  test('TURN does the same in 1982', () => {
    const kept: Kept[] = [];
    const home: SmtpPolicy = { ...plainPolicy('smtp', kept), profile: '1982', rcpt: () => undefined };
    const errand = { ask: 'turn' as const, serve: (carrier: ConstructorParameters<typeof SmtpServer>[1]) => new SmtpServer(home, carrier) };
    const { spoken } = joined(policyIn('1982', 'smtp'), { ...nothing, errand });
    expect(verbs(spoken).slice(0, 3)).toEqual(['EHLO', 'HELO', 'TURN']);
    expect(kept).toHaveLength(1);
  });

  test('mail that nobody has is reported', () => {
    const errand = { ask: 'atrn' as const, domains: ['empty.example'], serve: () => new SmtpServer(plainPolicy('smtp'), never()) };
    const { report } = joined(policyIn('odmr', 'smtp'), { ...nothing, credentials, errand });
    expect(report.errand).toMatchObject({ code: 453 });
  });
});

function never(): never {
  throw new Error('the connection was not turned round');
}

test('any message and any envelope arrive equal, however they go', () => {
  const local = fc.stringMatching(/^[a-z][a-z0-9.]{0,20}[a-z]$/).filter((name) => !name.includes('..'));
  const lines = fc.array(fc.array(fc.constantFrom(46, 65, 128, 255), { maxLength: 10 }), { maxLength: 6 });
  const ways = fc.record({
    pipelining: fc.boolean(),
    chunking: fc.boolean(),
    chunkOctets: fc.integer({ min: 1, max: 40 }),
    lmtp: fc.boolean(),
  });
  const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 });
  fc.assert(
    fc.property(local, fc.uniqueArray(local, { minLength: 1, maxLength: 5 }), lines, ways, cuts, (from, to, all, way, pieces) => {
      const kept: Kept[] = [];
      const forwardPaths = to.map((name) => `${name}@b.com`);
      const message = Uint8Array.from(all.flatMap((line) => [...line, 13, 10]));
      const policy = { ...plainPolicy(way.lmtp ? 'lmtp' : 'smtp', kept), rcpt: () => undefined };
      const { fates } = joined(policy, { ...way, helo: 'a.org', reversePath: `${from}@a.org`, forwardPaths, message }, pieces);
      expect(fates.map(({ outcome }) => outcome)).toEqual(to.map(() => 'accepted'));
      expect(kept.flatMap(({ envelope }) => envelope.forwardPaths)).toEqual(forwardPaths);
      for (const { message: got, envelope } of kept) expect([got, envelope.reversePath]).toEqual([message, `${from}@a.org`]);
    }),
    { numRuns: 300 },
  );
});

test('the word for Received says how the message came', () => {
  const plain = { extended: true, lmtp: false, smtpUtf8: false, tls: null, user: '' };
  const tls = { version: '', cipher: '', serverName: '' };
  expect(withKeyword({ ...plain, extended: false })).toBe('SMTP');
  expect(withKeyword(plain)).toBe('ESMTP');
  expect(withKeyword({ ...plain, tls })).toBe('ESMTPS');
  expect(withKeyword({ ...plain, user: 'ana' })).toBe('ESMTPA');
  expect(withKeyword({ ...plain, tls, user: 'ana' })).toBe('ESMTPSA');
  expect(withKeyword({ ...plain, lmtp: true, tls })).toBe('LMTPS');
  expect(withKeyword({ ...plain, smtpUtf8: true, tls, user: 'ana' })).toBe('UTF8SMTPSA');
  expect(withKeyword({ ...plain, smtpUtf8: true, lmtp: true })).toBe('UTF8LMTP');
});
