/** What the worker does when the page asks: runs, and answers about them. Comlink is worker.ts's; this is plain code. */
import { inspectMessage } from '../mail/inspect.ts';
import { hashOf } from '../run/hash.ts';
import { loadNeeds } from '../run/needs.ts';
import { Run } from '../run/run.ts';
import { topics } from '../scenarios/index.ts';
import type { CoveredSpan, Inspection, MailscopeWorker, OnBatch, OpenedFile, RunRefused, RunStarted } from './api.ts';
import { annotateStep } from './annotate.ts';
import { besideRuns } from './beside-runs.ts';
import { repliesTo, choicesAt, printed } from './books.ts';
import { chartOf } from './charts.ts';
import { coveredIn } from '../transcripts/export/covered.ts';
import { diskOf } from './disk.ts';
import { readLetter } from './letters.ts';
import { problemsWithRecords } from './records.ts';
import { forksIn } from './forks.ts';
import { later } from './later.ts';
import { cardOf, prepare } from './plot.ts';
import type { Recorded } from './recordings.ts';
import { ifItCame, NOT_COME, refused } from './refused.ts';
import { secretsIn } from './secrets.ts';

/** Entries of one batch, and events between two looks at what the page has asked meanwhile. */
const BATCH_ENTRIES = 1000;
const EVENTS_AT_ONCE = 10;
/** Entries that are computed before they are handed on, unless the run ends before. */
const ENTRIES_AT_ONCE = 4000;

