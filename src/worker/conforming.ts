/**
 * A recorded conversation once more, with a server of ours that keeps to the standard: it decides as the recorded one did, but
 * answers for itself wherever that one was at fault. So the two part only where the standard was broken, and by what came of it.
 */
import { continuationAt, withTurns } from '../transcripts/continuation.ts';
import type { Finding } from '../transcripts/finding.ts';
import type { Turn, TurnsSoFar } from '../transcripts/continuation/turns.ts';
import type { Run } from '../run/run.ts';
import type { Scenario } from '../run/scenario.ts';
import type { Journal } from '../sim/journal.ts';
import { answersIn, decisionsIn, played, refused } from './continuation.ts';
import type { Shown } from './shown.ts';

/** Times that something is left unsaid because our server did not ask for it. */
const MAX_ROUNDS = 20;

/** What a server that keeps to the standard would not have said; what is merely unwise or generous it may say. */
export const isFault = ({ side, severity }: Pick<Finding, 'side' | 'severity'>): boolean => side === 'server' && severity === 'error';

type Conforming = { ok: true; run: Run } | ReturnType<typeof refused>;

/** The conversation of the entry `index` from its beginning to its end; `isAtFault`: what was said at an entry broke the standard. */
export function conforming(shown: Shown, index: number, isAtFault: (entry: number) => boolean): Conforming {
  const { journal, scene } = shown;
  const continuation = continuationAt(journal, scene, (message) => shown.body(message), lastOf(journal, index));
  if (!continuation.ok) return refused(continuation.key);
  const { greeting, said, cut } = continuation.turns;
  /** Whoever asks for more of what it should have refused is at fault from there on. */
  const isOurs = (turn: Turn, place: number): boolean =>
    isAtFault(turn.answer) || (said[place + 1]?.goesOn === true && isOurs(said[place + 1]!, place + 1));
  const own = (turn: Turn, place: number): Turn => (isOurs(turn, place) ? { ...turn, code: '' } : turn);
  let turns: TurnsSoFar = { greeting: isAtFault(greeting.answer) ? { ...greeting, code: '' } : greeting, said: said.map(own), cut };
  for (let round = 0; ; round++) {
    const run = answered(continuation.scenario, turns);
    const spare = round < MAX_ROUNDS ? notAskedFor(run.journal, turns.said) : -1;
    if (spare < 0) return { ok: true, run };
    turns = { ...turns, said: turns.said.toSpliced(spare, 1) };
  }
}

function answered(scenario: Scenario, turns: TurnsSoFar): Run {
  const retold = withTurns(scenario, turns.said);
  const isOther = (ours: Pick<Turn, 'reply'>, recorded: Pick<Turn, 'reply'>): boolean => ours.reply !== recorded.reply;
  return played(retold, decisionsIn(retold, turns, isOther).decisions);
}

function lastOf(journal: Journal, index: number): number {
  const connection = journal.connection(index);
  for (let at = journal.length - 1; at > index; at--) if (journal.connection(at) === connection) return at;
  return index;
}

/** A client that is not asked for more does not say it: the place of what is said all the same among the turns, -1 if all is well. */
function notAskedFor(journal: Journal, turns: readonly Turn[]): number {
  const codes: string[] = [];
  for (const { place, index } of answersIn(journal)) codes[place] ??= journal.label(index);
  const isAsked = (code: string | undefined): boolean => code === undefined || /^(?:3\d\d|\+)$/.test(code);
  return turns.findIndex(({ goesOn }, place) => goesOn && !isAsked(codes[place]));
}
