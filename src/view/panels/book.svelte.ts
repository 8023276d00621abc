/** The protocol book of a worker: asked for once, kept while the page lives. */
import type { Book, MailscopeWorker } from '../../worker/api.ts';

const books = new WeakMap<MailscopeWorker, Promise<Book>>();

/** A reactive holder that has the book as soon as the worker has sent it. */
export class BookShelf {
  book = $state.raw<Book | null>(null);

  /** Asks `worker` for its book; a worker that cannot answer leaves the shelf empty. */
  async fetch(worker: MailscopeWorker): Promise<void> {
    let asked = books.get(worker);
    if (asked === undefined) books.set(worker, (asked = worker.book()));
    try {
      this.book = await asked;
    } catch {
      books.delete(worker);
    }
  }
}
