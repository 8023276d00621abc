import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Directory } from '../../src/agents/directory.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import type { Mailboxes } from '../../src/mail/mailboxes.ts';
import type { Told } from '../../src/node/keep/aside.ts';
import { KeptMail } from '../../src/node/keep/kept-mail.ts';
import { describeWith, has } from './programs.ts';

const NOBODY = new Map<string, never>();

interface House {
  mail: KeptMail;
  mailboxes: Mailboxes;
  told: Told[];
}

/** One account, and the folder that keeps it. */
async function open(folder: string): Promise<House> {
  const everyone = new Directory();
  everyone.add({ address: 'bea@b.com', name: 'Bea', password: 'x' });
  const told: Told[] = [];
  const mail = new KeptMail(folder, Math.floor(Date.now() / 1000), (one) => void told.push(one));
  await mail.open(everyone, NOBODY);
  await mail.resume();
  return { mail, mailboxes: everyone.find('bea@b.com')!.mailboxes, told };
}

async function kept({ mail }: House): Promise<void> {
  mail.barrier.touch();
  await mail.barrier.quiet();
}

/** As `kill -9` leaves it: nothing is written any more, and the lock stays. */
async function crashed(house: House, folder: string): Promise<void> {
  await kept(house);
  house.mail.release();
  writeFileSync(
    join(folder, 'lock'),
    JSON.stringify({ pid: 1, began: 'of another process', host: execFileSync('hostname').toString().trim() }),
  );
}

const folder = () => mkdtempSync(join(tmpdir(), 'mailscope-keep-'));
const rootOf = (path: string) => join(path, 'bea@b.com');
const lettersIn = (path: string) => ['new', 'cur'].flatMap((place) => readdirSync(join(path, place)).map((name) => `${place}/${name}`));

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

function liveIn({ mailboxes }: House): void {
  const { inbox } = mailboxes;
  for (const word of ['one', 'two', 'three']) inbox.append(ascii(`Subject: ${word}\r\n\r\n.\r\nbare\nLF`), { internalDateMs: 1e12 + 7 });
  inbox.setFlags(3, ['\\Seen', 'ñandú', '$Forwarded']);
  inbox.expunge([1]);
  inbox.claimRecent();
  mailboxes.create('Viajes/../2026');
  mailboxes.create('Lista', ['\\Flagged']);
  mailboxes.create('Con.punto\\y barra & más');
  mailboxes.create('日本語'.repeat(60));
  mailboxes.remove('Viajes');
  mailboxes.remove('Junk');
  mailboxes.find('Lista')!.access.change('ana@a.org', '', 'lrs');
  const trips = mailboxes.find('Viajes/../2026')!.mailbox!;
  trips.append(ascii('\r\n'), { internalDateMs: 5000, flags: ['\\Draft'] });
  trips.append(inbox.get(2)!.octets, inbox.get(2)!);
  mailboxes.rename('Archive', 'Archivo/Viejo');
  mailboxes.subscribe('Gone');
  mailboxes.unsubscribe('Trash');
}

