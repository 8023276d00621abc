/** What was done without a line and is still to be told to the server: RFC 4549 §3. */
import type { Posting } from '../mua/mua.ts';
import type { Doing } from './deeds.ts';
import type { Pending, Row } from './picture.ts';
import type { Shelf } from './shelf.ts';

export class Queue {
  readonly #shelf: Shelf;
  /** Letters that are to be handed in or laid down, by the number of their change. */
  readonly #postings = new Map<number, Posting>();
  /** Rows that were taken out of their folder: the server has them there still. */
  readonly #taken = new Map<number, readonly Row[]>();
  #last = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** In the folder that is open. */
  add(doing: Doing, { posting, taken }: { posting?: Posting; taken?: readonly Row[] } = {}): void {
    const number = ++this.#last;
    const { open, queue } = this.#shelf.picture;
    if (posting) this.#postings.set(number, posting);
    if (taken) this.#taken.set(number, taken);
    const pending: Pending = { number, doing, folder: open, validity: this.#shelf.validity, fate: 'waiting', why: '', from: -1 };
    this.#shelf.show({ queue: [...queue, pending] });
  }

  get waiting(): readonly Pending[] {
    return this.#shelf.picture.queue.filter(({ fate }) => fate === 'waiting');
  }

  posting(number: number): Posting | undefined {
    return this.#postings.get(number);
  }

  /** What the program has taken out of this folder is in it again, as the server knows it. */
  restore(folder: string): void {
    const rows = this.waiting.filter((each) => each.folder === folder).flatMap(({ number }) => this.#taken.get(number) ?? []);
    this.#shelf.putBack(folder, rows);
  }

  /** It is being told from this entry on. */
  begin(number: number, from: number): void {
    this.#change(number, { from });
  }
  settle(number: number, fate: Pending['fate'], why = ''): void {
    this.#change(number, { fate, why });
  }
  /** What is settled need not be remembered any more. */
  clear(): void {
    this.#shelf.show({ queue: this.waiting });
  }

  #change(number: number, change: Partial<Pending>): void {
    this.#shelf.show({ queue: this.#shelf.picture.queue.map((each) => (each.number === number ? { ...each, ...change } : each)) });
  }
}
