/** An agent's chart as the journal of a run knows it, and where people deny what it is told. */
import { own as owned } from '../own.ts';
import { agentCharts } from '../agents/charts.ts';
import { sectionOf } from '../agents/decision.ts';
import type { Fork, Track } from '../agents/surroundings.ts';
import type { Clock } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import { denialsFor, isOwn, type Acting } from './hands/acting.ts';
import type { Interventions } from './interventions.ts';

interface World {
  clock: Clock;
  journal: Journal;
  interventions: Interventions;
}

export class AgentTrack implements Track {
  readonly #world: World;
  readonly #agent: number;
  readonly #machine: number;
  readonly #facts: Map<number, object>;
  /** Present only when somebody acts in the agent's place. */
  decides?: (fork: Fork) => readonly string[];
  /** Present only when somebody may want to deny something. */
  denied?: (state: string, cause: number) => string | undefined;

  /** `machine`: its number in the journal; `facts`: where what it is told is kept, by entry; `acting`: who acts in the agent's place. */
  constructor(world: World, agent: number, machine: number, facts: Map<number, object>, acting?: Acting) {
    this.#world = world;
    this.#agent = agent;
    this.#machine = machine;
    this.#facts = facts;
    const { chart } = world.journal.machines[machine]!;
    if (acting?.hasChart(chart)) this.decides = (fork) => this.#decides(fork, chart, acting);
    if (!world.interventions.none) this.denied = (state, cause) => this.#denied(state, cause);
  }

  moved(state: string, edge: string, cause: number, facts: object): void {
    const { journal, clock } = this.#world;
    const index = journal.record({
      kind: 'state',
      at: clock.nowMs,
      label: state,
      detail: edge,
      subject: this.#machine,
      from: this.#agent,
      cause,
    });
    if (saysMore(facts)) this.#facts.set(index, facts);
  }

  /** The facts that the person's way denies; a way that is not the chart's own is noted. */
  #decides({ state, event, ways, cause }: Fork, chart: string, acting: Acting): readonly string[] {
    const { journal, clock } = this.#world;
    const { type, ...facts } = event;
    const own = { edge: ways.find((way) => way.isOwn)!.label };
    const rfc = sectionOf(owned(agentCharts, chart)!.machine, state);
    const decision = { kind: 'edge', chart, state, event: type, facts, ways, own, rfc, atMs: clock.nowMs, cause } as const;
    const taken = acting.take(decision, journal.length);
    if (!taken || !('edge' in taken) || isOwn(own, taken)) return [];
    journal.record({ kind: 'intervention', at: clock.nowMs, label: 'act', detail: `${chart} ${taken.edge}`, from: this.#agent, cause });
    return denialsFor(decision, taken) ?? [];
  }

  #denied(state: string, cause: number): string | undefined {
    const { journal, clock, interventions } = this.#world;
    const id = journal.idOfNext('state', -1, state, this.#machine);
    const fact = interventions.takeDenial(id);
    if (fact !== undefined)
      journal.record({ kind: 'intervention', at: clock.nowMs, label: 'deny', detail: `${fact} ${id}`, from: this.#agent, cause });
    return fact;
  }
}

/** Whether an event says anything besides what it is called. */
function saysMore(event: object): boolean {
  for (const name in event) if (name !== 'type') return true;
  return false;
}
