/** Clicks at the web mail in a browser: which requests each makes, what they change on the server, and what the pages show. */
import { describe, expect, test } from 'vitest';
import type { Doing, Hand } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention, Scenario } from '../../src/run/scenario.ts';
import { letters } from '../../src/scenarios/letters.ts';
import { webMail } from '../../src/scenarios/web/web-mail.ts';
import { FROM_MS, letter, OPEN, outcomes, shown, storedIn } from './clicking.ts';

/** Without a certificate, so that the requests can be read on the line. */
const scenario: Scenario = {
  ...webMail,
  hosts: webMail.hosts.map((host) => ({ ...host, tls: false })),
  actions: letters,
};

const using = (deeds: readonly Doing[], pauseMs = 5000): Hand => ({
  ...{ kind: 'use', host: 'bea-laptop', via: 'web' },
  deeds: deeds.map((deed, number) => ({ ...deed, atMs: FROM_MS + number * pauseMs })),
});

function played(deeds: readonly Doing[], ...more: Intervention[]): Run {
  const run = new Run({ scenario, seed: 1, interventions: [using(deeds), ...more] });
  while (!run.advance(10_000));
  return run;
}

/** 'GET /inbox' of each request of each click. */
function asked(run: Run): string[][] {
  const { done, agent } = run.programs.used[0]!;
  const { journal } = run;
  return done.map(({ from, to }) =>
    Array.from({ length: to - from }, (_, place) => from + place)
      .filter((index) => journal.kind(index) === 'command' && journal.from(index) === agent)
      .map((index) => new TextDecoder().decode(journal.octets(index)).split(' ').slice(0, 2).join(' ')),
  );
}

const LOGGING_IN = ['GET /folder?name=INBOX', 'POST /login', 'GET /inbox', 'GET /folder?name=INBOX'];

test('opened: the browser is sent to log in, and is shown folders and letters', () => {
  const run = played([OPEN]);
  expect(asked(run)).toEqual([LOGGING_IN]);
  const { folders, rows, open, isConnected } = shown(run);
  expect([open, isConnected]).toEqual(['INBOX', true]);
  expect(folders.map(({ name, use, messages, unseen }) => `${name} ${use} ${messages} ${unseen}`)).toEqual([
    ...['INBOX inbox 4 4', 'Archive archive 0 0', 'Drafts drafts 0 0', 'Junk junk 0 0', 'Sent sent 0 0', 'Trash trash 0 0'],
  ]);
  expect(rows.map(({ uid, from, subject, clip, flags }) => [uid, from, subject, clip, flags])).toEqual([
    [1, 'Ana', 'Comida del viernes', false, []],
    [2, 'Ana', 'Re: Comida del viernes', false, []],
    [3, 'Ana', 'Apuntes de redes', true, []],
    [4, 'Ana', 'Ayuda con el examen', false, []],
  ]);
  expect(rows[2]!.size).toBeGreaterThan(1000);
});

test('read: the page of the letter marks it, and a link on it leads to its octets', () => {
  const run = played([OPEN, { do: 'read', uid: 2 }]);
  expect(asked(run)[1]).toEqual(['GET /message?folder=INBOX&uid=2', 'GET /source?folder=INBOX&uid=2']);
  expect(new TextDecoder().decode(shown(run).read!.octets)).toContain('Mejor a las dos.');
  expect(shown(run).rows[1]!.flags).toContain('\\Seen');
  expect(run.everyone.find('bea@b.com')!.inbox.get(2)!.flags.has('\\Seen')).toBe(true);
});

