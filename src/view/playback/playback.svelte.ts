/** What the page is about now: the run on the stage, where it stands, and how it came to be. All parts of the page read and steer it. */
import type { Intervention } from '../../run/scenario.ts';
import { OWN } from '../../worker/api.ts';
import type { LettersFound, MailscopeWorker, MessageSource, OpenedFile, Problem, RunRequest, ScenarioCard } from '../../worker/api.ts';
import type { FirstRun } from '../../worker/client.ts';
import { Changes } from './changes.svelte.ts';
import { Clock, type Frames, type Score } from './clock.svelte.ts';
import { MimeRoom } from '../mime/room.svelte.ts';
import type { Sample } from '../open/shelf.ts';
import { LIVE, RECORDING, START, type Place } from './place.ts';
import { lettersOf } from './pace.ts';
import type { RunView } from './panel.ts';
import { Runs } from './run.svelte.ts';
import { atOrBefore, beatsOf, placeOf, stepNumber, stepsOf } from './steps.ts';

/** Something the reader should know; the page has the words. */
export type Notice =
  | { kind: 'link'; unread: readonly string[] }
  | { kind: 'unfetched'; link: string }
  | { kind: 'scenario'; id: string }
  | { kind: 'step'; id: string }
  | { kind: 'cancelled' }
  | { kind: 'story' }
  | { kind: 'sample'; id: string }
  | { kind: 'sampleFailed' }
  | { kind: 'refused'; problems: Problem[] };

/** `like`: a story of the gallery; `text`: a story as text; `key`: one of the reader's own. */
export type Making = { like: string } | { text: string } | { key: string };

/** A step that is wanted, and what is to stand beside it. */
interface Wanted {
  id: string;
  byLink: boolean;
  against?: string;
}
const NOWHERE: Wanted = { id: '', byLink: false };

/** Stories that are drawn by chance have a number. */
const DRAWN = /^drawn-\d{1,9}$/;

/** Virtual time between two beats above which it is marked that time has passed. */
const GAP_MS = 10_000;

/** What samples there are; `null` if that cannot be fetched now. */
const fetchShelf = () => import('../open/shelf.ts').catch(() => null);

export class Playback {
  readonly worker: MailscopeWorker;
  readonly runs: Runs;
  readonly clock: Clock;
  /** Those that are known: the first story's at once, the others when the worker has sent them. */
  cards = $state.raw<ScenarioCard[]>([]);
  readonly #stories: number;
  scenario = $state(START.scenario);
  /** With the scenario `OWN`: the text of the story; else ''. */
  story = $state.raw('');
  seed = $state(START.seed);
  message = $state.raw<MessageSource | null>(null);
  interventions = $state.raw<Intervention[]>([]);
  /** What is changed in the run. */
  readonly changes = new Changes(this);
  room = $state<Place['room']>('explore');
  /** What stands beside the run on the stage, as `against.ts` names it; '' for nothing. */
  against = $state('');
  /** Where one is in the lesson room. */
  lesson = $state.raw<Pick<Place, 'page' | 'part' | 'own'>>({ page: '', part: '', own: '' });
  /** The sample of the shelf that is shown; '' for none. */
  sample = $state('');
  /** The recording on the stage as text, if it is one that may travel in a link. */
  linked = $state('');
  /** Messages in files that were refused, for nobody knows how they came. */
  unshown = $state.raw<LettersFound | null>(null);
  /** The files of the recording on the stage; none for a story. */
  files = $state.raw<readonly OpenedFile[]>([]);
  /** What happens now is shown as it happens: at which entry it was last; -1: the reader is somewhere else. */
  #followed = $state(-1);
  /** Set anew whenever a recording is opened: whether somewhere to go in it was asked for. */
  opening = $state.raw<{ atStep: boolean } | null>(null);
  /** What a story is to be begun with, or which one is to be gone on with: for the editor to take. */
  making = $state.raw<Making | null>(null);
  /** The room where letters are taken apart. */
  readonly mime = new MimeRoom(() => (this.room = 'mime'));
  /** At most one of each kind. */
  notices = $state.raw<readonly Notice[]>([]);
  /** What the worker died of; '' while it lives. */
  crash = $state('');
  /** Id of the step that is wanted and has not come yet; `byLink` if somebody may wonder where it is. */
  #awaited = $state.raw({ id: '', byLink: false });

