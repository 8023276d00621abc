/** Clicks at a mail program: what each says to the servers, and what it shows afterwards. */
import { describe, expect, test } from 'vitest';
import { judged } from '../../src/mail/junkFilter.ts';
import { program } from '../../src/agents/program/program.machine.ts';
import type { Doing, Hand } from '../../src/run/hands/hand.ts';
import { lineOf } from '../../src/run/journal-text.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention, Scenario } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { town } from '../../src/scenarios/town.ts';
import { scenario, FROM_MS, type Via, using, played, said, saidLast, storedIn, shown, outcomes, letter, OPEN } from './clicking.ts';

const FIELDS = 'DATE FROM TO SUBJECT IMPORTANCE X-PRIORITY MESSAGE-ID REFERENCES IN-REPLY-TO CONTENT-TYPE';

describe('IMAP, connected', () => {
  test('opened: logs in, asks for the folders, opens INBOX and lists it', () => {
    const run = played(using([OPEN]));
    expect(said(run)).toEqual([
      [
        'CAPABILITY',
        'LOGIN "bea@b.com" "correo"',
        'LIST "" "*" RETURN (SPECIAL-USE STATUS (MESSAGES UNSEEN))',
        'SELECT INBOX',
        `UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (${FIELDS})])`,
      ],
    ]);
    const { folders, rows, open } = shown(run);
    expect(open).toBe('INBOX');
    expect(folders.map(({ name, use }) => `${name} ${use}`).sort()).toEqual(
      ['Archive archive', 'Drafts drafts', 'INBOX inbox', 'Junk junk', 'Sent sent', 'Trash trash'].sort(),
    );
    expect(rows.map(({ uid, from, subject, clip }) => [uid, from, subject, clip])).toEqual([
      [1, 'Ana', 'Comida del viernes', null],
      [2, 'Ana', 'Re: Comida del viernes', null],
      [3, 'Ana', 'Apuntes de redes', null],
      [4, 'Ana', 'Ayuda con el examen', null],
    ]);
    expect(folders.find(({ name }) => name === 'INBOX')).toMatchObject({ messages: 4, unseen: 4 });
  });

  test('read: the letter is fetched without a side effect, then marked; a second time nobody is told', () => {
    const run = played(using([OPEN, { do: 'read', uid: 2 }, { do: 'read', uid: 2 }]));
    expect(said(run).slice(1)).toEqual([['UID FETCH 2 (UID BODY.PEEK[])', 'UID STORE 2 +FLAGS (\\Seen)'], []]);
    expect(new TextDecoder().decode(shown(run).read!.octets)).toContain('Mejor a las dos.');
    expect(shown(run).rows[1]!.flags).toContain('\\Seen');
  });

  test.each<[string, Doing, string[]]>([
    ['flag', { do: 'flag', uids: [1, 2, 4], flag: '\\Flagged', on: true }, ['UID STORE 1:2,4 +FLAGS (\\Flagged)']],
    ['label', { do: 'flag', uids: [3], flag: 'exámenes', on: true }, ['UID STORE 3 +FLAGS (ex&AOE-menes)']],
    ['unread', { do: 'flag', uids: [3], flag: '\\Seen', on: false }, ['UID STORE 3 -FLAGS (\\Seen)']],
    ['archive', { do: 'archive', uids: [3] }, ['UID MOVE 3 Archive']],
    ['junk', { do: 'junk', uids: [3] }, ['UID FETCH 3 (UID BODY.PEEK[])', 'UID STORE 3 +FLAGS ($Junk)', 'UID MOVE 3 Junk']],
    ['not junk', { do: 'notJunk', uids: [3] }, ['UID FETCH 3 (UID BODY.PEEK[])', 'UID STORE 3 +FLAGS ($NotJunk)']],
    ['conversations', { do: 'thread', on: true }, ['UID THREAD REFERENCES UTF-8 ALL']],
    ['delete', { do: 'delete', uids: [1, 3] }, ['UID MOVE 1,3 Trash']],
    ['copy', { do: 'copy', uids: [1], to: 'Archive' }, ['UID COPY 1 Archive']],
    ['make a folder', { do: 'create', folder: 'Clase/Años' }, ['CREATE Clase/A&APE-os', 'SUBSCRIBE Clase/A&APE-os']],
    ['search', { do: 'search', words: 'literal' }, ['UID SEARCH TEXT "literal"']],
    ['search beyond ASCII', { do: 'search', words: 'qué' }, ['UID SEARCH CHARSET UTF-8 TEXT {4+}']],
    ['look', { do: 'check' }, ['NOOP']],
    ['sort', { do: 'sort', by: 'subject', descending: false }, []],
    ['close', { do: 'close' }, ['LOGOUT']],
  ])('%s', (_, deed, commands) => {
    expect(saidLast([OPEN, deed])).toEqual(commands);
  });

  test('what is moved leaves the list, and is counted where it went', () => {
    const run = played(using([OPEN, { do: 'archive', uids: [1, 3] }]));
    expect(shown(run).rows.map(({ uid }) => uid)).toEqual([2, 4]);
    const counts = shown(run).folders.flatMap(({ use, messages, unseen }) =>
      use === 'inbox' || use === 'archive' ? [[use, messages, unseen]] : [],
    );
    expect(counts.sort()).toEqual([
      ['archive', 2, 2],
      ['inbox', 2, 2],
    ]);
    expect(run.everyone.find('bea@b.com')!.mailboxes.count).toBe(4);
  });

  test('a server without MOVE and UIDPLUS: copied, marked, expunged', () => {
    const older: Intervention = { kind: 'reply', at: 'imap:LOGIN#1:reply', reply: 'a002 OK [CAPABILITY IMAP4rev1] in' };
    expect(saidLast([OPEN, { do: 'archive', uids: [2] }], 'imap', older)).toEqual([
      'UID COPY 2 Archive',
      'UID STORE 2 +FLAGS (\\Deleted)',
      'EXPUNGE',
    ]);
  });

  test('deleted, then out of the bin for good', () => {
    const run = played(using([OPEN, { do: 'delete', uids: [1] }, { do: 'empty' }]));
    expect(
      said(run)
        .at(-1)!
        .filter((line) => !line.includes('FETCH')),
    ).toEqual(['SELECT Trash', 'UID STORE 1 +FLAGS (\\Deleted)', 'UID EXPUNGE 1', 'SELECT INBOX']);
    expect(run.everyone.find('bea@b.com')!.mailboxes.count).toBe(3);
    expect(shown(run).open).toBe('INBOX');
  });

  test('a folder back again: only flags are asked for', () => {
    const run = played(using([OPEN, { do: 'folder', folder: 'Archive' }, { do: 'folder', folder: 'INBOX' }]));
    expect(said(run).slice(1)).toEqual([['SELECT Archive'], ['SELECT INBOX', 'UID FETCH 1:4 (FLAGS)']]);
  });

  test('folders are renamed and removed with what is beneath them', () => {
    const run = played(
      using([OPEN, { do: 'create', folder: 'Clase' }, { do: 'rename', folder: 'Clase', to: 'Curso' }, { do: 'remove', folder: 'Curso' }]),
    );
    expect(said(run).slice(2)).toEqual([['RENAME Clase Curso'], ['DELETE Curso']]);
    expect(shown(run).folders.map(({ name }) => name)).not.toContain('Curso');
  });

  test('an answer: handed in by SMTP, a copy into Sent, and the letter is marked', () => {
    const send: Doing = { do: 'send', letter: letter({ inReplyTo: ['<1@a.org>'] }), answers: { uid: 1, how: 'reply' } };
    const run = played(using([OPEN, send]));
    expect(
      said(run)
        .at(-1)!
        .filter((line) => /^[A-Z]+ /.test(line))
        .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ).toEqual([...['EHLO laptop.bea.b.com', 'MAIL FROM:<bea@b.com>', 'RCPT TO:<ana@a.org>', 'APPEND Sent', 'UID STORE']]);
    expect(shown(run).rows[0]!.flags).toContain('\\Answered');
    expect(run.inboxOf('ana@a.org').map((octets) => new TextDecoder().decode(octets))[0]).toContain('In-Reply-To: <1@a.org>');
    expect(storedIn(run, 'Sent')).toHaveLength(1);
  });

  test('a letter goes along whole, or with what is attached to it; the server keeps its octets', () => {
    const encloses = { uid: 3, as: 'letter' } as const;
    const run = played(using([OPEN, { do: 'send', letter: letter({ encloses }), answers: { uid: 3, how: 'forward' } }]));
    const sent = storedIn(run, 'Sent')[0]!;
    expect(sent).toContain('Content-Type: message/rfc822');
    expect(sent).toContain('Subject: Apuntes de redes');
    expect(shown(run).rows[2]!.flags).toContain('$Forwarded');
    const parts = played(using([OPEN, { do: 'send', letter: letter({ encloses: { uid: 3, as: 'parts' } }) }]));
    expect(storedIn(parts, 'Sent')[0]).toContain('filename=apuntes.txt');
    expect(storedIn(parts, 'Sent')[0]).not.toContain('Subject: Apuntes de redes');
  });

  test('redirected: the author stays who it was, and whoever passes it on stands above', () => {
    const run = played(using([OPEN, { do: 'redirect', uid: 1, to: ['carlos@b.com'] }]));
    const [came] = run.inboxOf('carlos@b.com').map((octets) => new TextDecoder().decode(octets));
    expect(came).toMatch(/Resent-From: Beatriz <bea@b.com>\r\nResent-To: carlos@b.com\r\n/);
    expect(came).toContain('From: Ana <ana@a.org>');
  });

  test('a draft is laid down, laid down anew, and gone once it is sent', () => {
    const folder: Doing = { do: 'folder', folder: 'Drafts' };
    const again: Doing = { do: 'draft', letter: letter({ text: 'Otra vez.\n' }), replaces: 1 };
    const run = played(using([OPEN, { do: 'draft', letter: letter() }, folder, again]));
    expect(storedIn(run, 'Drafts').map((each) => each.includes('Otra vez.'))).toEqual([true]);
    const sent = played(using([OPEN, { do: 'draft', letter: letter() }, folder, { do: 'send', letter: letter(), draft: 1 }]));
    expect(storedIn(sent, 'Drafts')).toEqual([]);
    expect(shown(sent).rows).toEqual([]);
  });

  test('whoever is refused is named, and the letter is not laid into Sent', () => {
    const run = played(using([OPEN, { do: 'send', letter: letter({ to: ['nadie@b.com'] }) }]));
    expect(outcomes(run).at(-1)).toMatch(/^nadie@b.com RCPT 550/);
    expect(storedIn(run, 'Sent')).toEqual([]);
  });

  test('what the server refuses is told in its words, and the program goes on', () => {
    const run = played(using([OPEN, { do: 'create', folder: 'Archive' }, { do: 'check' }]));
    expect(outcomes(run)).toEqual(['', expect.stringMatching(/\S/), '']);
  });

  test('a letter that is not there any more: nothing is said', () => {
    const run = played(using([OPEN, { do: 'delete', uids: [1] }, { do: 'read', uid: 1 }]));
    expect(said(run).at(-1)).toEqual([]);
    expect(outcomes(run).at(-1)).toBe('gone');
  });

  test('the line is cut: the next click calls anew and opens the folder again', () => {
    const run = played(using([OPEN, { do: 'flag', uids: [1], flag: '\\Flagged', on: true }, { do: 'check' }]), {
      kind: 'cut',
      at: 'imap:UID STORE#1',
    });
    expect(outcomes(run)).toEqual(['', expect.stringMatching(/UID STORE/), '']);
    expect(
      said(run)
        .at(-1)!
        .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ).toEqual([...['CAPABILITY', 'LOGIN "bea@b.com"', 'SELECT INBOX', 'UID FETCH']]);
  });

  test('the mailbox hangs up while a letter is being handed in: that goes on', () => {
    const at = program.machine.resolveState({ value: 'submitting', context: {} });
    expect(program.take(at, { type: 'line is lost' })).toMatchObject({ state: 'submitting', asked: [{ type: 'noteLoss' }] });
  });

  test('nobody can be called: that is told', () => {
    const run = played(using([OPEN]), { kind: 'stop', host: 'mx-b', atMs: FROM_MS - 1 });
    expect(outcomes(run)[0]).not.toBe('');
    expect(shown(run).isConnected).toBe(false);
  });

  test('a device without a submission server can only read', () => {
    const run = new Run({ scenario: town as Scenario, seed: 1, interventions: [using([OPEN, { do: 'send', letter: letter() }])] });
    while (!run.advance(10_000));
    expect(outcomes(run).at(-1)).toBe('no submission');
  });

  test('what comes while it is open is shown at the next look', () => {
    const early = { ...using([OPEN, { do: 'check' }]) } as Extract<Hand, { kind: 'use' }>;
    const deeds = early.deeds.map((deed, number) => ({ ...deed, atMs: 30_000 + number * 240_000 }));
    const run = played({ ...early, deeds });
    expect(run.programs.used[0]!.sights.at(-1)!.picture.rows).toHaveLength(4);
    expect(said(run).at(-1)).toEqual(['NOOP', expect.stringMatching(/^UID FETCH 2:\*/)]);
  });
});

