/** Opens recordings for the page: files in, a journal like a run's out, batch by batch while the rest is still being read. */
import { readable } from '../mail/octets.ts';
import type { Journal } from '../sim/journal.ts';
import type { Scene } from '../run/scenario.ts';
import type { Door } from '../transcripts/export/live.ts';
import { LiveOpening } from '../transcripts/live-opening.ts';
import { Opening } from '../transcripts/opening.ts';
import { JournalWriter } from '../transcripts/stage/writer.ts';
import type { ConversationRow, PlacedFinding } from '../transcripts/stage/rows.ts';
import { coveredIn } from '../transcripts/export/covered.ts';
import type { Shown } from './shown.ts';
import { fileSource, type Source } from './sources.ts';
import type { OnBatch, OpenedFile, Progress, RecordingState } from './api.ts';

export { recordedIn } from '../lessons/recorded.ts';
export { liveSource } from './sources.ts';

const BATCH_ENTRIES = 1000;

export class Recorded implements Shown {
  /** Runs have no such thing. */
  readonly isRecording = true;
  readonly #sources: readonly Source[];
  readonly #opening: Opening | LiveOpening;
  readonly #writer: JournalWriter;
  #sceneSent = -1;
  #stopped = false;
  done = false;

  private constructor(sources: readonly Source[], writer: JournalWriter, opening: Opening | LiveOpening) {
    this.#sources = sources;
    this.#writer = writer;
    this.#opening = opening;
  }

  static ofFiles(files: readonly OpenedFile[]): Recorded {
    const writer = new JournalWriter();
    const names = files.map(({ name }) => name);
    return new Recorded(files.map(fileSource), writer, new Opening(names, writer));
  }

  /** It grows for as long as somebody tells. */
  static live(source: Source): Recorded {
    const writer = new JournalWriter();
    return new Recorded([source], writer, new LiveOpening(writer));
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
    const file = this.#stopped ? -1 : this.#opening.wants();
    if (file < 0) return (this.done = true);
    const octets = await this.#sources[file]!.read();
    if (octets.length > 0) this.#opening.push(file, octets);
    else this.#opening.end(file);
    return false;
  }

  /** Gives up reading: what is there stays. */
  stop(): void {
    this.#stopped = true;
    for (const source of this.#sources) source.cancel();
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
    const read = { octets: this.#opening.taken, total: this.#sources.reduce((sum, { size }) => sum + size, 0) };
    return { entries: this.journal.length, virtualMs: timeline.nowMs, done, read, ...(isNew && { scene: town.shown }) };
  }

  /** What the page lists beside the stage: rows and findings from these numbers on. */
  state(firstRow: number, firstFinding: number): RecordingState {
    const { rows, findings, problems, foreign, leftOut, setAsideLines, timeline } = this.#writer;
    return {
      formats: this.#opening.formats,
      hasClock: timeline.startsAt !== null,
      rows: rows.slice(firstRow),
      findings: findings.slice(firstFinding),
      problems: [...problems],
      foreign: [...foreign],
      leftOut,
      setAside: setAsideLines.map((line) => ({ ...line, text: readable(line.text) })),
      doors: [...this.doors],
    };
  }

  /** Where programs may connect while it grows; none for files. */
  get doors(): readonly Door[] {
    return 'doors' in this.#opening ? this.#opening.doors : [];
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
