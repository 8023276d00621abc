/** A mail program without a line and back, told by the server while it waits, and letters left on a POP3 server for some days. */
import { describe, expect, test } from 'vitest';
import type { Doing, Hand } from '../../src/run/hands/hand.ts';
import { lineOf } from '../../src/run/journal-text.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention, Scenario } from '../../src/run/scenario.ts';
import { letters } from '../../src/scenarios/letters.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { devicesWith, hostsWith, town } from '../../src/scenarios/town.ts';

const scenario: Scenario = {
  ...town,
  id: 'offline-test',
  hosts: hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }),
  devices: devicesWith({ 'bea-laptop': { submitTo: 'mx.b.com' }, 'bea-telephone': { submitTo: 'mx.b.com' } }),
  actions: letters,
};
const FROM_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

type Use = Extract<Hand, { kind: 'use' }>;
const using = (deeds: readonly (Doing & { at?: number })[], via: 'imap' | 'pop3' = 'imap', host = 'bea-laptop'): Use => ({
  ...{ kind: 'use', host, via },
  deeds: deeds.map(({ at, ...deed }, number) => ({ ...deed, atMs: at ?? FROM_MS + number * 5000 }) as Use['deeds'][number]),
});

function played(...interventions: Intervention[]): Run {
  const run = new Run({ scenario, seed: 1, interventions });
  while (!run.advance(10_000));
  return run;
}

/** What the program of this number has said between two entries. */
function saidBetween({ journal, programs }: Run, from: number, to: number, program = 0): string[] {
  const { agent } = programs.used[program]!;
  return Array.from({ length: to - from }, (_, place) => from + place)
    .filter((index) => journal.kind(index) === 'command' && journal.from(index) === agent)
    .map((index) =>
      new TextDecoder()
        .decode(journal.octets(index))
        .split('\r\n')[0]!
        .replace(/^a\d+ /, ''),
    );
}
const saidAt = (run: Run, click: number, program = 0): string[] => {
  const { from, to } = run.programs.used[program]!.done.at(click)!;
  return saidBetween(run, from, to, program);
};
const shown = (run: Run, program = 0) => run.programs.used[program]!.sights.at(-1)!.picture;
const outcomes = (run: Run, program = 0): string[] => run.programs.used[program]!.done.map(({ outcome }) => outcome);
const fates = (run: Run) => shown(run).queue.map(({ doing, fate }) => `${doing.do} ${fate}`);
const mailbox = (run: Run, name: string) => run.everyone.find('bea@b.com')!.mailboxes.find(name)!.mailbox!.messages;

const OPEN: Doing = { do: 'open' };
const OFFLINE: Doing = { do: 'offline' };
const ONLINE: Doing = { do: 'online' };
const answer = {
  ...{ to: ['Ana <ana@a.org>'], cc: [], bcc: [], replyTo: '', subject: 'Re: Comida del viernes', text: 'Sí.\n', attachments: [] },
};