describe('spam', () => {
  const junk: Doing = { do: 'junk', uids: [4] };
  const good: Doing = { do: 'notJunk', uids: [1, 2] };

  test.each(['imap', 'pop3'] as const)('%s: learnt from what its owner says, and judged by the words', (via) => {
    const run = played(using([OPEN, junk, good, { do: 'read', uid: 3 }], via));
    const { filter, read } = shown(run);
    expect(filter.letters).toEqual({ junk: 1, good: 2 });
    expect(filter.words.get('literal')).toEqual({ junk: 1, good: 0 });
    expect(judged(filter, read!.octets).probability).not.toBeNull();
  });

  test('taken back in the junk folder: the marks exclude each other, the letter comes home, what was learnt is unlearnt', () => {
    const run = played(using([OPEN, junk, { do: 'folder', folder: 'Junk' }, { do: 'notJunk', uids: [1] }]));
    expect(said(run).at(-1)).toEqual([
      ...['UID FETCH 1 (UID BODY.PEEK[])', 'UID STORE 1 +FLAGS ($NotJunk)', 'UID STORE 1 -FLAGS ($Junk)', 'UID MOVE 1 INBOX'],
    ]);
    expect(shown(run).filter.letters).toEqual({ junk: 0, good: 1 });
  });

  test('offline it learns from what is here, and not a second time when the server is told', () => {
    const run = played(using([OPEN, { do: 'offline' }, junk, { do: 'online' }]));
    expect(shown(run).filter.letters).toEqual({ junk: 1, good: 0 });
    expect(storedIn(run, 'Junk')).toHaveLength(1);
  });
});

