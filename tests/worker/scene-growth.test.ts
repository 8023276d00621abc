/** A scene crosses to the page as what has changed in it, and is whole again there. */
import { expect, test } from 'vitest';
import type { Scene } from '../../src/run/scenario.ts';
import type { Progress } from '../../src/worker/api.ts';
import { inGrowth, whole, type GrownProgress } from '../../src/worker/scene-growth.ts';

const host = (id: string, name = id): Scene['hosts'][number] => ({ id, name, address: '', kind: 'laptop', agents: [] });
const sceneOf = (hosts: Scene['hosts']): Scene => ({ hosts, links: [], agents: [], accounts: [], startsAt: 5 });

test('what has changed crosses, and nothing else; what was shown stays as it was', async () => {
  const [crossed, shown]: [GrownProgress[], Progress[]] = [[], []];
  const page = whole((_, progress) => void shown.push(progress));
  const tell = inGrowth((batch, progress) => {
    crossed.push(structuredClone(progress));
    return page(batch, structuredClone(progress));
  });
  const [one, two] = [host('h1'), host('h2')];
  const scenes = [sceneOf([one]), sceneOf([one, two]), sceneOf([one, host('h2', 'mx.b.com')])];
  const progress = { entries: 0, virtualMs: 0, done: false };
  for (const scene of scenes) await tell(null, { ...progress, scene });
  await tell(null, progress);
  expect(crossed.map(({ growth }) => growth?.lists.hosts.changed.map(([number]) => number))).toEqual([[0], [1], [1], undefined]);
  expect(shown.map(({ scene }) => scene)).toEqual([...scenes, undefined]);
});
