/** Records what happens now into a journal like that of any recording, and tells each entry and each finding as it comes. */
import { coveredIn, withCover } from '../../transcripts/export/covered.ts';
import { Recording } from '../../transcripts/recording.ts';
import type { PlacedFinding } from '../../transcripts/stage/rows.ts';
import { JournalWriter } from '../../transcripts/stage/writer.ts';
import type { Witness } from './witness.ts';

/** Told of each entry in its order: `octets` are those that may be shown. */
export interface Told {
  entry(index: number, octets: Uint8Array): void;
  finding(finding: PlacedFinding): void;
}

export interface RecorderOptions {
  /** Passwords, and what is as good as one, are told and kept as they are; else asterisks stand in their place. */
  showSecrets: boolean;
  told: (writer: JournalWriter) => Told;
}

export class Recorder implements Witness {
  readonly writer = new JournalWriter();
  readonly showSecrets: boolean;
  readonly #recording = new Recording(this.writer);
  readonly #told: Told;
  #entries = 0;
  #findings = 0;

  constructor({ showSecrets, told }: RecorderOptions) {
    this.showSecrets = showSecrets;
    this.#told = told(this.writer);
  }

  open(...[start]: Parameters<Witness['open']>): number {
    return this.#recording.open(start);
  }
  say(...told: Parameters<Witness['say']>): void {
    this.#recording.say(...told);
    this.#tell();
  }
  secure(...told: Parameters<Witness['secure']>): void {
    this.#recording.secure(...told);
    this.#tell();
  }
  close(...told: Parameters<Witness['close']>): void {
    this.#recording.close(...told);
    this.#tell();
  }
  datagram(...told: Parameters<Witness['datagram']>): void {
    this.#recording.datagram(...told);
    this.#tell();
  }

  /** Nothing more happens: what is still open is cut. */
  end(): void {
    this.#recording.end();
    this.#tell();
  }

  #tell(): void {
    const { journal, findings } = this.writer;
    const spans = this.showSecrets ? [] : coveredIn(journal, this.#entries, journal.length);
    for (; this.#entries < journal.length; this.#entries++) this.#told.entry(this.#entries, this.#shown(this.#entries, spans));
    for (; this.#findings < findings.length; this.#findings++) this.#told.finding(findings[this.#findings]!);
  }

  #shown(index: number, spans: ReturnType<typeof coveredIn>): Uint8Array {
    const octets = this.writer.journal.octets(index);
    const span = spans.find((each) => each.index === index);
    return span ? withCover(octets, span) : octets;
  }
}