describe('a receipt', () => {
  const asking: Doing = { do: 'send', letter: letter({ to: ['carlos@b.com'], receipt: true }) };
  const carlos = (deeds: readonly Doing[], via: Via = 'imap'): Hand => {
    const hand = using(deeds, via, 'carlos-laptop') as Extract<Hand, { kind: 'use' }>;
    return { ...hand, deeds: hand.deeds.map((deed) => ({ ...deed, atMs: deed.atMs + 60_000 })) };
  };
  const agreed: Doing = { do: 'receipt', uid: 1, sends: true, subject: 'Leída', text: 'La ha leído.' };
  const both = (deeds: readonly Doing[], via?: Via): Run => {
    const run = new Run({
      scenario: scenarioNamed('at-her-program')!,
      seed: 1,
      interventions: [using([OPEN, asking]), carlos(deeds, via)],
    });
    while (!run.advance(10_000));
    return run;
  };
  const receipts = (run: Run): string[] =>
    run
      .inboxOf('bea@b.com')
      .map((octets) => new TextDecoder().decode(octets))
      .filter((each) => each.includes('report-type=disposition-notification'));

  test.each(['imap', 'pop3'] as const)('%s: never by itself; with consent it is handed in from nobody, and not twice', (via) => {
    expect(receipts(both([OPEN, { do: 'read', uid: 1 }], via))).toEqual([]);
    const run = both([OPEN, { do: 'read', uid: 1 }, agreed, agreed], via);
    expect(said(run, 1)[2]!.some((line) => line.startsWith('MAIL FROM:<>'))).toBe(true);
    expect(receipts(run)).toHaveLength(1);
    expect(receipts(run)[0]).toContain('Disposition: manual-action/MDN-sent-manually; displayed');
    expect(run.programs.used[1]!.done.map(({ outcome }) => outcome)).toEqual(['', '', '', 'no receipt']);
    expect(said(run, 1)[2]!.includes('UID STORE 1 +FLAGS ($MDNSent)')).toBe(via === 'imap');
  });

  test('declined: nothing is sent, and no other program asks again', () => {
    const run = both([OPEN, { ...agreed, sends: false }, agreed]);
    expect(receipts(run)).toEqual([]);
    expect(said(run, 1).slice(1)).toEqual([['UID STORE 1 +FLAGS ($MDNSent)'], []]);
  });

  test('offline: agreed to now, sent later', () => {
    const run = both([OPEN, { do: 'offline' }, agreed, { do: 'online' }]);
    expect(receipts(run)).toHaveLength(1);
    expect(said(run, 1).at(-1)).toContain('UID STORE 1 +FLAGS ($MDNSent)');
  });

  test('a letter that asks for none gets none', () => {
    expect(outcomes(played(using([OPEN, { ...agreed, uid: 1 }]))).at(-1)).toBe('no receipt');
  });
});

