/** IMAP commands that have no tagged reply yet, in the order in which they were said. */
import type { ImapAsked } from './command.ts';

/** Running commands that the judge looks at: of more, some other may have caused what comes. */
export const MAX_RUNNING = 50;

export class Pending {
  readonly #asked = new Map<number, ImapAsked>();
  readonly #tags = new Map<string, ImapAsked[]>();
  /** The first of them; `undefined`: they have changed. */
  #running: readonly ImapAsked[] | undefined;

  get size(): number {
    return this.#asked.size;
  }

  get all(): ReadonlyMap<number, ImapAsked> {
    return this.#asked;
  }

  /** At most `MAX_RUNNING`, the oldest first. */
  get running(): readonly ImapAsked[] {
    return (this.#running ??= firstOf(this.#asked));
  }

  get oldest(): ImapAsked | undefined {
    return this.running[0];
  }

  /** The oldest command with this tag. */
  tagged(tag: string): ImapAsked | undefined {
    return this.#tags.get(tag)?.[0];
  }

  /** Takes a command; whether another one with its tag is not answered yet. */
  add(asked: ImapAsked): boolean {
    this.#running = undefined;
    this.#asked.set(asked.exchange.number, asked);
    const same = this.#tags.get(asked.tag);
    if (same) same.push(asked);
    else this.#tags.set(asked.tag, [asked]);
    return same !== undefined;
  }

  forget(asked: ImapAsked): void {
    this.#running = undefined;
    this.#asked.delete(asked.exchange.number);
    const others = (this.#tags.get(asked.tag) ?? []).filter((each) => each !== asked);
    if (others.length > 0) this.#tags.set(asked.tag, others);
    else this.#tags.delete(asked.tag);
  }
}

function firstOf(pending: ReadonlyMap<number, ImapAsked>): ImapAsked[] {
  const first: ImapAsked[] = [];
  for (const asked of pending.values()) if (first.push(asked) === MAX_RUNNING) break;
  return first;
}
