/** What mail is abused for, and whom it hurts. */
import { describe, expect, test } from 'vitest';
import { finished, labels, lyingIn, replies } from './played.ts';

test('an open relay: one letter in, three out in its name, and then its own people are shut out', () => {
  const run = finished('open-relay');
  for (const address of ['bea@b.com', 'carlos@b.com', 'esteban@c.net'])
    expect(lyingIn(run, address).map((letter) => /from smtp\.a\.org/.test(letter))).toEqual([true]);
  expect(lyingIn(run, 'ana@a.org')[0]).toMatch(/Status: 5\.7\.1[\s\S]*open relay/);
});

test('backscatter: the report goes to who never wrote', () => {
  const run = finished('backscatter');
  const [report] = run.fetchedOn('esteban-laptop');
  expect(new TextDecoder().decode(report)).toMatch(/^Return-Path: <>\r\n[\s\S]*by mx\.c\.net[\s\S]*nadie@b\.com/);
});

test('a look-alike: in the name of a.org refused, in a name of his own passed by DMARC and delivered', () => {
  const run = finished('look-alike');
  expect(replies(run, 'smtp').some((line) => line.startsWith('550 5.7.23'))).toBe(true);
  expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
  expect(lyingIn(run, 'bea@b.com')[0]).toMatch(/dmarc=pass .*header\.from=a-org\.example/);
});

describe('a letter inside a letter', () => {
  test('where an LF ends a line, two come out of one, and SPF passes for a sender who never wrote', () => {
    const run = finished('smuggled');
    const letters = lyingIn(run, 'bea@b.com');
    expect(letters.map((letter) => /^Return-Path: <(.*)>/.exec(letter)?.[1])).toEqual(['mallory@a.org', 'directora@a.org']);
    expect(letters[1]).toMatch(/spf=pass .*smtp\.mailfrom=directora@a\.org/);
    // smtp.a.org has sent one
    expect(labels(run, 'text')).toHaveLength(2);
  });

  test('where it does not, neither arrives, and the sender is told', () => {
    const run = finished('smuggling-refused');
    expect(lyingIn(run, 'bea@b.com')).toEqual([]);
    expect(lyingIn(run, 'mallory@a.org')[0]).toContain('554 5.6.0');
  });
});

test('a worm: six more letters grow from one, and from the second on each comes from whom it names', () => {
  const run = finished('worm');
  const letters = ['ana@a.org', 'bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@c.net'].flatMap((address) => lyingIn(run, address));
  expect(letters).toHaveLength(7);
  for (const letter of letters) {
    const [, path] = /^Return-Path: <(.*)>/.exec(letter)!;
    expect(/^From: .*<(.*)>/m.exec(letter)![1]).toBe(path);
    expect(letter).toContain('foto.jpg.vbs');
  }
});

test('a chain letter: who asked for a copy reads whom it went to, and writes to them', () => {
  const run = finished('chain-letter');
  const copies = run.fetchedOn('mallory').map((octets) => new TextDecoder().decode(octets));
  for (const address of ['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@c.net'])
    expect(copies.some((copy) => copy.includes(address))).toBe(true);
  for (const address of ['bea@b.com', 'carlos@b.com', 'david@b.com']) expect(lyingIn(run, address).at(-1)).toContain('Subject: Ha ganado');
});
