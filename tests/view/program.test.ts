// @vitest-environment happy-dom
/** The mail program as the page shows it: the list as a grid of any length, what a click said, and clicks in a link. */
import { fireEvent, render } from '@testing-library/svelte';
import type { ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { Doing, Hand } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { formatLink, parseLink } from '../../src/view/playback/link.ts';
import { START } from '../../src/view/playback/place.ts';
import Letters from '../../src/view/program/Letters.svelte';
import Reading from '../../src/view/program/Reading.svelte';
import Toolbar from '../../src/view/program/Toolbar.svelte';
import Seal from '../../src/view/program/Seal.svelte';
import Spoken from '../../src/view/program/Spoken.svelte';
import Signature from '../../src/view/program/Signature.svelte';
import type { EncryptedSeen, ProgramSeen, SignatureSeen } from '../../src/worker/api.ts';
import { connectionsOf, isUncopied, reachOf, sayingsOf, verbsOf } from '../../src/view/program/said.ts';
import { played } from './panels/played.ts';
import { placedIn } from '../../src/view/program/nesting.ts';
import { areFlagged, labelsAmong, mindingOf, placed, sorted, type Row } from '../../src/view/program/rows.ts';

const row = (uid: number, more: Partial<Row> = {}): Row => ({
  ...{ uid, flags: [], size: uid, receivedMs: uid, sentMs: uid, from: 'Ana', to: 'Bea', subject: `Carta ${uid}` },
  ...{ clip: null, recipients: null, words: null, priority: '', messageId: '', references: [], minding: '' },
  ...more,
});

describe('the list', () => {
  test.each([
    ['received', true, [3, 2, 1]],
    ['subject', false, [3, 1, 2]],
    ['priority', true, [2, 3, 1]],
    ['from', false, [1, 2, 3]],
  ] as const)('by %s, descending %s', (by, descending, uids) => {
    const rows = [row(1, { subject: 'Éxito' }), row(2, { subject: 'zumo', priority: 'high' }), row(3, { subject: 'arroz' })];
    expect(sorted(rows, { found: null, sort: { by, descending } }, 'es').map(({ uid }) => uid)).toEqual(uids);
  });

  test('only what was found', () => {
    const found = sorted([row(1), row(2), row(3)], { found: [3, 1], sort: { by: 'size', descending: false } }, 'en');
    expect(found.map(({ uid }) => uid)).toEqual([1, 3]);
  });
});

test('tools are pressed only where all chosen letters are wanted alike', () => {
  const rows = [row(1, { minding: 'watched' }), row(2, { minding: 'watched' }), row(3)];
  expect([[1, 2], [1, 3], [3], []].map((uids) => mindingOf(rows, uids))).toEqual(['watched', '', '', '']);
});

test('a flag is taken off where all chosen letters have it, and every label among them can be', () => {
  const rows = [row(1, { flags: ['\\Flagged', 'examen'] }), row(2, { flags: ['\\Flagged', '$Junk', 'examen', 'casa'] }), row(3)];
  expect([[1, 2], [1, 3], []].map((uids) => areFlagged(rows, uids, '\\Flagged'))).toEqual([true, false, false]);
  expect([[1, 2], [3]].map((uids) => labelsAmong(rows, uids))).toEqual([['examen', 'casa'], []]);
});

test.each([
  ['Casa', 'Trabajo', 'Trabajo/Casa'],
  ['Trabajo/Casa', '', 'Casa'],
  ['Trabajo/Casa', 'INBOX', 'INBOX/Casa'],
  ['Casa', '', null],
  ['Casa', 'Casa', null],
  ['Casa', 'Casa/Sol', null],
  ['Casa/Sol', 'Casa', null],
  ['Casa', 'Casa 2', 'Casa 2/Casa'],
])('%s, moved into %j, is called %s', (name, folder, to) => expect(placedIn(name, folder)).toBe(to));

describe('the grid', () => {
  const rows = Array.from({ length: 20_000 }, (_, place) => row(place + 1, { flags: place % 2 ? ['\\Seen'] : [] }));
  function shown() {
    const told: { chosen: (readonly number[])[]; read: number[]; deleted: number } = { chosen: [], read: [], deleted: 0 };
    const { container, getByRole } = render(Letters, {
      ...{ rows, label: 'Letters in Inbox', columns: ['flag', 'from', 'subject'], sort: { by: 'received', descending: true } },
      ...{ chosen: [2], read: 2, busy: false, onsort: () => {}, onflag: () => {}, ondrag: () => {} },
      onchoose: (uids: readonly number[]) => void told.chosen.push(uids),
      onread: (uid: number) => void told.read.push(uid),
      ondelete: () => void told.deleted++,
    });
    return { told, container, grid: getByRole('grid') };
  }

  test('of 20,000 letters only those that are seen exist, and their number is told', () => {
    const { container, grid } = shown();
    expect(grid.getAttribute('aria-rowcount')).toBe('20001');
    expect(container.querySelectorAll('[data-uid]').length).toBeLessThan(60);
    expect(container.querySelector('[data-uid="2"]')?.getAttribute('aria-selected')).toBe('true');
    expect(container.querySelectorAll('[role=row][tabindex="0"]')).toHaveLength(1);
  });

  test('conversations that are watched or ignored are marked in words too; ignored ones are set back', () => {
    const { container } = render(Letters, {
      ...{ rows: [row(1, { minding: 'watched' }), row(2, { minding: 'ignored' }), row(3)], label: 'Letters', columns: ['subject'] },
      ...{ sort: { by: 'received', descending: true }, chosen: [], read: -1, busy: false, onsort: () => {}, onflag: () => {} },
      ...{ ondrag: () => {}, onchoose: () => {}, onread: () => {}, ondelete: () => {} },
    });
    const marks = [1, 2, 3].map((uid) => container.querySelector(`[data-uid="${uid}"] [role=img]`)?.getAttribute('aria-label'));
    expect(marks).toEqual(['conversation watched', 'conversation ignored', undefined]);
    expect([...container.querySelectorAll<HTMLElement>('.ignored')].map(({ dataset }) => dataset.uid)).toEqual(['2']);
  });

  test('what nobody has told stands empty; what was told has a name for those who do not see it', () => {
    const { container } = render(Letters, {
      ...{ rows: [row(1), row(2, { clip: true, words: 'Hola', recipients: 'Bea, Carlos' })], label: 'Letters', account: 'bea@b.com' },
      ...{ columns: ['clip', 'recipients', 'subject', 'words', 'account'], sort: { by: 'clip', descending: true }, chosen: [], read: -1 },
      ...{ busy: false, onsort: () => {}, onflag: () => {}, ondrag: () => {}, onchoose: () => {}, onread: () => {}, ondelete: () => {} },
    });
    const cells = (uid: number) =>
      [...container.querySelectorAll(`[data-uid="${uid}"] [role=gridcell]`)].map((cell) => cell.textContent.trim().replace(/\s+/g, ' '));
    expect(cells(1)).toEqual(['', '', 'unread Carta 1', '', 'bea@b.com']);
    expect(cells(2)).toEqual(['', 'Bea, Carlos', 'unread Carta 2', 'Hola', 'bea@b.com']);
    expect([...container.querySelectorAll('[role=img]')].map((each) => each.getAttribute('aria-label'))).toEqual(['has an attachment']);
    expect([...container.querySelectorAll('[role=columnheader]')].map((each) => each.getAttribute('aria-sort'))[0]).toBe('descending');
  });

  test('arrows go from row to row, with Shift they choose a range, Enter reads, Delete deletes', async () => {
    const { told, container } = shown();
    const press = (key: string, shiftKey = false): boolean =>
      container
        .querySelector('[data-place]')!
        .dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    press('ArrowDown');
    press('ArrowDown', true);
    press('Enter');
    press('Delete');
    expect(told).toEqual({ chosen: [[2], [2, 3]], read: [3], deleted: 1 });
    expect(press('x')).toBe(true);
  });
});

describe('conversations', () => {
  const rows = [row(5), row(4), row(3), row(2), row(1)];
  // 1 ← 2, 1 ← 4 ← 5; 3 alone
  const lines = [
    [1, 0],
    [2, 1],
    [4, 1],
    [5, 2],
  ].map(([number, depth]) => ({ number: number!, depth: depth! }));
  const threads = { by: 'server', lines } as const;
  const drawn = (...[all, closed = new Set<number>()]: [readonly Row[], Set<number>?]) =>
    placed(all, threads, closed).map(({ row: { uid }, depth, below, place, among }) => [uid, depth, below, `${place}/${among}`]);

  test('each where its first letter would stand; answers below what they answer', () => {
    expect(drawn(rows)).toEqual([
      ...[
        [1, 0, 3, '1/2'],
        [2, 1, 0, '1/2'],
        [4, 1, 1, '2/2'],
        [5, 2, 0, '1/1'],
        [3, 0, 0, '2/2'],
      ],
    ]);
  });

  test('answers are hidden with all below them, and a letter that is gone leaves its answers', () => {
    expect(drawn(rows, new Set([1])).map(([uid]) => uid)).toEqual([1, 3]);
    expect(drawn(rows, new Set([4])).map(([uid]) => uid)).toEqual([1, 2, 4, 3]);
    expect(drawn([row(5), row(2)]).map(([uid, depth]) => [uid, depth])).toEqual([
      [2, 0],
      [5, 1],
    ]);
  });

  test('as a treegrid: levels, places, and arrows that open and close', async () => {
    const { container, getByRole } = render(Letters, {
      ...{
        rows,
        label: 'Letters',
        columns: ['subject'],
        sort: { by: 'received', descending: true },
        threads,
        chosen: [],
        read: -1,
        busy: false,
      },
      ...{ onsort: () => {}, onflag: () => {}, ondrag: () => {}, onchoose: () => {}, onread: () => {}, ondelete: () => {} },
    });
    const grid = getByRole('treegrid');
    const at = (uid: number) => container.querySelector(`[data-uid="${uid}"]`);
    expect(at(5)?.getAttribute('aria-level')).toBe('3');
    expect([at(1)?.getAttribute('aria-expanded'), at(5)?.getAttribute('aria-expanded')]).toEqual(['true', null]);
    const press = (key: string) => fireEvent.keyDown(container.querySelector('[role=row][tabindex="0"]')!, { key });
    await press('ArrowLeft');
    expect([at(1)?.getAttribute('aria-expanded'), at(2), grid.getAttribute('aria-rowcount')]).toEqual(['false', null, '3']);
    await press('ArrowRight');
    await press('ArrowRight');
    expect(at(2)?.getAttribute('tabindex')).toBe('0');
    await press('ArrowLeft');
    expect(at(1)?.getAttribute('tabindex')).toBe('0');
  });
});

describe('what a click said', () => {
  const run = new Run({ scenario: scenarioNamed('at-her-program')!, seed: 1 });
  while (!run.advance(10_000));
  const { journal } = run;
  const [bea, carlos] = run.programs.used;
  const lines = connectionsOf(journal, bea!.done, journal.length);
  const told = bea!.done.map((click) => {
    const sayings = sayingsOf(journal, click, lines, journal.length);
    return [click.deed.do, verbsOf(sayings).at(-1) ?? '', reachOf(click, sayings, 'imap')];
  });

  test('its commands, and who knows of it now', () => {
    expect(told).toEqual([
      ['open', 'UID FETCH', 'asked'],
      ['read', 'UID STORE', 'kept'],
      ['sort', '', 'alone'],
      ['flag', 'UID STORE', 'kept'],
      ['send', 'UID STORE', 'sent'],
      ['archive', 'UID MOVE', 'kept'],
      ['delete', 'UID MOVE', 'kept'],
      ['close', 'LOGOUT', 'asked'],
    ]);
  });

  test('columns: where a server was asked, nothing changed there; otherwise the program did it alone', () => {
    const chosen = { deed: { do: 'columns', columns: ['clip'], atMs: 0 }, from: 0, to: 1, outcome: '' } as const;
    const asked = { index: 0, isClient: true, lines: [], left: 0, away: 0, verb: 'UID FETCH', isBehind: false };
    expect([reachOf(chosen, [asked], 'imap'), reachOf(chosen, [], 'imap'), reachOf(chosen, [], 'pop3')]).toEqual([
      'asked',
      'alone',
      'alone',
    ]);
  });

  test('a letter that was read before is only fetched: the server keeps nothing of that', () => {
    const click = { deed: { do: 'read', uid: 1, atMs: 0 }, from: 0, to: 1, outcome: '' } as const;
    const said = (verb: string) => ({ index: 0, isClient: true, lines: [], left: 0, away: 0, verb, isBehind: false });
    expect([[said('UID FETCH')], [said('UID FETCH'), said('UID STORE')]].map((each) => reachOf(click, each, 'imap'))).toEqual([
      'asked',
      'kept',
    ]);
  });

  test('a redirected letter is nobody’s copy: Sent gets none', () => {
    const click = { deed: { do: 'redirect', uid: 1, to: ['ana@a.org'], atMs: 0 }, from: 0, to: 1, outcome: '' } as const;
    expect([reachOf(click, [], 'imap'), reachOf(click, [], 'pop3')]).toEqual(['redirected', 'redirectedPop3']);
  });

  test('where the server keeps a copy of what is sent, the program lays none, and says who did', () => {
    const kept = new Run({ scenario: scenarioNamed('sent-by-server')!, seed: 1 });
    while (!kept.advance(10_000));
    const sent = kept.programs.used.map(({ done, sights }) => {
      const click = done.find(({ deed }) => deed.do === 'send')!;
      const sayings = sayingsOf(kept.journal, click, connectionsOf(kept.journal, done, kept.journal.length), kept.journal.length);
      const { folders, serverKeepsCopies } = sights.at(-1)!.picture;
      const isAppended = verbsOf(sayings).includes('APPEND');
      return [isAppended, reachOf(click, sayings, 'imap', { serverKeepsCopies }), folders.find(({ use }) => use === 'sent')!.messages];
    });
    expect(sent).toEqual([
      [false, 'sentByServer', 1],
      [true, 'sent', 1],
    ]);
    const redirected = { deed: { do: 'redirect', uid: 1, to: ['ana@a.org'], atMs: 0 }, from: 0, to: 1, outcome: '' } as const;
    expect(reachOf(redirected, [], 'imap', { serverKeepsCopies: true })).toBe('redirectedByServer');
  });

  test('a full mailbox gets no copy, and nobody says it has one', () => {
    const plain = { to: ['ana@a.org'], cc: [], bcc: [], replyTo: '', subject: 'Sí', text: 'Sí.', attachments: [] };
    const full = (account: string): Intervention => ({ kind: 'quota', account, octets: 0, atMs: 0 });
    const deeds = [
      { do: 'open', atMs: 600_000 },
      { do: 'send', letter: plain, atMs: 602_000 },
    ] as const;
    const byWeb: Intervention = { kind: 'use', host: 'bea-laptop', via: 'web', deeds, runs: true };
    const reachIn = (id: string, account: string, interventions: Intervention[]) => {
      const run = new Run({ scenario: scenarioNamed(id)!, seed: 1, interventions: [full(account), ...interventions] });
      while (!run.advance(10_000));
      const used = run.programs.used.filter(({ done }) => done.some(({ deed }) => deed.do === 'send'));
      const { done, sights } = used.find(({ sights: [first] }) => first!.picture.account === account)!;
      const click = done.find(({ deed }) => deed.do === 'send')!;
      const { picture } = sights.at(-1)!;
      const end = run.journal.length;
      const sayings = sayingsOf(run.journal, click, connectionsOf(run.journal, done, end), end);
      const sent = run.everyone.find(account)!.mailboxes.all.find(({ name }) => name === 'Sent');
      expect(sent!.mailbox!.messages).toEqual([]);
      return reachOf(click, sayings, picture.via, { ...picture, isUncopied: isUncopied(run.journal, click, account, end) });
    };
    expect(reachIn('sent-by-server', 'ana@a.org', [])).toBe('sentNoRoom');
    expect(reachIn('at-web-mail', 'bea@b.com', [byWeb])).toBe('webSentNoRoom');
  });

  test('over POP3 what is not fetched stays on the device', () => {
    const others = connectionsOf(journal, carlos!.done, journal.length);
    const reaches = carlos!.done.map((click) => reachOf(click, sayingsOf(journal, click, others, journal.length), 'pop3'));
    expect(reaches).toEqual(['asked', 'device']);
    expect([...others].some((connection) => lines.has(connection))).toBe(false);
  });
});

test('a reply that stays in the worker is told by its first line and its size', async () => {
  const letter = { cc: [], bcc: [], replyTo: '', subject: 'Larga', attachments: [] };
  const text = 'Una línea entre muchas.\r\n'.repeat(300);
  const doings: Doing[] = [{ do: 'send', letter: { ...letter, to: ['bea@b.com'], text } }, { do: 'check' }, { do: 'read', uid: 5 }];
  const deeds = [{ do: 'open' } as const, ...doings].map((deed, place) => ({ ...deed, atMs: 2_500_000 + place * 20_000 }));
  const run = await played('at-her-program', [{ kind: 'use', host: 'bea-laptop', via: 'imap', deeds }]);
  const indices = Array.from({ length: run.length }, (_, index) => index);
  const connections = new Set(indices.map((index) => run.journal.connection(index)));
  const sayings = sayingsOf(run.journal, { from: 0, to: -1 }, connections, run.length);
  const saying = sayings.find(({ isClient, away }) => !isClient && away > 4096)!;
  const { findByText, getByText } = render(Spoken, { run, saying, isHere: false, seek: () => {} });
  expect((await findByText(/^\* \d+ FETCH \(/)).tagName).toBe('CODE');
  expect(getByText(/en total|in all/).textContent).toMatch(/^\d[\d.,]* oct/);
});

describe('in a browser', () => {
  const run = new Run({ scenario: scenarioNamed('at-web-mail')!, seed: 1, interventions: [] });
  while (!run.advance(10_000));
  const { journal } = run;
  const { done } = run.programs.used.find(({ isWeb }) => isWeb)!;
  const lines = connectionsOf(journal, done, journal.length);
  const said = (what: Doing['do']) =>
    sayingsOf(
      journal,
      done.find(({ deed }) => deed.do === what)!,
      lines,
      journal.length,
    );
  const reached = (what: Doing['do']) =>
    reachOf(
      done.find(({ deed }) => deed.do === what)!,
      said(what),
      'web',
    );

  test('a click says its requests, and what the web server did because of them', () => {
    expect(verbsOf(said('flag'))).toEqual(['POST /flag', 'GET /folder']);
    expect(
      said('flag')
        .filter(({ deed }) => deed)
        .map(({ deed, lines: [what] }) => `${deed} ${what}`),
    ).toEqual(['flagged INBOX 2 \\Seen \\Flagged']);
    const sent = said('send');
    expect(verbsOf(sent.filter(({ isBehind }) => !isBehind))).toEqual(['GET /write', 'POST /post', 'GET /sent', 'GET /folder']);
    expect(verbsOf(sent.filter(({ isBehind }) => isBehind))).toEqual(expect.arrayContaining(['EHLO', 'MAIL', 'RCPT', 'DATA']));
    expect(sent.flatMap(({ deed }) => deed ?? [])).toEqual(['stored', 'flagged']);
  });

  test('who knows of it', () => {
    const deeds = ['open', 'read', 'flag', 'send', 'junk', 'close'] as const;
    expect(deeds.map(reached)).toEqual(['asked', 'webRead', 'webKept', 'webSent', 'webKept', 'webLeft']);
  });

  test('what web mail cannot do is greyed with its reason', () => {
    const folders = [{ name: 'INBOX', use: 'inbox', messages: 1, unseen: 0 }];
    const seen = { via: 'web', sends: true, folders, open: 'INBOX', read: null, columns: ['subject'], threads: null };
    const { getByRole, container } = render(Toolbar, {
      ...{ seen, chosen: [1], busy: false, people: [], onclick: () => {}, onanswer: () => {}, onwrite: () => {} },
      ...{ onresume: () => {}, onredirect: () => Promise.resolve([]), oncolumns: () => {} },
    } as unknown as ComponentProps<typeof Toolbar>);
    const isOff = (name: RegExp | string) => getByRole('button', { name, hidden: true }).getAttribute('aria-disabled');
    expect(['Reload', 'Archive', 'Read', 'Empty the bin'].map(isOff)).toEqual(['false', 'false', 'false', 'false']);
    expect([/^Watch conversation ?: This web mail/, /^Redirect… ?: This/, /^Let the server .*: A web server/].map(isOff)).toEqual([
      'true',
      'true',
      'true',
    ]);
    // greyed ticks and fields stand beneath their reason, for whoever has no mouse to hold over them
    const lacking = getByRole('group', { name: 'This web mail has no page for that.', hidden: true });
    expect([...lacking.querySelectorAll('input, select')]).toHaveLength(3);
    expect(container.querySelectorAll('[title="This web mail has no page for that."] input')).toHaveLength(0);
  });

  test('a tool that is off says why when it is touched, until the focus leaves it', async () => {
    const seen = { via: 'web', sends: true, folders: [], open: '', read: null, columns: ['subject'], threads: null };
    const { getByRole, queryByText } = render(Toolbar, {
      ...{ seen, chosen: [], busy: false, people: [], onclick: () => {}, onanswer: () => {}, onwrite: () => {} },
      ...{ onresume: () => {}, onredirect: () => Promise.resolve([]), oncolumns: () => {} },
    } as unknown as ComponentProps<typeof Toolbar>);
    const archive = getByRole('button', { name: /^Archive/ });
    expect(queryByText('Archive: Choose a letter first.')).toBeNull();
    await fireEvent.click(archive);
    expect(queryByText('Archive: Choose a letter first.')).not.toBeNull();
    await fireEvent.blur(archive);
    expect(queryByText('Archive: Choose a letter first.')).toBeNull();
  });

  test('a sealed letter stays closed there: no key', () => {
    const encrypted = { kind: 'smime', reason: 'noKey', recipients: [], cipher: '', start: 0, end: 0 } as unknown as EncryptedSeen;
    const read = { source: new Uint8Array(), letter: { octets: 0, fields: [], parts: [] } };
    expect(render(Seal, { encrypted, read, owner: 'Bea', isWeb: true }).container.textContent).toMatch(
      /web mail does not have Bea’s private key/,
    );
  });
});

describe('in a link', () => {
  const letter = { to: ['ana@a.org'], cc: [], bcc: [], replyTo: '', subject: 'Re: ¿?', text: 'Sí\n', attachments: [] };
  const deeds: Doing[] = [
    { do: 'open' },
    { do: 'read', uid: 1 },
    { do: 'sort', by: 'from', descending: true },
    { do: 'columns', columns: ['clip', 'words'] },
    { do: 'open', columns: ['account', 'recipients'] },
    {
      do: 'send',
      letter: { ...letter, attachments: [{ name: 'a', type: 'text/plain', base64: 'YQ==' }] },
      answers: { uid: 1, how: 'reply' },
    },
    { do: 'redirect', uid: 1, to: ['carlos@b.com'] },
  ];
  const use: Hand = { kind: 'use', host: 'bea-laptop', via: 'web', deeds: deeds.map((deed, atMs) => ({ ...deed, atMs })) };

  test('clicks come back as they were', async () => {
    const { place, unread } = await parseLink(await formatLink({ ...START, language: 'en', interventions: [use] }));
    expect(unread).toEqual([]);
    expect(place.interventions).toEqual([use]);
  });

  test.each([
    ['a click that is none', { do: 'explode', atMs: 0 }],
    ['a name that every object has', { do: 'constructor', atMs: 0 }],
    ['no moment', { do: 'open' }],
    ['more than it says', { do: 'read', uid: 1, folder: 'x', atMs: 0 }],
    ['a column that is none', { do: 'columns', columns: ['clip', 'constructor'], atMs: 0 }],
    ['half a letter', { do: 'send', letter: { to: [] }, atMs: 0 }],
  ])('%s spoils the link and nothing else', async (_, deed) => {
    const damaged = { ...use, deeds: [deed] } as unknown as Hand;
    expect(await parseLink(await formatLink({ ...START, interventions: [damaged] }))).toMatchObject({
      unread: ['changes'],
      place: { interventions: [] },
    });
  });
});

describe('a signature', () => {
  const SEEN: SignatureSeen = {
    kind: 'smime',
    verdict: 'bad',
    reason: 'changed',
    signer: 'ana@a.org',
    voucher: 'Authority',
    signedAtMs: Date.UTC(2026, 10, 21, 9),
    hashes: { signed: 'ab'.repeat(32), came: 'cd'.repeat(32) },
    start: 3,
    end: 9,
  };
  const shown = (more: Partial<SignatureSeen> = {}) =>
    render(Signature, { signature: { ...SEEN, ...more }, source: new TextEncoder().encode('...firma...'), owner: 'Bea' }).container;

  test('that does not fit says so, why, which octets were signed, and that no server knows', () => {
    const container = shown();
    expect(container.querySelector('section.failure h3')?.textContent).toMatch(/Signature bad \(S\/MIME\)/);
    expect(container.textContent).toMatch(/ana@a\.org signed octets other/);
    expect(container.textContent).toMatch(/signed abababababababab…, came cdcdcdcdcdcdcdcd…/);
    expect(container.textContent).toMatch(/octets 4 to 9: /);
    expect(container.querySelector('pre')?.textContent).toBe('firma.');
    expect(container.textContent).toMatch(/no server knows/);
  });

  test.each([
    [{ kind: 'smime', reason: 'holds', verdict: 'good' }, /the authority “Authority”/],
    [{ kind: 'smime', reason: 'untrusted', verdict: 'unknown' }, /“Authority” is named as issuer/],
    [{ kind: 'openpgp', reason: 'holds', verdict: 'good', voucher: '0123456789ABCDEF' }, /nobody but Bea.*0123 4567 89AB CDEF/],
    [{ kind: 'openpgp', reason: 'noKey', verdict: 'unknown', signer: '', voucher: '0123' }, /nobody; it names the key 0123/],
  ] as const)('%o: who vouches', (more, told) => {
    expect(shown(more).querySelector('dl')?.textContent).toMatch(told);
  });
});

describe('a letter in several forms', () => {
  const part = (type: string, text: string, name = '') => ({ type, text, name, octets: text.length });
  const plain = part('text/plain', 'Hola, Bea');
  const page = part('text/HTML', '<p>Hola, <b>Bea</b></p>');
  function shown(...parts: ReturnType<typeof part>[]) {
    const read = {
      ...{ uid: 1, source: new Uint8Array(), letter: { fields: [], parts }, encrypted: null, opened: null, receipt: null },
      ...{ pictures: [], signature: null, verdict: { probability: null, reasons: [] } },
    } as unknown as NonNullable<ProgramSeen['read']>;
    return render(Reading, { seen: {} as ProgramSeen, read, flags: [], owner: 'Bea', busy: false, onclick: () => {} });
  }

  test('is shown as text first, and as a page that fetches and runs nothing when its reader wants it', async () => {
    const page = part('text/HTML', '<p>Hola, <b>Bea</b></p><img src="https://spy.example/1.gif" alt="foto">');
    const { container, findByTitle, getByRole } = shown(plain, page);
    expect(container.textContent).toContain('Hola, Bea');
    expect(container.querySelector('iframe')).toBeNull();
    await fireEvent.click(getByRole('button', { name: 'HTML' }));
    const frame = await findByTitle('HTML of the letter, locked in');
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.getAttribute('srcdoc')).toMatch(/default-src 'none'.*Hola, <b>Bea<\/b>.*\[foto\]/s);
    expect(frame.getAttribute('srcdoc')).not.toContain('spy');
    expect(container.textContent).toContain('1 remote image is not loaded: it would have told the sender that you read it.');
    await fireEvent.click(getByRole('button', { name: 'Plain text' }));
    expect(container.querySelector('iframe')).toBeNull();
  });

  test('a page alone is shown as one, its source beside it; a letter of text has no choice, a page that is attached is a file', async () => {
    const alone = shown(page);
    await alone.findByTitle('HTML of the letter, locked in');
    await fireEvent.click(alone.getByRole('button', { name: 'HTML source' }));
    expect(alone.container.querySelector('pre')?.textContent).toBe('<p>Hola, <b>Bea</b></p>');
    alone.unmount();
    expect(shown(plain, part('text/html', '<p>x</p>', 'x.html')).queryByRole('button', { name: 'HTML' })).toBeNull();
  });
});

describe('a seal', () => {
  const source = new TextEncoder().encode('Subject: Hola\r\n\r\nMIIB\r\n');
  const fields = [
    { name: 'Subject', value: '<b>Hola</b>', start: 0, end: 15, by: -1 },
    { name: 'X-Mailer', value: 'x', start: 15, end: 15, by: -1 },
  ];
  const shown = (more: Partial<EncryptedSeen> = {}) =>
    render(Seal, {
      encrypted: {
        ...{ kind: 'smime', reason: 'opened', recipients: [{ issuer: 'Authority', serial: '01ab' }], cipher: 'AES-256-CBC' },
        ...{ start: 17, end: 23, ...more },
      } as EncryptedSeen,
      ...{ read: { source, letter: { octets: 0, fields, parts: [] } }, owner: 'Bea' },
    }).container;

  test('opened: with whose key, how, and what everybody could read; words from outside stay words', () => {
    const container = shown();
    expect(container.querySelector('section.plain h3')?.textContent).toMatch(/opened here \(S\/MIME\)/);
    expect(container.textContent).toMatch(/Bea’s private key.*01ab.*Authority.*AES-256-CBC/s);
    expect(container.querySelector('details')?.textContent).toContain('<b>Hola</b>');
    expect(container.querySelector('details')?.textContent).not.toContain('X-Mailer');
    expect(container.querySelector('b')).toBeNull();
  });

  test.each(['noKey', 'notForUs', 'damaged', 'otherKind', 'noCrypto'] as const)('closed, and why: %s', (reason) => {
    const container = shown({ reason, recipients: [] });
    expect(container.querySelector('section.warning h3')?.textContent).toMatch(/closed here/);
    expect(container.querySelector('p')?.textContent).toMatch(/.{40}/);
  });
});
