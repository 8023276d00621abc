/** A journal of many entries: whole journeys, one after the other in one run, until there are enough. */
import { Run } from '../../src/run/run.ts';
import type { Journal } from '../../src/sim/journal.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const scenario = scenarioNamed('journey')!;
/** Later than the last thing that anybody does in one journey. */
const JOURNEY_MS = 20 * 60_000;
/** Entries of one journey at least, once the caches know the names. */
const JOURNEY_ENTRIES = 200;

export function longJournal(entries: number): Journal {
  const times = Math.ceil(entries / JOURNEY_ENTRIES);
  const actions = Array.from({ length: times }, (_, time) =>
    scenario.actions.map((action) => ({ ...action, at: action.at + time * JOURNEY_MS })),
  ).flat();
  const run = new Run({ scenario: { ...scenario, actions }, seed: 1 });
  while (run.journal.length < entries && !run.advance(1));
  return run.journal;
}