describe('conversations', () => {
  const THREAD: Doing = { do: 'thread', on: true };
  const older: Intervention = { kind: 'reply', at: 'imap:LOGIN#1:reply', reply: 'a002 OK [CAPABILITY IMAP4rev1] in' };

  test('the server puts them together, or the program does: both alike', () => {
    const { threads } = shown(played(using([OPEN, THREAD])));
    expect(threads).toEqual({ by: 'server', lines: expect.arrayContaining([{ number: 1, depth: 0 }]) });
    const alone = [
      played(using([OPEN, THREAD]), older),
      played(using([OPEN, THREAD], 'pop3')),
      played(using([OPEN, { do: 'offline' }, THREAD])),
    ];
    for (const run of alone) expect(shown(run).threads).toEqual({ by: 'program', lines: threads!.lines });
    expect(said(alone[0]!).at(-1)).toEqual([]);
  });

  test('an answer stands below what it answers, in every folder anew; flat again it says nothing', () => {
    const run = played(
      using([OPEN, THREAD, { do: 'folder', folder: 'Archive' }, { do: 'folder', folder: 'INBOX' }, { do: 'thread', on: false }]),
    );
    expect(said(run).slice(2)).toEqual([
      ['SELECT Archive'],
      ['SELECT INBOX', 'UID FETCH 1:4 (FLAGS)', 'UID THREAD REFERENCES UTF-8 ALL'],
      [],
    ]);
    expect(shown(run).threads).toBeNull();
  });
});