describe('IMAP without a line', () => {
  test('what is to be read comes first, then the line is closed', () => {
    const run = played(using([OPEN, { do: 'read', uid: 2 }, OFFLINE]));
    expect(saidAt(run, -1)).toEqual(['UID FETCH 1,3:4 (UID BODY.PEEK[])', 'LOGOUT']);
    expect(shown(run)).toMatchObject({ isConnected: false, isOffline: true, queue: [] });
  });

  test('read, flagged, filed, deleted, searched: all of it on the copy, and no server hears of it', () => {
    const deeds: Doing[] = [
      { do: 'read', uid: 1 },
      { do: 'flag', uids: [2], flag: '\\Flagged', on: true },
      { do: 'archive', uids: [3] },
      { do: 'delete', uids: [4] },
      { do: 'search', words: 'MEJOR' },
    ];
    const run = played(using([OPEN, OFFLINE, ...deeds]));
    const { from } = run.programs.used[0]!.done[2]!;
    expect(saidBetween(run, from, run.journal.length)).toEqual([]);
    expect(shown(run).rows.map(({ uid, flags }) => [uid, flags.filter((flag) => flag !== '\\Recent')])).toEqual([
      [1, ['\\Seen']],
      [2, ['\\Flagged']],
    ]);
    expect(shown(run).found).toEqual([2]);
    expect(fates(run)).toEqual(['flag waiting', 'flag waiting', 'archive waiting', 'delete waiting']);
    expect(mailbox(run, 'INBOX')).toHaveLength(4);
  });

  test('connected again, the server is told change by change, each at its own entry', () => {
    const deeds: Doing[] = [
      { do: 'flag', uids: [2], flag: '\\Flagged', on: true },
      { do: 'archive', uids: [3] },
      { do: 'send', letter: answer, answers: { uid: 1, how: 'reply' } },
    ];
    const run = played(using([OPEN, OFFLINE, ...deeds, ONLINE]));
    expect(fates(run)).toEqual(['flag told', 'archive told', 'send told']);
    const { queue } = shown(run);
    const ends = [...queue.slice(1).map(({ from }) => from), run.programs.used[0]!.done.at(-1)!.to];
    const said = queue.map(({ from }, place) => saidBetween(run, from, ends[place]!).filter((line) => line !== ''));
    expect(said[0]).toEqual(['SELECT INBOX', 'UID FETCH 1:4 (FLAGS)', 'UID STORE 2 +FLAGS (\\Flagged)']);
    expect(said[1]).toEqual(['UID MOVE 3 Archive']);
    expect(said[2]!.at(-1)).toBe('UID STORE 1 +FLAGS (\\Answered)');
    expect(shown(run).rows.map(({ uid }) => uid)).toEqual([1, 2, 4]);
    expect(shown(run).folders.find(({ use }) => use === 'archive')).toMatchObject({ messages: 1 });
    expect(mailbox(run, 'Archive')).toHaveLength(1);
    expect(mailbox(run, 'Sent')).toHaveLength(1);
  });

  test('an answer has the time at which it was written, and says what it answers', () => {
    const late = FROM_MS + 3_600_000;
    const run = played(using([OPEN, OFFLINE, { do: 'send', letter: answer, answers: { uid: 1, how: 'reply' } }, { ...ONLINE, at: late }]));
    const [sent] = mailbox(run, 'Sent').map(({ octets }) => new TextDecoder().decode(octets));
    expect(sent).toContain('Date: Sat, 21 Nov 2026 09:10:10');
    expect(sent).toMatch(/In-Reply-To: <[^>]+@a\.org>\r\nReferences: <[^>]+@a\.org>/);
  });

  test('a letter that another device removed meanwhile: the change means nothing any more', () => {
    const laptop = using([OPEN, OFFLINE, { do: 'flag', uids: [2], flag: '\\Flagged', on: true }, { ...ONLINE, at: FROM_MS + 120_000 }]);
    const telephone = using([OPEN, { do: 'delete', uids: [2] }], 'imap', 'bea-telephone');
    const later = { ...telephone, deeds: telephone.deeds.map((deed) => ({ ...deed, atMs: deed.atMs + 60_000 })) };
    const run = played(laptop, later);
    expect(fates(run)).toEqual(['flag gone']);
    expect(saidAt(run, -1).some((line) => line.startsWith('UID STORE'))).toBe(false);
    expect(shown(run).rows.map(({ uid }) => uid)).toEqual([1, 3, 4]);
  });

  test('a folder that is another by now (UIDVALIDITY): nothing is told that names its letters', () => {
    const run = new Run({ scenario: scenarioNamed('offline-and-back')!, seed: 1 });
    while (!run.advance(10_000));
    expect(fates(run)).toEqual(['flag told', 'send told', 'flag gone', 'archive told', 'delete told', 'flag renumbered']);
    const { queue } = shown(run);
    expect(saidBetween(run, queue.at(-1)!.from, run.programs.used[0]!.done.at(-2)!.to).some((line) => line.includes('STORE'))).toBe(false);
  });

  test('the line is cut while the server is told: what is left goes on waiting, and is told the next time', () => {
    const deeds: Doing[] = [
      { do: 'flag', uids: [1], flag: '\\Flagged', on: true },
      { do: 'archive', uids: [3] },
    ];
    const cut: Intervention = { kind: 'cut', at: 'imap.2:UID STORE#1' };
    const once = played(using([OPEN, OFFLINE, ...deeds, ONLINE]), cut);
    expect(fates(once)).toEqual(['flag waiting', 'archive waiting']);
    expect(shown(once)).toMatchObject({ isOffline: true, isConnected: false });
    const again = played(using([OPEN, OFFLINE, ...deeds, ONLINE, ONLINE]), cut);
    expect(fates(again)).toEqual(['flag told', 'archive told']);
    expect(mailbox(again, 'Archive')).toHaveLength(1);
  });

  test('what is not here, and what only a server can do, is said', () => {
    const run = played(using([OPEN, OFFLINE, { do: 'folder', folder: 'Archive' }, { do: 'create', folder: 'x' }, { do: 'check' }]));
    expect(outcomes(run).slice(2)).toEqual(['not here', 'needs a line', 'needs a line']);
  });

  test('one click more goes on as if the run had never stood', () => {
    const deeds: Doing[] = [OPEN, OFFLINE, { do: 'archive', uids: [1] }, ONLINE];
    const text = (run: Run): string => Array.from({ length: run.journal.length }, (_, index) => lineOf(run.journal, index)).join('\n');
    const whole = text(played(using(deeds)));
    const before = played(using(deeds.slice(0, 3)));
    expect(before.awaits).toEqual({ hand: 0, connection: -1 });
    expect(whole.startsWith(text(before).split('\n').slice(0, before.programs.used[0]!.done.at(-1)!.to).join('\n'))).toBe(true);
  });
});

