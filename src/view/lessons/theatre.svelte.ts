/** The stage of a lesson: the story of a step, standing at its moment. What comes later is computed, and not shown. */
import type { Journal } from '../../sim/journal.ts';
import type { MailscopeWorker, Problem, Telling } from '../../worker/api.ts';
import { Clock } from '../playback/clock.svelte.ts';
import { lettersOf } from '../playback/pace.ts';
import type { RunView } from '../playback/panel.ts';
import { recordingUpTo } from '../playback/recording.svelte.ts';
import { Runs } from '../playback/run.svelte.ts';
import { beatsOf, placeOf } from '../playback/steps.ts';

/** What is set free is played; of a longer way only the last beats are. */
const MOST_PLAYED = 4;
const SAID = ['reply', 'command', 'text', 'close'];

export class Theatre {
  readonly runs: Runs;
  readonly clock: Clock;
  problems = $state.raw<Problem[]>([]);
  /** What is on the stage: the run up to what may be seen of it. The one before stays until the next is whole. */
  seen = $state.raw<RunView | null>(null);
  #told = '';
  /** What is there now is what was asked for last. */
  #isTold = false;
  #wanted = $state<string | null>(null);
  /** Where it goes on to once it has come there; '' for nowhere. */
  #then = '';

  readonly beats: number[] = $derived.by(() => (this.seen ? beatsUpTo(this.seen) : []));

  constructor(worker: MailscopeWorker) {
    this.runs = new Runs(worker);
    this.clock = new Clock(() => this.#score());
  }

  /** What was asked for is on the stage. */
  get isReady(): boolean {
    return this.#wanted === null;
  }

  #score() {
    const { seen, beats } = this;
    const letters = (index: number): number => (seen && index < seen.length ? lettersOf(seen.journal, index) : 0);
    return { beats, steps: beats, done: true, letters };
  }

  /** Tells a story up to the entry `at`; '' for the last word that is said in it. One that is there already is not computed again. */
  async tell(telling: Telling, at: string): Promise<void> {
    const told = JSON.stringify(telling);
    this.#wanted = at;
    this.#then = '';
    if (told !== this.#told) {
      this.#told = told;
      this.#isTold = false;
      const outcome = await this.runs.tell(telling);
      // somebody was quicker, and something else is told by now
      if (told !== this.#told) return;
      this.#isTold = true;
      this.problems = outcome.ok ? [] : outcome.problems;
    }
    this.settle();
  }

  /** Called as entries come in: goes to what is wanted once the run is whole. */
  settle(): void {
    const run = this.runs.current;
    if (!run?.done || this.#wanted === null || !this.#isTold) return;
    const index = placeIn(run.journal, this.#wanted);
    this.#wanted = null;
    this.clock.seek(index);
    this.seen = upTo(run, index);
    if (this.#then !== '') this.goOn(this.#then);
  }

  /** An answer sets free what comes next: the story goes on to there, and one that is still to come, once it is here. */
  goOn(at: string): void {
    if (!this.isReady) return void (this.#then = at);
    const run = this.runs.current;
    const index = run?.journal.find(at) ?? -1;
    if (!run || index < (this.seen?.length ?? 0)) return;
    this.seen = upTo(run, index);
    if (this.clock.still) return this.clock.seek(index);
    const from = this.beats.at(-MOST_PLAYED - 1) ?? 0;
    if (from > this.clock.index) this.clock.seek(from);
    this.clock.play();
  }
}

/** The same run, as if nothing had come after the entry `index` yet. */
function upTo(run: RunView, index: number): RunView {
  const { number, journal, scene, worker, recording } = run;
  return { number, journal, scene, worker, recording: recording && recordingUpTo(recording, index), length: index + 1, done: true, world: (each) => run.world(each) };
}

function beatsUpTo({ journal, length }: RunView): number[] {
  return [...beatsOf(journal, 'message', length).filter((beat) => beat < length - 1), length - 1];
}

/** The entry of that name, or what was done in its place; else the last word. */
function placeIn(journal: Journal, id: string): number {
  const found = id === '' ? -1 : placeOf(journal, id);
  return found >= 0 ? found : lastSaid(journal);
}

/** What comes after the last word are states. */
function lastSaid(journal: Journal): number {
  for (let index = journal.length - 1; index >= 0; index--) if (SAID.includes(journal.kind(index))) return index;
  return 0;
}
