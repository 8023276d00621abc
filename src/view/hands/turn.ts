/** What stands in the room of the end that a person plays. */
import { stateName } from '../../content/charts/name.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import type { Messages } from '../../content/ui/en.ts';
import type { RunView } from '../playback/panel.ts';
import type { ByHand, Draft } from '../session/byHand.ts';

/** It is the person's turn, at the client's end or in the server's place. `index`: the entry that was last. */
export function turnOf(
  run: RunView,
  at: { connection: number; index: number; isServing: boolean },
  draft: Draft,
  words: Messages,
  charts: ChartWords | undefined,
): ByHand {
  const more = at.isServing ? standingIn(run, at, charts) : answeredAt(run, at.index, words);
  const isEmpty = draft.typed + draft.rest === '';
  return { side: at.isServing ? 'far' : 'near', state: words.hands.yourTurn, more, draft: isEmpty ? null : draft };
}

/** Where the session stands whose server the person is. */
function standingIn(run: RunView, { connection, index }: { connection: number; index: number }, charts: ChartWords | undefined): string {
  const { machines } = run.journal;
  const machine = machines.findLastIndex((each) => each.connection === connection && each.chart.endsWith('.session'));
  const state = run.world(index).machines.get(machine)?.state ?? machines[machine]?.state ?? '';
  return state === '' ? '' : stateName(machines[machine]!.chart, state, charts, 'short');
}

function answeredAt({ journal }: RunView, index: number, words: Messages): string {
  const cause = journal.kind(index) === 'reply' ? journal.cause(index) : -1;
  const isSaid = cause >= 0 && journal.kind(cause) === 'command';
  return isSaid ? words.hands.answered(journal.label(cause)) : words.hands.connected;
}
