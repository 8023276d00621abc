/** Letters that are kept to begin others with: where they lie, and what is left of them. */
import { describe, expect, test } from 'vitest';
import type { Doing } from '../../src/run/hands/hand.ts';
import { letter, OPEN, outcomes, played, said, saidLast, shown, storedIn, using } from './clicking.ts';

const HERE: Doing = { do: 'folder', folder: 'Templates' };
const template = (more: Partial<Extract<Doing, { do: 'template' }>> = {}): Doing => ({ do: 'template', letter: letter(), ...more });

describe('templates by IMAP', () => {
  test('no server has a mailbox for them: the first makes it, the second lies beside', () => {
    const run = played(using([OPEN, template(), template()]));
    expect(said(run).slice(1)).toEqual([
      ['CREATE Templates', 'SUBSCRIBE Templates', expect.stringMatching(/^APPEND Templates \(\\Draft \\Seen\)/)],
      [expect.stringMatching(/^APPEND Templates /)],
    ]);
    expect(storedIn(run, 'Templates')).toHaveLength(2);
    expect(shown(run).folders.find(({ use }) => use === 'templates')).toMatchObject({ name: 'Templates', messages: 2 });
  });

  test('another program of the same person finds them by their name', () => {
    const run = played(using([OPEN, template()]), { ...using([OPEN, { do: 'check' }, OPEN], 'imap', 'bea-telephone') });
    expect(shown(run, 1).folders.find(({ name }) => name === 'Templates')?.use).toBe('templates');
  });

  test('a letter that begins with one is sent, and the template stays', () => {
    const run = played(using([OPEN, template(), HERE, { do: 'read', uid: 1 }, { do: 'send', letter: letter({ text: 'Hola, Ana.\n' }) }]));
    expect(outcomes(run).at(-1)).toBe('');
    expect(storedIn(run, 'Sent')[0]).toContain('Hola, Ana.');
    expect(storedIn(run, 'Templates')).toHaveLength(1);
  });

  test('changed: another is laid down, and the one before is gone', () => {
    const deeds = [OPEN, template(), HERE, template({ letter: letter({ text: 'Mejor así.\n' }), replaces: 1 })];
    expect(saidLast(deeds)).toEqual([
      ...[expect.stringMatching(/^APPEND Templates/), expect.stringMatching(/^UID FETCH 2:\*/)],
      ...['UID STORE 1 +FLAGS (\\Deleted)', 'UID EXPUNGE 1'],
    ]);
    expect(storedIn(played(using(deeds)), 'Templates').map((each) => each.includes('Mejor'))).toEqual([true]);
  });

  test('offline it waits, and is laid down when the server is told', () => {
    const run = played(using([OPEN, { do: 'offline' }, template(), { do: 'online' }]));
    expect(storedIn(run, 'Templates')).toHaveLength(1);
  });
});

test('by POP3 they lie on this device, and are changed there', () => {
  const run = played(using([OPEN, template(), HERE, template({ letter: letter({ subject: 'Otra' }), replaces: 5 })], 'pop3'));
  expect(said(run).slice(1).flat()).toEqual([]);
  expect(shown(run).rows.map(({ subject }) => subject)).toEqual(['Otra']);
  expect(storedIn(run, 'Templates')).toEqual([]);
});
