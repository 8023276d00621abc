/** An alias of aliases grows by itself; no message goes to more recipients than the limit. */
import { expect, test } from 'vitest';
import type { Alias } from '../../src/agents/mta/expansion.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { town } from '../../src/scenarios/town.ts';

const FORTY = Array.from({ length: 40 }, (_, index) => index);
const alias = (address: string, members: string[]): Alias & { host: string } => ({ host: 'mx-b', kind: 'alias', address, members });

test('forty aliases of forty addresses stand for a thousand recipients at most', () => {
  const groups = FORTY.map((group) =>
    alias(
      `group${group}@b.com`,
      FORTY.map((one) => `p${group}-${one}@b.com`),
    ),
  );
  const everybody = alias(
    'everybody@b.com',
    groups.map(({ address }) => address),
  );
  const scenario: Scenario = { ...town, id: 'aliases', aliases: [everybody, ...groups], draft: { ...town.draft, to: ['everybody@b.com'] } };
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(10_000));
  const { journal } = run;
  const expanded = Array.from({ length: journal.length }, (_, index) => journal.label(index)).filter((label) => label === 'alias.expanded');
  // 40 in place of one, then 40 in place of one again as long as a thousand hold them all
  expect(expanded).toHaveLength(1 + Math.floor((1000 - 40) / 39));
});
