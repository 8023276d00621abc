/** The transcript as a list of rows, kept up as the journal grows: lines, events, headings where the speakers change, and long gaps. */
import type { Journal, Kind } from '../../../sim/journal.ts';

export type RowType = 'heading' | 'gap' | 'line' | 'lookup' | 'event';
export interface Row {
  type: RowType;
  /** The entry that is shown, or before which heading and gap stand. */
  index: number;
}

const TYPES: Partial<Record<Kind, RowType>> = {
  command: 'line',
  text: 'line',
  reply: 'line',
  question: 'lookup',
  answer: 'lookup',
  tls: 'event',
  open: 'event',
  close: 'event',
  composed: 'event',
  trace: 'event',
  queued: 'event',
  dequeued: 'event',
  stored: 'event',
  removed: 'event',
  flagged: 'event',
  fetched: 'event',
  timer: 'event',
  fault: 'event',
  intervention: 'event',
  note: 'event',
};

/** Silence longer than this is marked. */
export const LONG_GAP_MS = 60_000;

export class TranscriptRows {
  readonly rows: Row[] = [];
  readonly #journal: Journal;
  #read = 0;
  #heading = -1;
  #spoken = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Reads on to the first `length` entries. */
  extend(length: number): this {
    for (; this.#read < length; this.#read++) this.#add(this.#read);
    return this;
  }

  /** The last row that is not after `index`; -1 before the first. Headings and gaps count as before their entry. */
  rowAt(index: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]!.index <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #add(index: number): void {
    const type = TYPES[this.#journal.kind(index)];
    if (type === undefined) return;
    const at = this.#journal.at(index);
    if (this.rows.length > 0 && at - this.#spoken > LONG_GAP_MS) this.rows.push({ type: 'gap', index });
    this.#spoken = at;
    this.#head(index);
    this.rows.push({ type, index });
  }

  #head(index: number): void {
    const connection = this.#journal.connection(index);
    if (connection < 0 || connection === this.#heading) return;
    this.#heading = connection;
    this.rows.push({ type: 'heading', index });
  }
}

/** How long it was silent before the row of `index`: the span that a gap row names. */
export function silenceBefore(rows: readonly Row[], place: number, journal: Journal): number {
  const before = rows[place - 1];
  return before === undefined ? 0 : journal.at(rows[place]!.index) - journal.at(before.index);
}
