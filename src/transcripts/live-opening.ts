/** Reads what is told of real connections while they last: nothing is recognised, merged or waited for. Like an `Opening` of one file. */
import type { Door } from './export/live.ts';
import { LiveReader } from './formats/live.ts';
import type { RecordingListener } from './listener.ts';
import { Recording } from './recording.ts';

export class LiveOpening {
  readonly formats = ['live'];
  taken = 0;
  readonly #recording: Recording;
  readonly #reader: LiveReader;
  #ended = false;

  constructor(listener: RecordingListener) {
    this.#recording = new Recording(listener);
    this.#reader = new LiveReader(this.#recording);
  }

  get doors(): readonly Door[] {
    return this.#reader.doors;
  }

  wants(): number {
    return this.#ended ? -1 : 0;
  }

  push(_file: number, octets: Uint8Array): void {
    this.taken += octets.length;
    this.#reader.push(octets);
  }

  end(): void {
    this.#ended = true;
    this.#reader.end();
    this.#recording.end();
  }
}
