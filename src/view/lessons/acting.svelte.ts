/** What is done at a step: its tasks one after the other, and the stage that follows what is done. */
import type { Step, Story, Task } from '../../lessons/lesson.ts';
import type { Attempted, MailscopeWorker, Telling } from '../../worker/api.ts';
import { inOwnWords } from './replayed.ts';
import { Solving } from './solving.svelte.ts';
import { Theatre } from './theatre.svelte.ts';
import { isDoneFreely } from './words.ts';

/** Who hears of what was done. */
export interface Watcher {
  /** Somebody has solved it, has seen how, or, in a test, has missed it. */
  onend: (solving: Solving) => void;
  onmissed: (ideas: readonly string[], solving: Solving) => void;
}

export class Acting {
  readonly theatre: Theatre;
  step = $state.raw<Step | null>(null);
  solvings = $state.raw<Solving[]>([]);
  readonly active = $derived(this.solvings.find(({ isOpen }) => isOpen));
  /** Tasks come one after the other. */
  readonly shown = $derived(this.solvings.slice(0, this.active ? this.solvings.indexOf(this.active) + 1 : undefined));
  readonly free = $derived(this.shown.findLast(({ task }) => isDoneFreely(task)));
  readonly hidden = $derived(this.solvings[0]?.isOpen ? (this.step?.hide ?? '') : '');
  readonly #worker: MailscopeWorker;
  readonly #watcher: Watcher;
  readonly #isTest: boolean;
  /** What the reader has said, and what it solved: a later story may say it again. */
  readonly #said = new Map<string, { task: Task; lines: readonly string[] }>();
  #telling: Telling = { stories: [], key: '', interventions: [] };

  /** `isTest`: one answer to each task, and nothing is said to it. */
  constructor(worker: MailscopeWorker, watcher: Watcher, isTest = false) {
    this.theatre = new Theatre(worker);
    this.#worker = worker;
    this.#watcher = watcher;
    this.#isTest = isTest;
  }

  /** Sets up a step: its tasks, and its story at its moment. `answered`: names of tasks that are solved already. */
  enter(step: Step, stories: Story[], answered: readonly string[] = []): void {
    this.step = step;
    const told = [...this.#said.values()].reduce<Story[]>((all, { task, lines }) => inOwnWords(all, task, lines), stories);
    this.#telling = { stories: told, key: step.story, interventions: [] };
    this.solvings = step.tasks.map((task) => {
      const solving: Solving = new Solving(task, this.#worker, this.#telling, {
        onend: (ended) => this.#ended(ended),
        onmissed: (ideas) => this.#watcher.onmissed(ideas, solving),
        onplayed: (attempted) => this.#played(attempted),
      });
      solving.isTest = this.#isTest;
      if (answered.includes(task.name)) solving.outcome = 'solved';
      return solving;
    });
    void this.theatre.tell(this.#telling, step.at);
  }

  #ended(solving: Solving): void {
    this.#watcher.onend(solving);
    const { task, outcome, response } = solving;
    if (task.kind === 'type' && outcome === 'solved') this.#said.set(task.name, { task, lines: response });
    if (task.at !== '' && !isDoneFreely(task) && !this.#isTest) this.theatre.goOn(task.at);
  }

  /** While somebody speaks, the run waits for the next line. */
  #played(attempted: Attempted | null): void {
    if (!this.step) return;
    if (!attempted) return void this.theatre.tell(this.#telling, this.step.at);
    const [first] = attempted.interventions;
    const { free } = this;
    const waits = first?.kind === 'type' && free?.task.kind === 'type';
    // what was broken is looked at from where one broke it, until it does what it should
    if (free?.task.isOnStage)
      return void this.theatre.tell({ ...this.#telling, interventions: attempted.interventions }, attempted.isReached ? '' : free.task.at);
    const interventions = waits ? [{ ...first, runs: false }] : attempted.interventions;
    void this.theatre.tell({ ...this.#telling, interventions }, waits || free?.task.kind === 'repair' ? '' : (free?.task.at ?? ''));
  }
}
