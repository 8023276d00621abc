/** Whatever of a connection's beginning is missing, its handshake, greeting and first words in any choice: nobody is blamed for it. */
import { describe, expect, test } from 'vitest';
import { captured, type Spoken } from '../captured.ts';
import { summarised } from '../opened.ts';

const letter = 'Subject: hello\r\n\r\nhello\r\n';
const SMTP: Spoken = [
  ['S', '220-b.com ESMTP\r\n220 welcome\r\n'],
  ['C', 'EHLO a.org\r\n'],
  ['S', '250-b.com\r\n250-PIPELINING\r\n250-SIZE 10000\r\n250-CHUNKING\r\n250-8BITMIME\r\n250-DSN\r\n250 SMTPUTF8\r\n'],
  ['C', 'MAIL FROM:<ana@a.org> SIZE=30 BODY=8BITMIME RET=HDRS\r\nRCPT TO:<bea@b.com> NOTIFY=NEVER\r\nDATA\r\n'],
  ['S', '250 fine\r\n250 fine\r\n354 go\r\n'],
  ['C', `${letter}.\r\n`],
  ['S', '250 taken\r\n'],
  ['C', 'MAIL FROM:<ana@a.org>\r\n'],
  ['S', '250 fine\r\n'],
  ['C', 'RCPT TO:<bea@b.com>\r\n'],
  ['S', '250 fine\r\n'],
  ['C', `BDAT ${letter.length} LAST\r\n${letter}`],
  ['S', '250 taken\r\n'],
  ['C', 'QUIT\r\n'],
  ['S', '221 bye\r\n'],
];
const REFUSED: Spoken = [
  ['S', '220 b.com\r\n'],
  ['C', 'EHLO a.org\r\n'],
  ['S', '502 what?\r\n'],
  ['C', 'HELO a.org\r\n'],
  ...SMTP.slice(6, 11).map(([who, words]): Spoken[number] => [who, words.replace('taken', 'b.com')]),
  ['C', 'DATA\r\n'],
  ['S', '354 go\r\n'],
  ['C', `${letter}.\r\n`],
  ['S', '554 no\r\n'],
  ['C', 'QUIT\r\n'],
  ['S', '221 bye\r\n'],
];
const POP3: Spoken = [
  ['S', '+OK ready <1.2@b.com>\r\n'],
  ['C', 'CAPA\r\n'],
  ['S', '+OK\r\nUIDL\r\nPIPELINING\r\nSASL CRAM-MD5\r\n.\r\n'],
  ['C', 'APOP bea c4c9334bac560ecc979e58001b3e22fb\r\n'],
  ['S', '+OK\r\n'],
  ['C', 'STAT\r\nLIST\r\n'],
  ['S', `+OK 1 ${letter.length}\r\n+OK\r\n1 ${letter.length}\r\n.\r\n`],
  ['C', 'RETR 1\r\n'],
  ['S', `+OK\r\n${letter}.\r\n`],
  ['C', 'QUIT\r\n'],
  ['S', '+OK bye\r\n'],
];
const IMAP: Spoken = [
  ['S', '* OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=CRAM-MD5 ID] ready\r\n'],
  ['C', 'a1 ID NIL\r\n'],
  ['S', '* ID NIL\r\na1 OK done\r\n'],
  ['C', 'a2 AUTHENTICATE CRAM-MD5\r\n'],
  ['S', '+ PDEuMkBiLmNvbT4=\r\n'],
  ['C', 'YmVhIDAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OWFi\r\n'],
  ['S', 'a2 OK [CAPABILITY IMAP4rev1 LITERAL+ NAMESPACE] in\r\n'],
  ['C', 'a3 EXAMINE INBOX\r\n'],
  [
    'S',
    '* FLAGS (\\Seen)\r\n* 1 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] v\r\n* OK [UIDNEXT 2] n\r\n* OK [PERMANENTFLAGS ()] p\r\na3 OK [READ-ONLY] in\r\n',
  ],
  ['C', 'a4 FETCH 1 BODY.PEEK[]\r\n'],
  ['S', `* 1 FETCH (BODY[] {${letter.length}}\r\n${letter})\r\na4 OK done\r\n`],
  ['C', 'a5 LOGOUT\r\n'],
  ['S', '* BYE bye\r\na5 OK bye\r\n'],
];
const SPOKEN = [
  ['smtp', 25, SMTP],
  ['smtp, EHLO refused', 25, REFUSED],
  ['pop3', 110, POP3],
  ['imap', 143, IMAP],
] as const;

/** As usual: whoever has heard something says so at once. */
const acknowledged = (spoken: Spoken): Spoken => spoken.flatMap((each): Spoken => [each, [each[0] === 'C' ? 'S' : 'C', '']]);

/** SYN, SYN-ACK, ACK, and what is said first. */
const FIRST = 8;

describe.each(SPOKEN)('%s', (_, port, spoken) => {
  test('nothing is missing, and nothing is wrong', () => {
    const { findings } = summarised(captured(spoken, port)).conversations[0]!;
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  test.each([
    ['every choice of the first packets', spoken],
    ['the same, with acknowledgements by themselves', acknowledged(spoken)],
  ])('%s', (_, spoken) => {
    const wrong: unknown[] = [];
    for (let choice = 1; choice < 1 << FIRST; choice++) {
      const lost = Array.from({ length: FIRST }, (_, index) => index).filter((index) => choice & (1 << index));
      const { conversations } = summarised(captured(spoken, port, lost));
      for (const { protocol, findings, messages } of conversations) {
        const blamed = findings.filter(({ severity }) => severity !== 'note').map(({ rule, exchange }) => `${rule} ${exchange}`);
        const enlarged = messages.filter(({ octets, complete }) => (complete ? octets !== letter.length : octets > letter.length));
        if (protocol === 'other' || blamed.length > 0 || enlarged.length > 0) wrong.push([lost.join(), protocol, blamed, enlarged]);
      }
    }
    expect(wrong).toEqual([]);
  });
});
