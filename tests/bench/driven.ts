/**
 * What it costs that agents do as their charts decide. The peer is XState itself, computing the transitions of a journey's sessions,
 * clients and queries: those are the same ones as when agents only narrated, so the two may be compared across that change.
 */
import { journey, journeys, replay, transitionsOfOneJourney } from './engine.ts';
import { atMost, inTurns, type Result } from './measure.ts';
import { conversing } from './steppers.ts';

const JOURNEYS = 1000;
const ROUNDS = 5;
/** A journey whose agents narrated had 270 entries, and took 1.85 times what its peer takes (median of ten, history.md). */
const MAX_ENTRIES = 310;
const MAX_OVER_PEER = 2.03;

export async function driven(): Promise<Result[]> {
  const transitions = transitionsOfOneJourney(conversing);
  const [whole, bare] = await inTurns(
    ROUNDS,
    () => journeys(JOURNEYS),
    () => replay(transitions, JOURNEYS),
  );
  console.log(
    `        ${((JOURNEYS / whole) * 1000).toFixed(0)} journeys a CPU-second; ${transitions.length} transitions of its sessions, clients and queries`,
  );
  return [
    atMost('entries of a journey', journey(1).journal.length, MAX_ENTRIES, ''),
    atMost('a journey over XState’s transitions of its conversations', whole / bare, MAX_OVER_PEER, '×'),
  ];
}
