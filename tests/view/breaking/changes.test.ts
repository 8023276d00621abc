// @vitest-environment happy-dom
/** What is broken: in words that name no step by its id, undone and done again, switched off and on, and in the link. */
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { breaking as en } from '../../../src/content/ui/breaking/en.ts';
import { breaking as es } from '../../../src/content/ui/breaking/es.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { fromWhen } from '../../../src/view/breaking/moment.ts';
import { inWords } from '../../../src/view/panels/whatif/inWords.ts';
import { formatLink, parseLink } from '../../../src/view/playback/link.ts';
import { START } from '../../../src/view/playback/place.ts';
import { Playback } from '../../../src/view/playback/playback.svelte.ts';
import { service } from '../../../src/worker/service.ts';

const FAULTS: Intervention[] = [
  { kind: 'answer', host: 'mx-b', port: 25, verb: 'RCPT', reply: '450 4.2.0 Not now', address: 'bea@b.com', times: 1, atMs: 300 },
  { kind: 'answer', host: 'mx-b', port: 25, verb: '(connect)', waitMs: 5000, chance: 0.5, cut: { after: 2, unit: 'lines' }, atMs: 0 },
  { kind: 'line', a: 'smtp-a', b: 'mx-b', latencyMs: 180, loss: 0.02, octetsPerMs: 10, reordering: 0.1, cutOctets: 0, atMs: 0 },
  { kind: 'strip', a: 'smtp-a', b: 'mx-b', atMs: 0 },
  { kind: 'refuse', host: 'mx-b', port: 25, atMs: 0 },
  { kind: 'slow', host: 'mx-b', waitMs: 1000, atMs: 0 },
  { kind: 'disk', host: 'mx-b', atMs: 0 },
  { kind: 'clock', host: 'mx-b', skewMs: -3_600_000, atMs: 0 },
  { kind: 'expire', account: 'bea@b.com', atMs: 0 },
  { kind: 'policy', host: 'mx-b', mail: { maxOctets: 1000, greylistMs: 300_000, relayTls: 'demanded', withhold: ['SIZE'] }, atMs: 0 },
  { kind: 'stop', host: 'mx-b', atMs: 0, forMs: 60_000 },
  { kind: 'zone', origin: 'b.com', records: [], atMs: 5 },
  { kind: 'quota', account: 'bea@b.com', octets: 0, atMs: 0 },
  { kind: 'say', at: 'smtp:RCPT#1', line: 'QUIT' },
  { kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '450 4.2.0 Not now' },
  { kind: 'cut', at: 'smtp:RCPT#1' },
  { kind: 'deny', at: 'mta:state routing#1', fact: 'local' },
  { kind: 'recipients', to: ['carlos@b.com'] },
];

async function opened(hash = '#/en/journey'): Promise<Playback> {
  const playback = new Playback(service(() => Promise.resolve()));
  await playback.open((await parseLink(hash)).place);
  await settled(playback);
  return playback;
}

async function settled(playback: Playback): Promise<void> {
  await vi.waitFor(() => expect(playback.run?.done).toBe(true));
  flushSync();
  playback.settle();
}

let playback: Playback;
beforeEach(async () => void (playback = await opened()));

