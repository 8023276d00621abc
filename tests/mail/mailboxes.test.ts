import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalName, compareNames, Mailboxes, parents } from '../../src/mail/mailboxes.ts';
import { ascii } from '../../src/mail/octets.ts';
import { AccessList, ALL_RIGHTS, formatRights, readRights } from '../../src/mail/rights.ts';

const names = (mailboxes: Mailboxes) => mailboxes.all.map(({ name }) => name);
const level = fc.constantFrom('a', 'b', 'INBOX', 'inbox', 'ñ');
const name = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));

describe('the mailboxes of a person', () => {
  test('begin with INBOX and what mail programs look for', () => {
    expect(names(new Mailboxes())).toEqual(['INBOX', 'Archive', 'Drafts', 'Junk', 'Sent', 'Trash']);
    expect(names(new Mailboxes(false))).toEqual(['INBOX']);
    expect(new Mailboxes().inbox.uidValidity).toBe(1);
  });
  test('say why a change was not made', () => {
    const mailboxes = new Mailboxes();
    mailboxes.create('a/b');
    expect(mailboxes.create('a/b')).toBe('exists');
    expect(mailboxes.create('a//b')).toBe('name');
    expect(mailboxes.create('a\n')).toBe('name');
    expect(mailboxes.create('x'.repeat(201))).toBe('long');
    expect(mailboxes.create('mail', ['\\Sent'])).toBe('use');
    expect(mailboxes.remove('INBOX')).toBe('inbox');
    expect(mailboxes.remove('c')).toBe('missing');
    expect([mailboxes.remove('a'), mailboxes.remove('a')]).toEqual([undefined, 'children']);
    expect(mailboxes.rename('a', 'a/c')).toBe('inside');
    expect(mailboxes.rename('Sent', 'Trash')).toBe('exists');
  });
  test('are bounded in number', () => {
    const mailboxes = new Mailboxes(false);
    for (let count = 0; count < 2000; count++) mailboxes.create(`m${count}`);
    expect(mailboxes.all.length).toBe(500);
    for (let count = 0; count < 2000; count++) mailboxes.subscribe(`m${count}`);
    expect(mailboxes.subscribed.size).toBe(1000);
  });
  test('RENAME of INBOX takes its messages along and leaves what is below it', () => {
    const mailboxes = new Mailboxes(false);
    mailboxes.create('INBOX/child');
    mailboxes.inbox.append(ascii('x'), { internalDateMs: 5, flags: ['\\Seen'] });
    const before = mailboxes.inbox;
    expect(mailboxes.rename('inbox', 'old')).toBeUndefined();
    expect(mailboxes.inbox).toBe(before);
    expect(mailboxes.inbox.messages).toEqual([]);
    expect(mailboxes.find('old')!.mailbox!.messages).toMatchObject([{ uid: 1, internalDateMs: 5, flags: new Set(['\\Seen']) }]);
    expect(names(mailboxes)).toEqual(['INBOX', 'INBOX/child', 'old']);
  });
  test('a name never gets a smaller UIDVALIDITY than it had', () => {
    const step = fc.record({ what: fc.constantFrom('create', 'remove', 'rename'), name, to: name });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const mailboxes = new Mailboxes(false);
        const largest = new Map<string, { uidValidity: number; mailbox: unknown }>();
        for (const { what, name: one, to } of steps) {
          if (what === 'create') mailboxes.create(one);
          else if (what === 'remove') mailboxes.remove(one);
          else mailboxes.rename(one, to);
          for (const { name: found, mailbox } of mailboxes.all) {
            if (!mailbox) continue;
            const before = largest.get(found);
            if (before && before.mailbox !== mailbox) expect(mailbox.uidValidity).toBeGreaterThan(before.uidValidity);
            largest.set(found, { uidValidity: mailbox.uidValidity, mailbox });
          }
        }
      }),
      { numRuns: 500 },
    );
  });
  test('stay a tree in order, whatever is done to it', () => {
    const step = fc.record({ what: fc.constantFrom('create', 'remove', 'rename'), name, to: name });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const mailboxes = new Mailboxes(false);
        for (const { what, name: one, to } of steps) {
          const expected =
            what === 'create' ? mailboxes.mayCreate(one) : what === 'remove' ? mailboxes.mayRemove(one) : mailboxes.mayRename(one, to);
          const made = what === 'create' ? mailboxes.create(one) : what === 'remove' ? mailboxes.remove(one) : mailboxes.rename(one, to);
          expect(made).toBe(expected);
        }
        const all = names(mailboxes);
        expect(all).toContain('INBOX');
        expect(all).toEqual([...all].sort(compareNames));
        expect(all.map(canonicalName)).toEqual(all);
        const validities = mailboxes.all.flatMap(({ mailbox }) => (mailbox ? [mailbox.uidValidity] : []));
        expect(new Set(validities).size).toBe(validities.length);
      }),
      { numRuns: 500 },
    );
  });
  test('knows what is above a name', () => {
    expect(parents('a/b/c')).toEqual(['a', 'a/b']);
    expect(parents('a')).toEqual([]);
  });
});

describe('a watched mailbox', () => {
  test('tells each change once, and changes made together once', () => {
    const { inbox } = new Mailboxes(false);
    let told = 0;
    const stop = inbox.watch(() => told++);
    inbox.append(ascii('a'), { internalDateMs: 0 });
    inbox.setFlags(1, ['\\Seen']);
    inbox.setFlags(1, ['\\Seen']);
    inbox.expunge([9]);
    expect(told).toBe(2);
    inbox.together(() => [1, 2, 3].map(() => inbox.append(ascii('b'), { internalDateMs: 0 })));
    expect(told).toBe(3);
    inbox.together(() => 0);
    expect(told).toBe(3);
    stop();
    inbox.expunge([1]);
    expect(told).toBe(3);
  });
});

describe('rights', () => {
  test('are read with the old letters opened, and written with them', () => {
    expect(readRights('lrswida')).toBe('lrswitea');
    expect(readRights('cd')).toBe('kxte');
    expect(readRights('z')).toBeUndefined();
    expect(formatRights('lrwte')).toBe('lrwted');
    expect(formatRights('lrk')).toBe('lrkc');
    expect(readRights(ALL_RIGHTS)).toBe(ALL_RIGHTS);
  });
  test('are joined with those of everybody', () => {
    const list = new AccessList();
    list.change('ana', '', 'rw');
    list.change('anyone', '+', 'l');
    list.change('ana', '-', 'w');
    expect([list.rightsOf('ana'), list.rightsOf('bea')]).toEqual(['lr', 'l']);
    expect([...new AccessList(list).entries]).toEqual([...list.entries]);
    list.remove('ana');
    list.change('anyone', '', '');
    expect([...list.entries]).toEqual([]);
  });
  test('are kept for a hundred identifiers at most', () => {
    const list = new AccessList();
    for (let count = 0; count < 300; count++) list.change(`u${count}`, '+', 'l');
    expect(list.entries.size).toBe(100);
  });
});