describe('each button is one form, and the list afterwards', () => {
  test.each<[string, Doing, string, string[]]>([
    ['flag', { do: 'flag', uids: [1, 3], flag: '\\Flagged', on: true }, '/flag', ['INBOX 1', 'INBOX 2', 'INBOX 3', 'INBOX 4']],
    ['archive', { do: 'archive', uids: [1, 3] }, '/archive', ['INBOX 2', 'INBOX 4', 'Archive 1', 'Archive 2']],
    ['move', { do: 'move', uids: [2], to: 'Drafts' }, '/move', ['INBOX 1', 'INBOX 3', 'INBOX 4', 'Drafts 1']],
    ['spam', { do: 'junk', uids: [4] }, '/junk', ['INBOX 1', 'INBOX 2', 'INBOX 3', 'Junk 1']],
    ['delete', { do: 'delete', uids: [4] }, '/delete', ['INBOX 1', 'INBOX 2', 'INBOX 3', 'Trash 1']],
  ])('%s', (_, deed, path, lie) => {
    const run = played([OPEN, deed]);
    expect(asked(run)[1]).toEqual([`POST ${path}`, 'GET /folder?name=INBOX']);
    expect(outcomes(run)).toEqual(['', '']);
    const { all } = run.everyone.find('bea@b.com')!.mailboxes;
    const lying = all.flatMap(({ name, mailbox }) => mailbox!.messages.map(({ uid }) => `${name} ${uid}`));
    expect(lying).toEqual(lie);
    const listed = lie.filter((each) => each.startsWith('INBOX ')).map((each) => Number(each.split(' ')[1]));
    expect(shown(run).rows.map(({ uid }) => uid)).toEqual(listed);
  });

  test('flags are set and taken off one by one; spam is marked as such', () => {
    const flag = (name: string, on: boolean): Doing => ({ do: 'flag', uids: [1], flag: name, on });
    const run = played([OPEN, flag('\\Seen', true), flag('\\Flagged', true), flag('\\Seen', false), { do: 'junk', uids: [2] }]);
    expect(shown(run).rows[0]!.flags).toEqual(['\\Flagged']);
    expect([...run.everyone.find('bea@b.com')!.mailboxes.find('Junk')!.mailbox!.messages[0]!.flags]).toEqual(['$Junk']);
    const back = played([OPEN, { do: 'junk', uids: [2] }, { do: 'folder', folder: 'Junk' }, { do: 'notJunk', uids: [1] }]);
    expect([...back.everyone.find('bea@b.com')!.inbox.messages.at(-1)!.flags]).toEqual(['$NotJunk']);
  });

  test('deleted in the bin, or with all of it: gone for good', () => {
    const run = played([OPEN, { do: 'delete', uids: [1, 2] }, { do: 'folder', folder: 'Trash' }, { do: 'delete', uids: [1] }]);
    expect(storedIn(run, 'Trash')).toHaveLength(1);
    expect(storedIn(played([OPEN, { do: 'delete', uids: [1, 2] }, { do: 'empty' }]), 'Trash')).toEqual([]);
  });
});

test('searched and sorted by the server', () => {
  const run = played([
    OPEN,
    { do: 'search', words: 'literal' },
    { do: 'search', words: '' },
    { do: 'sort', by: 'subject', descending: false },
  ]);
  expect(asked(run).slice(1)).toEqual([
    ['GET /folder?name=INBOX&q=literal'],
    ['GET /folder?name=INBOX'],
    ['GET /folder?name=INBOX&sort=subject&down=0'],
  ]);
  expect(run.programs.used[0]!.sights.map(({ picture }) => picture.found?.join()).filter(Boolean)).toContain('4');
});

test('an answer to all with a file: SMTP behind the web server, a copy in Sent, and the letter is marked', () => {
  const answer = letter({ cc: ['Carlos <carlos@b.com>'], attachments: [{ name: 'menú "uno".txt', type: 'text/plain', base64: 'YWJj' }] });
  const run = played([OPEN, { do: 'send', letter: answer, answers: { uid: 1, how: 'reply' } }]);
  expect(asked(run)[1]).toEqual(['GET /write', 'POST /post', 'GET /sent', 'GET /folder?name=INBOX']);
  expect(outcomes(run)).toEqual(['', '']);
  const [came] = run.inboxOf('carlos@b.com').map((octets) => new TextDecoder().decode(octets));
  expect(came).toMatch(/\r\nCc: Carlos <carlos@b.com>\r\n/);
  expect(came).toMatch(/\r\nIn-Reply-To: <[^>]+>\r\n/);
  expect(came).toMatch(/filename\*=utf-8''men%C3%BA/i);
  expect(run.inboxOf('ana@a.org')).toHaveLength(1);
  expect(storedIn(run, 'Sent')).toHaveLength(1);
  expect(shown(run).rows[0]!.flags).toContain('\\Answered');
});

