/** An agent's chart as the journal of a run knows it, and where people deny what it is told. */
import type { Track } from '../agents/surroundings.ts';
import type { Clock } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
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
  /** Present only when somebody may want to deny something. */
  denied?: (state: string, cause: number) => string | undefined;

  /** `machine`: its number in the journal; `facts`: where what it is told is kept, by entry. */
  constructor(world: World, agent: number, machine: number, facts: Map<number, object>) {
    this.#world = world;
    this.#agent = agent;
    this.#machine = machine;
    this.#facts = facts;
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
