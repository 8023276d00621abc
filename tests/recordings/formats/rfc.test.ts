/** The example dialogues of the RFCs themselves, as they are printed, with the prose around them. */
import { describe, expect, test } from 'vitest';
import { fileOf, summarised } from '../opened.ts';

const EXAMPLES: Record<string, [protocol: string, ...exchanges: string[]][]> = {
  'rfc0821.txt': [
    ['smtp', '(connect) 220', 'HELO 250', 'MAIL 250', 'RCPT 250', 'RCPT 550', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
  ],
  'rfc5321-d1.txt': [
    ['smtp', '(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'RCPT 550', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
  ],
  'rfc5321-d3.txt': [
    ['smtp', '(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
    ['smtp', '(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
  ],
  'rfc2033.txt': [
    [
      ...(['lmtp', '(connect) 220', 'LHLO 250', 'MAIL 250', 'RCPT 250', 'RCPT 550', 'RCPT 250', 'DATA 354'] as [string, ...string[]]),
      ...['(message) 250', '(message) 452', 'QUIT 221'],
    ],
  ],
  'rfc1939-10.txt': [
    [
      ...(['pop3', '(connect) +OK', 'APOP +OK', 'STAT +OK', 'LIST +OK', 'RETR +OK', 'DELE +OK'] as [string, ...string[]]),
      ...['RETR +OK', 'DELE +OK', 'QUIT +OK'],
    ],
  ],
  'rfc3501-8.txt': [['imap', '(connect) OK', 'LOGIN OK', 'SELECT OK', 'FETCH OK', 'FETCH OK', 'STORE OK', 'LOGOUT OK']],
};

describe('Examples of the RFCs', () => {
  test.each(Object.entries(EXAMPLES))('%s', (name, expected) => {
    const { conversations, formats } = summarised(fileOf(`../formats/rfc/${name}`));
    expect(formats).toEqual(['dialogue']);
    expect(
      conversations.map(({ protocol, exchanges }) => [protocol, ...exchanges.map(({ command, reply }) => `${command} ${reply}`)]),
    ).toEqual(expected);
    const errors = conversations.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
    expect(errors.map(({ rule }) => rule)).toEqual([]);
  });
});
