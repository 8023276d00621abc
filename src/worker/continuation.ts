/** Takes a recorded conversation over: plays its client's lines to our server, with the recorded reply wherever ours is another. */
import { byHand, continuationAt } from '../transcripts/continuation.ts';
import { answerOf, type Turn, type TurnsSoFar } from '../transcripts/continuation/turns.ts';
import type { Scenario } from '../run/scenario.ts';
import { Run } from '../run/run.ts';
import type { Journal } from '../sim/journal.ts';
import type { Problem } from './api.ts';
import type { Shown } from './shown.ts';

const SEED = 1;
/** Times that replies are compared anew: each round settles at least the first that differs, as a rule all of them. */
const MAX_ROUNDS = 8;
/** Nothing more comes when so much virtual time brings nothing, ms; servers wait for minutes before they give up. */
const QUIET_MS = 5000;
/** Virtual time after which a server that goes on speaking is not listened to any longer, ms. */
const LONGEST_MS = 3_600_000;
/** Events between two looks at whether the run waits. */
const EVENTS_AT_ONCE = 100;
/** What a reader may have typed, lines and octets of each. */
const MAX_LINES = 500;
const MAX_LINE_OCTETS = 65_536;

/** `states`: where the recorded server stood, and where ours stands; the same but for what ours takes for a mistake of syntax. */
type Taken = { ok: true; run: Run; states: { recorded: string; ours: string } } | Refused;
interface Refused {
  ok: false;
  problems: Problem[];
}

/** A run that stands where the recording stood at `index`, and in which `lines` have been said since; all of it is computed. */
export function takenOver(shown: Shown, index: number, lines: readonly string[]): Taken {
  if (lines.length > MAX_LINES || lines.some((line) => line.length > MAX_LINE_OCTETS)) return refused('continue.tooLong');
  const { journal, scene } = shown;
  const last = settledAt(journal, index);
  const continuation = continuationAt(journal, scene, (message) => shown.body(message), last);
  if (!continuation.ok) return refused(continuation.key);
  const { scenario, turns } = continuation;
  const { decisions, ours } = decisionsIn(scenario, turns);
  const states = { recorded: stateAt(journal, journal.connection(index), last), ours };
  const spoken = byHand(scenario, lines);
  const run = new Run({ scenario: spoken.scenario, seed: SEED, decisions, interventions: [spoken.hand] });
  while (!run.awaits && run.nowMs < LONGEST_MS && !run.advance(EVENTS_AT_ONCE));
  return { ok: true, run, states };
}

/**
 * The entry up to which everything counts: a step at which the client speaks is the reader's own to say, and with a reply goes
 * the state to which it led.
 */
function settledAt(journal: Journal, index: number): number {
  const connection = journal.connection(index);
  const isSaid = (at: number): boolean => journal.kind(at) === 'command' || journal.kind(at) === 'text';
  if (index >= 0 && index < journal.length && isSaid(index)) return lastOf(journal, connection, index);
  let last = index;
  for (let at = index + 1; at < journal.length; at++) {
    if (journal.connection(at) !== connection) continue;
    if (isSaid(at) || journal.kind(at) === 'reply') break;
    if (journal.kind(at) === 'state') last = at;
  }
  return last;
}

/** The entry of a connection before `index`. */
function lastOf(journal: Journal, connection: number, index: number): number {
  for (let at = index - 1; at >= 0; at--) if (journal.connection(at) === connection) return at;
  return index;
}

/** The state of the server's session after the entry `last`. */
function stateAt(journal: Journal, connection: number, last: number): string {
  for (let index = last; index >= 0; index--) {
    if (journal.kind(index) !== 'state' || journal.connection(index) !== connection) continue;
    if (journal.machines[journal.subject(index)]?.chart.endsWith('.session')) return journal.label(index);
  }
  return 'connected';
}

export function refused(key: string): Refused {
  return { ok: false, problems: [{ key, values: {} }] };
}

type Answer = Pick<Turn, 'code' | 'reply'>;

/** Where only the kind of the answer counts. */
const isAnotherCode = (ours: Answer, recorded: Answer): boolean => ours.code !== recorded.code;

/** The decisions with which our server's replies are the recorded ones, wherever they would be others: by the ids of their steps. */
export function decisionsIn(
  scenario: Scenario,
  turns: TurnsSoFar,
  isOther = isAnotherCode,
): { decisions: Map<string, string>; ours: string } {
  const decisions = new Map<string, string>();
  for (let round = 0; ; round++) {
    const before = decisions.size;
    const { journal } = played(scenario, decisions);
    // what a step was given once stays: a later round may only have come out of step behind it
    for (const [at, reply] of differing(journal, turns, isOther)) if (!decisions.has(at)) decisions.set(at, reply);
    if (decisions.size === before || round === MAX_ROUNDS) return { decisions, ours: stateAt(journal, 0, journal.length - 1) };
  }
}

/** Steps of the run whose reply is another than the recorded one → the recorded reply. */
function differing(journal: Journal, { greeting, said }: TurnsSoFar, isOther: typeof isAnotherCode): Map<string, string> {
  const found = new Map<string, string>();
  const turns = [greeting, ...said];
  for (const { place, index } of answersIn(journal)) {
    const recorded = turns[place];
    if (journal.cause(index) < 0) continue;
    const at = `${journal.id(journal.cause(index))}:reply`;
    if (recorded && recorded.code !== '' && !found.has(at) && isOther(answerOf(journal, index), recorded)) found.set(at, recorded.reply);
  }
  return found;
}

/** What our server answered, entry by entry; `place`: 0 for what it said to whoever called, then one for each thing said to it. */
export function* answersIn(journal: Journal): Generator<{ place: number; index: number }> {
  let place = -1;
  for (let index = 0; index < journal.length; index++) {
    const kind = journal.kind(index);
    if (kind === 'open' || kind === 'command' || kind === 'text') place++;
    if (kind === 'reply' && journal.label(index) !== '*' && place >= 0) yield { place, index };
  }
}

/** Computes until the last line has its answer. The connection stays open: nobody waits until the server loses patience. */
export function played(scenario: Scenario, decisions: ReadonlyMap<string, string>): Run {
  const run = new Run({ scenario, seed: SEED, decisions });
  for (let before = -1; before < run.journal.length && run.nowMs < LONGEST_MS;) {
    before = run.journal.length;
    run.advanceTo(run.nowMs + QUIET_MS);
  }
  return run;
}