describe('told by the server', () => {
  const telephone = (...deeds: (Doing & { at?: number })[]) => using([OPEN, { do: 'listen', on: true }, ...deeds], 'imap', 'bea-telephone');

  test('flags and removals of another device appear at once, without a command', () => {
    const laptop = using([
      { ...OPEN, at: FROM_MS + 30_000 },
      { do: 'flag', uids: [2], flag: '\\Flagged', on: true, at: FROM_MS + 40_000 },
      { do: 'delete', uids: [1], at: FROM_MS + 50_000 },
    ]);
    const run = played(telephone(), laptop);
    expect(saidBetween(run, run.programs.used[0]!.done.at(-1)!.to, run.journal.length)).toEqual(['IDLE']);
    expect(shown(run).rows.map(({ uid, flags }) => [uid, flags.includes('\\Flagged')])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
  });

  test('a new letter is listed, and the line given back to the server', () => {
    const early = telephone();
    const run = played({ ...early, runs: true, deeds: early.deeds.map((deed, number) => ({ ...deed, atMs: 30_000 + number * 1000 })) });
    const said = saidBetween(run, run.programs.used[0]!.done.at(-1)!.to, run.journal.length);
    expect(said.slice(0, 10).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      ...['IDLE', 'DONE', 'UID FETCH 2:*', 'IDLE', 'DONE', 'UID FETCH 3:*', 'IDLE', 'DONE', 'UID FETCH 4:*', 'IDLE'],
    ]);
    expect(shown(run).rows).toHaveLength(4);
  });

  test('a click ends IDLE first, even one that comes before the server has agreed to it', () => {
    const run = played(telephone({ do: 'read', uid: 1 }, { do: 'read', uid: 2, at: FROM_MS + 10_001 }, { do: 'listen', on: false }));
    expect(saidAt(run, 2)).toEqual(['DONE', 'UID FETCH 1 (UID BODY.PEEK[])', 'UID STORE 1 +FLAGS (\\Seen)']);
    expect(outcomes(run)).toEqual(['', '', '', '', '']);
    expect(saidAt(run, -1)).toEqual(['DONE']);
    expect(shown(run).isConnected).toBe(true);
  });

  const HOUR_MS = 3_600_000;
  const momentsOf = (run: Run, verb: string): number[] =>
    Array.from({ length: run.journal.length }, (_, index) => index)
      .filter((index) => run.journal.kind(index) === 'command' && run.journal.label(index) === verb)
      .map((index) => run.journal.at(index));

  test('IDLE is said anew every 29 minutes, so that the server does not hang up', () => {
    const run = played(telephone({ do: 'check', at: FROM_MS + HOUR_MS }));
    const begun = momentsOf(run, 'IDLE');
    const gaps = begun.slice(1, 3).map((atMs, place) => Math.round((atMs - begun[place]!) / 60_000));
    expect(gaps).toEqual([29, 29]);
    expect(saidAt(run, -1)).toEqual(['DONE', 'NOOP']);
    expect(outcomes(run)).toEqual(['', '', '']);
  });

  test('a device that nobody touches for two hours goes to sleep, and the server hangs up on it', () => {
    const run = played({ ...telephone(), runs: true });
    const hours = (Math.max(...momentsOf(run, 'IDLE')) - FROM_MS) / HOUR_MS;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);
    expect(shown(run).isConnected).toBe(false);
  });

  test.each([1, 10, 20, 40, 80, 120, 200])('a click %i ms after the 29 minutes finds its way between DONE and its answer', (laterMs) => {
    const done = momentsOf(played(telephone({ do: 'check', at: FROM_MS + HOUR_MS })), 'DONE')[0]!;
    const run = played(telephone({ do: 'check', at: done + laterMs }));
    expect(outcomes(run)).toEqual(['', '', '']);
    expect(saidAt(run, -1).at(-1)).toBe('NOOP');
  });

  test.each(['imap:IDLE#1:reply', 'imap:DONE#1'])('the line is cut at %s: the next click calls anew', (at) => {
    const run = played(telephone({ do: 'read', uid: 1, at: FROM_MS + 30_000 }), { kind: 'cut', at });
    expect(outcomes(run).at(-1)).toBe('');
    const said = saidAt(run, -1).filter((line) => line !== 'DONE');
    expect(said.slice(0, 2)).toEqual(['CAPABILITY', 'LOGIN "bea@b.com" "correo"']);
  });
});

