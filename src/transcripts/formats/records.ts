/** Captures whose file header is followed by one record after the other, each with its length first: pcap and snoop. */
import { CaptureReader, PACKET_LIMIT } from '../packets/capture.ts';
import type { Reader } from '../format.ts';
import type { Sink } from '../sink.ts';
import { Intake } from './intake.ts';

export abstract class RecordReader implements Reader {
  protected readonly intake = new Intake();
  protected readonly capture: CaptureReader;
  readonly #sink: Sink;
  #begun = false;
  #broken = false;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.capture = new CaptureReader(sink);
  }

  /** Reads the header of the file; false if there is none to be read. */
  protected abstract begin(): boolean;
  protected abstract readonly headerOctets: number;
  /** Reads one record; false if it has not come yet. */
  protected abstract record(): boolean;

  push(octets: Uint8Array): void {
    if (this.#broken) return;
    this.intake.push(octets);
    if (!this.#begun) this.#begin();
    while (this.#begun && !this.#broken && this.record());
  }

  end(): void {
    if (!this.#broken && (this.intake.waiting > 0 || !this.#begun)) this.#tell('capture.truncated');
    this.capture.end();
  }

  #begin(): void {
    if (!this.intake.has(this.headerOctets)) return;
    this.#begun = this.begin();
    if (this.#begun) this.intake.skip(this.headerOctets);
    else this.#breakOff('capture.damaged');
  }

  /** Nothing here marks where the next record begins: after a length that cannot be, the rest is not to be read. */
  protected badLength(octets: number): false {
    this.#breakOff('capture.badLength', { octets, limit: PACKET_LIMIT });
    return false;
  }

  #breakOff(key: string, values?: Record<string, number>): void {
    this.#broken = true;
    this.#tell(key, values);
  }

  #tell(key: string, values: Record<string, number> = {}): void {
    this.#sink.problem({ key, values: { at: this.intake.at, ...values } });
  }
}
