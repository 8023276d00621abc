import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import type { ServerCarrier } from '../../../src/protocols/carrier.ts';
import { isSpokenIn } from '../../../src/protocols/command.ts';
import { smtpBook } from '../../../src/protocols/smtp/book.ts';
import { SmtpClient, type Fate, type SmtpJob } from '../../../src/protocols/smtp/client.ts';
import { commandNamed, commands } from '../../../src/protocols/smtp/commands/index.ts';
import { isOf, profiles } from '../../../src/protocols/smtp/profiles.ts';
import { replies } from '../../../src/protocols/smtp/replies.ts';
import { hasSecret, withoutSecret } from '../../../src/protocols/smtp/secrets.ts';
import { SmtpServer } from '../../../src/protocols/smtp/server.ts';
import { session } from '../../../src/protocols/smtp/session.machine.ts';
import { formatReply } from '../../../src/protocols/smtp/wire.ts';
import { worded, wordings, type WordingName } from '../../../src/protocols/smtp/wordings/index.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { policyIn, WORLDS, type Kept } from './house.ts';
import { TLS } from './joined.ts';

const job: SmtpJob = {
  helo: 'smtp.a.org',
  reversePath: 'ana@a.org',
  forwardPaths: ['bea@b.com', 'nobody@b.com', 'carlos@b.com'],
  message: ascii('Subject: x\r\n\r\n.dot\r\n..\r\n'),
};

const quiet = { tls: null, moved: () => {}, close: () => {} };

test('a server that knows only HELO is greeted with HELO', () => {
  const codes = ['220 old', '502 what?', '250 old', '250 ok', '250 ok', '250 ok', '250 ok', '354 go', '250 done', '221 bye'];
  const said: string[] = [];
  const fates: Fate[][] = [];
  const client = new SmtpClient(job, { ...quiet, say: ({ verb }) => void said.push(verb) }, (all) => fates.push(all));
  for (const line of codes) client.received(ascii(`${line}\r\n`));
  expect(said).toEqual(['EHLO', 'HELO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', '(message)', 'QUIT']);
  expect(fates[0]!.every(({ outcome }) => outcome === 'accepted')).toBe(true);
});

/** A server that speaks as many verbs as possible at once: of today, or of 1982. */
const everything = (world: string) => ({
  ...policyIn('open', 'smtp'),
  ...policyIn('etrn', 'smtp'),
  ...policyIn('odmr', 'smtp'),
  ...policyIn(world, 'smtp'),
});
const HELLO = { today: 'EHLO a.org', 1982: 'HELO a.org' };
const leads = (hello: string): Record<string, string[]> => ({
  'session.greeted': [],
  'session.ready': [`${hello}\r\n`],
  'session.sender': [`${hello}\r\n`, 'MAIL FROM:<ana@a.org>\r\n'],
  'session.recipients': [`${hello}\r\n`, 'MAIL FROM:<ana@a.org>\r\n', 'RCPT TO:<bea@b.com>\r\n'],
  'session.chunks': [`${hello}\r\n`, 'MAIL FROM:<ana@a.org>\r\n', 'RCPT TO:<bea@b.com>\r\n', 'BDAT 3\r\nabc'],
  text: [`${hello}\r\n`, 'MAIL FROM:<ana@a.org>\r\n', 'RCPT TO:<bea@b.com>\r\n', 'DATA\r\n'],
  challenged: [`${hello}\r\n`, 'AUTH LOGIN\r\n'],
  handshake: [`${hello}\r\n`, 'STARTTLS\r\n'],
  turned: [`${hello}\r\n`, 'TURN\r\n'],
});

describe.each(['today', '1982'] as const)('every verb in every state has an answer: %s', (profile) => {
  const spoken = (state: string) =>
    !(profile === '1982' && ['session.chunks', 'challenged', 'handshake'].includes(state)) && !(profile === 'today' && state === 'turned');
  const cases = Object.entries(leads(HELLO[profile]))
    .filter(([state]) => spoken(state))
    .flatMap(([state, lead]) => Object.values(commands).map((command) => ({ state, lead, command, verb: command.verb })));

  test.each(cases)('$verb in $state', ({ state, lead, command, verb }) => {
    const said: string[] = [];
    const carrier: ServerCarrier = { ...quiet, startTls: () => {}, answer: ({ octets }) => void said.push(text(octets)) };
    const server = new SmtpServer({ ...everything(profile === '1982' ? '1982' : ''), profile }, carrier);
    server.opened();
    for (const line of lead) server.received(ascii(line));
    expect(server.state).toBe(state);
    said.length = 0;
    server.received(ascii(`${command.example}\r\n`));
    // text, a response, octets before the handshake and a server turned client: what looks like a command is none
    if (state === 'text' || state === 'handshake') return expect(said).toEqual([]);
    if (state === 'challenged') return expect(['334', '501', '535']).toContain(said[0]!.slice(0, 3));
    if (state === 'turned') return expect(server.state).toBe('turned');
    const legal = session.acceptsIn(state).has(verb) && isOf(profile, command) && isSpokenIn(command, 'smtp');
    const { success, intermediate = [], failure } = commandNamed(verb)!.replies;
    expect(legal ? [...success, ...intermediate, ...failure] : ['500', '502', '503', '554']).toContain(said[0]!.slice(0, 3));
    expect(said.join('').endsWith('\r\n')).toBe(true);
  });
});

