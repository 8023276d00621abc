/** Stories and dialogues as things to be played again and again, with the agents' charts watched or changed. */
import type { AnyMachineSnapshot } from 'xstate';
import { said } from '../../src/node/words.ts';
import { transcript } from '../../src/node/transcript.ts';
import { agentCharts } from '../../src/agents/charts.ts';
import { stateOf, stepper, type Edge, type Stepper } from '../../src/protocols/step.ts';
import { Run } from '../../src/run/run.ts';
import type { Journal } from '../../src/sim/journal.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { simulated } from '../transcripts/carriers.ts';
import { dialogues, play } from '../transcripts/play.ts';

export interface Tale {
  name: string;
  /** Plays it to its end; tells what happened, and where every agent's chart stood then. */
  play(): Promise<string>;
}

export type Chart = Stepper<{ type: string }>;
/** How a chart takes its steps. */
export type Behaviour = Pick<Chart, 'take' | 'step'>;
/** The charts that decide, told any event. */
export const charts = Object.entries(agentCharts) as unknown as [name: string, stepper: Chart][];

/** A chart that was changed may go round for ever: then it is enough to know that it does. */
const MAX_EDGES_TAKEN = 20_000;
const MAX_ENTRIES = 150_000;

/** Where every machine stands in the end, in the order in which they began. */
export function lastStates(journal: Journal): { chart: string; state: string }[] {
  const states = journal.machines.map(({ chart, state }) => ({ chart, state }));
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'state') states[journal.subject(index)]!.state = journal.label(index);
  return states;
}

function endStates(journal: Journal): string {
  return lastStates(journal)
    .filter(({ chart }) => chart in agentCharts)
    .map(({ chart, state }) => `${chart} ${state}`)
    .join('\n');
}

export const stories: Tale[] = scenarios.map((scenario) => ({
  name: scenario.id,
  play: async () => {
    const run = new Run({ scenario, seed: 1 });
    while (!run.advance(2000)) if (run.journal.length > MAX_ENTRIES) return 'it never ends';
    return `${transcript(run.journal, said.en)}\n${endStates(run.journal)}`;
  },
}));

export const talks: Tale[] = dialogues.map(({ file, dialogue }) => ({
  name: file,
  play: async () => {
    const house = await simulated(dialogue);
    await play(dialogue, house);
    return endStates(house.run!.journal);
  },
}));

/** What came of it; what it threw, if it did. */
export async function outcome(tale: Tale): Promise<string> {
  taken = 0;
  try {
    return await tale.play();
  } catch (error) {
    return `threw: ${error instanceof Error ? error.message : String(error)}`;
  }
}

let taken = 0;
function countedEdge(edge: Edge): Edge {
  if (++taken > MAX_EDGES_TAKEN) throw new Error('a chart goes round');
  return edge;
}

/** The chart with one of its guards always saying the same. */
export function forced(chart: Chart, guard: string, says: boolean): Behaviour {
  const machine = chart.machine.provide({ guards: { [guard]: () => says } });
  const other = stepper<{ type: string }>(machine);
  // a snapshot asks the guards of the machine that made it; charts of agents have no context, so one a state will do
  const made = new Map<string, AnyMachineSnapshot>();
  const own = (snapshot: AnyMachineSnapshot): AnyMachineSnapshot => {
    const state = stateOf(snapshot);
    const known = made.get(state) ?? machine.resolveState({ value: snapshot.value, context: {} });
    made.set(state, known);
    return known;
  };
  return {
    take: (snapshot, event) => other.take(own(snapshot), event),
    step: (snapshot, event, asked) => other.step(own(snapshot), event, asked),
  };
}

/** While `during` lasts the chart behaves like `other`. */
export async function instead<Result>(chart: Chart, other: Behaviour, during: () => Promise<Result>): Promise<Result> {
  const { take, step } = chart;
  Object.assign(chart, {
    take: (snapshot: never, event: never) => countedEdge(other.take(snapshot, event)),
    step: (snapshot: never, event: never, asked: never) => other.step(snapshot, event, asked),
  });
  try {
    return await during();
  } finally {
    Object.assign(chart, { take, step });
  }
}

/** One step that a chart took: where it stood, what it was told, along which edge it went. */
export interface Taken {
  chart: string;
  state: string;
  event: string;
  label: string;
  target: string;
}

/** Plays the tale and tells every different step that an agent's chart took in it. */
export async function watched(tale: Tale): Promise<{ told: string; steps: Taken[] }> {
  const steps = new Map<string, Taken>();
  const before = charts.map(([, stepper]) => stepper.take);
  for (const [chart, stepper] of charts) {
    const take = stepper.take;
    stepper.take = (snapshot, event) => {
      const edge = take(snapshot, event);
      const step = { chart, state: stateOf(snapshot), event: event.type, label: edge.label, target: stateOf(edge.snapshot) };
      steps.set(Object.values(step).join('\n'), step);
      return edge;
    };
  }
  const told = await outcome(tale);
  charts.forEach(([, stepper], number) => (stepper.take = before[number]!));
  return { told, steps: [...steps.values()] };
}