test('whoever is refused is named, nothing goes to Sent, and the letter that was to be answered is not marked', () => {
  const run = played([OPEN, { do: 'send', letter: letter({ to: ['nadie@b.com'] }), answers: { uid: 1, how: 'reply' } }]);
  expect(outcomes(run)[1]).toMatch(/nadie@b\.com.*550/);
  expect(storedIn(run, 'Sent')).toEqual([]);
  expect(run.everyone.find('bea@b.com')!.inbox.get(1)!.flags.has('\\Answered')).toBe(false);
});

test('logged out: the cookie opens nothing; to look again is to log in again', () => {
  const run = played([OPEN, { do: 'close' }, { do: 'check' }]);
  expect(asked(run).slice(1)).toEqual([['POST /logout', 'GET /'], LOGGING_IN]);
  expect(run.programs.used[0]!.sights.some(({ picture }) => !picture.isConnected && picture.folders.length === 0)).toBe(true);
});

test('half an hour later the session is forgotten: the form is filled in anew with the token of the next', () => {
  const run = new Run({ scenario, seed: 1, interventions: [using([OPEN, { do: 'archive', uids: [1] }], 40 * 60_000)] });
  while (!run.advance(10_000));
  expect(asked(run)[1]).toEqual(['POST /archive', 'POST /login', 'GET /inbox', 'POST /archive', 'GET /folder?name=INBOX']);
  expect(outcomes(run)).toEqual(['', '']);
  expect(storedIn(run, 'Archive')).toHaveLength(1);
});

test('the line is cut, or nobody is there: that is told, and the next click asks anew', () => {
  const cut = played([OPEN, { do: 'archive', uids: [1] }, { do: 'check' }], { kind: 'cut', at: 'http.2:POST#1' });
  expect(outcomes(cut)).toEqual(['', 'POST /archive', '']);
  expect(shown(cut).rows.map(({ uid }) => uid)).toEqual([1, 2, 3, 4]);
  const nobody = played([OPEN], { kind: 'stop', host: 'mx-b', atMs: FROM_MS - 1 });
  expect(outcomes(nobody)[0]).not.toBe('');
  expect(shown(nobody).isConnected).toBe(false);
});

test.each<[Doing, string]>([
  [{ do: 'offline' }, 'not by web'],
  [{ do: 'listen', on: true }, 'not by web'],
  [{ do: 'create', folder: 'x' }, 'not by web'],
  [{ do: 'flag', uids: [1], flag: 'examen', on: true }, 'not by web'],
  [{ do: 'read', uid: 9 }, 'gone'],
])('%o is not to be had: %s, and nobody is asked', (deed, why) => {
  const run = played([OPEN, deed]);
  expect([asked(run)[1], outcomes(run)[1]]).toEqual([[], why]);
});

test('a letter that somebody else took away meanwhile', () => {
  const pop: Hand = {
    kind: 'use',
    host: 'bea-telephone',
    via: 'imap',
    deeds: [
      { ...OPEN, atMs: FROM_MS + 1000 },
      { do: 'delete', uids: [1], atMs: FROM_MS + 2000 },
    ],
  };
  const run = played([OPEN, { do: 'archive', uids: [1] }], pop);
  expect(outcomes(run)[1]).toBe('Esas cartas ya no están.');
});

test('a town without web mail has no such program', () => {
  const hosts = scenario.hosts.map((host) => ({ ...host, agents: host.agents.filter((role) => role !== 'webmail') }));
  const run = new Run({ scenario: { ...scenario, hosts }, seed: 1, interventions: [using([OPEN])] });
  while (!run.advance(10_000));
  expect(run.programs.used).toEqual([]);
  expect(run.scene.browsers).toEqual([]);
});

test('the same clicks are the same journal', () => {
  const deeds: Doing[] = [OPEN, { do: 'read', uid: 1 }, { do: 'send', letter: letter() }, { do: 'junk', uids: [4] }, { do: 'close' }];
  const told = () => {
    const { journal } = played(deeds);
    return Array.from(
      { length: journal.length },
      (_, index) => `${journal.at(index)} ${journal.kind(index)} ${journal.label(index)} ${journal.detail(index)}`,
    );
  };
  expect(told()).toEqual(told());
});
