import { expect, test } from 'vitest';
import { envelopeAt, heldAt, postmarksOn } from '../../src/view/session/letter.ts';
import { endOf } from '../../src/view/session/ends.ts';
import { talkAt, turnsAt } from '../../src/view/session/talk.ts';
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
