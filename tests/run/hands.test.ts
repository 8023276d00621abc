/** What a person says by hand is part of the run: whole sessions, in a client's place, in a server's. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf } from '../../src/run/journal-text.ts';

import type { Journal } from '../../src/sim/journal.ts';
import type { Hand } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { PARSER_RUNS } from '../sizes.ts';

const LIMIT = 200_000;

const canonicalText = (journal: Journal): string => Array.from({ length: journal.length }, (_, index) => lineOf(journal, index)).join('\n');

function played(hand: Hand, scenario = 'journey'): Run {
  const run = new Run({ scenario: scenarioNamed(scenario)!, seed: 1, interventions: [hand] });
  while (!run.advance(10_000) && run.journal.length < LIMIT);
  return run;
}

const call = (
  protocol: Extract<Hand, { kind: 'call' }>['protocol'],
  lines: string[],
  more: { runs?: boolean; atMs?: number } = {},
): Hand => ({
  kind: 'call',
  host: 'ana-laptop',
  to: 'mx.b.com',
  protocol,
  atMs: 0,
  lines,
  ...more,
});

/** Codes of the replies on a connection, in their order. */
function codes({ journal }: Run, connection: number): string[] {
  const all = Array.from({ length: journal.length }, (_, index) => index);
  return all
    .filter((index) => journal.kind(index) === 'reply' && journal.connection(index) === connection)
    .map((index) => journal.label(index));
}

function typedIn(run: Run): number {
  return run.journal.connections.findLastIndex((_, connection) =>
    run.journal.machines.some((machine) => machine.chart === 'typist' && machine.connection === connection),
  );
}