describe('what is kept', () => {
  test('comes back so that clients notice nothing: mailboxes, UIDs, flags, dates, mod-sequences, rights, subscriptions', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    const after = await open(path);
    expect(known(after.mailboxes)).toEqual(known(before.mailboxes));
    expect(after.told).toEqual([]);
    expect(after.mailboxes.inbox.append(ascii('x'), { internalDateMs: 0 }).uid).toBe(4);
    after.mailboxes.create('New');
    expect(after.mailboxes.find('New')!.mailbox!.uidValidity).toBeGreaterThan(before.mailboxes.state.lastUidValidity);
    await after.mail.close();
  });

  test('also after a crash: letters, UIDs and names at once, and mod-sequences that no client has heard', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await crashed(before, path);
    const after = await open(path);
    const facts = (mailboxes: Mailboxes) =>
      mailboxes.all.map(({ name, mailbox }) => [
        name,
        mailbox?.uidValidity,
        mailbox?.messages.map(({ uid, octets }) => [uid, text(octets)]),
      ]);
    expect(facts(after.mailboxes)).toEqual(facts(before.mailboxes));
    for (const { name, mailbox } of after.mailboxes.all) {
      const earlier = before.mailboxes.find(name)!.mailbox;
      if (mailbox) expect(mailbox.revision).toBeGreaterThan(earlier!.revision);
      if (mailbox) expect(mailbox.uidNext).toBeGreaterThanOrEqual(earlier!.uidNext);
    }
    await after.mail.close();
  });

  test('a UID is not given twice, also when every message is gone and nothing was stopped cleanly', async () => {
    const path = folder();
    const before = await open(path);
    for (let count = 0; count < 3; count++) before.mailboxes.inbox.append(ascii('x'), { internalDateMs: 0 });
    await kept(before);
    before.mailboxes.inbox.expunge([1, 2, 3]);
    await crashed(before, path);
    const after = await open(path);
    expect(after.mailboxes.inbox.messages).toEqual([]);
    expect(after.mailboxes.inbox.uidNext).toBeGreaterThan(3);
    expect(after.mailboxes.inbox.uidValidity).toBe(before.mailboxes.inbox.uidValidity);
    await after.mail.close();
  });

  test('mailboxes change their names in a circle, one goes and one comes, all in one commit', async () => {
    const path = folder();
    const before = await open(path);
    for (const name of ['A', 'B']) before.mailboxes.create(name);
    for (const name of ['A', 'B']) before.mailboxes.find(name)!.mailbox!.append(ascii(`Subject: ${name}\r\n\r\n`), { internalDateMs: 0 });
    await kept(before);
    for (const [from, to] of [
      ['A', 'C'],
      ['B', 'A'],
      ['C', 'B'],
    ] as const)
      before.mailboxes.rename(from, to);
    before.mailboxes.remove('Junk');
    before.mailboxes.create('Junk');
    before.mailboxes.rename('INBOX', 'Antes');
    await before.mail.close();
    const after = await open(path);
    expect(known(after.mailboxes)).toEqual(known(before.mailboxes));
    await after.mail.close();
  });

  test('new accounts have a UIDVALIDITY that none before them had', async () => {
    const { mail, mailboxes } = await open(folder());
    expect(mailboxes.inbox.uidValidity).toBeGreaterThan(1e9);
    await mail.close();
  });
});

describe('what other programs do in the folder', () => {
  test('a letter put into new, flags given and a letter removed are taken as they are', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    const [two = '', three = ''] = lettersIn(rootOf(path)).sort();
    unlinkSync(join(rootOf(path), two));
    renameSync(join(rootOf(path), three), join(rootOf(path), `${three.split(':')[0]!}:2,FPS`));
    writeFileSync(join(rootOf(path), 'new', '1.2.another'), 'Subject: from elsewhere\n\nLF\n');
    const after = await open(path);
    const { messages } = after.mailboxes.inbox;
    expect(messages.map(({ uid, flags }) => [uid, [...flags].sort()])).toEqual([
      [3, ['$Forwarded', '\\Flagged', '\\Seen', 'ñandú']],
      [4, []],
    ]);
    expect(text(messages[1]!.octets)).toBe('Subject: from elsewhere\r\n\r\nLF\r\n');
    expect(messages[0]!.revision).toBeGreaterThan(before.mailboxes.inbox.revision);
    await after.mail.close();
    expect(lettersIn(rootOf(path)).some((name) => /:2,FPS$/.test(name))).toBe(true);
    const again = await open(path);
    expect(again.mailboxes.inbox.messages.map(({ uid, octets }) => [uid, octets.length])).toEqual(
      messages.map(({ uid, octets }) => [uid, octets.length]),
    );
    await again.mail.close();
  });

  test.each([
    ['LF', 'Subject: x\n\n.\nrest\n'],
    ['CR', 'Subject: x\r\n\r\n.\rrest\r\n'],
  ])('a letter with %s that has a UID in its name, as mbsync gives it, gets CRLF and a UID of ours', async (_, content) => {
    const path = folder();
    const before = await open(path);
    before.mailboxes.inbox.append(ascii('Subject: one\r\n\r\n'), { internalDateMs: 0 });
    await before.mail.close();
    const [own = ''] = lettersIn(rootOf(path));
    writeFileSync(join(rootOf(path), 'cur', '1.2.another,U=7:2,S'), content);
    writeFileSync(join(rootOf(path), 'cur', '1.3.another,U=4294967295:2,S'), 'Subject: y\r\n\r\n');
    writeFileSync(join(rootOf(path), own), content);
    const after = await open(path);
    expect(after.mailboxes.inbox.messages.map(({ uid }) => uid)).toEqual([2, 3, 4]);
    expect(after.mailboxes.inbox.uidNext).toBe(5);
    expect(after.mailboxes.inbox.messages.filter(({ octets }) => text(octets) === 'Subject: x\r\n\r\n.\r\nrest\r\n')).toHaveLength(2);
    await after.mail.close();
    const again = await open(path);
    expect(known(again.mailboxes)).toEqual(known(after.mailboxes));
    await again.mail.close();
  });

  test('a folder of which the empty parts are missing, as archives and git leave it, is whole again', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    for (const name of readdirSync(rootOf(path), { recursive: true, encoding: 'utf8' }))
      if (/(?:^|\/)(?:new|cur|tmp)$/.test(name) && readdirSync(join(rootOf(path), name)).length === 0) rmdirSync(join(rootOf(path), name));
    mkdirSync(join(rootOf(path), '.Foreign', 'new'), { recursive: true });
    writeFileSync(join(rootOf(path), '.Foreign', 'new', '1.2.another'), 'Subject: x\n\n');
    const after = await open(path);
    expect(after.mailboxes.find('Foreign')!.mailbox!.messages).toHaveLength(1);
    after.mailboxes.remove('Foreign');
    expect(known(after.mailboxes).folders.map(({ messages }) => messages)).toEqual(
      known(before.mailboxes).folders.map(({ messages }) => messages),
    );
    await after.mail.close();
  });

  test('an INBOX that has lost all its folders costs the others nothing', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    for (const place of ['new', 'cur', 'tmp']) rmSync(join(rootOf(path), place), { recursive: true });
    const after = await open(path);
    expect(after.mailboxes.inbox.messages).toEqual([]);
    expect(after.mailboxes.find('Viajes/../2026')!.mailbox!.messages.map(({ uid }) => uid)).toEqual([1, 2]);
    await after.mail.close();
  });

  test('while we have it: flags that we give find the file under its new name', async () => {
    const path = folder();
    const house = await open(path);
    house.mailboxes.inbox.append(ascii('Subject: x\r\n\r\n'), { internalDateMs: 0 });
    await kept(house);
    const [name = ''] = lettersIn(rootOf(path));
    renameSync(join(rootOf(path), name), join(rootOf(path), `cur/${name.slice(4)}:2,S`));
    house.mailboxes.inbox.setFlags(1, ['\\Flagged']);
    await house.mail.close();
    expect(lettersIn(rootOf(path))).toEqual([expect.stringMatching(/^cur\/.*:2,F$/)]);
  });
});

