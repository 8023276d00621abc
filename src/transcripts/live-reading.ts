/** Reads what is told of real connections while they last, as a `Reading` reads files. */
import type { Door } from './export/live.ts';
import type { Source } from './files/file.ts';
import type { RecordingListener } from './listener.ts';
import { LiveOpening } from './live-opening.ts';

export class LiveReading {
  readonly #source: Source;
  readonly #opening: LiveOpening;

  constructor(source: Source, listener: RecordingListener) {
    this.#source = source;
    this.#opening = new LiveOpening(listener);
  }

  /** Reads what is told next; true when nothing more comes. */
  async advance(): Promise<boolean> {
    if (this.#opening.wants() < 0) return true;
    const octets = await this.#source.read();
    if (octets.length > 0) this.#opening.push(0, octets);
    else this.#opening.end();
    return false;
  }

  cancel(): void {
    this.#source.cancel();
  }

  get formats(): readonly string[] {
    return this.#opening.formats;
  }

  get octets(): { taken: number; total: number } {
    return { taken: this.#opening.taken, total: this.#source.size };
  }

  get doors(): readonly Door[] {
    return this.#opening.doors;
  }
}
