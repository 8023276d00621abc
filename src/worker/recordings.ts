/** Opens recordings for the page: files in, a journal like a run's out, batch by batch while the rest is still being read. */
import type { Journal } from '../sim/journal.ts';
import type { Scene } from '../run/scenario.ts';
import { Opening, CHUNK_OCTETS } from '../transcripts/opening.ts';
import { JournalWriter } from '../transcripts/stage/writer.ts';
import type { ConversationRow, PlacedFinding } from '../transcripts/stage/rows.ts';
import { coveredIn } from '../transcripts/export/covered.ts';
import type { Shown } from './shown.ts';
import type { OnBatch, OpenedFile, Progress, RecordingState } from './api.ts';

const BATCH_ENTRIES = 1000;

export class Recorded implements Shown {
  /** Runs have no such thing. */
  readonly isRecording = true;
  readonly #files: readonly OpenedFile[];
  readonly #offsets: number[];
  readonly #opening: Opening;
  readonly #writer = new JournalWriter();
  #sceneSent = -1;
  #stopped = false;
  done = false;

  constructor(files: readonly OpenedFile[]) {
    this.#files = files;
    this.#offsets = files.map(() => 0);
    this.#opening = new Opening(
      files.map(({ name }) => name),
      this.#writer,
    );
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

  /** Reads one chunk of the file that is wanted next; true when all is read, or reading was given up. */
  async advance(): Promise<boolean> {
    const file = this.#stopped ? -1 : this.#opening.wants();
    if (file < 0) return (this.done = true);
    const { blob } = this.#files[file]!;
    const start = this.#offsets[file]!;
    const octets = new Uint8Array(await blob.slice(start, start + CHUNK_OCTETS).arrayBuffer());
    this.#offsets[file] = start + octets.length;
    if (octets.length > 0) this.#opening.push(file, octets);
    else this.#opening.end(file);
    return false;
  }

  /** Gives up reading: what is there stays. */
  stop(): void {
    this.#stopped = true;
  }

  /** Hands on what is new; the scene goes along when it has changed. */
  async send(onBatch: OnBatch): Promise<void> {
    for (let batch = this.journal.take(BATCH_ENTRIES); batch; batch = this.journal.take(BATCH_ENTRIES))
      await onBatch(batch, { ...this.#progress(false), covered: coveredIn(this.journal, batch.first, batch.first + batch.count) });
    if (this.done) await onBatch(null, this.#progress(true));
  }

  #progress(done: boolean): Progress {
    const { town, timeline } = this.#writer;
    const isNew = this.#sceneSent !== town.version;
    this.#sceneSent = town.version;
    const read = { octets: this.#opening.taken, total: this.#files.reduce((sum, { blob }) => sum + blob.size, 0) };
    return { entries: this.journal.length, virtualMs: timeline.nowMs, done, read, ...(isNew && { scene: structuredClone(town.scene) }) };
  }

  /** What the page lists beside the stage: rows and findings from these numbers on. */
  state(firstRow: number, firstFinding: number): RecordingState {
    const { rows, findings, problems, foreign, leftOut, timeline } = this.#writer;
    return {
      formats: this.#opening.formats,
      hasClock: timeline.startsAt !== null,
      rows: rows.slice(firstRow),
      findings: findings.slice(firstFinding),
      problems: [...problems],
      foreign: [...foreign],
      leftOut,
    };
  }

  row(connection: number): ConversationRow | undefined {
    return this.#writer.rows.find((row) => row.connection === connection);
  }

  findingsOf(conversation: number): PlacedFinding[] {
    return this.#writer.findings.filter((finding) => finding.conversation === conversation);
  }

  get problems() {
    return this.#writer.problems;
  }
}
