/** SMTP and LMTP as they are really spoken: RFC dialogues, what goes wrong, what is missing. */
import { describe, expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import type { DialogueOptions } from '../../../src/transcripts/dialogue.ts';
import { listen, outline, spoken } from './smtp-heard.ts';

const START = `
  S: 220 mx.b.com ready
  C: EHLO a.org
  S: 250-mx.b.com
  S: 250-PIPELINING
  S: 250-CHUNKING
  S: 250-8BITMIME
  S: 250 STARTTLS
  C: MAIL FROM:<ana@a.org>
  S: 250 OK
  C: RCPT TO:<bea@b.com>
  S: 250 OK
`;
const lines = (start: string, more: string) => `${start.trim()}\n${more.trim()}`;
const rulesOf = ({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule);
const messagesOf = ({ messages }: ReturnType<typeof spoken>) =>
  messages.map(({ octets, reversePath, forwardPaths, accepted, complete }) => [
    text(octets),
    reversePath,
    forwardPaths,
    accepted,
    complete,
  ]);

describe('texts', () => {
  test('dots are taken away, and what follows the text is commands again', () => {
    const heard = spoken(lines(START, 'C: DATA\nS: 354 go\nC: Subject: x\nC: \nC: ..\nC: ...\nC: .\nS: 250 OK\nC: QUIT\nS: 221 bye'));
    expect(messagesOf(heard)).toEqual([['Subject: x\r\n\r\n.\r\n..\r\n', 'ana@a.org', ['bea@b.com'], 'yes', true]]);
    expect(outline(heard).slice(-3)).toEqual(['DATA 354', '(message) 250', 'QUIT 221']);
    expect(rulesOf(heard)).toEqual([]);
  });

  test('commands in a text are text, and DATA that is refused has none', () => {
    const heard = spoken(lines(START, 'C: DATA\nS: 451 later\nC: RSET\nS: 250 OK\nC: QUIT\nS: 221 bye'));
    expect(outline(heard).slice(-3)).toEqual(['DATA 451', 'RSET 250', 'QUIT 221']);
    expect(heard.messages).toEqual([]);
  });

  test('a server that takes LF.CRLF for the end reads commands where the standard sees text', () => {
    const heard = spoken(
      lines(START, 'C: DATA\nS: 354 go\nR: a\\n.\\r\\nMAIL FROM:<x@y.z>\\r\\n\nS: 250 taken\nS: 250 OK\nC: QUIT\nS: 221 bye'),
    );
    expect(outline(heard).slice(-4)).toEqual(['DATA 354', '(message) 250', 'MAIL 250', 'QUIT 221']);
    expect(rulesOf(heard)).toContain('smtp.odd-end-taken');
    expect(messagesOf(heard)[0]![0]).toBe('a\n');
  });

  test('the same octets before a server that keeps to the standard stay text', () => {
    const heard = spoken(lines(START, 'C: DATA\nS: 354 go\nR: a\\n.\\r\\nMAIL FROM:<x@y.z>\\r\\n.\\r\\n\nS: 250 OK\nC: QUIT\nS: 221 bye'));
    expect(outline(heard).slice(-3)).toEqual(['DATA 354', '(message) 250', 'QUIT 221']);
    expect(rulesOf(heard)).toEqual(['smtp.bare-lf', 'smtp.odd-end']);
  });

  test('a dot that nobody doubled, a long line, octets that were not offered', () => {
    const data = 'C: DATA\nS: 354 go\nC: .hello\nR: ' + 'x'.repeat(1200) + '\\r\\n\nC: \\xf1\nC: .\nS: 250 OK\nC: QUIT\nS: 221 bye';
    expect(rulesOf(spoken(lines(START, data))).sort()).toEqual([
      'smtp.dot-not-doubled',
      'smtp.eight-bit-undeclared',
      'smtp.text-line-too-long',
    ]);
    expect(rulesOf(spoken(lines(START.replace('250-8BITMIME', '250-DSN'), data)))).toContain('smtp.eight-bit-not-offered');
    expect(rulesOf(spoken(lines(START, data), { evidence: 'lines' }))).toEqual([]);
  });

  test('LMTP answers once for each recipient that it has accepted', () => {
    const heard = spoken(
      'S: 220 b.com LMTP\nC: LHLO a.org\nS: 250-b.com\nS: 250 PIPELINING\nC: MAIL FROM:<>\nC: RCPT TO:<a@b.com>\nC: RCPT TO:<b@b.com>\nC: RCPT TO:<c@b.com>\nC: DATA\n' +
        'S: 250 ok\nS: 250 ok\nS: 550 no\nS: 250 ok\nS: 354 go\nC: hi\nC: .\nS: 250 first\nS: 452 third\nC: QUIT\nS: 221 bye',
      { protocol: 'lmtp' },
    );
    expect(outline(heard).slice(-4)).toEqual(['DATA 354', '(message) 250', '(message) 452', 'QUIT 221']);
    expect(messagesOf(heard)).toEqual([['hi\r\n', '', ['a@b.com', 'c@b.com'], 'yes', true]]);
    expect(rulesOf(heard)).toEqual([]);
  });

  test('chunks are counted; a refused one is swallowed; after the last LMTP answers for each', () => {
    const heard = spoken(
      'S: 220 b.com\nC: LHLO a.org\nS: 250-b.com\nS: 250-PIPELINING\nS: 250 CHUNKING\nC: MAIL FROM:<ana@a.org>\nS: 250 ok\nC: RCPT TO:<a@b.com>\nS: 250 ok\nC: RCPT TO:<b@b.com>\nS: 250 ok\n' +
        'R: BDAT 5\\r\\nQUIT\\n\nS: 250 ok\nR: BDAT 2 LAST\\r\\n\\r\\n\nS: 250 a\nS: 552 b\nC: QUIT\nS: 221 bye',
      { protocol: 'lmtp' },
    );
    expect(outline(heard).slice(-3)).toEqual(['BDAT 250', 'BDAT 552', 'QUIT 221']);
    expect(text(heard.exchanges.at(-2)!.replied)).toBe('250 a\r\n552 b\r\n');
    expect(messagesOf(heard)).toEqual([['QUIT\n\r\n', 'ana@a.org', ['a@b.com', 'b@b.com'], 'yes', true]]);
  });
});

describe('order and groups', () => {
  test('a group whose beginning fails is nobody’s fault', () => {
    const group = 'C: MAIL FROM:<ana@a.org>\nC: RCPT TO:<bea@b.com>\nC: DATA\nS: 451 later\nS: 503 no\nS: 503 no\nC: QUIT\nS: 221 bye';
    expect(rulesOf(spoken(lines(START.split('  C: MAIL')[0]!, group)))).toEqual([]);
  });

  test('groups without PIPELINING, and commands behind one that must be the last', () => {
    const group = 'C: NOOP\nC: RSET\nS: 250 ok\nS: 250 ok\nC: QUIT\nS: 221 bye';
    expect(rulesOf(spoken(lines(START, group)))).toEqual(['smtp.pipelining-order']);
    const offersNone = START.replace('250-PIPELINING', '250-DSN');
    expect(
      rulesOf(spoken(lines(offersNone, 'C: RCPT TO:<a@b.com>\nC: RCPT TO:<b@b.com>\nS: 250 ok\nS: 250 ok\nC: QUIT\nS: 221 bye'))),
    ).toEqual(['smtp.pipelining-not-offered']);
  });

  test('the text before the 354, and a client that speaks first', () => {
    const early = lines(START, 'C: DATA\nC: hi\nC: .\nS: 354 go\nS: 250 ok\nC: QUIT\nS: 221 bye');
    expect(rulesOf(spoken(early))).toEqual(['smtp.premature-text']);
    expect(rulesOf(spoken('C: EHLO a.org\nS: 220 b.com\nS: 250 b.com\nC: QUIT\nS: 221 bye'))).toEqual(['smtp.early-talker']);
  });

  test('the states and edges of the session machine', () => {
    const heard = spoken(lines(START, 'C: QUIT\nS: 221 bye'));
    expect(heard.states).toEqual([
      '0 (connect) / 220 → session.greeted',
      '1 EHLO / 250 → session.ready',
      '2 MAIL / 250 → session.sender',
      '3 RCPT / 250 → session.recipients',
      '4 QUIT / 221 → closed',
    ]);
  });
});

describe('replies', () => {
  const rule = (reply: string, command = 'NOOP') =>
    rulesOf(spoken(`${START.split('  C: MAIL')[0]!.trim()}\nC: ${command}\nS: ${reply}\nC: QUIT\nS: 221 bye`));
  test.each<[string, string, string[]]>([
    ['250OK', 'NOOP', ['smtp.reply-syntax']],
    ['650 ok', 'NOOP', ['smtp.reply-range']],
    ['354 go', 'NOOP', ['smtp.reply-impossible']],
    ['250', 'NOOP', ['smtp.bare-code']],
    ['200 fine', 'NOOP', ['smtp.reply-unlisted']],
    ['500 what?', 'NOOP', ['smtp.required']],
    ['250 \\xf1', 'NOOP', ['smtp.reply-not-ascii']],
    ['250-a\\r\\n251 b', 'NOOP', ['smtp.codes-differ', 'smtp.reply-unlisted']],
    ['250 bea@b.com', 'VRFY bea', ['smtp.name-told']],
    ['252 try', 'VRFY bea', []],
  ])('%s to %s', (reply, command, expected) => expect(rule(reply, command)).toEqual(expected));

  test('enhanced codes that were promised', () => {
    const promised = START.replace('250-CHUNKING', '250-ENHANCEDSTATUSCODES').split('  C: MAIL')[0]!;
    const of = (reply: string) => rulesOf(spoken(lines(promised, `C: NOOP\nS: ${reply}\nC: QUIT\nS: 221 2.0.0 bye`)));
    expect(of('250 2.0.0 ok')).toEqual([]);
    expect(of('250 ok')).toEqual(['smtp.enhanced-missing']);
    expect(of('250 5.0.0 ok')).toEqual(['smtp.enhanced-class']);
    expect(of('250-2.0.0 a\\r\\n250 2.1.0 b')).toEqual(['smtp.enhanced-differ']);
    for (const bad of ['2.1', '6.7.8', '2.1.05', '20.1.0', '2.1.1000']) expect(of(`250 ${bad} ok`), bad).toEqual(['smtp.enhanced-syntax']);
    for (const other of ['192.0.2.1 is known', '2.ok', '1,5 s']) expect(of(`250 ${other}`), other).toEqual(['smtp.enhanced-missing']);
  });

  test.each<[string, string, string[]]>([
    ['501 bad name', 'EHLO [IPv6:2001:db8::1]', ['smtp.valid-refused']],
    ['501 bad name', 'EHLO laptop.a.org', ['smtp.valid-refused']],
    ['501 bad name', 'EHLO lap_top', ['smtp.syntax']],
    ['501 bad address', 'MAIL FROM:<>', ['smtp.valid-refused']],
    ['553 not allowed', 'MAIL FROM:<"ana b"@a.org>', ['smtp.valid-refused']],
    ['553 not allowed', 'MAIL FROM:<ana@[192.0.2.1]>', ['smtp.valid-refused']],
    ['553 not yours', 'MAIL FROM:<ana@a.org>', []],
    ['550 unknown', 'MAIL FROM:<>', []],
    ['555 unknown parameter', 'MAIL FROM:<ana@a.org> BODY=8BITMIME', ['smtp.parameter-refused']],
    ['504 not here', 'MAIL FROM:<ana@a.org> BODY=8BITMIME', ['smtp.reply-unlisted', 'smtp.parameter-refused']],
    ['555 unknown parameter', 'MAIL FROM:<ana@a.org> RET=HDRS', ['smtp.not-offered']],
    ['501 bad value', 'MAIL FROM:<ana@a.org> BODY=9BIT', ['smtp.parameter-value']],
    ['501 bad address', 'MAIL FROM:<ana', ['smtp.syntax']],
  ])('%s to %s', (reply, command, expected) => {
    const hello = START.split('  C: MAIL')[0]!;
    expect(rulesOf(spoken(lines(hello, `C: ${command}\nS: ${reply}\nC: QUIT\nS: 221 bye`)))).toEqual(expected);
  });

  test.each([
    ['550 no such user', ['smtp.postmaster-refused']],
    ['501 no domain', ['smtp.postmaster-refused']],
    ['450 later', []],
    ['554 not from you', ['smtp.reply-unlisted']],
  ])('%s to Postmaster without a domain', (reply, expected) => {
    expect(rulesOf(spoken(lines(START, `C: RCPT TO:<Postmaster>\nS: ${reply}\nC: QUIT\nS: 221 bye`)))).toEqual(expected);
  });

  test('a farewell that nobody asked for', () => {
    const heard = spoken(lines(START, 'S: 421 4.4.2 timeout'));
    expect(heard.strays.map(({ label }) => label)).toEqual(['421']);
    expect(rulesOf(heard)).toEqual(['smtp.service-closing']);
  });

  test('one reply too many', () => {
    const heard = spoken(lines(START, 'S: 250 again\nC: QUIT\nS: 221 bye'));
    expect(rulesOf(heard)).toContain('smtp.unasked');
  });
});

describe('TLS and authentication', () => {
  const hello = START.split('  C: MAIL')[0]!;
  test('inside TLS everything begins anew', () => {
    const heard = spoken(
      lines(
        hello,
        'C: STARTTLS\nS: 220 go\nT: \nC: EHLO a.org\nS: 250-b.com\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg==\nS: 235 ok\nC: QUIT\nS: 221 bye',
      ),
    );
    expect(outline(heard).slice(2)).toEqual(['STARTTLS 220', 'EHLO 250', 'AUTH 235', 'QUIT 221']);
    expect(rulesOf(heard)).toEqual([]);
    expect(heard.states).toContain('2 TLS → session.greeted');
  });

  test('what stays in the clear behind STARTTLS is told, and so is a server that obeys it', () => {
    const heard = spoken(lines(hello, 'R: STARTTLS\\r\\nNOOP\\r\\n\\x16\\x03\nS: 220 go\nT: \nS: 250 obeyed'));
    expect(outline(heard).slice(2)).toEqual(['STARTTLS 220', 'NOOP -']);
    expect(rulesOf(heard)).toEqual(expect.arrayContaining(['smtp.injected', 'smtp.injection-obeyed']));
  });

  test('both go on in the clear behind STARTTLS, as where a recording stands inside of TLS: nobody is blamed, and it is noted', () => {
    const heard = listen();
    const say = (side: 'client' | 'server', words: string) => {
      heard.dialogue.say(side, ascii(words), null);
      if (heard.dialogue.securing) heard.dialogue.unread('client');
    };
    say('server', '220 b.com\r\n250-b.com\r\n250 STARTTLS\r\n220 go\r\n');
    say('client', 'EHLO a.org\r\nSTARTTLS\r\n');
    say('client', 'NOOP\r\n');
    say('server', '250 fine\r\n');
    say('client', 'QUIT\r\n');
    say('server', '221 bye\r\n');
    heard.dialogue.end('end', null);
    expect(outline(heard).slice(2)).toEqual(['STARTTLS 220', 'NOOP 250', 'QUIT 221']);
    expect(rulesOf(heard)).toEqual(['smtp.tls-never-seen']);
    expect(heard.findings.map(({ severity, exchange, side }) => [severity, exchange, side])).toEqual([['note', 2, 'server']]);
  });

  test('sealed: nothing more is known, and nothing is held against anybody', () => {
    expect(rulesOf(spoken(lines(hello, 'C: STARTTLS\nS: 220 go\nT: sealed')))).toEqual([]);
  });

  test('an exchange, cancelled, and one whose response a log has left out', () => {
    const auth = hello.replace('250-CHUNKING', '250-AUTH LOGIN CRAM-MD5');
    const heard = spoken(lines(auth, 'C: AUTH CRAM-MD5\nS: 334 PDE+\nC: *\nS: 501 ok\nC: QUIT\nS: 221 bye'));
    expect(outline(heard).slice(2)).toEqual(['AUTH 334', '(response) 501', 'QUIT 221']);
    expect(rulesOf(heard)).toEqual([]);
    const left = spoken(lines(auth, 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nS: 334 UGFzc3dvcmQ6\nS: 235 ok\nC: QUIT\nS: 221 bye'), {
      evidence: 'lines',
    });
    expect(outline(left).slice(2)).toEqual(['AUTH 334', '(response) 334', '(response) 235', 'QUIT 221']);
    expect(rulesOf(left)).toEqual(['smtp.credentials-in-clear']);
  });

  test('masked secrets are not judged', () => {
    const auth = hello.replace('250-CHUNKING', '250-AUTH PLAIN');
    expect(rulesOf(spoken(lines(auth, 'C: AUTH PLAIN ****\nS: 235 ok\nC: QUIT\nS: 221 bye'), { evidence: 'lines' }))).toEqual([]);
  });
});

describe('what is missing', () => {
  const middle: Partial<DialogueOptions> = { fromTheStart: false };
  test('from the middle: nothing is judged that depends on what came before', () => {
    const heard = spoken('C: RCPT TO:<bea@b.com>\nS: 250 ok\nC: DATA\nS: 354 go\nC: hi\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye', middle);
    expect(outline(heard)).toEqual(['RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221']);
    expect(heard.exchanges[1]!.before).toBe('session.recipients');
    expect(rulesOf(heard)).toEqual([]);
  });

  test('from the middle of a text', () => {
    const heard = spoken('C: of the text\nC: .\nS: 250 taken\nC: QUIT\nS: 221 bye', middle);
    expect(outline(heard)).toEqual(['(message) 250', 'QUIT 221']);
    expect(messagesOf(heard)[0]!.slice(3)).toEqual(['yes', false]);
  });

  test('only one side', () => {
    const client = spoken('C: EHLO a.org\nC: MAIL FROM:<ana@a.org>\nC: RCPT TO:<bea@b.com>\nC: DATA\nC: Subject: x\nC: .\nC: QUIT');
    expect(outline(client)).toEqual(['(connect) -', 'EHLO -', 'MAIL -', 'RCPT -', 'DATA -', '(message) -', 'QUIT -']);
    expect(messagesOf(client)).toEqual([['Subject: x\r\n', 'ana@a.org', ['bea@b.com'], 'unknown', true]]);
    const server = spoken('S: 220 b.com\nS: 250 ok\nS: 221 bye');
    expect(outline(server)).toEqual(['(connect) 220']);
    expect(server.strays.map(({ label }) => label)).toEqual(['250', '221']);
    expect([...rulesOf(client), ...rulesOf(server)].filter((rule) => rule !== 'smtp.early-talker')).toEqual([]);
  });

  test('a lost 354, a lost command, a lost end of the text', () => {
    expect(outline(spoken(lines(START, 'C: DATA\nM: S\nC: Subject: x\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye'))).slice(-3)).toEqual([
      'DATA -',
      '(message) 250',
      'QUIT 221',
    ]);
    expect(outline(spoken(lines(START, 'M: C\nS: 250 lost\nC: QUIT\nS: 221 bye'))).slice(-1)).toEqual(['QUIT 221']);
    expect(outline(spoken(lines(START, 'C: DATA\nS: 354 go\nC: Subject: x\nM: C\nS: 250 ok\nC: QUIT\nS: 221 bye'))).slice(-2)).toEqual([
      '(message) 250',
      'QUIT 221',
    ]);
  });

  test('a text without its end', () => {
    const heard = spoken(lines(START, 'C: DATA\nS: 354 go\nC: half'), {}, 'reset');
    expect(outline(heard).slice(-2)).toEqual(['DATA 354', '(message) -']);
    expect(heard.messages).toEqual([]);
  });

  test('a log without the text', () => {
    const heard = spoken(lines(START, 'C: DATA\nS: 354 go\nS: 250 queued\nC: QUIT\nS: 221 bye'), { evidence: 'lines' });
    expect(outline(heard).slice(-3)).toEqual(['DATA 354', '(message) 250', 'QUIT 221']);
  });
});

test('after ATRN the two ends have changed places', () => {
  const heard = spoken(
    'S: 220 b.com\nC: EHLO a.org\nS: 250-b.com\nS: 250-AUTH PLAIN\nS: 250 ATRN\nC: ATRN a.org\nS: 250 turning\nC: 220 a.org ready\nS: EHLO b.com\nC: 250 a.org\nS: QUIT\nC: 221 bye',
  );
  expect(outline(heard)).toEqual(['(connect) 220', 'EHLO 250', 'ATRN 250', '(connect) 220', 'EHLO 250', 'QUIT 221']);
  expect(rulesOf(heard)).toEqual([]);
});

test('LMTP does not belong on port 25', () => {
  const heard = spoken('S: 220 b.com\nC: LHLO a.org\nS: 250 b.com\nC: QUIT\nS: 221 bye', { protocol: 'lmtp', port: 25 });
  expect(rulesOf(heard)).toEqual(['smtp.lmtp-port']);
});
