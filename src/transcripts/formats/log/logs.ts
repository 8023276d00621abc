/** Logs by how their conversations lie in them. */
import type { Sink } from '../../sink.ts';
import type { Heard, Log } from './log-format.ts';
import { Telling, Tellings, type Ends, type TellingOptions } from './telling.ts';

/** One conversation after the other. */
export abstract class SerialLog implements Log {
  protected readonly telling: Telling;

  /** `protocol`: the only one that it speaks. */
  constructor(sink: Sink, { protocol, ...options }: TellingOptions & Pick<Ends, 'protocol'> = { evidence: 'lines' }) {
    this.telling = new Telling(sink, options);
    this.telling.know({ protocol });
  }

  abstract line(line: string): Heard;

  end(): void {
    this.telling.close('cut');
  }
}

/** Several at once, told apart by what the log calls them. */
export abstract class ParallelLog implements Log {
  protected readonly tellings: Tellings;

  constructor(sink: Sink, options?: TellingOptions) {
    this.tellings = new Tellings(() => new Telling(sink, options));
  }

  abstract line(line: string): Heard;

  end(): void {
    this.tellings.end();
  }
}
