/** A worker behind a run that is there already: it starts in the idle time, or as soon as it is asked what that run does not answer. */
import type { MailscopeWorker, OnBatch, RunRequest, RunStarted } from './api.ts';
import type { FirstRun } from './packed-run.ts';

/** The number of the run that is there; a worker's own begin with 1. */
const FIRST = 0;

type Asked<Rest extends unknown[], Answer> = (run: number, ...rest: Rest) => Promise<Answer>;

/** `start` loads the worker; `idle` waits until nobody needs the line for anything else. */
export function behind(first: FirstRun | null, start: () => Promise<MailscopeWorker>, idle: () => Promise<void>): MailscopeWorker {
  let starting: Promise<MailscopeWorker> | null = null;
  let replaying: Promise<number> | null = null;
  let isShown = false;

  function worker(): Promise<MailscopeWorker> {
    starting ??= start();
    // what could not be loaded is tried again the next time
    starting.catch(() => (starting = null));
    return starting;
  }

  /** The same request gives the same run: what is asked about the first one is asked about that. */
  async function replayed({ request }: FirstRun): Promise<number> {
    const run = await (await worker()).run(request, () => {});
    if (!run.ok) throw new Error(JSON.stringify(run.problems));
    return run.run;
  }
  async function numberOf(run: number): Promise<number> {
    if (run !== FIRST || !first) return run;
    replaying ??= replayed(first);
    // as with the worker itself: the next time is another try
    replaying.catch(() => (replaying = null));
    return replaying;
  }

  function about<Rest extends unknown[], Answer>(method: (of: MailscopeWorker) => Asked<Rest, Answer>): Asked<Rest, Answer> {
    return async (run, ...rest) => method(await worker())(await numberOf(run), ...rest);
  }

  async function shown({ batches, progress, started }: FirstRun, onBatch: OnBatch): Promise<RunStarted> {
    isShown = true;
    for (const batch of batches) await onBatch(batch, { ...progress, done: false });
    await onBatch(null, progress);
    return { ...started, run: FIRST };
  }

  return {
    async scenarios() {
      if (isShown) await idle();
      return (await worker()).scenarios();
    },
    book: async () => (await worker()).book(),
    run: async (request, onBatch) =>
      first && !isShown && isSame(request, first.request) ? shown(first, onBatch) : (await worker()).run(request, onBatch),
    warm: async (scenario) => (await worker()).warm(scenario),
    tell: async (telling, onBatch) => (await worker()).tell(telling, onBatch),
    measure: async (stories, task) => (await worker()).measure(stories, task),
    letterToRepair: async (telling, task) => (await worker()).letterToRepair(telling, task),
    attempt: async (telling, task, words) => (await worker()).attempt(telling, task, words),
    exercise: async (kind, seed, level) => (await worker()).exercise(kind, seed, level),
    exerciseOn: async (idea, seed) => (await worker()).exerciseOn(idea, seed),
    packed: async (packing) => (await worker()).packed(packing),
    banked: async (name, form, asked, words) => (await worker()).banked(name, form, asked, words),
    readLesson: async (written, terms) => (await worker()).readLesson(written, terms),
    test: async (seed, askable, length) => (await worker()).test(seed, askable, length),
    open: async (files, onBatch) => (await worker()).open(files, onBatch),
    watch: async (address, onBatch) => (await worker()).watch(address, onBatch),
    recording: about((of) => of.recording),
    letters: about((of) => of.letters),
    exported: about((of) => of.exported),
    // it is computed already
    stop: async (run) => (run === FIRST ? undefined : (await worker()).stop(run)),
    async forget(run) {
      if (run !== FIRST || replaying) await (await worker()).forget(await numberOf(run));
    },
    octets: about((of) => of.octets),
    annotate: about((of) => of.annotate),
    wrapping: about((of) => of.wrapping),
    decoded: about((of) => of.decoded),
    takeOver: about((of) => of.takeOver),
    conforming: about((of) => of.conforming),
    secrets: about((of) => of.secrets),
    disk: about((of) => of.disk),
    edited: async (editing) => (await worker()).edited(editing),
    mime: async (octets, path, isFile) => (await worker()).mime(octets, path, isFile),
    mimeChanged: async (octets, edit) => (await worker()).mimeChanged(octets, edit),
    mimeSample: async (name) => (await worker()).mimeSample(name),
    storyForm: async () => (await worker()).storyForm(),
    chart: async (name) => (await worker()).chart(name),
    choices: about((of) => of.choices),
    hints: about((of) => of.hints),
    answers: about((of) => of.answers),
    decided: about((of) => of.decided),
    dug: about((of) => of.dug),
    verdicts: about((of) => of.verdicts),
    morning: async () => (await worker()).morning(),
    programs: about((of) => of.programs),
    begun: about((of) => of.begun),
    repliesTo: async (protocol, verb) => (await worker()).repliesTo(protocol, verb),
    recordProblems: async (records) => (await worker()).recordProblems(records),
    forks: about((of) => of.forks),
    letter: about((of) => of.letter),
    message: about((of) => of.message),
    inspect: async (octets) => (await worker()).inspect(octets),
    hash: about((of) => of.hash),
  };
}

function isSame(one: RunRequest, other: RunRequest): boolean {
  const isPlain = one.message === null && one.interventions.length === 0;
  return isPlain && one.scenario === other.scenario && one.seed === other.seed;
}