/** `pause` lets whatever waits be handled: it is the only asynchronous thing here, and not the run's business. */
export function service(pause: () => Promise<void>): MailscopeWorker {
  const runs = new Map<number, Run | Recorded>();
  const stopped = new Set<number>();
  const warmed = new Set<string>();
  let lastRun = 0;
  /** How many runs somebody waits for now. */
  let beginning = 0;

  const known = (number: number): Run | Recorded => {
    const run = runs.get(number);
    if (!run) throw new Error(`there is no run ${number}`);
    return run;
  };
  const recorded = (number: number): Recorded => {
    const recording = known(number);
    if (!('isRecording' in recording)) throw new Error(`run ${number} is no recording`);
    return recording;
  };

  /** Whoever reads waits for nothing more. */
  function giveUp(number: number): void {
    const run = runs.get(number);
    if (run && 'isRecording' in run) run.stop();
  }

  /** Computes until there are so many entries and hands on what is new; whether there is more to come. */
  async function stretch(number: number, run: Run, entries: number, onBatch: OnBatch, rest = pause): Promise<boolean> {
    let done = false;
    while (!done && run.journal.length < entries) {
      if (runs.get(number) !== run || stopped.has(number)) return false;
      done = run.advance(EVENTS_AT_ONCE);
      await rest();
    }
    await sendBatches(run, done, onBatch);
    return !done;
  }

  async function stream(number: number, run: Run, onBatch: OnBatch): Promise<void> {
    while (await stretch(number, run, run.journal.length + ENTRIES_AT_ONCE, onBatch, behindOthers));
  }

  /** What is shown already goes on when those have begun that somebody waits for. */
  async function behindOthers(): Promise<void> {
    do await pause();
    while (beginning > 0);
  }

  /** Hands on a run that goes no further. */
  async function computed(run: Run, onBatch: OnBatch): Promise<RunStarted> {
    const number = ++lastRun;
    runs.set(number, run);
    await sendBatches(run, true, onBatch, coveredIn(run.journal, 0, run.journal.length));
    return started(number, run);
  }

  /** A step that is awaited, or what comes of a change, is there with the first of what is shown; a question does not wait for that. */
  async function begun(run: Run, onBatch: OnBatch, unbegun = false): Promise<RunStarted> {
    const number = ++lastRun;
    runs.set(number, run);
    beginning++;
    const hasMore = await stretch(number, run, unbegun ? 1 : ENTRIES_AT_ONCE, onBatch).finally(() => beginning--);
    if (hasMore) void stream(number, run, onBatch);
    return started(number, run);
  }

  /** Reads on until there is something to see. */
  async function openFiles(files: OpenedFile[], onBatch: OnBatch): Promise<RunStarted | RunRefused> {
    const part = await ifItCame(later.recordings());
    if (!part) return refused(NOT_COME);
    const recording = part.Recorded.ofFiles(files);
    while (recording.journal.length === 0 && !(await recording.advance())) await pause();
    return recording.journal.length === 0 ? nothingIn(recording) : grows(recording, onBatch);
  }

  /** What is told while it happens: there may be nothing to see for a long time. */
  async function watchLive(address: string, onBatch: OnBatch): Promise<RunStarted | RunRefused> {
    const part = await ifItCame(later.recordings());
    if (!part) return refused(NOT_COME);
    const source = await part.liveSource(address);
    return source ? grows(part.Recorded.live(source), onBatch) : refused({ key: 'live.nobody', values: {} });
  }

  function grows(recording: Recorded, onBatch: OnBatch): RunStarted {
    const number = ++lastRun;
    runs.set(number, recording);
    void readOn(number, recording, onBatch);
    return { ok: true, run: number, scene: structuredClone(recording.scene), reversePath: '', forwardPaths: [] };
  }

  async function readOn(number: number, recording: Recorded, onBatch: OnBatch): Promise<void> {
    let taken: Promise<void> | undefined;
    while (runs.get(number) === recording) {
      // the page takes up one chunk while the next is read, and is never more than that behind
      await taken;
      taken = recording.send(onBatch);
      if (recording.done) return taken;
      await recording.advance();
      await pause();
    }
  }

  /** `covered`: where a run goes on from a recording, whose secrets stay hidden. */
  async function sendBatches(run: Run, done: boolean, onBatch: OnBatch, covered?: CoveredSpan[]): Promise<void> {
    const progress = (isLast: boolean) => ({
      entries: run.journal.length,
      virtualMs: run.nowMs,
      done: isLast,
      ...(covered && { covered }),
    });
    for (let batch = run.journal.take(BATCH_ENTRIES); batch; batch = run.journal.take(BATCH_ENTRIES)) await onBatch(batch, progress(false));
    const { awaits } = run;
    if (done) await onBatch(null, awaits ? { ...progress(true), awaits } : progress(true));
  }

  return {
    async scenarios() {
      return topics.flatMap(({ id, stories }) => stories.map((story) => cardOf(story, id)));
    },
    async book() {
      return printed();
    },
    async run(request, onBatch) {
      const prepared = await prepare(request);
      if ('problems' in prepared) return prepared;
      const { card, ...plot } = prepared;
      const came = await ifItCame(loadNeeds(plot.scenario).then(() => true));
      if (!came) return refused(NOT_COME);
      const begin = await begun(new Run(plot), onBatch, request.unbegun);
      return card ? { ...begin, card } : begin;
    },
    async warm(scenario) {
      if (warmed.has(scenario)) return;
      warmed.add(scenario);
      const prepared = await prepare({ scenario, seed: 1, message: null, interventions: [] });
      if ('problems' in prepared) return;
      const came = await ifItCame(loadNeeds(prepared.scenario).then(() => true));
      if (came) new Run(prepared).advance(EVENTS_AT_ONCE);
    },
    async tell(telling, onBatch) {
      const part = await ifItCame(later.lessons());
      if (!part) return refused(NOT_COME);
      const recording = part.recordingOf(telling.stories, telling.key);
      if (recording !== '') return openFiles([{ name: telling.key, blob: new Blob([recording]) }], onBatch);
      const plotted = part.plotFor(telling);
      if (!plotted.ok) return plotted;
      const came = await ifItCame(loadNeeds(plotted.plot.scenario).then(() => true));
      return came ? begun(new Run(plotted.plot), onBatch) : refused(NOT_COME);
    },
    ...besideRuns,
    open: openFiles,
    watch: watchLive,
    async recording(number, firstRow, firstFinding) {
      return recorded(number).state(firstRow, firstFinding);
    },
    async letters(number) {
      return recorded(number).letters;
    },
    async exported(number, request) {
      const { given } = await later.given();
      return given(known(number), request, pause);
    },
    async stop(number) {
      stopped.add(number);
      giveUp(number);
    },
    async forget(number) {
      giveUp(number);
      runs.delete(number);
      stopped.delete(number);
    },
    async octets(number, index) {
      return known(number).journal.octets(index).slice();
    },
    async annotate(number, index, vantage, covered) {
      return annotateStep(known(number).journal, index, vantage, covered);
    },
    async wrapping(number, index) {
      const { wrappingOf } = await later.wrapping();
      const shown = known(number);
      return wrappingOf(shown, index, 'isRecording' in shown);
    },
    async decoded(number, index) {
      const { decodedAt } = await later.decoded();
      return decodedAt(known(number).journal, index);
    },
    async takeOver(number, index, lines, onBatch) {
      const part = await ifItCame(later.continuation());
      if (!part) return refused(NOT_COME);
      const taken = part.takenOver(recorded(number), index, lines);
      return taken.ok ? { ...(await computed(taken.run, onBatch)), states: taken.states } : taken;
    },
    async conforming(number, index, onBatch) {
      const part = await ifItCame(later.conforming());
      if (!part) return refused(NOT_COME);
      const recording = recorded(number);
      const faults = recording.entriesWith(part.isFault);
      const answered = part.conforming(recording, index, (entry) => faults.has(entry));
      return answered.ok ? computed(answered.run, onBatch) : answered;
    },
    async secrets(number, first, end) {
      return secretsIn(known(number).journal, first, end);
    },
    async disk(number, index, account, mailbox) {
      return diskOf(known(number), index, account, mailbox);
    },
    async hints(number) {
      const run = known(number);
      return run instanceof Run && run.awaits?.asks ? (await later.hands()).hintsOf(run, run.awaits) : null;
    },
    async answers(number, more) {
      const run = known(number);
      return run instanceof Run && run.awaits?.verb !== undefined ? (await later.hands()).answersOf(run, run.awaits, more) : null;
    },
    async decided(number) {
      const run = known(number);
      return run instanceof Run ? [...run.decided] : [];
    },
    async dug(number) {
      const run = known(number);
      return run instanceof Run ? [...run.dug] : [];
    },
    async verdicts(number, connection) {
      const { journal } = known(number);
      return journal.connections[connection] ? (await later.hands()).verdictsOn(journal, connection) : [];
    },
    async morning() {
      return (await later.morning()).measuredMorning(pause);
    },
    async programs(number, index, lists) {
      const run = known(number);
      return run instanceof Run ? (await later.programs()).programsAt(run, index, lists) : [];
    },
    async begun(number, index, program, how, words) {
      const run = known(number);
      return run instanceof Run ? (await later.programs()).begunAt(run, index, program, how, words) : null;
    },
    async chart(name) {
      return chartOf(name);
    },
    async choices(number, index) {
      return choicesAt(known(number), index);
    },
    async repliesTo(protocol, verb) {
      return repliesTo(protocol, verb);
    },
    async recordProblems(records) {
      return problemsWithRecords(records);
    },
    async forks(number, first, last) {
      const run = known(number);
      return run instanceof Run ? forksIn(run, first, last) : [];
    },
    async letter(number, message) {
      const run = known(number);
      return readLetter(run.body(message) ?? new Uint8Array(0), message, run.journal);
    },
    async message(number, message) {
      return (known(number).body(message) ?? new Uint8Array(0)).slice();
    },
    async inspect(octets) {
      return inspection(octets);
    },
    async hash(number) {
      const run = known(number);
      while (!(await run.advance(EVENTS_AT_ONCE))) await pause();
      return hashOf(run.journal);
    },
  };
}

function started(number: number, run: Run): RunStarted {
  const { reversePath, forwardPaths } = run.posting;
  return { ok: true, run: number, scene: run.scene, reversePath, forwardPaths: [...forwardPaths] };
}

function inspection(octets: Uint8Array): Inspection {
  const { message, ...found } = inspectMessage(octets);
  return { ...found, octets: message.length };
}

/** A recording without anything to show: why, or that there is no mail in it. */
function nothingIn({ problems, letters }: Recorded): RunRefused {
  if (problems.length === 0) return refused({ key: 'recording.noMail', values: {} });
  return letters.total > 0 ? { ...refused(...problems), letters } : refused(...problems);
}