describe('damage', () => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['something else', '{"folders": [{"name": 1}]}'],
    ['half of it', '{"version":1,"name":"INB'],
    ['of another version', '{"version":99}'],
  ])('an index that says %s is set aside and told; the letters survive under a new UIDVALIDITY', async (_, content) => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    const index = join(rootOf(path), 'mailscope-mailbox.json');
    writeFileSync(index, content);
    const after = await open(path);
    expect(after.told).toEqual([expect.objectContaining({ what: 'damaged', path: index, aside: `${index}.damaged` })]);
    expect(readFileSync(`${index}.damaged`, 'utf8')).toBe(content);
    expect(after.mailboxes.inbox.messages.map(({ octets }) => octets.length)).toEqual([27, 29]);
    expect(after.mailboxes.inbox.uidValidity).toBeGreaterThanOrEqual(before.mailboxes.inbox.uidValidity);
    await after.mail.close();
  });

  test('a letter that has lost its end is set aside, where no program takes it for one', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    const [name = ''] = lettersIn(rootOf(path)).sort();
    writeFileSync(join(rootOf(path), name), 'Subj');
    const after = await open(path);
    expect(after.told).toEqual([expect.objectContaining({ what: 'damaged', reason: '4 of 27 octets' })]);
    expect(after.mailboxes.inbox.messages.map(({ uid }) => uid)).toEqual([3]);
    expect(lettersIn(rootOf(path))).toHaveLength(1);
    await after.mail.close();
  });

  test('a letter whose name is no text is told and left where it is; the others come', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    writeFileSync(Buffer.concat([Buffer.from(join(rootOf(path), 'new', '1.2.')), Buffer.of(0xff)]), 'Subject: x\n\n');
    const after = await open(path);
    expect(after.told).toEqual([expect.objectContaining({ what: 'unreadable' })]);
    expect(after.mailboxes.inbox.messages.map(({ uid }) => uid)).toEqual([2, 3]);
    await after.mail.close();
  });

  test.runIf(existsSync('/proc/self'))('a folder that there can never be is refused, not tried for ever', async () => {
    await expect(open('/proc/mailscope/mail')).rejects.toThrow('ENOENT');
  });

  test('what was never finished is never taken for a letter', async () => {
    const path = folder();
    const before = await open(path);
    await crashed(before, path);
    writeFileSync(join(rootOf(path), 'tmp', '1.P2Q3.host'), 'Subject: ha');
    const after = await open(path);
    expect(after.mailboxes.inbox.messages).toEqual([]);
    expect(existsSync(join(rootOf(path), 'tmp', '1.P2Q3.host'))).toBe(false);
    await after.mail.close();
  });

  test('a damaged word about the account costs no mailbox', async () => {
    const path = folder();
    const before = await open(path);
    liveIn(before);
    await before.mail.close();
    writeFileSync(join(rootOf(path), 'mailscope-account.json'), '{');
    const after = await open(path);
    const real = (mailboxes: Mailboxes) =>
      mailboxes.all.filter(({ mailbox }) => mailbox).map(({ name, mailbox }) => [name, mailbox!.uidValidity]);
    expect(real(after.mailboxes)).toEqual(real(before.mailboxes));
    expect(after.told).toHaveLength(1);
    await after.mail.close();
  });
});

