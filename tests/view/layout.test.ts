import { describe, expect, test } from 'vitest';
import type { Scene } from '../../src/run/scenario.ts';
import { castOf, type Cast } from '../../src/view/layout/cast.ts';
import { fits } from '../../src/view/layout/fits.ts';
import { placePhases } from '../../src/view/layout/phases.ts';
import { layStage, layToFit } from '../../src/view/layout/stage.ts';
import { PHASES } from '../../src/view/playback/phases.ts';
import { SCENE, journey } from '../fixtures/journey.ts';

/** The scene of two exchanges and a third domain: ten hosts. */
const CROWD: Scene = (() => {
  const more = [
    { id: 'mx2.b.com', name: 'mx2.b.com', address: '203.0.113.26', kind: 'server' as const, agents: ['mta' as const] },
    { id: 'mx.c.net', name: 'mx.c.net', address: '203.0.113.25', kind: 'server' as const, agents: ['mta' as const, 'mda' as const] },
    { id: 'ns.c.net', name: 'ns.c.net', address: '203.0.113.53', kind: 'dns' as const, agents: ['nameserver' as const] },
  ];
  const hosts = [...SCENE.hosts, ...more];
  const agents = hosts.flatMap((host, number) => host.agents.map((role) => ({ role, host: number })));
  const link = { latencyMs: 1, octetsPerMs: 1 };
  const links = [...SCENE.links, { a: 'smtp.a.org', b: 'mx2.b.com', ...link }, { a: 'smtp.a.org', b: 'mx.c.net', ...link }];
  return { ...SCENE, hosts, agents, links };
})();

const everybody = (scene: Scene): Cast => ({ agents: new Set(scene.agents.keys()), talks: new Set(), pairs: [], tls: false });

/** Pixels, and pixels per unit. */
const VIEWPORTS: [string, number, number, number][] = [
  ['the projector at 1280×720', 846, 510, 1],
  ['1920×1080', 1267, 864, 1.5],
  ['the projector theme', 846, 500, 1.385],
  ['a telephone', 390, 350, 1],
  ['a small telephone', 340, 330, 1],
];

describe.each(VIEWPORTS)('on %s', (_, width, height, wanted) => {
  test('the journey: no host covers another, none leaves the stage, at the size that was wanted', () => {
    const { layout, scale } = layToFit(SCENE, everybody(SCENE), width, height, wanted);
    expect(layout.hosts.size).toBe(SCENE.hosts.length);
    expect(fits(layout)).toBe(true);
    expect(scale).toBe(wanted);
  });

  test('two exchanges and a third domain: everybody fits, a little smaller if need be', () => {
    const { layout, scale } = layToFit(CROWD, everybody(CROWD), width, height, wanted);
    expect(layout.hosts.size).toBe(CROWD.hosts.length);
    expect(fits(layout)).toBe(true);
    expect(scale).toBeGreaterThan(wanted * 0.7);
  });
});

test('hosts stand from left to right as the letter travels', () => {
  const { hosts } = layStage(SCENE, everybody(SCENE), 846, 510);
  const xs = ['ana-laptop', 'smtp.a.org', 'mx.b.com', 'bea-laptop'].map(
    (id) => hosts.get(SCENE.hosts.findIndex((host) => host.id === id))!.x,
  );
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});

test('who has no part in the run is not on the stage', () => {
  const { journal, scene } = journey();
  const early = castOf(journal, scene, journal.find('submission:close quit#1') + 1);
  const { hosts } = layStage(scene, early, 846, 510);
  expect([...hosts.keys()].map((host) => scene.hosts[host]!.id)).toEqual(['ana-laptop', 'smtp.a.org']);
  expect(layStage(scene, castOf(journal, scene, 0), 846, 510).hosts.size).toBe(scene.hosts.length);
});

test('the five phases stand on the lines along which they happen', () => {
  const { journal, scene } = journey();
  const layout = layStage(scene, castOf(journal, scene, journal.length), 846, 510);
  expect(placePhases(scene, layout, new Set(PHASES)).map(({ number, phase }) => `${number} ${phase}`)).toEqual([
    '1 submission',
    '2 question',
    '3 answer',
    '4 relay',
    '5 fetch',
  ]);
});