describe('POP3: so many days on the server', () => {
  const keep = (days: number): Doing => ({ do: 'keep', days });
  const check = (afterDays: number): Doing & { at: number } => ({ do: 'check', at: FROM_MS + afterDays * DAY_MS });
  const left = (run: Run): number => mailbox(run, 'INBOX').length;

  test('what was fetched stays until the days are over; UIDL tells which it is', () => {
    const run = played(using([OPEN, keep(7), check(6), check(8)], 'pop3'));
    expect(saidAt(run, 2).some((line) => line.startsWith('DELE'))).toBe(false);
    expect(saidAt(run, 3).slice(-7)).toEqual(['LIST', 'UIDL', 'DELE 1', 'DELE 2', 'DELE 3', 'DELE 4', 'QUIT']);
    expect(saidAt(run, 3).some((line) => line.startsWith('RETR'))).toBe(false);
    expect([left(run), shown(run).rows.length, shown(run).remembered.length]).toEqual([0, 4, 0]);
  });

  test('for ever: nothing is deleted, and nothing fetched twice', () => {
    const run = played(using([OPEN, keep(-1), check(400)], 'pop3'));
    expect([left(run), shown(run).rows.length]).toEqual([4, 4]);
  });

  test('no days at all: what is known goes without being fetched again', () => {
    const run = played(using([OPEN, keep(0), { do: 'check' }], 'pop3'));
    expect(saidAt(run, 2).filter((line) => /^(RETR|DELE)/.test(line))).toEqual(['DELE 1', 'DELE 2', 'DELE 3', 'DELE 4']);
    expect(shown(run).rows).toHaveLength(4);
  });

  test('over POP3 a program is offline anyway, and nobody tells it of news', () => {
    expect(outcomes(played(using([OPEN, OFFLINE, { do: 'listen', on: true }], 'pop3'))).slice(1)).toEqual([
      'always offline',
      'not by POP3',
    ]);
  });
});