describe('a connection of one’s own', () => {
  const SMTP = ['EHLO lap', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', 'Subject: By hand', '', 'Hello', '..dot', '.', 'QUIT'];

  test('SMTP, line by line to the letter in the mailbox', () => {
    const run = played(call('smtp', SMTP));
    expect(run.awaits).toBeNull();
    expect(codes(run, typedIn(run))).toEqual(['220', '250', '250', '250', '354', '250', '221']);
    const bea = run.inboxOf('bea@b.com').map((octets) => new TextDecoder().decode(octets));
    expect(bea.filter((letter) => letter.includes('Subject: By hand\r\n\r\nHello\r\n.dot\r\n'))).toHaveLength(1);
  });

  test('after each line the run waits, and goes on as if it had never stood', () => {
    const whole = canonicalText(played(call('smtp', SMTP)).journal);
    for (let count = 0; count < SMTP.length; count++) {
      const run = played(call('smtp', SMTP.slice(0, count)));
      expect(run.awaits?.asks, `after ${count} lines`).toBe(count > 3 && count < 9 ? 'text' : 'command');
      expect(whole.startsWith(canonicalText(run.journal).trimEnd())).toBe(true);
    }
  });

  test('lines of a text that has no end yet are held', () => {
    const run = played(call('smtp', SMTP.slice(0, 6)));
    expect(run.awaits).toMatchObject({ asks: 'text', unsent: ['Subject: By hand', ''] });
  });

  test('several lines pasted at once are the same as one after the other', () => {
    expect(canonicalText(played(call('smtp', [SMTP.join('\n')])).journal)).toBe(canonicalText(played(call('smtp', SMTP)).journal));
  });

  test('POP3 with a log-in in base64', () => {
    const lines = ['CAPA', 'AUTH PLAIN', btoa('\0bea@b.com\0correo'), 'STAT', 'LIST', 'RETR 1', 'DELE 1', 'QUIT'];
    const run = played(call('pop3', lines, { atMs: 3_600_000 }), 'pop3-by-hand');
    expect(run.awaits).toBeNull();
    expect(codes(run, typedIn(run)).slice(0, 5)).toEqual(['+OK', '+OK', '+', '+OK', '+OK']);
  });

  test('IMAP with literals, asked for and not', () => {
    const lines = ['a LOGIN {9}', 'bea@b.com {6+}', 'correo', 'b SELECT INBOX', 'c APPEND INBOX {13}', 'X: y', '', 'Hello', 'd LOGOUT'];
    const run = played(call('imap', lines));
    expect(run.awaits).toBeNull();
    expect(codes(run, typedIn(run)).filter((code) => code !== '*')).toEqual(['OK', '+', 'OK', 'OK', '+', 'OK', 'OK']);
  });

  test('a literal that is too short is held', () => {
    const run = played(call('imap', ['a LOGIN bea@b.com correo', 'c APPEND INBOX {30}', 'X: y']));
    expect(run.awaits).toMatchObject({ asks: 'literal', literal: 30, unsent: ['X: y'] });
  });

  test('whoever lets the clock run is hung up on', () => {
    const run = played(call('pop3', ['CAPA'], { runs: true }));
    expect(run.awaits).toBeNull();
    const closed = run.journal.connections.findIndex(({ protocol }, number) => protocol === 'pop3' && number === typedIn(run));
    const last = codes(run, closed).length;
    expect(last).toBeGreaterThan(1);
    expect(run.nowMs).toBeGreaterThanOrEqual(10 * 60_000);
  });

  test('nobody answers a line without an answer, and the next is typed all the same', () => {
    const run = played(call('imap', ['', 'a NOOP', 'b LOGOUT']));
    expect(run.awaits).toBeNull();
    expect(codes(run, typedIn(run)).filter((code) => code === 'OK')).toHaveLength(3);
  });
});

describe('HTTP, typed raw', () => {
  const http = (lines: string[], more: { runs?: boolean } = {}): Hand => ({
    ...{ kind: 'call', host: 'bea-laptop', to: 'mx.b.com', protocol: 'http', atMs: 0, lines, ...more },
  });
  const HOST = 'Host: mx.b.com';
  const FORM = 'user=bea%40b.com&password=correo';
  const POST = ['POST /login HTTP/1.1', HOST, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${FORM.length}`];

  test('a request is asked for line by line, and goes out whole', () => {
    expect(played(http([]), 'web-mail').awaits).toMatchObject({ asks: 'command' });
    expect(played(http(['GET / HTTP/1.1', HOST]), 'web-mail').awaits).toMatchObject({ asks: 'header', unsent: ['GET / HTTP/1.1', HOST] });
    const run = played(http(['GET / HTTP/1.1', HOST, '']), 'web-mail');
    expect(codes(run, typedIn(run))).toEqual(['200']);
    expect(run.awaits).toMatchObject({ asks: 'command', unsent: [] });
  });

  test('the content is as long as was announced, octet for octet', () => {
    expect(played(http([...POST, '', FORM.slice(0, 9)]), 'web-mail').awaits).toMatchObject({ asks: 'content', literal: FORM.length - 11 });
    const run = played(http([...POST, '', FORM]), 'web-mail');
    const command = run.journal.find('http:POST#1');
    expect(new TextDecoder().decode(run.journal.octets(command)).endsWith(`\r\n\r\n${FORM}`)).toBe(true);
    expect(codes(run, typedIn(run))).toEqual(['303']);
  });

  test('with the cookie that was given the inbox opens, on the same connection', () => {
    const first = played(http([...POST, '', FORM]), 'web-mail');
    const reply = new TextDecoder().decode(first.journal.octets(first.journal.find('http:POST#1:reply')));
    const [cookie] = /session=[^;]*/.exec(reply)!;
    const run = played(http([...POST, '', FORM, 'GET /inbox HTTP/1.1', HOST, `Cookie: ${cookie}`, '']), 'web-mail');
    expect(codes(run, typedIn(run))).toEqual(['303', '200']);
  });

  test('HEAD is answered without content, and where the server closes the next request calls again', () => {
    const run = played(http(['HEAD / HTTP/1.1', HOST, 'Connection: close', '', 'GET / HTTP/1.1', HOST, '']), 'web-mail');
    const connections = run.journal.connections.flatMap(({ protocol }, number) => (protocol === 'http' ? [number] : []));
    expect(connections.slice(0, 2).map((number) => codes(run, number))).toEqual([['200'], ['200']]);
  });

  test('what is no request is told so', () => {
    const run = played(http(['hello', '']), 'web-mail');
    expect(run.journal.connections.map((_, number) => codes(run, number)).flat()).toContain('400');
  });

  test('whoever lets the clock run is not called again', () => {
    const run = played(http(['GET / HTTP/1.1', HOST, 'Connection: close', ''], { runs: true }), 'web-mail');
    expect(run.awaits).toBeNull();
  });
});

describe('the DNS, asked as with dig', () => {
  const dig = (lines: string[], more: { to?: string; runs?: boolean } = {}): Hand => ({
    ...{ kind: 'call', host: 'ana-laptop', to: 'dns.a.org', protocol: 'dns', atMs: 0, lines, ...more },
  });

  test('a question is a datagram on the line, and its answer is printed from what came', () => {
    const run = played(dig(['b.com MX']));
    expect(run.awaits).toMatchObject({ asks: 'command', connection: -1 });
    const [{ printed, entry }] = run.dug as [(typeof run.dug)[number]];
    expect(printed).toContain('b.com.\t3600\tIN\tMX\t10 mx.b.com.');
    expect(printed).toContain(`;; MSG SIZE  rcvd: ${run.journal.octetCount(entry)}`);
    expect(run.journal.kind(entry)).toBe('answer');
  });

  test('short, backwards, of another server, without recursion', () => {
    const run = played(dig(['dig +short b.com MX', '-x 198.51.100.25', '@ns.b.com mx.b.com +norecurse +short', 'no.such.b.com']));
    const all = run.dug.map(({ printed }) => printed);
    expect(all[0]).toEqual(['10 mx.b.com.']);
    expect(all[1]!.join('\n')).toContain(';25.100.51.198.in-addr.arpa.\t\tIN\tPTR');
    expect(all[2]).toEqual(['198.51.100.25']);
    expect(all[3]!.join('\n')).toContain('status: NXDOMAIN');
  });

  test('a line that cannot be asked says why, and spoils only itself', () => {
    const run = played(dig(['b.com +tcpdump', '@nowhere b.com', '-x 1.2.3', 'a.org b.com', 'b.com MX +short']));
    expect(run.dug.map(({ problem }) => problem?.key)).toEqual(['dig.option', 'dig.server', 'dig.address', 'dig.names', undefined]);
    expect(run.dug.at(-1)!.printed).toEqual(['10 mx.b.com.']);
  });

  test('nobody answers at an address where nobody is', () => {
    const run = played(dig(['@192.0.2.200 b.com']));
    expect(run.dug[0]!.printed.at(-1)).toBe(';; no servers could be reached');
  });

  test('whatever is typed, nothing throws, and the same lines give the same run', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('dig', 'MX', '-x', '-t', '+short', '@ns.b.com', 'b.com', '::1', '__proto__'),
    );
    const lines = fc.array(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      { maxLength: 4 },
    );
    const runs = Math.max(10, Math.round(PARSER_RUNS / 100));
    fc.assert(
      fc.property(lines, (all) => {
        expect(canonicalText(played(dig(all)).journal)).toBe(canonicalText(played(dig(all)).journal));
      }),
      { numRuns: runs },
    );
  });
});

describe('in a client’s place', () => {
  test('from RCPT on somebody else speaks', () => {
    const said = ['RCPT TO:<nadie@b.com>', 'RCPT TO:<bea@b.com>', 'DATA', 'Subject: Mine\n\nMine', '.', 'QUIT'];
    const run = played({ kind: 'type', at: 'smtp:RCPT#1', lines: said });
    const connection = typedIn(run);
    expect(codes(run, connection)).toEqual(['220', '250', '250', '550', '250', '354', '250', '221']);
    const letters = [...run.inboxOf('bea@b.com'), ...run.fetchedOn('bea-laptop')].map((octets) => new TextDecoder().decode(octets));
    expect(letters.some((letter) => letter.includes('Subject: Mine'))).toBe(true);
  });

  test('the run waits at once where nothing is said yet', () => {
    const run = played({ kind: 'type', at: 'smtp:RCPT#1', lines: [] });
    expect(run.awaits).toMatchObject({ asks: 'command', connection: typedIn(run) });
    expect(run.journal.find('smtp:RCPT#1')).toBe(-1);
  });

  test('a step that never comes asks nobody', () => {
    expect(played({ kind: 'type', at: 'smtp:VRFY#9', lines: ['NOOP'] }).awaits).toBeNull();
  });
});

describe('in a server’s place', () => {
  const serve = (replies: Extract<Hand, { kind: 'serve' }>['replies'], at = 'smtp:RCPT#1:reply', runs?: boolean): Hand => ({
    kind: 'serve',
    at,
    replies,
    ...(runs && { runs }),
  });

  test('the run waits for the reply, and says what the server would have said', () => {
    const run = played(serve([]));
    expect(run.awaits).toMatchObject({ verb: 'RCPT' });
    expect(run.awaits?.proposed).toMatch(/^250 /);
    expect(run.journal.find('smtp:RCPT#1:reply')).toBe(-1);
  });

  test('a session to its end, with a reply that is not in order', () => {
    const replies = ['220 me', '250 me', '250 ok', '354 what?', '221 bye'].map((reply) => ({ reply }));
    const run = played(serve(replies, 'smtp:(connect)#1:reply', true));
    const connection = run.journal.connections.findIndex(({ protocol }) => protocol === 'smtp');
    expect(codes(run, connection).slice(0, 4)).toEqual(['220', '250', '250', '354']);
  });

  test('a 452 is tried again later', () => {
    const run = played(serve([{ reply: '452 4.2.2 Full' }], undefined, true));
    expect(run.journal.find('mail:timer retry#1')).toBeGreaterThan(0);
    expect(run.fetchedOn('bea-laptop').length + run.inboxOf('bea@b.com').length).toBeGreaterThan(0);
  });

  test('a reply of several lines is one', () => {
    const run = played(serve([{ reply: '550-no\n550 never' }], undefined, true));
    expect(new TextDecoder().decode(run.journal.octets(run.journal.find('smtp:RCPT#1:reply')))).toBe('550-no\r\n550 never\r\n');
  });

  test('a client that hears nothing gives up in its time', () => {
    const run = played(serve([{}], undefined, true));
    expect(run.journal.find('smtp:RCPT#1:reply')).toBe(-1);
    expect(run.journal.find('mail:timer retry#1')).toBeGreaterThan(0);
  });

  test('a late reply comes late', () => {
    const run = played(serve([{ reply: '250 at last', pauseMs: 60_000 }], undefined, true));
    const { journal } = run;
    const [asked, answered] = [journal.find('smtp:RCPT#1'), journal.find('smtp:RCPT#1:reply')];
    expect(journal.at(answered) - journal.until(asked)).toBeGreaterThanOrEqual(60_000);
  });

  test('a cut line', () => {
    const run = played(serve([{ cut: true }], undefined, true));
    expect(run.journal.find('smtp:RCPT#1:reply')).toBe(-1);
    expect(run.journal.find('mail:timer retry#1')).toBeGreaterThan(0);
  });
});

describe('whatever is said', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'EHLO x',
      'a LOGIN {3}',
      'DATA',
      '.',
      'STARTTLS',
      'STLS',
      'a STARTTLS',
      'AUTH PLAIN',
      'a AUTHENTICATE PLAIN',
      '*',
      'QUIT',
      'a IDLE',
      'DONE',
    ),
  );
  const runs = Math.max(10, Math.round(PARSER_RUNS / 100));

  test('to a server: nothing throws, and the same lines give the same run', () => {
    const hands = fc.record({
      protocol: fc.constantFrom('smtp' as const, 'submission' as const, 'pop3' as const, 'imap' as const),
      lines: fc.array(line, { maxLength: 8 }),
      runs: fc.boolean(),
    });
    fc.assert(
      fc.property(hands, ({ protocol, lines, runs: goesOn }) => {
        const hand = call(protocol, lines, { runs: goesOn });
        expect(canonicalText(played(hand).journal)).toBe(canonicalText(played(hand).journal));
      }),
      { numRuns: runs },
    );
  });

  test('by a server: nothing throws, and the same replies give the same run', () => {
    const reply = fc.record(
      {
        reply: fc.oneof(line, fc.constantFrom('250 ok', '354 go', '+OK', '-ERR', 'a1 OK', '421 bye')),
        pauseMs: fc.nat(100_000),
        cut: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const at = fc.constantFrom(
      'smtp:(connect)#1:reply',
      'smtp:EHLO#1:reply',
      'smtp:DATA#1:reply',
      'submission:(connect)#1:reply',
      'pop3:(connect)#1:reply',
    );
    fc.assert(
      fc.property(at, fc.array(reply, { maxLength: 6 }), fc.boolean(), (step, replies, goesOn) => {
        const hand: Hand = { kind: 'serve', at: step, replies, runs: goesOn };
        expect(canonicalText(played(hand).journal)).toBe(canonicalText(played(hand).journal));
      }),
      { numRuns: runs },
    );
  });
});
