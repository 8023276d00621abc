/** After a gap the judge is sure again as soon as it can be, and never sooner. */
import { describe, expect, test } from 'vitest';
import { captured, type Spoken } from '../captured.ts';
import { summarised } from '../opened.ts';

const HANDSHAKE = 3;
const rulesIn = (spoken: Spoken, port: number, lost: number | readonly number[]): string[] =>
  summarised(captured(spoken, port, lost)).conversations.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule),
  );

const EHLO = '250-b.com\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
const HELLO: Spoken = [
  ['S', '220 b.com ESMTP\r\n'],
  ['C', 'EHLO a.org\r\n'],
  ['S', EHLO],
];
const MAIL: Spoken = [
  ['C', 'MAIL FROM:<ana@a.org> BODY=8BITMIME\r\n'],
  ['S', '250 fine\r\n'],
  ['C', 'RCPT TO:<bea@b.com>\r\n'],
  ['S', '250 fine\r\n'],
  ['C', 'DATA\r\n'],
  ['S', '354 go\r\n'],
  ['C', 'Subject: x\r\n\r\nhello\r\n.\r\n'],
  ['S', '250 taken\r\n'],
];
const QUIT: Spoken = [
  ['C', 'QUIT\r\n'],
  ['S', '221 bye\r\n'],
];

describe('SMTP', () => {
  test('behind an EHLO that is answered whole, what was not offered counts again', () => {
    const gap: Spoken = [...HELLO, ['C', 'NOOP\r\n'], ['S', '250 fine\r\n']];
    const size: Spoken = [['C', 'MAIL FROM:<ana@a.org> SIZE=9\r\n'], ['S', '250 fine\r\n'], ...QUIT];
    const again = (answer: string): Spoken => [
      ['C', 'EHLO a.org\r\n'],
      ['S', answer],
    ];
    expect(rulesIn([...gap, ...again(EHLO), ...size], 25, 4)).toEqual(['smtp.not-offered']);
    expect(rulesIn([...gap, ...again('250-b.com\r\n250 SIZE 99\r\n'), ...size], 25, 4)).toEqual([]);
    expect(rulesIn([...gap, ...again(EHLO), ...size], 25, 6)).toEqual([]);
    expect(rulesIn([...gap, ...size], 25, 4)).toEqual([]);
  });
  test('behind an EHLO that is answered whole a missing QUIT counts again', () => {
    const spoken: Spoken = [...HELLO, ['C', 'NOOP\r\n'], ['S', '250 fine\r\n'], ['C', 'EHLO a.org\r\n'], ['S', EHLO], ...MAIL];
    expect(rulesIn(spoken, 25, 3)).toEqual(['smtp.no-quit']);
    expect(rulesIn(spoken, 25, spoken.length - 3)).toEqual([]);
  });
});

describe('POP3', () => {
  const spoken: Spoken = [
    ['S', '+OK ready\r\n'],
    ['C', 'USER bea\r\n'],
    ['S', '+OK\r\n'],
    ['C', 'PASS secret\r\n'],
    ['S', '+OK\r\n'],
    ['C', 'NOOP\r\n'],
    ['S', '+OK\r\n'],
    ['C', 'STAT\r\n'],
    ['S', '+OK 0 0\r\n'],
  ];
  const capa: Spoken = [
    ['C', 'CAPA\r\n'],
    ['S', '+OK\r\nUSER\r\n.\r\n'],
    ['C', 'UIDL\r\n'],
    ['S', '+OK\r\n.\r\n'],
  ];
  test('behind CAPA, what was not offered counts again', () => {
    expect(rulesIn([...spoken, ...capa], 110, 6)).toContain('pop3.not-offered');
    expect(rulesIn([...spoken, ...capa], 110, 10)).not.toContain('pop3.not-offered');
  });
});

describe('IMAP', () => {
  const spoken: Spoken = [
    ['S', '* OK [CAPABILITY IMAP4rev1] ready\r\n'],
    ['C', 'a1 NOOP\r\n'],
    ['S', 'a1 OK done\r\n'],
    ['C', 'a2 NOOP\r\n'],
    ['S', 'a2 OK done\r\n'],
  ];
  test('a LOGOUT that may be in the gap is not missed', () => {
    const whole: Spoken = [...spoken, ['C', 'a3 LOGOUT\r\n'], ['S', '* BYE\r\na3 OK bye\r\n']];
    expect(
      rulesIn(
        whole,
        143,
        [5, 6].map((index) => HANDSHAKE + index),
      ),
    ).toEqual([]);
  });
});

test('a session without a fault stays without one, whichever two segments of it are missing', () => {
  const spoken: Spoken = [
    ...HELLO,
    ...MAIL,
    ['C', 'EHLO a.org\r\n'],
    ['S', '250-b.com\r\n250 8BITMIME\r\n'],
    ...MAIL,
    ['C', 'RSET\r\n'],
    ['S', '250 fine\r\n'],
    ...QUIT,
  ];
  const blamed: string[] = [];
  for (let one = 0; one < spoken.length; one++)
    for (let other = one; other < spoken.length; other++)
      for (const rule of rulesIn(spoken, 25, [HANDSHAKE + one, HANDSHAKE + other])) blamed.push(`${one} ${other} ${rule}`);
  expect(blamed).toEqual([]);
});
