// @vitest-environment happy-dom
/** What is foretold of a broken run is judged by the runs themselves. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Intervention } from '../../../src/run/scenario.ts';
import AskFirst from '../../../src/view/breaking/AskFirst.svelte';
import { outcomeOf, type Outcome } from '../../../src/view/breaking/foretold.ts';
import { played } from '../panels/played.ts';

const answered = (reply: string, times?: number): Intervention => ({
  ...{ kind: 'answer', host: 'mx-b', port: 25, verb: 'RCPT', reply, atMs: 0 },
  ...(times !== undefined && { times }),
});

test.each<[Outcome, Intervention[]]>([
  ['asBefore', []],
  ['later', [answered('450 4.2.0 Not now', 1)]],
  ['report', [answered('550 5.1.1 Nobody here')]],
  ['nothing', [{ kind: 'reply', at: 'submission:(message)#1:reply', reply: '554 5.6.0 No' }]],
])('it ends %s', async (outcome, interventions) => {
  expect(outcomeOf(await played('journey'), await played('journey', interventions))).toBe(outcome);
});

test('one answers first, and then hears what happened', async () => {
  const [before, after] = [await played('journey'), await played('journey', [answered('450 4.2.0 Not now', 1)])];
  const oncompare = vi.fn();
  render(AskFirst, { before, after, onclose: vi.fn(), oncompare });
  expect(screen.queryByRole('button', { name: 'See where the two runs part' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'It arrives, and nobody notices anything.' }));
  expect(screen.getByText('It turned out differently: It arrives, but later.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'See where the two runs part' }));
  expect(oncompare).toHaveBeenCalledOnce();
});