describe('what the book says is what the server does', () => {
  test('every verb has a state that takes it', () => {
    const states = Object.keys(leads(''));
    expect(Object.keys(commands).filter((verb) => !states.some((state) => session.acceptsIn(state).has(verb)))).toEqual([]);
  });

  test('the reply to every command may be chosen from the book', () => {
    for (const verb of Object.keys(commands)) expect(smtpBook.repliesTo(verb, '', verb).length, verb).toBeGreaterThan(1);
    expect(smtpBook.repliesTo('STARTTLS', '454 4.7.0 no', 'STARTTLS')).toContain('220 2.0.0 Ready to start TLS');
    expect(smtpBook.repliesTo('(response)', '235 2.7.0 OK', '')).toContain('235 2.7.0 OK');
  });

  test('an overruled reply is what the session moves on', () => {
    const carrier: ServerCarrier = {
      ...quiet,
      startTls: () => {},
      answer: () => {},
      overrule: (_, proposed) => proposed.replace(/^354/, '451'),
    };
    const server = new SmtpServer(policyIn('', 'smtp'), carrier);
    server.opened();
    for (const line of leads('EHLO a.org').text!) server.received(ascii(line));
    expect(server.state).toBe('session.recipients');
  });

  test('LMTP greets in its own way whatever the time', () => {
    for (const profile of Object.keys(profiles) as (keyof typeof profiles)[]) {
      let said = '';
      const server = new SmtpServer({ ...policyIn('', 'lmtp'), profile }, { ...quiet, answer: ({ octets }) => void (said = text(octets)) });
      server.opened();
      server.received(ascii('LHLO a.org\r\n'));
      expect(said.slice(0, 3), profile).toBe('250');
    }
  });

  test('a handshake that never comes ends the connection without a word', () => {
    const said: string[] = [];
    let closed = 0;
    const carrier: ServerCarrier = {
      ...quiet,
      startTls: () => {},
      answer: ({ octets }) => void said.push(text(octets)),
      close: () => void closed++,
    };
    const server = new SmtpServer(policyIn('', 'smtp'), carrier);
    server.opened();
    for (const line of leads('EHLO a.org').handshake!) server.received(ascii(line));
    said.length = 0;
    server.timedOut();
    expect([said, closed]).toEqual([[], 1]);
  });

  test('an overruled greeting forgets nothing', () => {
    const kept: Kept[] = [];
    const overrule = (verb: string, proposed: string) => (verb === 'HELO' ? '550 no' : proposed);
    const server = new SmtpServer(policyIn('', 'smtp', kept), { ...quiet, answer: () => {}, overrule });
    server.opened();
    for (const line of [...leads('EHLO a.org')['session.recipients']!, 'HELO b.org\r\n', 'DATA\r\n', '.\r\n']) server.received(ascii(line));
    expect(kept.map(({ envelope }) => [envelope.helo, envelope.forwardPaths])).toEqual([['a.org', ['bea@b.com']]]);
  });

  test('an invitation to TLS, and a role, that are not ours to give end the connection', () => {
    for (const [line, code] of [
      ['STARTTLS', '220 2.0.0 go'],
      ['ATRN b.com', '250 2.0.0 turn'],
    ] as const) {
      let closed = 0;
      const carrier: ServerCarrier = {
        ...quiet,
        answer: () => {},
        close: () => void closed++,
        overrule: (verb, said) => (line.startsWith(verb) ? code : said),
      };
      const server = new SmtpServer({ ...everything('odmr'), tls: 'unavailable' }, carrier);
      server.opened();
      server.received(ascii(`EHLO a.org\r\n${line}\r\nNOOP\r\n`));
      expect(closed, line).toBe(1);
    }
  });
});