describe('POP3', () => {
  test('opened: all letters come, and everything else the program does alone', () => {
    const alone: Doing[] = [
      { do: 'read', uid: 1 },
      { do: 'flag', uids: [1], flag: '\\Flagged', on: true },
      { do: 'archive', uids: [2] },
      { do: 'delete', uids: [3] },
      { do: 'search', words: 'LITERAL' },
      { do: 'folder', folder: 'Trash' },
      { do: 'empty' },
    ];
    const run = played(using([OPEN, ...alone], 'pop3'));
    const [opened, ...rest] = said(run);
    expect(opened!.filter((line) => line.startsWith('RETR'))).toEqual(['RETR 1', 'RETR 2', 'RETR 3', 'RETR 4']);
    expect(opened!.some((line) => line.startsWith('DELE'))).toBe(false);
    expect(rest.flat()).toEqual([]);
    expect(outcomes(run).every((outcome) => outcome === '')).toBe(true);
    expect(shown(run).folders.map(({ name, messages }) => [name, messages])).toEqual([
      ...[
        ['INBOX', 2],
        ['Archive', 1],
        ['Drafts', 0],
        ['Junk', 0],
        ['Sent', 0],
        ['Templates', 0],
        ['Trash', 0],
      ],
    ]);
  });

  test('found by the program alone', () => {
    expect(shown(played(using([OPEN, { do: 'search', words: 'LITERAL' }], 'pop3'))).found).toEqual([4]);
  });

  test('what was left on the server is not fetched again', () => {
    const again = saidLast([OPEN, { do: 'check' }], 'pop3');
    expect(again).toContain('UIDL');
    expect(again.some((line) => line.startsWith('RETR'))).toBe(false);
  });

  test('folders of one’s own are not to be had', () => {
    expect(outcomes(played(using([OPEN, { do: 'create', folder: 'Clase' }], 'pop3'))).at(-1)).toBe('not by POP3');
  });

  test('sent: handed in by SMTP, and the copy stays on the device', () => {
    const run = played(using([OPEN, { do: 'send', letter: letter(), answers: { uid: 1, how: 'reply' } }], 'pop3'));
    expect(storedIn(run, 'Sent')).toEqual([]);
    expect(shown(run).folders.find(({ use }) => use === 'sent')?.messages).toBe(1);
    expect(shown(run).rows[0]!.flags).toContain('\\Answered');
  });
});