  readonly run: RunView | null = $derived.by(() => this.runs.current);
  readonly length = $derived.by(() => this.run?.length ?? 0);
  readonly beats: number[] = $derived.by(() => (this.run ? beatsOf(this.run.journal, this.clock.grain, this.length) : []));
  readonly steps: number[] = $derived.by(() => (this.run ? stepsOf(this.run.journal, this.run.scene, this.clock.grain, this.length) : []));
  /** Number of the step that is shown, from 1. */
  readonly step = $derived.by(() => stepNumber(this.steps, this.clock.grain, this.clock.index));

  /** `first`: the run that is there before the worker. */
  constructor(worker: MailscopeWorker, frames?: Frames, first: FirstRun | null = null) {
    this.worker = worker;
    this.cards = first ? [first.card] : [];
    this.#stories = first?.stories ?? 0;
    this.runs = new Runs(worker);
    this.clock = new Clock(() => this.#score(), frames);
  }

  #score(): Score {
    const { beats, steps, run } = this;
    return { beats, steps, done: run?.done ?? false, letters: (index) => (run && index < this.length ? lettersOf(run.journal, index) : 0) };
  }

  /** Virtual milliseconds that passed unseen before the entry that is shown. */
  get gapMs(): number {
    const place = atOrBefore(this.beats, this.clock.index);
    if (!this.run || place < 1) return 0;
    const { journal } = this.run;
    const gapMs = journal.at(this.beats[place]!) - journal.at(this.beats[place - 1]!);
    return gapMs >= GAP_MS ? gapMs : 0;
  }

  /** How many stories there are. */
  get stories(): number {
    return Math.max(this.#stories, this.cards.length);
  }

  /** The scenario's card, once the worker has sent them. */
  get card(): ScenarioCard | undefined {
    return this.cards.find(({ id }) => id === this.scenario) ?? this.runs.current?.card ?? undefined;
  }

  /** Opens what a link names. What cannot be shown is told of, and the first scenario is shown. */
  async open(place: Place): Promise<void> {
    const isKnown = this.cards.some(({ id }) => id === place.scenario);
    if (!isKnown) await this.#fetchCards();
    await this.#openPlace(place);
    if (isKnown) await this.#fetchCards();
  }

  async #fetchCards(): Promise<void> {
    if (this.cards.length < 2) this.cards = await this.#asked(this.worker.scenarios(), this.cards);
  }

  async #openPlace(place: Place): Promise<void> {
    if (place.room === 'lessons' || place.room === 'mime') return this.#openRoom(place);
    if (place.scenario === LIVE) return this.#openLive();
    if (place.scenario !== RECORDING) return this.#openScenario(place);
    this.clock.grain = place.grain;
    if (!(await this.#openRecording(place)) && !this.run) await this.show({});
  }

  /** The story stays what it is, and is there when one comes back. */
  async #openRoom(place: Place): Promise<void> {
    if (place.room === 'mime') this.mime.open(place);
    else this.learn(place.page, place.part, place.own);
    if (!this.run) await this.show({}, NOWHERE, true);
  }

