/** Virtual time and what is due in it: a binary heap ordered by time, then by order of asking, so that a run never depends on chance. */

/** Something that will happen unless it is cancelled. */
export interface Timer {
  cancel(): void;
}

class Due implements Timer {
  readonly atMs: number;
  readonly order: number;
  act: (() => void) | null;
  constructor(atMs: number, order: number, act: () => void) {
    this.atMs = atMs;
    this.order = order;
    this.act = act;
  }
  cancel(): void {
    this.act = null;
  }
}

function before(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

export class Clock {
  /** Virtual milliseconds since the run began. */
  nowMs = 0;
  #heap: Due[] = [];
  #asked = 0;

  /** `act` happens `delayMs` from now; what is due at the same instant happens in the order it was asked for. */
  after(delayMs: number, act: () => void): Timer {
    const due = new Due(this.nowMs + delayMs, this.#asked++, act);
    this.#rise(this.#heap.push(due) - 1, due);
    return due;
  }

  /** Lets the next thing happen; false when nothing is left. */
  next(): boolean {
    for (let due = this.#pop(); due; due = this.#pop()) {
      if (!due.act) continue;
      this.nowMs = due.atMs;
      due.act();
      return true;
    }
    return false;
  }

  #rise(place: number, due: Due): void {
    const heap = this.#heap;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!before(due, heap[parent]!)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = due;
  }

  #pop(): Due | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(due: Due): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, due)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = due;
  }
}