describe('wordings', () => {
  const surround = { host: 'mx.b.com', client: 'a.org', verb: 'RCPT', path: 'x@b.com' };

  test.each(Object.keys(wordings) as WordingName[])('%s leaves no blank open and keeps the class of every code', (name) => {
    for (const [key, { code, enhanced, text: words }] of Object.entries(replies)) {
      const said = worded({ code, enhanced, text: [words], name: key, values: ['one', 'two'] }, name, profiles.today, () => surround);
      if (Object.hasOwn(wordings[name], key)) expect(said.text.join(''), key).not.toMatch(/[{}]/);
      expect(Math.floor(said.code / 100), key).toBe(Math.floor(code / 100));
      if (said.enhanced) expect(said.enhanced[0], key).toBe(String(said.code)[0]);
    }
  });

  test('before their time no enhanced code is written', () => {
    const said = worded({ code: 250, enhanced: '2.1.0', text: ['x'], name: 'senderOk' }, 'sendmail', profiles['1982'], () => surround);
    expect(formatReply(said)).toBe('250 <x@b.com>... Sender ok');
  });
});

test('secrets do not reach a log', () => {
  expect(hasSecret('AUTH') && hasSecret('(response)') && !hasSecret('MAIL')).toBe(true);
  expect(withoutSecret('AUTH', 'AUTH PLAIN AGFuYQ==')).toBe('AUTH PLAIN ****');
  expect(withoutSecret('AUTH', 'AUTH LOGIN')).toBe('AUTH LOGIN');
  expect(withoutSecret('(response)', 'YmVh')).toBe('****');
  expect(withoutSecret('(response)', '*')).toBe('*');
});

describe('whatever comes', () => {
  const examples = fc.constantFrom(
    ...Object.values(commands).map(({ example }) => `${example}\r\n`),
    '.\r\n',
    '\r\n',
    '\n',
    '*\r\n',
    'AUTH LOGIN\r\n',
    'YmVhQGIuY29t\r\n',
    'BDAT 5\r\n',
    'BDAT 999999999999999\r\n',
    'RCPT TO:<bea@b.com> NOTIFY=NEVER ORCPT=rfc822;x+zz\r\n',
    'MAIL FROM:<ana@a.org> BODY=BINARYMIME SMTPUTF8 ENVID=+00 AUTH=<>\r\n',
  );
  const pieces = fc.array(
    fc.oneof(
      examples.map((line) => ascii(line)),
      fc.uint8Array({ maxLength: 60 }),
    ),
    { maxLength: 30 },
  );
  const worlds = fc.constantFrom(...Object.keys(WORLDS));
  const servers = fc.constantFrom('smtp' as const, 'lmtp' as const);

  test('arbitrary octets never throw and never hang, in any world', () => {
    fc.assert(
      fc.property(worlds, servers, pieces, fc.nat({ max: 30 }), (world, name, all, handshakeAt) => {
        let answers = 0;
        let closed = 0;
        let tls: typeof TLS | null = null;
        const carrier = { ...quiet, answer: () => void answers++, close: () => void closed++, startTls: () => {} } as ServerCarrier;
        Object.defineProperty(carrier, 'tls', { get: () => tls });
        const server = new SmtpServer(policyIn(world, name), carrier);
        server.opened();
        all.forEach((piece, index) => {
          if (index === handshakeAt && server.state === 'handshake') {
            tls = TLS;
            server.secured();
          }
          server.received(piece);
        });
        server.ended();
        expect(answers).toBeGreaterThan(0);
        expect(closed).toBeLessThan(2);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('arbitrary replies never make the client throw or say nonsense', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '220 x',
        '250 ok',
        '250-STARTTLS',
        '250-AUTH PLAIN CRAM-MD5',
        '250-CHUNKING',
        '250-PIPELINING',
        '250 DSN',
        '334 ',
        '334 !',
      ),
      fc.constantFrom('235 in', '354 go', '421 bye', '550 no', '999', '', '250-more'),
      fc.string({ maxLength: 20 }),
    );
    const jobs = fc.constantFrom<Partial<SmtpJob>>(
      {},
      { lmtp: true },
      { tls: 'ifOffered', credentials: { user: 'a', password: 'b' }, inTheClear: true },
      { pipelining: true, chunking: true, chunkOctets: 3 },
      { errand: { ask: 'etrn', node: 'b.com' } },
    );
    fc.assert(
      fc.property(jobs, fc.array(line, { maxLength: 20 }), (special, lines) => {
        const done: Fate[][] = [];
        const carrier = { ...quiet, say: () => {}, startTls: () => {} };
        const client = new SmtpClient({ ...job, ...special }, carrier, (fates) => done.push(fates));
        for (const one of lines) client.received(ascii(`${one}\r\n`));
        client.ended();
        expect(done).toHaveLength(1);
        expect(done[0]).toHaveLength(3);
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
