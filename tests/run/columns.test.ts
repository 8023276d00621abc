/** Columns of a mail program's list: what each is filled from, and that nothing stands there before it was told. */
import { expect, test } from 'vitest';
import type { Column } from '../../src/agents/program/deeds.ts';
import type { Doing } from '../../src/run/hands/hand.ts';
import type { Run } from '../../src/run/run.ts';
import { letter, OPEN, outcomes, played, said, saidLast, shown, using } from './clicking.ts';

const choose = (...columns: Column[]): Doing => ({ do: 'columns', columns });
const cells = (run: Run) => shown(run).rows.map(({ clip, recipients, words }) => [clip, recipients, words?.slice(0, 12) ?? null]);

test('until somebody asks, nothing is known of attachments, of everybody addressed, and of the text', () => {
  expect(cells(played(using([OPEN])))).toEqual(Array.from({ length: 4 }, () => [null, null, null]));
});

test.each<[Column[], string[]]>([
  [['flag', 'account', 'to', 'sent'], []],
  [['clip'], ['UID FETCH 1:4 (BODYSTRUCTURE)']],
  [['recipients'], ['UID FETCH 1:4 (BODY.PEEK[HEADER.FIELDS (TO CC)])']],
  [['words'], ['UID FETCH 1:4 (BODY.PEEK[]<0.4096>)']],
  [['words', 'clip', 'words'], ['UID FETCH 1:4 (BODYSTRUCTURE BODY.PEEK[]<0.4096>)']],
])('%j asks for what it needs', (columns, commands) => {
  expect(saidLast([OPEN, choose(...columns)])).toEqual(commands);
});

test('what was told stands there; nothing was marked as read by it', () => {
  const run = played(using([OPEN, choose('clip', 'recipients', 'words')]));
  expect(shown(run).rows.map(({ clip }) => clip)).toEqual([false, false, true, false]);
  expect(shown(run).rows.map(({ recipients }) => recipients)).toEqual(Array.from({ length: 4 }, () => 'Beatriz'));
  expect(shown(run).rows.map(({ words }) => words)).toMatchObject(
    [/^Hola, Bea/, /Mejor a las dos/, /./, /./].map((form) => expect.stringMatching(form)),
  );
  expect(shown(run).rows.flatMap(({ flags }) => flags)).not.toContain('\\Seen');
});

test('a letter that was read has told all of it: only the others are asked for, and a second time nobody is', () => {
  const run = played(using([OPEN, { do: 'read', uid: 3 }, choose('clip'), choose('clip', 'from')]));
  expect(said(run).slice(2)).toEqual([['UID FETCH 1:2,4 (BODYSTRUCTURE)'], []]);
  expect(shown(run).rows[2]).toMatchObject({ clip: true, words: expect.stringMatching(/./) as unknown });
});

test('chosen from the start: asked for as soon as the list is there, in other folders too', () => {
  const run = played(
    using([
      { do: 'open', columns: ['clip'] },
      { do: 'archive', uids: [3] },
      { do: 'folder', folder: 'Archive' },
    ]),
  );
  expect(said(run)[0]!.at(-1)).toBe('UID FETCH 1:4 (BODYSTRUCTURE)');
  expect(said(run)[2]!.at(-1)).toBe('UID FETCH 1 (BODYSTRUCTURE)');
  expect(shown(run).rows.map(({ clip }) => clip)).toEqual([true]);
});

test('who gets a copy is among the recipients', () => {
  const send: Doing = { do: 'send', letter: letter({ cc: ['Carlos <carlos@b.com>', 'david@b.com'] }) };
  const run = played(using([OPEN, choose('recipients'), send, { do: 'folder', folder: 'Sent' }]));
  expect(shown(run).rows.map(({ to, recipients }) => [to, recipients])).toEqual([['Ana', 'Ana, Carlos, david@b.com']]);
});

test('without a line the letters that are here tell, and nobody is asked', () => {
  const run = played(using([OPEN, { do: 'offline' }, choose('clip', 'words')]));
  expect(said(run).at(-1)).toEqual([]);
  expect(cells(run).map(([clip]) => clip)).toEqual([false, false, true, false]);
});

test('over POP3 the letters are here: all is known at once, and no server hears of a choice', () => {
  const run = played(using([{ do: 'open', columns: ['from'] }, choose('clip', 'words')], 'pop3'));
  expect(said(run).at(-1)).toEqual([]);
  expect(shown(run).columns).toEqual(['clip', 'words']);
  expect(cells(run).map(([clip, recipients]) => [clip, recipients])).toEqual([
    [false, 'Beatriz'],
    [false, 'Beatriz'],
    [true, 'Beatriz'],
    [false, 'Beatriz'],
  ]);
});

test('a server that refuses leaves the cells empty, and its words are told', () => {
  const refused = { kind: 'reply', at: 'imap:UID FETCH#2:reply', reply: 'a006 NO [LIMIT] not today' } as const;
  const run = played(using([OPEN, choose('clip')]), refused);
  expect(outcomes(run)).toEqual(['', 'not today']);
  expect(cells(run)[0]![0]).toBeNull();
});
