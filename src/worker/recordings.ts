/** Opens recordings for the page: files in, a journal like a run's out, batch by batch while the rest is still being read. */
import { inspectMessage } from '../mail/inspect.ts';
import { readable } from '../mail/octets.ts';
import type { Journal } from '../sim/journal.ts';
import type { Scene } from '../run/scenario.ts';
import type { Door } from '../transcripts/export/live.ts';
import type { Source } from '../transcripts/files/file.ts';
import { Reading } from '../transcripts/files/reading.ts';
import { LiveReading } from '../transcripts/live-reading.ts';
import { JournalWriter } from '../transcripts/stage/writer.ts';
import type { ConversationRow, PlacedFinding } from '../transcripts/stage/rows.ts';
import { coveredIn } from '../transcripts/export/covered.ts';
import type { Shown } from './shown.ts';
import { fileOf } from './sources.ts';
import { LETTERS_SHOWN, type LettersFound, type OnBatch, type OpenedFile, type Progress, type RecordingState } from './api.ts';

export { recordedIn } from '../lessons/recorded.ts';
export { liveSource } from './sources.ts';

const BATCH_ENTRIES = 1000;

export class Recorded implements Shown {
  /** Runs have no such thing. */
  readonly isRecording = true;
  readonly #reading: Reading | LiveReading;
  readonly #writer: JournalWriter;
  #sceneSent = -1;
  #stopped = false;
  done = false;

  private constructor(reading: Reading | LiveReading, writer: JournalWriter) {
    this.#reading = reading;
    this.#writer = writer;
  }

  static ofFiles(files: readonly OpenedFile[]): Recorded {
    const writer = new JournalWriter();
    return new Recorded(new Reading(files.map(fileOf), writer), writer);
  }

  /** It grows for as long as somebody tells. */
  static live(source: Source): Recorded {
    const writer = new JournalWriter();
    return new Recorded(new LiveReading(source, writer), writer);
  }

  get journal(): Journal {
    return this.#writer.journal;
  }
  get scene(): Scene {
    return this.#writer.town.scene;
  }
  body(message: number): Uint8Array | undefined {
    return this.#writer.bodies.get(message);
  }

  /** Lines of the key logs that came with it. */
  get keys(): string {
    return this.#writer.tlsKeys;
  }

  /** Reads what comes next of the file that is wanted; true when all is read, or reading was given up. */
  async advance(): Promise<boolean> {
    if (this.#stopped || (await this.#reading.advance())) this.done = true;
    return this.done;
  }

  /** Gives up reading: what is there stays. */
  stop(): void {
    this.#stopped = true;
    this.#reading.cancel();
  }

  /** Hands on what is new, at once, so that nobody waits between two batches; the scene goes along when it has changed. Resolves when all is taken up. */
  async send(onBatch: OnBatch): Promise<void> {
    const taken: unknown[] = [];
    for (let batch = this.journal.take(BATCH_ENTRIES); batch; batch = this.journal.take(BATCH_ENTRIES))
      taken.push(onBatch(batch, { ...this.#progress(false), covered: coveredIn(this.journal, batch.first, batch.first + batch.count) }));
    if (this.done) taken.push(onBatch(null, this.#progress(true)));
    else if (this.doors.length > 0 && this.journal.length === 0) taken.push(onBatch(null, this.#progress(false)));
    await Promise.all(taken);
  }

  #progress(done: boolean): Progress {
    const { town, timeline } = this.#writer;
    const isNew = this.#sceneSent !== town.version;
    this.#sceneSent = town.version;
    const { taken: octets, total } = this.#reading.octets;
    const read = { octets, total };
    return { entries: this.journal.length, virtualMs: timeline.nowMs, done, read, ...(isNew && { scene: town.shown }) };
  }

  /** What the page lists beside the stage: rows and findings from these numbers on. */
  state(firstRow: number, firstFinding: number): RecordingState {
    const { rows, findings, problems, foreign, leftOut, setAsideLines, untraced, timeline } = this.#writer;
    return {
      formats: [...this.#reading.formats],
      hasClock: timeline.startsAt !== null,
      rows: rows.slice(firstRow),
      findings: findings.slice(firstFinding),
      problems: [...problems],
      foreign: [...foreign],
      leftOut,
      setAside: setAsideLines.map((line) => ({ ...line, text: readable(line.text) })),
      letters: untraced.length,
      doors: [...this.doors],
    };
  }

  /** Where programs may connect while it grows; none for files. */
  get doors(): readonly Door[] {
    return 'doors' in this.#reading ? this.#reading.doors : [];
  }

  get letters(): LettersFound {
    const { untraced, bodies } = this.#writer;
    const first = untraced.slice(0, LETTERS_SHOWN).flatMap((number) => {
      const octets = bodies.get(number);
      if (!octets) return [];
      const { subject, from } = inspectMessage(octets);
      return [{ subject, from, octets: octets.slice() }];
    });
    return { first, total: untraced.length };
  }

  row(connection: number): ConversationRow | undefined {
    return this.#writer.rows.find((row) => row.connection === connection);
  }

  findingsOf(conversation: number): PlacedFinding[] {
    return this.#writer.findings.filter((finding) => finding.conversation === conversation);
  }

  /** Entries at which something was said that a finding of this kind is about. */
  entriesWith(isFound: (finding: PlacedFinding) => boolean): ReadonlySet<number> {
    return new Set(this.#writer.findings.filter(isFound).map(({ entry }) => entry));
  }

  get problems() {
    return this.#writer.problems;
  }
}