describe('mail of an earlier version', () => {
  /** Two letters, one of which its index knows. */
  function earlier(path: string): void {
    mkdirSync(rootOf(path));
    for (const name of ['000002.eml', '000001.eml']) writeFileSync(join(rootOf(path), name), `Subject: ${name}\r\n\r\n`);
    const message = { file: '000002.eml', uid: 7, internalDateMs: 5000, recent: false, revision: 9, flags: ['\\Seen'] };
    const inbox = { name: 'INBOX', uses: [], access: [], mailbox: { uidValidity: 3, uidNext: 8, revision: 12, messages: [message] } };
    const index = { folders: [inbox], subscribed: ['INBOX'], lastUidValidity: 6, retiredUidValidity: 0 };
    writeFileSync(join(rootOf(path), 'mailboxes.json'), JSON.stringify(index));
  }

  test('is converted once, with its UIDs, and its files stay beside', async () => {
    const path = folder();
    earlier(path);
    const house = await open(path);
    const facts = [
      [7, 'Subject: 000002.eml\r\n\r\n'],
      [8, 'Subject: 000001.eml\r\n\r\n'],
    ];
    expect(house.mailboxes.inbox.uidValidity).toBe(3);
    expect(house.mailboxes.inbox.messages.map(({ uid, octets }) => [uid, text(octets)])).toEqual(facts);
    expect(house.told).toEqual([{ what: 'converted', path: rootOf(path), aside: `${rootOf(path)}.earlier-version` }]);
    expect(readdirSync(`${rootOf(path)}.earlier-version`).sort()).toEqual(['000001.eml', '000002.eml', 'mailboxes.json']);
    await house.mail.close();
    const again = await open(path);
    expect(again.mailboxes.inbox.messages.map(({ uid, octets }) => [uid, text(octets)])).toEqual(facts);
    expect(again.told).toEqual([]);
    await again.mail.close();
  });

  test('a conversion that was interrupted begins again', async () => {
    const path = folder();
    earlier(path);
    renameSync(rootOf(path), `${rootOf(path)}.converting`);
    for (const place of ['new', 'cur', 'tmp']) mkdirSync(join(rootOf(path), place), { recursive: true });
    writeFileSync(join(rootOf(path), 'new', '1.P2Q3.host,S=23,U=7'), 'Subject: 000002.eml\r\n\r\n');
    const house = await open(path);
    expect(house.mailboxes.inbox.messages.map(({ uid }) => uid)).toEqual([7, 8]);
    expect(readdirSync(path).sort()).toEqual([
      'bea@b.com',
      'bea@b.com.earlier-version',
      'bea@b.com.unfinished',
      'lock',
      'queue',
      'reserve',
    ]);
    await house.mail.close();
  });
});

describeWith('python3', has('python3'), () => {
  test('its mailbox module reads the folder as Maildir++, letter for letter', async () => {
    const path = folder();
    const house = await open(path);
    liveIn(house);
    await house.mail.close();
    const program = [
      'import mailbox, json, sys',
      'box = mailbox.Maildir(sys.argv[1], factory=None, create=False)',
      'tell = lambda one: sorted([m["Subject"] or "", "".join(m.get_flags())] for m in one)',
      'print(json.dumps({"": tell(box), **{name: tell(box.get_folder(name)) for name in box.list_folders()}}))',
    ].join('\n');
    const read = JSON.parse(execFileSync('python3', ['-c', program, rootOf(path)], { encoding: 'utf8' })) as Record<string, unknown>;
    expect(read['']).toEqual([
      ['three', 'S'],
      ['two', ''],
    ]);
    expect(read['Viajes.\\2e\\2e.2026']).toEqual([
      ['', 'D'],
      ['two', ''],
    ]);
    expect(Object.keys(read)).toContain('Con\\2epunto\\5cy barra &- m&AOE-s');
  });
});
