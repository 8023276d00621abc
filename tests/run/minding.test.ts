/** Conversations that are watched or ignored: what the server is told, and what becomes of the answers that come later. */
import { describe, expect, test } from 'vitest';
import { KEYWORD_LIMIT } from '../../src/mail/mailbox.ts';
import { ascii } from '../../src/mail/octets.ts';
import type { Doing, Hand } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import { mindingOf } from '../../src/agents/program/minding.ts';
import { OPEN, outcomes, played, said, saidLast, scenario, shown, using } from './clicking.ts';

const mind = (how: 'watched' | 'ignored' | 'usual', ...uids: number[]): Doing => ({ do: 'mind', uids, how });
const CHECK: Doing = { do: 'check' };

/** The first letter is there after half a minute, its answer after a minute and a bit. */
function early(deeds: readonly Doing[], via?: 'imap' | 'pop3'): Hand {
  const hand = using(deeds, via) as Extract<Hand, { kind: 'use' }>;
  return { ...hand, deeds: hand.deeds.map((deed, number) => ({ ...deed, atMs: 30_000 + number * 60_000 })) };
}
const mindings = (run: ReturnType<typeof played>, program = 0) => shown(run, program).rows.map(mindingOf);
const unseen = (run: ReturnType<typeof played>) =>
  shown(run)
    .rows.filter(({ flags }) => !flags.includes('\\Seen'))
    .map(({ uid }) => uid);

describe('by IMAP', () => {
  test('the whole conversation is marked, by keywords that other programs know', () => {
    expect(saidLast([OPEN, mind('watched', 1)])).toEqual(['UID STORE 1:2 +FLAGS ($followed)']);
    const run = played(using([OPEN, mind('ignored', 2)]));
    expect(said(run).at(-1)).toEqual(['UID STORE 1:2 +FLAGS ($muted \\Seen)']);
    expect(mindings(run)).toEqual(['ignored', 'ignored', '', '']);
    expect(unseen(run)).toEqual([3, 4]);
  });

  test('one excludes the other, and both can be taken back', () => {
    expect(saidLast([OPEN, mind('watched', 1), mind('ignored', 1)])).toEqual([
      ...['UID STORE 1:2 -FLAGS ($followed)', 'UID STORE 1:2 +FLAGS ($muted \\Seen)'],
    ]);
    expect(saidLast([OPEN, mind('ignored', 1), mind('usual', 1)])).toEqual(['UID STORE 1:2 -FLAGS ($muted)']);
  });

  test.each([
    ['watched', 'UID STORE 2 +FLAGS ($followed)', [1, 2, 3]],
    ['ignored', 'UID STORE 2 +FLAGS ($muted \\Seen)', [3]],
  ] as const)('%s: an answer that comes later is marked by the program itself', (how, line, left) => {
    const run = played(early([OPEN, mind(how, 1), CHECK]));
    expect(said(run).at(-1)).toEqual(['NOOP', expect.stringMatching(/^UID FETCH 2:\*/), line]);
    expect(unseen(run)).toEqual(left);
  });

  test('the other device sees the mark, and needs not be told', () => {
    const run = played(using([OPEN, mind('ignored', 1)]), using([CHECK, CHECK, CHECK], 'imap', 'bea-telephone'));
    expect(mindings(run, 1)).toEqual(['ignored', 'ignored', '', '']);
    expect(
      said(run, 1)
        .flat()
        .some((line) => line.includes('STORE')),
    ).toBe(false);
  });

  test('offline it is marked here, and the server is told later', () => {
    const run = played(using([OPEN, { do: 'offline' }, mind('ignored', 1), { do: 'online' }]));
    expect(said(run).at(-1)).toContain('UID STORE 1:2 +FLAGS ($muted \\Seen)');
    expect(mindings(run)).toEqual(['ignored', 'ignored', '', '']);
  });

  test('a server without room for another keyword: the mark stays in this program, whatever the server says of flags', () => {
    const again: Doing[] = [
      { do: 'folder', folder: 'Archive' },
      { do: 'folder', folder: 'INBOX' },
    ];
    const run = new Run({ scenario, seed: 1, interventions: [using([OPEN, mind('ignored', 11), ...again])] });
    const { inbox } = run.everyone.find('bea@b.com')!.mailboxes;
    const labels = Array.from({ length: KEYWORD_LIMIT }, (_, number) => `k${number}`);
    for (let from = 0; from < KEYWORD_LIMIT; from += 50)
      inbox.append(ascii(`Subject: ${from}\r\n\r\n`), { internalDateMs: 0, flags: labels.slice(from, from + 50) });
    while (!run.advance(10_000));
    expect(said(run)[1]).toEqual(['UID STORE 11:12 +FLAGS (\\Seen)']);
    expect(shown(run).keepsMarks).toBe(false);
    expect(mindings(run).slice(10)).toEqual(['ignored', 'ignored', '', '']);
    expect(outcomes(run).every((outcome) => outcome === '')).toBe(true);
  });

  test('marks that an older program wrote are understood, and go with the new ones', () => {
    const older: Doing = { do: 'flag', uids: [1], flag: '$Ignored', on: true };
    expect(mindings(played(using([OPEN, older])))[0]).toBe('ignored');
    expect(saidLast([OPEN, older, mind('watched', 1)])).toEqual([...['UID STORE 1 -FLAGS ($Ignored)', 'UID STORE 1:2 +FLAGS ($followed)']]);
  });
});

test('by POP3 the program remembers alone, and marks what it fetches later', () => {
  const run = played(early([OPEN, mind('ignored', 1), CHECK], 'pop3'));
  expect(said(run)[1]).toEqual([]);
  expect(mindings(run).slice(0, 2)).toEqual(['ignored', 'ignored']);
  expect(unseen(run)).not.toContain(2);
});
