/** Goals: what the words mean, and whether runs whose ends are known reach them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotAGoal, readGoal } from '../../../src/lessons/goals/goal.ts';
import { holds } from '../../../src/lessons/goals/holds.ts';
import type { Played } from '../../../src/lessons/goals/played.ts';
import { ascii } from '../../../src/mail/octets.ts';
import { Run } from '../../../src/run/run.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';

function played(id: string, interventions: Intervention[] = []): Played {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1, interventions });
  while (!run.advance(10_000));
  return { journal: run.journal, scene: run.scene, body: (message) => run.body(message) };
}

describe('the words', () => {
  test('of a whole goal are read fact by fact', () => {
    expect(readGoal('not mailbox b@b.com has letter within 48 h and no mailbox has report failed from mx.b.com')).toEqual([
      { isSo: false, fact: { fact: 'box', of: 'b@b.com', holds: 'letter', action: '', from: '', withinMs: 172_800_000, parts: [] } },
      { isSo: false, fact: { fact: 'box', of: 'any', holds: 'report', action: 'failed', from: 'mx.b.com', withinMs: Infinity, parts: [] } },
    ]);
  });

  test('"and with" belongs to the mailbox before it, "and reply" does not', () => {
    const goal = readGoal('mailbox b@b.com has letter with To ~ bea and without field Bcc and reply smtp:DATA is 4yz');
    expect(goal).toHaveLength(2);
    expect(goal[0]!.fact).toMatchObject({
      parts: [
        { isThere: true, field: 'To', text: 'bea' },
        { isThere: false, field: 'Bcc', text: null },
      ],
    });
    expect(goal[1]!.fact).toEqual({ fact: 'reply', id: 'smtp:DATA', code: '4yz' });
  });

  test('that stand in quotation marks are text', () => {
    expect(readGoal('mailbox b@b.com has letter with ~ "this and that"')[0]!.fact).toMatchObject({ parts: [{ text: 'this and that' }] });
  });

  test.each(['', 'mailbox', 'mailbox b@b.com has cake', 'reply smtp:DATA is yes', 'queue mx is full', 'mailbox b@b.com has letter within soon'])(
    '"%s" is no goal',
    (words) => expect(() => readGoal(words)).toThrow(NotAGoal),
  );

  test('whatever they are, nothing else is thrown', () => {
    const word = fc.constantFrom('mailbox', 'any', 'has', 'letter', 'with', 'and', '~', 'not', 'report', '"', 'field', 'is', '250', 'a@b');
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        try {
          readGoal(words.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(NotAGoal);
        }
      }),
    );
  });
});

describe('the usual journey', () => {
  const run = played('journey');
  test.each([
    'mailbox bea@b.com has letter',
    'mailbox bea@b.com has letter within 1 s with To ~ bea and without field Bcc',
    'no mailbox has report',
    'reply smtp:RCPT is 250',
    'reply smtp:RCPT#1 is 2yz',
    'envelope smtp is bea@B.COM',
    'queue smtp.a.org is empty',
    'count smtp*:(connect) is 1',
    'not report suppressed',
    'reply pop3:RETR is +OK',
    'reply imap:LOGIN is OK and reply imap:SELECT is OK',
    'line imap:SELECT:reply ~ "1 EXISTS"',
    'line mail:stored bea@b.com#1 ~ "inbox 1"',
  ])('reaches "%s"', (goal) => expect(holds(readGoal(goal), run)).toBe(true));
  test.each([
    'mailbox bea@b.com has letter within 10 ms',
    'mailbox ana@a.org has letter',
    'mailbox bea@b.com has letter with no field To',
    'any mailbox has report',
    'reply smtp:RCPT is 550',
    'envelope smtp is bea@b.com carlos@b.com',
    'count smtp*:(connect) is 2',
    'report suppressed',
    'letter has ~ x',
    'reply pop3:RETR is -ERR',
    'line imap:SELECT:reply ~ "2 EXISTS"',
    'line imap:NOOP ~ NOOP',
  ])('does not reach "%s"', (goal) => expect(holds(readGoal(goal), run)).toBe(false));
});

test('a report is told from a letter, who wrote it, and what it says', () => {
  const bounced = played('unknown-recipient');
  const isSo = (goal: string): boolean => holds(readGoal(goal), bounced);
  expect(isSo('mailbox ana@a.org has report failed from smtp.a.org within 1 min')).toBe(true);
  expect(isSo('mailbox ana@a.org has report delayed')).toBe(false);
  expect(isSo('mailbox ana@a.org has report from mx.b.com')).toBe(false);
  expect(isSo('mailbox ana@a.org has letter')).toBe(false);
});

test('a letter that is still waiting is in the queue; one that was given up is not', () => {
  const line: Intervention = { kind: 'say', at: 'submission:MAIL#1', line: 'MAIL FROM:<>' };
  const suppressed = played('unknown-recipient', [line]);
  expect(holds(readGoal('report suppressed and no mailbox has report and queue smtp.a.org is empty'), suppressed)).toBe(true);
  const days = new Run({ scenario: scenarioNamed('five-days')!, seed: 1 });
  days.advanceTo(3_600_000);
  expect(holds(readGoal('queue smtp.a.org is empty'), { journal: days.journal, scene: days.scene, body: (m) => days.body(m) })).toBe(false);
});

test('what was edited is asked about by itself', () => {
  const letter = ascii('From: a@b\r\nBcc: x@y\r\n\r\nHello\r\n');
  expect(holds(readGoal('letter has field Bcc and letter has ~ hello'), played('journey'), letter)).toBe(true);
  expect(holds(readGoal('letter has no field Bcc'), played('journey'), letter)).toBe(false);
});

describe('marks and parts', () => {
  test('a flag is counted as it stands in the end', () => {
    const reads = played('two-clients');
    expect(holds(readGoal('flag \\Flagged of bea@b.com is 1'), reads)).toBe(true);
    expect(holds(readGoal('flag \\seen of bea@b.com is 2 and flag \\Answered of bea@b.com is 1'), reads)).toBe(false);
    const both: Intervention[] = [
      { kind: 'type', at: 'imap:FETCH#1', lines: ['d STORE 1:3 +FLAGS (\\Flagged)', 'e STORE 2 -FLAGS (\\Flagged)', 'f LOGOUT'], runs: true },
    ];
    expect(holds(readGoal('flag \\Flagged of bea@b.com is 2'), played('two-clients', both))).toBe(true);
  });

  test('a letter has the parts that its boundary says, and the text that is read', () => {
    const lines = ['Subject: x', 'Content-Type: multipart/mixed; boundary=cut', '', '--cut', 'Content-Type: text/plain; charset=utf-8'];
    const rest = ['Content-Transfer-Encoding: quoted-printable', '', 'ma=C3=B1ana', '--cut', 'Content-Type: image/png', '', 'x', '--cut--', '.'];
    const typed: Intervention = { kind: 'type', at: 'submission:(message)#1', lines: [...lines, ...rest], runs: true };
    const run = played('journey', [typed]);
    expect(holds(readGoal('mailbox bea@b.com has letter with part image/png and with text ~ mañana'), run)).toBe(true);
    expect(holds(readGoal('mailbox bea@b.com has letter with part text/csv'), run)).toBe(false);
    expect(holds(readGoal('mailbox bea@b.com has letter with ~ mañana'), run)).toBe(false);
    expect(holds(readGoal('mailbox bea@b.com has letter with no part text/csv'), run)).toBe(true);
  });
});

test('a line without a verb is answered, and its reply is not taken for that of the next', () => {
  const lines = ['LOGIN bea@b.com correo', 'a LOGIN bea@b.com correo', 'b SELECT INBOX'];
  const typed = played('searching', [{ kind: 'type', at: 'imap:LOGIN#1', lines, runs: true }]);
  expect(holds(readGoal('reply imap:LOGIN#1 is OK and reply imap:SELECT#1 is OK'), typed)).toBe(true);
});
