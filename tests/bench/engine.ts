/** The engine: what a journey costs beside the transitions that it makes, and many journeys at once beside one after another. */
import { performance } from 'node:perf_hooks';
import type { AnyMachineSnapshot } from 'xstate';
import { composed } from '../../src/run/posting.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import type { Asked, Stepper } from '../../src/protocols/step.ts';
import { atMost, inTurns, type Result } from './measure.ts';
import { steppers } from './steppers.ts';

const JOURNEYS = 2000;
const scenario = scenarioNamed('journey')!;

/** One whole journey with its journal: submission, DNS, relay, delivery, POP3, IMAP. */
export function journey(seed: number): Run {
  const run = new Run({ scenario, seed });
  while (!run.advance(1_000_000));
  return run;
}

export function journeys(count: number): void {
  for (let seed = 0; seed < count; seed++) journey(seed);
}

interface Transition {
  stepper: Stepper<never>;
  snapshot: AnyMachineSnapshot;
  event: never;
}
/** Told of each transition where it is made; makes it, and gives on what comes of it. */
type Watch = <Made>(transition: Transition, make: () => Made) => Made;

/** Runs `work` while every transition of these goes through `watch`. */
function watching(watched: readonly Stepper<never>[], watch: Watch, work: () => void): void {
  const originals = watched.map((stepper) => ({ ...stepper }));
  watched.forEach((stepper, index) => {
    const { step, take } = originals[index]!;
    const made = (snapshot: AnyMachineSnapshot, event: never): Transition => ({ stepper: originals[index]!, snapshot, event });
    stepper.step = (snapshot, event, asked) => watch(made(snapshot, event), () => step(snapshot, event, asked));
    stepper.take = (snapshot, event) => watch(made(snapshot, event), () => take(snapshot, event));
  });
  work();
  watched.forEach((stepper, index) => Object.assign(stepper, originals[index]));
}

/** Every transition of one journey that one of these made. */
export function transitionsOfOneJourney(watched: readonly Stepper<never>[] = steppers): Transition[] {
  const transitions: Transition[] = [];
  const noting: Watch = (transition, make) => {
    transitions.push(transition);
    return make();
  };
  watching(watched, noting, () => journey(1));
  return transitions;
}

/** Part of a journey's time that its transitions take where they are made: with cold caches, not one after another as `replay` does. */
function partInTransitions(times: number): number {
  let withinMs = 0;
  const timing: Watch = (_, make) => {
    const before = performance.now();
    const next = make();
    withinMs += performance.now() - before;
    return next;
  };
  const before = performance.now();
  watching(steppers, timing, () => journeys(times));
  return withinMs / (performance.now() - before);
}

export function replay(transitions: readonly Transition[], times: number): void {
  const asked: Asked[] = [];
  for (let time = 0; time < times; time++) {
    for (const { stepper, snapshot, event } of transitions) {
      asked.length = 0;
      stepper.transition(snapshot, event, asked);
    }
  }
}

/** One run in which many people write at the same moment. */
function atOnce(count: number): Run {
  const many = { ...scenario, actions: Array.from({ length: count }, () => scenario.actions[0]!) };
  const run = new Run({ scenario: many, seed: 1, posting: composed(scenario.draft, scenario.startsAt, 1) });
  while (!run.advance(1_000_000));
  return run;
}

function oneAfterAnother(count: number): void {
  const single = { ...scenario, actions: [scenario.actions[0]!] };
  for (let seed = 0; seed < count; seed++) {
    const run = new Run({ scenario: single, seed, posting: composed(scenario.draft, scenario.startsAt, 1) });
    while (!run.advance(1_000_000));
  }
}

export async function engine(): Promise<Result[]> {
  const transitions = transitionsOfOneJourney();
  const [whole, bare] = await inTurns(
    3,
    () => journeys(JOURNEYS),
    () => replay(transitions, JOURNEYS),
  );
  const [apart, together] = await inTurns(
    2,
    () => oneAfterAnother(JOURNEYS),
    () => atOnce(JOURNEYS),
  );
  console.log(`        transitions where they are made: ${(partInTransitions(500) * 100).toFixed(0)} % of a journey's time`);
  console.log(
    `        a journey: ${transitions.length} transitions, ${journey(1).journal.length} entries, ${((JOURNEYS / whole) * 1000).toFixed(0)} a CPU-second`,
  );
  return [
    atMost('whole journeys with journal over their bare XState transitions', whole / bare, 1.5, '×'),
    atMost(`${JOURNEYS} journeys at once over one after another`, together / apart, 1.5, '×'),
  ];
}
