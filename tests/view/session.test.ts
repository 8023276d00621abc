import { expect, test } from 'vitest';
import { envelopeAt, heldAt, openingOf, postmarksOn } from '../../src/view/session/letter.ts';
import { heardIn, isTampered } from '../../src/view/session/line.ts';
import { endOf } from '../../src/view/session/ends.ts';
import { pinsAt } from '../../src/view/session/pins.ts';
import { pathOf, talkAt, turnsAt } from '../../src/view/session/talk.ts';
import { waitAt } from '../../src/view/session/waiting.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { runOfJourney } from '../fixtures/run.ts';

const run = runOfJourney();
const { journal, scene } = run;
const talkOf = (id: string) => talkAt(journal, scene, journal.find(id))!;
const turnsOf = (id: string) => turnsAt(journal, talkOf(id), journal.find(id));

test('turns hold what was said up to a step, and nothing of the future', () => {
  const said = turnsOf('smtp:RCPT#1').map((turn) => [turn.said, turn.answer].map((entry) => (entry < 0 ? '' : journal.label(entry))));
  expect(said).toEqual([
    ['smtp', '220'],
    ['EHLO', '250'],
    ['MAIL', '250'],
    ['RCPT', ''],
  ]);
});

test('the envelope takes an address when it is accepted, and is gone with the letter', () => {
  const at = (id: string) => envelopeAt(journal, turnsOf(id), journal.find(id));
  expect(at('smtp:RCPT#1')).toEqual({ from: 'ana@a.org', to: [], fresh: null });
  expect(at('smtp:RCPT#1:reply')).toEqual({ from: 'ana@a.org', to: ['bea@b.com'], fresh: 'bea@b.com' });
  expect(at('smtp:QUIT#1')).toEqual({ from: null, to: [], fresh: null });
});

test.each([
  ['250 2.0.0 OK', []],
  ['502 5.5.1 Not here', ['bea@b.com']],
])('RSET answered with %s leaves %j on the envelope: RFC 5321 §4.1.1.5', (reply, to) => {
  const interventions = [
    { kind: 'say', at: 'smtp:DATA#1', line: 'RSET' },
    { kind: 'reply', at: 'smtp:RSET#1:reply', reply },
  ] as const;
  const { journal, scene } = finished(new Run({ scenario: scenarioNamed('journey')!, seed: 1, interventions }));
  const index = journal.find('smtp:RSET#1:reply');
  const turns = turnsAt(journal, talkAt(journal, scene, index)!, index);
  expect(envelopeAt(journal, turns, index).to).toEqual(to);
});

test('an offer of TLS that is overwritten on the way: as it was said, and as it was heard', () => {
  const interventions = [{ kind: 'strip', a: 'ana-laptop', b: 'smtp-a', atMs: 0 }] as const;
  const { journal, scene } = finished(new Run({ scenario: scenarioNamed('starttls')!, seed: 1, interventions }));
  const index = journal.find('submission:EHLO#1:reply');
  const talk = talkAt(journal, scene, index)!;
  const turns = turnsAt(journal, talk, index);
  expect(isTampered(journal, turns)).toBe(true);
  const heard = heardIn(journal, talk, turns).flatMap(({ overwritten }) => overwritten);
  expect(heard).toEqual([{ said: '250-STARTTLS', heard: '250-XXXXXXXX' }]);
  expect(isTampered(journal, turns.slice(0, 1))).toBe(false);
});

function finished(played: Run): Run {
  while (!played.advance(10_000));
  return played;
}

test('what a program wrote lies with it until its server has it; a hop strikes its postmark on the paper', () => {
  const heldOf = (id: string) => {
    const talk = talkOf(id);
    const world = run.world(journal.find(id));
    return heldAt(journal, scene, talk, turnsOf(id), endOf(journal, scene, talk, talk.near, world, world), world);
  };
  expect(heldOf('submission:MAIL#1')).toMatchObject({ message: 0, to: ['bea@b.com'] });
  expect(heldOf('submission:QUIT#1')).toBeNull();
  expect(heldOf('smtp:MAIL#1')).toMatchObject({ message: 1 });
  expect(postmarksOn(journal, 1).map(({ agent }) => scene.hosts[scene.agents[agent]!.host]!.name)).toEqual(['smtp.a.org']);
});

test('while nobody speaks there is no conversation', () => {
  expect(talkAt(journal, scene, journal.find('mail:composed message#1'))).toBeNull();
  expect(talkAt(journal, scene, -1)).toBeNull();
});

test('who asked waits, in simulated time, until the answer is there', () => {
  const waits = (id: string, progress: number) => waitAt(journal, turnsOf(id), journal.find(id), progress);
  const [asked, answered] = ['smtp:RCPT#1', 'smtp:RCPT#1:reply'].map((id) => journal.find(id)) as [number, number];
  expect(waits('smtp:RCPT#1', 0)?.ms).toBe(0);
  expect(waits('smtp:RCPT#1', 1)?.ms).toBe(journal.until(asked) - journal.at(asked));
  expect(waits('smtp:RCPT#1:reply', 0.5)!.ms).toBeGreaterThan(journal.at(answered) - journal.at(asked));
  expect(waits('smtp:RCPT#1', 1)!.part).toBeGreaterThan(0);
  expect(waits('smtp:RCPT#1:reply', 1)).toBeNull();
});

test('what the DNS said is pinned where it is remembered, as long as it is worth something', () => {
  const at = firstOf('cached');
  const host = scene.agents[journal.from(at)]!.host;
  const [pin] = pinsAt(journal, scene, host, run.world(at));
  expect(pin).toMatchObject({ name: 'b.com', type: 'MX', records: ['10 mx.b.com'], left: 1, isNew: true });
  const later = pinsAt(journal, scene, host, run.world(journal.length - 1)).find(({ type }) => type === 'MX');
  expect(later === undefined || (later.left < 1 && !later.isNew)).toBe(true);
  expect(pinsAt(journal, scene, host, run.world(0))).toEqual([]);
});

test('the path of a server is the states that it went through, in order', () => {
  const index = journal.find('smtp:RCPT#1:reply');
  const { far } = talkOf('smtp:RCPT#1');
  const path = pathOf(journal, talkOf('smtp:RCPT#1'), far, index).map((entry) => journal.label(entry).split('.').at(-1));
  expect(path.at(-1)).toBe('sender');
  expect(path.slice(0, -1)).toContain('ready');
});

function firstOf(kind: string): number {
  return [...Array(journal.length).keys()].find((index) => journal.kind(index) === kind) ?? -1;
}

test('the MDA takes the letter out of its envelope and writes whose it was: not before, and it stays written', () => {
  const at = journal.find('mail:trace Return-Path#1');
  const stored = journal.subject(at);
  const queued = journal.messages[stored]!.parent;
  expect(openingOf(journal, queued, at - 1)).toBeNull();
  expect(openingOf(journal, queued, at)).toEqual({ index: at, returnPath: '<ana@a.org>' });
  expect(openingOf(journal, stored, journal.length - 1)).toEqual({ index: at, returnPath: '<ana@a.org>' });
});