  async #openLive(): Promise<void> {
    const problems = await this.watch();
    if (problems.length > 0 && !this.run) await this.show({});
    this.#told(problems);
  }

  /** False if it did not come to be shown. */
  async #openRecording({ sample: id, text, step, against }: Place): Promise<boolean> {
    const place = { id: step, byLink: true, against };
    if (text !== '') return this.#told(await this.read([{ name: '', blob: new Blob([text]) }], '', place));
    if (id === '') return false;
    const shelf = await fetchShelf();
    const sample = shelf?.SHELF.find((each) => each.id === id);
    const problems = sample ? await this.readSample(sample, place) : null;
    if (!problems) this.tell(shelf && !sample ? { kind: 'sample', id } : { kind: 'sampleFailed' });
    return problems !== null && this.#told(problems);
  }

  #told(problems: Problem[]): boolean {
    if (problems.length > 0) this.tell({ kind: 'refused', problems });
    return problems.length === 0;
  }

  /** To a page of the lesson room; '' for the course. `own`: a lesson that somebody wrote, which stays while one is in it. */
  learn(page = '', part = '', own = page === this.lesson.page ? this.lesson.own : ''): void {
    this.room = 'lessons';
    this.lesson = { page, part, own };
  }

  /** Another story, from before its first word. What is refused changes nothing. */
  async visit(scenario: string): Promise<void> {
    if (this.room !== 'editor') this.room = 'explore';
    this.notices = [];
    await this.show({ scenario, message: null, interventions: [] }, NOWHERE, true);
  }

  /** A story of the reader's own, in the same way. What is refused is told to whoever asked, too. */
  play(story: string): Promise<Problem[]> {
    this.notices = [];
    return this.show({ scenario: OWN, story, message: null, interventions: [] }, NOWHERE, true);
  }

  /** To the room where stories are written, with a new one that begins like this one. */
  make(like: Making): void {
    this.making = like;
    this.room = 'editor';
  }
  /** The same with the story on the stage. */
  makeLike(): void {
    this.make(this.scenario === OWN ? { text: this.story } : { like: this.scenario });
  }

  /** The question of a story instead of its stage. */
  get home(): boolean {
    return this.runs.current?.unbegun === true;
  }
  set home(home: boolean) {
    if (this.runs.current) this.runs.current.unbegun = home;
  }

  async #openScenario(place: Place): Promise<void> {
    const isOwn = place.scenario === OWN && place.story !== '';
    const known = isOwn || DRAWN.test(place.scenario) || this.cards.some(({ id }) => id === place.scenario);
    if (place.scenario === OWN && !isOwn) this.tell({ kind: 'story' });
    else if (!known && this.cards.length > 0) this.tell({ kind: 'scenario', id: place.scenario });
    this.room = place.room;
    this.clock.grain = place.grain;
    this.against = place.against;
    const { seed, interventions, message } = place;
    const named = { scenario: known ? place.scenario : START.scenario, seed, interventions, ...(isOwn && { story: place.story }) };
    const isUnbegun = place.step === '' && message === null && interventions.length === 0 && place.against === '';
    const problems = await this.show({ ...named, message }, { id: place.step, byLink: true }, isUnbegun);
    if (problems.length > 0 && !this.run) {
      await this.show({ scenario: START.scenario });
      this.tell({ kind: 'refused', problems });
    }
    // a link whose message cannot be sent still shows its scenario; what was wrong stays said
    if (problems.length === 0 || message === null || !known) return;
    await this.show({ ...named, message: null });
    this.tell({ kind: 'refused', problems });
  }

  /** Opens a recording of the shelf; null if it could not be fetched. */
  async readSample(sample: Sample, step = NOWHERE): Promise<Problem[] | null> {
    try {
      const { fetchSample } = await import('../open/shelf.ts');
      return await this.read(await fetchSample(sample), sample.id, step);
    } catch {
      return null;
    }
  }

  /** Whoever asked for files or a run does not wait for them any more: they will not be shown. */
  abandon(): void {
    this.runs.abandon();
  }

  /** Opens files as a recording. What is refused changes nothing, and is told to whoever asked. */
  async read(files: OpenedFile[], sample = '', step = NOWHERE): Promise<Problem[]> {
    return this.#opened(this.runs.open(files, () => this.#beginRecording(files, sample, step)));
  }

  /** Watches what real programs do, from beside the page; what is wrong is told to whoever asked. */
  async watch(): Promise<Problem[]> {
    const problems = await this.#opened(
      this.runs.watch(new URL('live', document.baseURI).href, () => this.#beginRecording([], '', NOWHERE)),
    );
    if (problems.length === 0) this.follow();
    return problems;
  }

  async #opened(opening: ReturnType<Runs['open']>): Promise<Problem[]> {
    const outcome = await this.#asked(opening, null);
    this.unshown = outcome && !outcome.ok ? (outcome.letters ?? null) : null;
    return !outcome || outcome.ok ? [] : outcome.problems;
  }

  /** All that changes with it changes before it is drawn: nothing is drawn twice. */
  #beginRecording(files: readonly OpenedFile[], sample: string, step: Wanted): void {
    if (step.byLink) this.untell('refused');
    else this.notices = [];
    this.room = 'explore';
    this.against = step.against ?? '';
    this.changes.undoing.clear();
    ({ message: this.message, interventions: this.interventions } = { message: null, interventions: [] });
    [this.sample, this.files] = [sample, files];
    this.opening = { atStep: step.id !== '' };
    this.#beginAt(step);
  }

  /** From the beginning of what is on the stage now, to a step of it. */
  #beginAt(step: Wanted): void {
    this.#followed = -1;
    this.clock.seek(0);
    this.#awaited = step;
    this.settle();
  }

  /** Runs anew with something changed, and shows the step `step` of it, or its question. What is refused changes nothing and is told of. */
  async show(change: Partial<RunRequest>, step = NOWHERE, unbegun = false): Promise<Problem[]> {
    const { scenario, seed, message, interventions, story } = this;
    const { story: written = story, ...request } = { scenario, seed, message, interventions, ...change };
    const own = request.scenario === OWN ? { story: written } : {};
    const begin = (): void => {
      this.untell('refused');
      if (change.scenario !== undefined) this.changes.undoing.clear();
      ({ scenario: this.scenario, seed: this.seed, message: this.message, interventions: this.interventions } = request);
      this.story = own.story ?? '';
      [this.sample, this.files] = ['', []];
      this.#beginAt(step);
    };
    const problems = await this.#opened(this.runs.start({ ...request, ...own }, unbegun, begin));
    this.#told(problems);
    return problems;
  }

  async cancel(): Promise<void> {
    this.tell({ kind: 'cancelled' });
    await this.#asked(this.runs.cancel(), undefined);
  }

  /** Id of the entry that is shown, '' at the beginning. */
  get stepId(): string {
    if (this.#awaited.id !== '') return this.#awaited.id;
    const { index } = this.clock;
    return this.run && index > (this.beats[0] ?? 0) && index < this.length ? this.run.journal.id(index) : '';
  }

  /** The newest step is shown, and the next ones will be: until the reader goes elsewhere. */
  get isFollowing(): boolean {
    return this.run?.recording?.isLive === true && !this.run.done && !this.clock.moving && this.clock.index === this.#followed;
  }

  /** To the newest step, and on with whatever comes. */
  follow(): void {
    this.clock.last();
    this.#followed = this.clock.index;
  }

  /** Stays at the step that is shown. */
  stay(): void {
    this.#followed = -1;
  }

  /** Plays, or stops whatever goes on. */
  toggle(): void {
    if (this.isFollowing) this.stay();
    else this.clock.toggle();
  }

  /** Called as entries come in: goes to the step that is waited for, else from before the first beat to it. */
  settle(): void {
    const { run } = this;
    if (!run || this.length === 0) return;
    if (this.isFollowing) return this.follow();
    const { id, byLink } = this.#awaited;
    if (id === '') {
      if (this.clock.index < (this.beats[0] ?? 0)) this.clock.first();
      return;
    }
    const found = placeOf(run.journal, id);
    if (found < 0 && !run.done) return;
    if (found < 0 && byLink) this.tell({ kind: 'step', id });
    this.#awaited = NOWHERE;
    this.clock.seek(found < 0 ? (this.beats[0] ?? 0) : found);
  }

  /** The worker broke down. That is our fault, not the reader's: the page says so. */
  fail(message: string): void {
    this.crash = message === '' ? 'worker' : message;
    this.clock.pause();
  }

  /** Something the reader should know, beside what he was told before. */
  tell(notice: Notice): void {
    this.untell(notice.kind);
    this.notices = [...this.notices, notice];
  }
  untell(kind: Notice['kind']): void {
    if (this.notices.some((each) => each.kind === kind)) this.notices = this.notices.filter((each) => each.kind !== kind);
  }

  /** Waits for the worker, which may break down meanwhile. */
  async #asked<T, U>(promise: Promise<T>, otherwise: U): Promise<T | U> {
    try {
      return await promise;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
      return otherwise;
    }
  }
}
