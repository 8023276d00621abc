/** Which files of a folder or an archive are opened, and in what order. */
import { describe, expect, test } from 'vitest';
import { MOST_OTHERS, sorted } from '../../../src/transcripts/files/folder.ts';

function taken(...names: string[]): { letters: string[]; others: string[]; left: number } {
  const { letters, others, left } = sorted(names.map((name) => ({ name })));
  return { letters: letters.map(({ name }) => name), others: others.map(({ name }) => name), left };
}

describe('Of a folder', () => {
  test('letters have a place of their own, in the order of their names; the others have one each', () => {
    expect(taken('a/2.eml', 'a/z.pcap', 'a/1.MSG', 'a/mh/12', 'a/mh/9.', 'a/keys.log', 'a/x.emlx')).toEqual({
      letters: ['a/1.MSG', 'a/2.eml', 'a/mh/12', 'a/mh/9.', 'a/x.emlx'],
      others: ['a/keys.log', 'a/z.pcap'],
      left: 0,
    });
  });
  test('what a system puts there is passed over, and what a Maildir keeps for itself', () => {
    const odd = ['a/.DS_Store', 'a/.git/config', '__MACOSX/a', 'a/__MACOSX/b.txt', 'a/Thumbs.db', 'a/desktop.ini'];
    const maildir = [
      'm/cur/1.x:2,S',
      'm/new/2.x',
      'm/tmp/3.x',
      'm/dovecot-uidlist',
      'm/.Sent/cur/4.x',
      'm/.Sent/maildirfolder',
      'm/sub/x.txt',
    ];
    expect(taken(...odd, ...maildir)).toEqual({
      letters: ['m/.Sent/cur/4.x', 'm/cur/1.x:2,S', 'm/new/2.x'],
      others: ['__MACOSX/a', 'm/sub/x.txt'],
      left: 0,
    });
  });
  test('whoever opens a folder that is hidden wants what is in it', () => {
    expect(taken('.mail/session.txt').others).toEqual(['.mail/session.txt']);
  });
  test('too many are counted', () => {
    expect(taken(...Array.from({ length: MOST_OTHERS + 3 }, (_, index) => `a/${index}.txt`)).left).toBe(3);
  });
});
