/** Runs as the page holds them: a journal that grows as the worker computes, and the run before it for comparison. */
import type { Scene } from '../../run/scenario.ts';
import type {
  Awaited,
  LettersFound,
  MailscopeWorker,
  OnBatch,
  OpenedFile,
  Problem,
  Progress,
  RunRefused,
  RunRequest,
  RunStarted,
  ScenarioCard,
  TakenOver,
  Telling,
} from '../../worker/api.ts';
import { MaskedJournal } from './masked.svelte.ts';
import type { RunView, World } from './panel.ts';
import { Recording } from './recording.svelte.ts';
import { foldOf, type WorldFold } from './world.ts';

/** One run, growing. Entries and done are reactive; the journal itself is not. */
export class Run implements RunView {
  readonly number: number;
  readonly journal: MaskedJournal;
  readonly worker: MailscopeWorker;
  /** What it is besides, if it was not computed but recorded. */
  readonly recording: Recording | null;
  /** Hosts of a recording are found while it is read. */
  scene: Scene = $state.raw({ hosts: [], links: [], agents: [], accounts: [], startsAt: 0 });
  length = $state(0);
  done = $state(false);
  virtualMs = $state(0);
  awaits = $state.raw<Awaited | null>(null);
  /** Computing was given up: what comes after that is not looked at. */
  cancelled = $state(false);
  /** A story before its first word: the page shows its question, and the town at rest. */
  unbegun = $state(false);
  /** Of a story that is not in the gallery. */
  readonly card: ScenarioCard | undefined;
  readonly #fold: WorldFold;
  #notedMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Told and not taken over yet. */
  #waiting: Progress | undefined;

  /** Where a recorded server stood and where ours stands, if this goes on from a recording. */
  readonly states: TakenOver['states'] | undefined;

  constructor(started: RunStarted | TakenOver, recording: Recording | null, journal: MaskedJournal, worker: MailscopeWorker) {
    this.number = started.run;
    this.scene = started.scene;
    this.card = started.card;
    this.states = 'states' in started ? started.states : undefined;
    this.recording = recording;
    this.journal = journal;
    this.worker = worker;
    this.#fold = foldOf(journal);
  }

  world(index: number): World {
    return this.#fold.at(index);
  }

  /** Takes over what the journal has grown to; of what is watched, no more often than can be drawn. */
  note(progress: Progress): void {
    if (this.cancelled) return;
    const told = { ...progress, scene: progress.scene ?? this.#waiting?.scene };
    clearTimeout(this.#timer);
    this.#waiting = told;
    const waitMs = this.recording?.isLive && !progress.done ? this.#notedMs + paceMs(this.length) - performance.now() : 0;
    if (waitMs > 0) this.#timer = setTimeout(() => this.#take(told), waitMs);
    else this.#take(told);
  }

  #take(progress: Progress): void {
    this.#waiting = undefined;
    this.#notedMs = performance.now();
    if (progress.scene) this.scene = progress.scene;
    if (this.recording && progress.read) this.recording.read = progress.read;
    this.recording?.note(progress.done, performance.now());
    this.length = this.journal.length;
    this.virtualMs = progress.virtualMs;
    this.awaits = progress.awaits ?? null;
    this.done = progress.done;
  }
}

/** What was drawn of a long recording takes its time to be drawn anew, ms. */
function paceMs(length: number): number {
  return Math.max(100, length / 200);
}

/** What came of asking for a run. */
type Outcome = { ok: true; run: Run } | { ok: false; problems: Problem[]; letters?: LettersFound };

/** `from`: the recording that it goes on from. */
interface Beginning {
  recording?: Recording | null;
  from?: Run | null;
  unbegun?: boolean;
  onshown?: (() => void) | undefined;
}

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
   * Rejects when the worker does. `onshown`: in the moment in which it is the current one, before anything is drawn.
   */
  start(request: RunRequest, unbegun = false, onshown?: () => void): Promise<Outcome> {
    return this.#begin((onBatch) => this.#worker.run({ ...request, unbegun }, onBatch), { unbegun, onshown });
  }

  /** Tells a story of a lesson, in the same way. */
  tell(telling: Telling): Promise<Outcome> {
    const isRecorded = telling.stories.some(({ key, recording }) => key === telling.key && recording !== '');
    const recording = isRecorded ? new Recording([telling.key], this.#worker) : null;
    return this.#begin((onBatch) => this.#worker.tell(telling, onBatch), { recording });
  }

  /** Opens files as a recording, in the same way. */
  open(files: OpenedFile[], onshown?: () => void): Promise<Outcome> {
    // what came in a folder is called by it
    const names = new Set(files.map(({ name }) => name.split('/')[0]!));
    const recording = new Recording([...names], this.#worker);
    return this.#begin((onBatch) => this.#worker.open(files, onBatch), { recording, onshown });
  }

  /** Watches what is told at an address of the page's own: a recording that grows. */
  watch(address: string, onshown?: () => void): Promise<Outcome> {
    const recording = new Recording([], this.#worker, true);
    return this.#begin((onBatch) => this.#worker.watch(address, onBatch), { recording, onshown });
  }

  /** Goes on from the step `index` of a recording with lines of the reader's own; the recording stays, as the run before. */
  takeOver(from: Run, index: number, lines: string[]): Promise<Outcome> {
    return this.#begin((onBatch) => this.#worker.takeOver(from.number, index, lines, onBatch), { from });
  }

  /** A recording's conversation of the step `index`, with a server that keeps to the standard. */
  conforming(of: RunView, index: number): Promise<Outcome> {
    return this.#begin((onBatch) => this.#worker.conforming(of.number, index, onBatch), {});
  }

  /** Back from there to the recording. */
  giveBack(): void {
    const [run, from] = [this.current, this.previous];
    if (!run || !from) return;
    this.current = from;
    this.previous = null;
    void this.#worker.forget(run.number);
  }

  async #begin(
    ask: (onBatch: OnBatch) => Promise<RunStarted | RunRefused>,
    { recording = null, from = null, unbegun = false, onshown }: Beginning,
  ): Promise<Outcome> {
    const asked = ++this.#asked;
    const journal = new MaskedJournal();
    let run: Run | null = null;
    let latest: Progress = { entries: 0, virtualMs: 0, done: false };
    const onBatch: OnBatch = (batch, progress) => {
      if (progress.covered) journal.cover(progress.covered);
      if (batch) journal.append(batch);
      latest = { ...progress, scene: progress.scene ?? latest.scene };
      run?.note(progress);
    };
    const answer = await ask(onBatch);
    if (!answer.ok) return answer;
    run = new Run(answer, recording, journal, this.#worker);
    run.unbegun = unbegun;
    recording?.begin(answer.run);
    run.note(latest);
    if (asked === this.#asked) {
      this.#show(run, from);
      onshown?.();
    } else void this.#worker.forget(run.number);
    return { ok: true, run };
  }

  /** What was asked for and has not come yet will not be shown. */
  abandon(): void {
    this.#asked++;
  }

  /** Stops computing the current run; what is there of it stays. */
  async cancel(): Promise<void> {
    const run = this.current;
    if (!run || run.done) return;
    run.done = true;
    run.cancelled = true;
    await this.#worker.stop(run.number);
    await run.recording?.refresh();
  }

  /** `from`: the recording that it goes on from. */
  #show(run: Run, from: Run | null): void {
    const forgotten = from && this.current !== from ? this.current : this.previous;
    this.previous = from ?? this.current;
    this.current = run;
    if (forgotten) void this.#worker.forget(forgotten.number);
  }
}
