/** What a reader breaks on the stage of a lesson: every change is an attempt at its task. */
import type { Intervention } from '../../../run/scenario.ts';
import { Changes } from '../../playback/changes.svelte.ts';
import type { Solving } from '../solving.svelte.ts';

/** A slider that is still moving is no attempt yet. */
class Settled extends Changes {
  override follow(): Promise<void> {
    return Promise.resolve();
  }
}

export class Broken {
  readonly changes: Changes;
  readonly #solving: Solving;
  #list = $state.raw<Intervention[]>([]);

  constructor(solving: Solving) {
    this.#solving = solving;
    this.changes = new Settled(this);
  }

  get interventions(): Intervention[] {
    return this.#list;
  }

  /** The stage stands where the task wants it to. */
  readonly stepId = '';

  async show({ interventions = [] }: { interventions?: Intervention[] }): Promise<never[]> {
    this.#list = interventions;
    const acting = interventions.filter(({ off }) => !off);
    if (acting.length === 0) this.#solving.restart();
    else await this.#solving.attempt(acting.map((each) => JSON.stringify(each)).join('\n'));
    return [];
  }
}
