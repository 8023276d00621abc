/** Every verb of the books is known wherever somebody asks who says a line: in a paste with marks of any kind, or with none. */
import { describe, expect, test } from 'vitest';
import { commands as imap } from '../../../src/protocols/imap/commands/index.ts';
import { commands as pop3 } from '../../../src/protocols/pop3/commands/index.ts';
import { commands as smtp } from '../../../src/protocols/smtp/commands/index.ts';
import { Turns } from '../../../src/transcripts/formats/log/turns.ts';
import { saidByClient } from '../../../src/transcripts/vocabulary.ts';
import { summarised } from '../opened.ts';
import { said } from './pop3-listening.ts';

/** Conversations of a pasted text: what was said in each, and which rules were broken. */
function told(lines: readonly string[]): { exchanges: string[]; findings: string[] }[] {
  const { conversations } = summarised({ name: 'pasted.txt', octets: new TextEncoder().encode(`${lines.join('\n')}\n`) });
  return conversations.map(({ exchanges, findings }) => ({
    exchanges: exchanges.map(({ command, reply }) => `${command} ${reply}`),
    findings: findings.map(({ rule }) => rule),
  }));
}

describe('a client would say', () => {
  test.each([...Object.values(smtp), ...Object.values(pop3)])('$verb', ({ example }) => expect(saidByClient(example)).toBe(true));
  test.each(Object.values(imap))('$verb of IMAP', ({ example }) => expect(saidByClient(`a1 ${example}`)).toBe(true));
});

test('marks that say nothing: a session of IMAP is read by its commands', () => {
  const asked = ['SORT (DATE) UTF-8 ALL', 'GETACL INBOX', 'UNSELECT'];
  const lines = asked.flatMap((line, index) => [`X1: a${index} ${line}`, `X2: a${index} OK done`]);
  const [conversation] = told(lines);
  expect(conversation?.exchanges).toEqual(['SORT OK', 'GETACL OK', 'UNSELECT OK']);
});

test('no marks: a session of IMAP is read by its commands', () => {
  const asked = ['RENAME Old New', 'SUBSCRIBE New', 'GETQUOTAROOT New'];
  const [conversation] = told(asked.flatMap((line, index) => [`a${index} ${line}`, `a${index} OK done`]));
  expect(conversation?.exchanges).toEqual(['RENAME OK', 'SUBSCRIBE OK', 'GETQUOTAROOT OK']);
});

test('no marks: the languages that LANG lists are the server’s', () => {
  const [conversation] = told(['+OK POP3 ready', 'LANG', '+OK languages', 'en English', '.', 'QUIT', '+OK bye']);
  expect(conversation).toEqual({ exchanges: ['(connect) +OK', 'LANG +OK', 'QUIT +OK'], findings: [] });
});

/** RFC 6856 §3: without an argument they are listed; `*` chooses, and is answered in one line. */
test('what LANG with an argument is answered has one line', () => {
  const turns = new Turns();
  for (const line of ['+OK POP3 ready', 'LANG *', '+OK es Español']) turns.hear(turns.sideOf(line), line);
  expect(turns.texting).toBe('');
});

test.each(['SORT (DATE) UTF-8 ALL', 'THREAD REFERENCES UTF-8 ALL', 'UID THREAD REFERENCES UTF-8 ALL'])(
  '%s is told where nobody offered it',
  (line) => {
    const { findings } = said(
      'imap',
      `S: * PREAUTH [CAPABILITY IMAP4rev1] hi|C: a SELECT INBOX|S: * FLAGS ()|S: * 3 EXISTS|S: a OK [READ-WRITE] done|C: b ${line}|S: b BAD no`,
    );
    expect(findings.map(({ rule }) => rule)).toContain('imap.not-offered');
  },
);
