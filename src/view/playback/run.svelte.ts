/** Runs as the page holds them: a journal that grows as the worker computes, and the run before it for comparison. */
import { Journal } from '../../worker/client.ts';
import type { Scene } from '../../run/scenario.ts';
import type { MailscopeWorker, OnBatch, Problem, Progress, RunRequest, RunStarted } from '../../worker/api.ts';
import type { RunView, World } from './panel.ts';
import { foldOf, type WorldFold } from './world.ts';

/** One run, growing. Entries and done are reactive; the journal itself is not. */
export class Run implements RunView {
  readonly number: number;
  readonly journal: Journal;
  readonly scene: Scene;
  readonly worker: MailscopeWorker;
  readonly request: RunRequest;
  length = $state(0);
  done = $state(false);
  virtualMs = $state(0);
  /** Computing was given up: what comes after that is not looked at. */
  cancelled = $state(false);
  readonly #fold: WorldFold;

  constructor(started: RunStarted, request: RunRequest, journal: Journal, worker: MailscopeWorker) {
    this.number = started.run;
    this.scene = started.scene;
    this.request = request;
    this.journal = journal;
    this.worker = worker;
    this.#fold = foldOf(journal);
  }

  world(index: number): World {
    return this.#fold.at(index);
  }

  /** Takes over what the journal has grown to. */
  note(progress: Progress): void {
    if (this.cancelled) return;
    this.length = this.journal.length;
    this.virtualMs = progress.virtualMs;
    this.done = progress.done;
  }
}

/** What came of asking for a run. */
type Outcome = { ok: true; run: Run } | { ok: false; problems: Problem[] };

/** The run on the stage and the one that was there before it. */
export class Runs {
  current = $state.raw<Run | null>(null);
  previous = $state.raw<Run | null>(null);
  readonly #worker: MailscopeWorker;
  #asked = 0;

  constructor(worker: MailscopeWorker) {
    this.#worker = worker;
  }

  /**
   * Starts a run. If it is refused, the current one stays. A run asked for later wins over one asked for earlier.
   * Rejects when the worker does.
   */
  async start(request: RunRequest): Promise<Outcome> {
    const asked = ++this.#asked;
    const journal = new Journal();
    let run: Run | null = null;
    let latest: Progress = { entries: 0, virtualMs: 0, done: false };
    const onBatch: OnBatch = (batch, progress) => {
      if (batch) journal.append(batch);
      latest = progress;
      run?.note(progress);
    };
    const answer = await this.#worker.run(request, onBatch);
    if (!answer.ok) return { ok: false, problems: answer.problems };
    run = new Run(answer, request, journal, this.#worker);
    run.note(latest);
    if (asked === this.#asked) this.#show(run);
    else void this.#worker.forget(run.number);
    return { ok: true, run };
  }

  /** Stops computing the current run; what is there of it stays. */
  async cancel(): Promise<void> {
    const run = this.current;
    if (!run || run.done) return;
    run.done = true;
    run.cancelled = true;
    await this.#worker.stop(run.number);
  }

  #show(run: Run): void {
    const forgotten = this.previous;
    this.previous = this.current;
    this.current = run;
    if (forgotten) void this.#worker.forget(forgotten.number);
  }
}
