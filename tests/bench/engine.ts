/** The engine: what a journey costs beside the transitions that it makes, and many journeys at once beside one after another. */
import { performance } from 'node:perf_hooks';
import type { AnyMachineSnapshot } from 'xstate';
import { composed, Run } from '../../src/run/run.ts';
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

type Step = Stepper<never>['step'];
interface Transition {
  stepper: Stepper<never>;
  snapshot: AnyMachineSnapshot;
  event: never;
}

/** Runs `work` with every stepper's `step` replaced by what `watched` makes of it. */
function watching(watched: (step: Step, stepper: Stepper<never>) => Step, work: () => void): void {
  const originals = steppers.map(({ step }) => step);
  steppers.forEach((stepper, index) => (stepper.step = watched(originals[index]!, stepper)));
  work();
  steppers.forEach((stepper, index) => (stepper.step = originals[index]!));
}

/** Every transition of one journey, as it was made. */
function transitionsOfOneJourney(): Transition[] {
  const made: Transition[] = [];
  const noting = (step: Step, stepper: Stepper<never>): Step => {
    const original = { ...stepper, step };
    return (snapshot, event, asked) => {
      made.push({ stepper: original, snapshot, event });
      return step(snapshot, event, asked);
    };
  };
  watching(noting, () => journey(1));
  return made;
}

/** Part of a journey's time that its transitions take where they are made: with cold caches, not one after another as `replay` does. */
function partInTransitions(times: number): number {
  let withinMs = 0;
  const timing =
    (step: Step): Step =>
    (snapshot, event, asked) => {
      const before = performance.now();
      const next = step(snapshot, event, asked);
      withinMs += performance.now() - before;
      return next;
    };
  const before = performance.now();
  watching(timing, () => journeys(times));
  return withinMs / (performance.now() - before);
}

function replay(transitions: readonly Transition[], times: number): void {
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
  journeys(300);
  replay(transitions, 300);
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
