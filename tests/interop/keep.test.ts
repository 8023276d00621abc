import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Directory } from '../../src/agents/directory.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import type { Mailboxes } from '../../src/mail/mailboxes.ts';
import { keep, takeBack } from '../../src/node/keep.ts';

const NOBODY = new Map<string, never>();

function directory(): { all: Directory; mailboxes: Mailboxes } {
  const all = new Directory();
  all.add({ address: 'bea@b.com', name: 'Bea', password: 'x' });
  return { all, mailboxes: all.find('bea@b.com')!.mailboxes };
}

const folder = () => mkdtempSync(join(tmpdir(), 'mailscope-keep-'));

/** Everything that a client may know of the mailboxes. */
function known(mailboxes: Mailboxes) {
  const { folders, subscribed, ...numbers } = mailboxes.state;
  return {
    ...numbers,
    subscribed: [...subscribed].sort(),
    folders: folders.map(({ name, uses, access, mailbox }) => ({
      name,
      uses: [...uses],
      access: [...access],
      numbers: mailbox && [mailbox.uidValidity, mailbox.uidNext, mailbox.revision],
      messages: mailbox?.messages.map(({ octets, flags, ...facts }) => ({ ...facts, flags: [...flags].sort(), octets: text(octets) })),
    })),
  };
}

function livedIn(): { all: Directory; mailboxes: Mailboxes } {
  const house = directory();
  const { inbox } = house.mailboxes;
  for (const word of ['one', 'two', 'three']) inbox.append(ascii(`Subject: ${word}\r\n\r\n.\r\nbare\nLF`), { internalDateMs: 1e12 });
  inbox.setFlags(3, ['\\Seen', 'ñandú', '$Forwarded']);
  inbox.expunge([1]);
  inbox.claimRecent();
  house.mailboxes.create('Viajes/../2026');
  house.mailboxes.create('Lista', ['\\Flagged']);
  house.mailboxes.remove('Viajes');
  house.mailboxes.remove('Junk');
  house.mailboxes.find('Lista')!.access.change('ana@a.org', '', 'lrs');
  house.mailboxes.find('Viajes/../2026')!.mailbox!.append(ascii('\r\n'), { internalDateMs: 5, flags: ['\\Draft'] });
  house.mailboxes.subscribe('Gone');
  house.mailboxes.unsubscribe('Trash');
  return house;
}

describe('what is kept', () => {
  test('comes back so that clients notice nothing: mailboxes, UIDs, flags, dates, mod-sequences, rights, subscriptions', async () => {
    const path = folder();
    const before = livedIn();
    expect(await keep(path, before.all, NOBODY)).toEqual({ mailboxes: 3, queued: 0 });
    expect(readdirSync(path)).toEqual(['bea@b.com']);
    const after = directory();
    expect(await takeBack(path, after.all, NOBODY)).toBe(3);
    expect(known(after.mailboxes)).toEqual(known(before.mailboxes));
    expect(readdirSync(join(path, 'bea@b.com'))).toEqual([]);
    expect(after.mailboxes.inbox.append(ascii('x'), { internalDateMs: 0 }).uid).toBe(4);
    after.mailboxes.create('New');
    expect(after.mailboxes.find('New')!.mailbox!.uidValidity).toBeGreaterThan(before.mailboxes.state.lastUidValidity);
  });

  test('a UID is not given twice, also when every message is gone', async () => {
    const path = folder();
    const before = directory();
    before.mailboxes.inbox.append(ascii('x'), { internalDateMs: 0 });
    before.mailboxes.inbox.expunge([1]);
    expect(await keep(path, before.all, NOBODY)).toEqual({ mailboxes: 0, queued: 0 });
    const after = directory();
    await takeBack(path, after.all, NOBODY);
    expect(after.mailboxes.inbox.uidNext).toBe(2);
  });

  test('mailboxes that nobody has touched leave no folder', async () => {
    const path = folder();
    await keep(path, directory().all, NOBODY);
    expect(readdirSync(path)).toEqual([]);
  });

  test('what came before it was taken back stays, with another UID', async () => {
    const path = folder();
    await keep(path, livedIn().all, NOBODY);
    const after = directory();
    after.mailboxes.inbox.append(ascii('early'), { internalDateMs: 0 });
    await takeBack(path, after.all, NOBODY);
    expect(after.mailboxes.inbox.messages.map(({ uid, octets }) => [uid, octets.length])).toEqual([
      // one octet more than they came with: their bare LF was made CRLF at the door
      [2, 27],
      [3, 29],
      [4, 5],
    ]);
  });

  test('files of an older version, without a word about mailboxes, go to INBOX in their order', async () => {
    const path = folder();
    mkdirSync(join(path, 'bea@b.com'));
    for (const name of ['000002.eml', '000001.eml', 'notes.txt']) writeFileSync(join(path, 'bea@b.com', name), name);
    const { all, mailboxes } = directory();
    expect(await takeBack(path, all, NOBODY)).toBe(2);
    expect(mailboxes.inbox.messages.map(({ octets }) => text(octets))).toEqual(['000001.eml', '000002.eml']);
    expect(readdirSync(join(path, 'bea@b.com'))).toEqual(['notes.txt']);
  });

  test.each([
    ['', 3],
    ['null', 3],
    ['{"folders": [{"name": 1}]}', 3],
    ['[[[[', 3],
  ])('with "%s" for an index no message is lost: they go to INBOX', async (index, count) => {
    const path = folder();
    await keep(path, livedIn().all, NOBODY);
    writeFileSync(join(path, 'bea@b.com', 'mailboxes.json'), index);
    const { all, mailboxes } = directory();
    expect(await takeBack(path, all, NOBODY)).toBe(count);
    expect(mailboxes.inbox.messages).toHaveLength(count);
    expect(readFileSync(join(path, 'bea@b.com', 'mailboxes.json'), 'utf8')).toBe(index);
  });
});
