/** The DNS as one host, or server by server: both stand on every screen without covering each other. */
import { describe, expect, test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { castOf } from '../../src/view/layout/cast.ts';
import { fits } from '../../src/view/layout/fits.ts';
import { castOfFold, folded, groupOf } from '../../src/view/layout/fold.ts';
import { layToFit } from '../../src/view/layout/stage.ts';

function played(id: string): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  while (!run.advance(5000));
  return run;
}
const { journal, scene } = played('dns-walk');
const cast = castOf(journal, scene, journal.length);
const group = groupOf(scene, cast);
const names = (hosts: Iterable<number>): string[] => [...hosts].map((host) => scene.hosts[host]!.name);

test('the group are the servers above everybody’s own', () => {
  expect(names(group)).toEqual(['a.root-servers.net', 'a.gtld-servers.net']);
  const journey = played('journey');
  expect(groupOf(journey.scene, castOf(journey.journal, journey.scene, 0))).toEqual([]);
});

test('folded, they are one host and one agent, and every link is there once', () => {
  const fold = folded(scene, group);
  const together = castOfFold(castOf(journal, fold.scene, journal.length), fold);
  const { layout } = layToFit(fold.scene, together, 848, 504, 1);
  expect(names(layout.hosts.keys()).filter((name) => name.endsWith('servers.net'))).toEqual(['a.root-servers.net']);
  expect(layout.hosts.get(fold.host)!.rows).toHaveLength(1);
  const pairs = layout.links.map(({ a, b }) => `${a} ${b}`);
  expect(new Set(pairs).size).toBe(pairs.length);
});

test('without a group nothing changes', () => {
  expect(folded(scene, []).scene).toBe(scene);
});

/** Pixels of the stage at 1280×720, 1920×1080 and 390×844. */
const STAGES: [string, number, number][] = [
  ['a projector', 848, 504],
  ['a large screen', 1270, 800],
  ['a telephone', 390, 332],
];
describe.each(STAGES)('on %s', (_, width, height) => {
  test.each(['folded', 'open'])('%s: nobody covers anybody', (state) => {
    const fold = folded(scene, state === 'folded' ? group : []);
    const { layout } = layToFit(fold.scene, castOfFold(castOf(journal, fold.scene, journal.length), fold), width, height, 1);
    expect(fits(layout)).toBe(true);
  });
});

test.each(['lmtp-store', 'equal-preference', 'atrn', 'web-mail'])('%s stands on every screen', (id) => {
  const run = played(id);
  for (const [name, width, height] of STAGES) {
    const { layout } = layToFit(run.scene, castOf(run.journal, run.scene, run.journal.length), width, height, 1);
    expect(fits(layout), `${id} on ${name}`).toBe(true);
  }
});