describe.each([
  ['en' as const, en],
  ['es' as const, es],
])('in words: %s', (language, words) => {
  test.each(FAULTS.map((fault) => [`${fault.kind} ${'verb' in fault ? fault.verb : ''}`, fault] as const))('%s', (_, fault) => {
    const { scene, journal } = playback.run!;
    const { what, how } = inWords(fault, { words, language, scene, journal, charts: undefined });
    expect(what).not.toBe('');
    expect(`${what} ${how}`).not.toMatch(/#\d|undefined|NaN|mx-b|\(connect\)|\(message\)/);
  });
});

test('the reader’s words', () => {
  const { scene, journal } = playback.run!;
  const told = FAULTS.map((fault) =>
    Object.values(inWords(fault, { words: en, language: 'en', scene, journal, charts: undefined })).join(': '),
  );
  expect(told).toContain('mx.b.com: 450 to RCPT: for bea@b.com, once');
  expect(told).toContain('The line smtp.a.org – mx.b.com: 180 ms one way, 2% lost, 10% overtaken, 10 kB a second, cut');
  expect(told).toContain('smtp.a.org says something else instead of RCPT: “QUIT”');
});

test('records that say something else: what they say now, and what is gone', () => {
  const { scene, journal } = playback.run!;
  const records = scene.zones!.find(({ origin }) => origin === 'b.com')!.records;
  const changed = records.map((record) => (record.type === 'MX' ? { ...record, data: '10 nowhere.b.com' } : record));
  const telling = { words: en, language: 'en', scene, journal, charts: undefined } as const;
  const { how } = inWords({ kind: 'zone', origin: 'b.com', records: changed, atMs: 5 }, telling);
  expect(how).toBe('now: b.com MX 10 nowhere.b.com, gone: b.com MX 10 mx.b.com');
  expect(inWords({ kind: 'zone', origin: 'b.com', records: [], atMs: 5 }, telling).how).toMatch(/, 5 more changes$/);
});

test('from when on: by the number of the step', () => {
  const { journal } = playback.run!;
  const index = journal.find('smtp:RCPT#1');
  const fault = { kind: 'disk', host: 'mx-b', atMs: journal.at(index) } as const;
  expect(fromWhen(fault, journal, [0, index, index + 9], en.drawer)).toBe('from step 2 on');
  expect(fromWhen({ ...fault, atMs: 0 }, journal, [0, index], en.drawer)).toBe('from the beginning');
  expect(fromWhen({ kind: 'cut', at: 'smtp:RCPT#1' }, journal, [0, index], en.drawer)).toBe('from step 2 on');
});

test('undone and done again, switched off and on', async () => {
  const lengthOf = async () => (await settled(playback), playback.length);
  const whole = await lengthOf();
  await playback.changes.intervene({ kind: 'disk', host: 'mx-b', atMs: 0 });
  const broken = await lengthOf();
  expect(broken).not.toBe(whole);
  await playback.changes.switchFault(0);
  expect(playback.interventions).toEqual([{ kind: 'disk', host: 'mx-b', atMs: 0, off: true }]);
  expect(await lengthOf()).toBe(whole);
  await playback.changes.undo();
  expect(await lengthOf()).toBe(broken);
  await playback.changes.undo();
  expect([playback.interventions, playback.changes.undoing.canUndo]).toEqual([[], false]);
  await playback.changes.redo();
  expect(await lengthOf()).toBe(broken);
  expect(playback.changes.undoing.canRedo).toBe(true);
  await playback.changes.withdraw(0);
  expect([playback.interventions, playback.changes.undoing.canRedo]).toEqual([[], false]);
  await playback.show({ scenario: 'greylisting', interventions: [] });
  expect(playback.changes.undoing.canUndo).toBe(false);
});

test('what is changed quickly is changed one after another: nothing is lost, and a second click on the same thing does nothing more', async () => {
  const disk = { kind: 'disk', host: 'mx-b', atMs: 0 } as const;
  const slow = { kind: 'slow', host: 'mx-b', waitMs: 100, atMs: 0 } as const;
  const clock = { kind: 'stop', host: 'mx-b', atMs: 0 } as const;
  const { changes } = playback;
  await Promise.all([disk, slow, clock].map((each) => changes.intervene(each)));
  expect(playback.interventions).toEqual([disk, slow, clock]);
  await Promise.all([changes.undo(), changes.undo()]);
  expect(playback.interventions).toEqual([disk]);
  await Promise.all([changes.redo(), changes.redo()]);
  expect(playback.interventions).toEqual([disk, slow, clock]);
  await Promise.all([changes.withdraw(1), changes.withdraw(1)]);
  expect(playback.interventions).toEqual([disk, clock]);
});

test('followed while it is composed: the newest counts, nothing is left of it, and it is kept as one change', async () => {
  const slowed = (latencyMs: number): Intervention => ({ kind: 'line', a: 'smtp-a', b: 'mx-b', latencyMs, atMs: 0 });
  const whole = playback.run!.journal.octets(playback.length - 1);
  void playback.changes.follow(slowed(100));
  void playback.changes.follow(slowed(200));
  await playback.changes.follow(slowed(5000));
  await settled(playback);
  expect([playback.interventions, playback.changes.list]).toEqual([[slowed(5000)], []]);
  await playback.changes.follow(null);
  await settled(playback);
  expect([playback.interventions, playback.changes.undoing.canUndo]).toEqual([[], false]);
  expect(playback.run!.journal.octets(playback.length - 1)).toEqual(whole);
  await playback.changes.follow(slowed(600));
  await playback.changes.intervene(slowed(600));
  await settled(playback);
  expect(playback.changes.list).toEqual([slowed(600)]);
  expect(playback.runs.previous!.journal.octets(playback.runs.previous!.length - 1)).toEqual(whole);
  await playback.changes.undo();
  expect([playback.changes.list, playback.changes.undoing.canUndo]).toEqual([[], false]);
});

test('beside the whole run: it is the one before', async () => {
  const whole = playback.length;
  await playback.changes.intervene({ kind: 'disk', host: 'mx-b', atMs: 0 });
  await playback.changes.intervene({ kind: 'slow', host: 'mx-b', waitMs: 100, atMs: 0 });
  await playback.changes.besideTheWhole();
  await settled(playback);
  expect(playback.runs.previous?.length).toBe(whole);
  expect(playback.interventions).toHaveLength(2);
});

test('the link keeps all of it, off or on; what is wrong in it is told', async () => {
  const interventions = FAULTS.map((fault, number): Intervention => (number % 2 ? { ...fault, off: true } : fault));
  const { place, unread } = await parseLink(await formatLink({ ...START, interventions }));
  expect(unread).toEqual([]);
  expect(place.interventions).toEqual(interventions);
  for (const wrong of [{ loss: 2 }, { octetsPerMs: 0 }, { latencyMs: -1 }, { off: false }, { more: 1 }, { cutOctets: 0.5 }]) {
    const bad = [{ kind: 'line', a: 'x', b: 'y', atMs: 0, ...wrong }] as Intervention[];
    expect((await parseLink(await formatLink({ ...START, interventions: bad }))).unread).toEqual(['changes']);
  }
});
