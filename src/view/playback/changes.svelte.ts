/** What is changed in the run: each change begins it anew; undone and done again; followed while it is being composed. */
import type { Intervention } from '../../run/scenario.ts';
import type { Problem, RunRequest } from '../../worker/api.ts';
import { turns } from '../turns.ts';
import { Undo } from './undo.svelte.ts';

/** The page, as far as a change needs it. */
interface Page {
  readonly interventions: Intervention[];
  readonly stepId: string;
  show(change: Partial<RunRequest>, step: { id: string; byLink: boolean }): Promise<Problem[]>;
}

export class Changes {
  readonly #page: Page;
  /** Interventions as they were before each change. */
  readonly undoing = new Undo<Intervention[]>();
  /** What is in force beside the change that is being composed; `null` while none is. */
  #settled = $state.raw<Intervention[] | null>(null);
  #followed: Intervention | null = null;
  #following: Promise<void> | null = null;
  /** Each change goes on from the one before it, also where that is not shown yet. */
  readonly #turns = turns();

  constructor(page: Page) {
    this.#page = page;
  }

  /** What was changed, without what is only being composed. */
  get list(): Intervention[] {
    return this.#settled ?? this.#page.interventions;
  }

  /** One more intervention. The run begins again and stands where somebody stepped in, or where the reader stood. */
  intervene(intervention: Intervention): Promise<Problem[]> {
    return this.#turns(async () => {
      await this.#leave();
      return this.#change([...this.list, intervention], 'at' in intervention ? intervention.at : this.#page.stepId);
    });
  }
  withdraw(number: number): Promise<Problem[]> {
    return this.#put(number, []);
  }
  /** Puts an intervention in the place of another. */
  replace(number: number, intervention: Intervention): Promise<Problem[]> {
    return this.#put(number, [intervention]);
  }
  /** Off, or on again: what is off is kept, and not in force. */
  switchFault(number: number): Promise<Problem[]> {
    const { off, ...intervention } = this.list[number]!;
    return this.replace(number, off ? intervention : { ...intervention, off: true });
  }

  undo(): Promise<void> {
    return this.#back((now) => this.undoing.undo(now));
  }
  redo(): Promise<void> {
    return this.#back((now) => this.undoing.redo(now));
  }

  /** The run in which nothing was changed becomes the one before, for comparison. */
  besideTheWhole(): Promise<void> {
    return this.#turns(async () => {
      const { list } = this;
      await this.#show([]);
      await this.#show(list);
    });
  }

  /**
   * The run follows what is being composed: it is run anew with the newest of it as soon as it can be. Nothing of it is undone
   * later, for it leaves nothing behind: `null` takes it back.
   */
  follow(draft: Intervention | null): Promise<void> {
    if (draft === null && this.#settled === null) return Promise.resolve();
    this.#followed = draft;
    this.#settled ??= this.#page.interventions;
    this.#following ??= this.#catchUp(this.#settled).finally(() => (this.#following = null));
    return this.#following;
  }

  async #catchUp(settled: Intervention[]): Promise<void> {
    let shown: Intervention | null | undefined;
    while (shown !== this.#followed) {
      shown = this.#followed;
      await this.#show(shown ? [...settled, shown] : settled);
    }
    if (shown === null) this.#settled = null;
  }

  /** Whoever compares the run with the one before compares it with the one that was not being changed. */
  async #leave(): Promise<void> {
    await this.#following;
    await this.follow(null);
  }

  #back(to: (now: Intervention[]) => Intervention[] | undefined): Promise<void> {
    return this.#turns(async () => {
      const interventions = to(this.list);
      if (interventions) await this.#show(interventions);
    });
  }

  /** The one that the reader saw there is meant: if it is gone when its turn comes, nothing is changed. */
  #put(number: number, instead: Intervention[]): Promise<Problem[]> {
    const meant = this.list[number]!;
    return this.#turns(async () => {
      const { list } = this;
      const at = list.indexOf(meant);
      return at < 0 ? [] : this.#change(list.toSpliced(at, 1, ...instead));
    });
  }

  async #change(interventions: Intervention[], id?: string): Promise<Problem[]> {
    const before = this.list;
    const problems = await this.#show(interventions, id);
    if (problems.length === 0) this.undoing.leave(before);
    return problems;
  }

  #show(interventions: Intervention[], id = this.#page.stepId): Promise<Problem[]> {
    return this.#page.show({ interventions }, { id, byLink: false });
  }
}
