/** Two runs on one clock: the one on the stage, and another beside it. */
import type { Problem } from '../../worker/api.ts';
import { Clock } from '../playback/clock.svelte.ts';
import type { RunView } from '../playback/panel.ts';
import type { Playback } from '../playback/playback.svelte.ts';
import { lettersOf } from '../playback/pace.ts';
import { Runs } from '../playback/run.svelte.ts';
import { fetchSample, SHELF } from '../open/shelf.ts';
import type { Against } from '../playback/against.ts';
import { sortOf, type Likeness } from '../panels/compare/align.ts';
import { momentsOf, type Moment } from './moments.ts';

export class Comparison {
  readonly #playback: Playback;
  readonly #runs: Runs;
  readonly clock: Clock;
  problems = $state.raw<Problem[]>([]);
  /** The files of the reader's own that stand there; '' for none. No link holds them. */
  fileName = $state('');
  /** The sample could not be fetched. */
  isMissing = $state(false);

  readonly left: RunView | null = $derived.by(() => this.#runs.current);
  readonly right: RunView | null = $derived.by(() => this.#playback.run);
  /** The conversation that a server of ours answers, by its name; '' where none is. */
  #conversation = $state('');
  readonly likeness: Likeness = $derived.by(() => {
    const [conversation, journal] = [this.#conversation, this.right?.journal];
    const holds = this.#held();
    if (conversation === '' || !journal) return { holds };
    const number = journal.connections.findIndex(({ name }) => name === conversation);
    return {
      holds,
      called: (id) => id.replace(/^[^:]+/, conversation),
      counts: (index) => journal.connection(index) === number,
    };
  });
  /** Nothing is compared before both are whole. */
  readonly moments: Moment[] = $derived.by(() => (this.left?.done && this.right?.done ? momentsOf(this.left, this.right) : []));
  readonly moment: Moment | undefined = $derived.by(() => this.moments[Math.min(this.clock.index, this.moments.length - 1)]);

  constructor(playback: Playback) {
    this.#playback = playback;
    this.#runs = new Runs(playback.worker);
    this.clock = new Clock(() => this.#score());
  }

  /** What a recording of this kind does not hold at all is no difference. */
  #held(): (sort: string) => boolean {
    const recorded = [this.left, this.right].filter((run) => run?.recording && run.done);
    const sorts = recorded.map((run) => new Set(Array.from({ length: run!.length }, (_, index) => sortOf(run!.journal, index))));
    return (sort) => sorts.every((each) => each.has(sort));
  }

  #score() {
    const places = this.moments.map((_, place) => place);
    const letters = (place: number): number => {
      const { right, moments } = this;
      const entry = moments[place]?.right ?? -1;
      return right && entry >= 0 ? lettersOf(right.journal, entry) : 0;
    };
    return { beats: places, steps: places, done: true, letters };
  }

  /** Puts another run beside the one on the stage. What is refused is told, and what was there stays. */
  async put(against: Against): Promise<void> {
    this.isMissing = false;
    if (against.kind === 'none') return;
    const outcome = await this.#asked(against);
    this.problems = !outcome || outcome.ok ? [] : outcome.problems;
    this.isMissing = !outcome;
    if (!outcome?.ok) return;
    this.fileName = '';
  }

  /** Puts a recording of the reader's own there. */
  async putFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#conversation = '';
    const outcome = await this.#runs.open(files.map((file) => ({ name: file.name, blob: file })));
    this.isMissing = false;
    this.problems = outcome.ok ? [] : outcome.problems;
    if (!outcome.ok) return;
    this.fileName = files.map(({ name }) => name).join(', ');
  }

  #asked(against: Exclude<Against, { kind: 'none' }>) {
    const { run, clock } = this.#playback;
    this.#conversation = '';
    if (against.kind === 'sample') return this.#sample(against.id);
    if (against.kind !== 'conforming') return this.#story(against);
    if (!run?.recording) return Promise.resolve(undefined);
    this.#conversation = run.journal.connections[run.journal.connection(clock.index)]?.name ?? '';
    return this.#runs.conforming(run, clock.index);
  }

  #story(against: Extract<Against, { kind: 'unchanged' | 'story' }>) {
    const { scenario, seed, message, story } = this.#playback;
    const own = { scenario, seed, message, interventions: [], ...(story !== '' && { story }) };
    return this.#runs.start(against.kind === 'unchanged' ? own : { scenario: against.id, seed: 1, message: null, interventions: [] });
  }

  async #sample(id: string) {
    const sample = SHELF.find((each) => each.id === id);
    const files = sample && (await fetchSample(sample).catch(() => null));
    return files ? this.#runs.open(files) : null;
  }
}