describe('as part of the run', () => {
  const deeds: Doing[] = [OPEN, { do: 'read', uid: 1 }, { do: 'archive', uids: [1] }];

  test('after the last click the run stands still, and one click more goes on as if it had never stood', () => {
    const text = (run: Run): string => Array.from({ length: run.journal.length }, (_, index) => lineOf(run.journal, index)).join('\n');
    const whole = text(played(using(deeds)));
    for (const count of [1, 2]) {
      const run = played(using(deeds.slice(0, count)));
      expect(run.awaits).toEqual({ hand: 0, connection: -1 });
      const last = run.programs.used[0]!.done.at(-1)!.to;
      expect(whole.startsWith(text(run).split('\n').slice(0, last).join('\n'))).toBe(true);
    }
  });

  test('what was there before the click is not changed by it', () => {
    const without = new Run({ scenario, seed: 1 });
    while (!without.advance(10_000));
    const run = played(using([OPEN]));
    const { from } = run.programs.used[0]!.done[0]!;
    for (let index = 0; index < from; index++) expect(lineOf(run.journal, index)).toBe(lineOf(without.journal, index));
  });

  test('two devices of one person: what the one does, the other is told', () => {
    const telephone = using([OPEN, { do: 'check' }], 'imap', 'bea-telephone') as Extract<Hand, { kind: 'use' }>;
    const later = { ...telephone, deeds: telephone.deeds.map((deed, number) => ({ ...deed, atMs: FROM_MS + 2000 + number * 60_000 })) };
    const run = played(using([OPEN, { do: 'flag', uids: [2], flag: '\\Flagged', on: true }, { do: 'delete', uids: [1] }]), later);
    expect(shown(run, 1).rows.map(({ uid, flags }) => [uid, flags.includes('\\Flagged')])).toEqual([
      ...[
        [2, true],
        [3, false],
        [4, false],
      ],
    ]);
  });

  test('whoever lets the clock run is hung up on', () => {
    const run = played({ ...using([OPEN]), runs: true });
    expect(run.awaits).toBeNull();
    expect(shown(run).isConnected).toBe(false);
  });
});
