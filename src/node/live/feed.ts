/**
 * What is told of real connections, as lines for pages: each page hears all that is kept and then what happens. A page that is slow
 * costs as much memory as stated; what there was no room for is told as missing.
 */
import { liveLine, type Door } from '../../transcripts/export/live.ts';
import type { Side } from '../../transcripts/sink.ts';
import type { Witness } from './witness.ts';

/** Characters that are kept for pages that come later, and that may wait for one page. */
export const MOST_KEPT = 64 * 1024 * 1024;
export const MOST_WAITING = 64 * 1024 * 1024;
/** Lines are gathered for so long, ms. */
const GATHERED_MS = 20;
/** Where the oldest conversations are forgotten, so much stays. */
const KEPT_AFTER = 0.75;

/** Where a page's lines go; `waiting`: characters that have not left yet. */
export interface Outlet {
  write(text: string): void;
  readonly waiting: number;
}

export class Feed implements Witness {
  readonly #doors: () => readonly Door[];
  readonly #mostKept: number;
  readonly #pages = new Set<Page>();
  #lines: { of: number; line: string }[] = [];
  /** Characters of each conversation that is kept, the oldest first. */
  readonly #kept = new Map<number, number>();
  #size = 0;
  #forgotten = 0;
  #opened = 0;

  constructor(doors: () => readonly Door[], mostKept = MOST_KEPT) {
    this.#doors = doors;
    this.#mostKept = mostKept;
  }

  open(...[start]: Parameters<Witness['open']>): number {
    const number = this.#opened++;
    this.#kept.set(number, 0);
    this.#tell(number, liveLine.open(number, start));
    return number;
  }
  say(...[number, side, octets, atMs]: Parameters<Witness['say']>): void {
    this.#tell(number, liveLine.say(number, side, octets, atMs), { side, octets: octets.length, atMs });
  }
  secure(...[number, told, atMs]: Parameters<Witness['secure']>): void {
    this.#tell(number, liveLine.secure(number, told, atMs));
  }
  close(...[number, how, atMs]: Parameters<Witness['close']>): void {
    this.#tell(number, liveLine.close(number, how, atMs));
  }
  /** Each is a conversation of its own. */
  datagram(...told: Parameters<Witness['datagram']>): void {
    const number = this.#opened++;
    this.#kept.set(number, 0);
    this.#tell(number, liveLine.datagram(...told));
  }

  /** A page that hears from now on; the function that it returns says that it has gone. */
  join(outlet: Outlet): () => void {
    const before = this.#forgotten > 0 ? [liveLine.leftOut(this.#forgotten)] : [];
    const page = new Page(outlet, [liveLine.head(this.#doors()), ...before, ...this.#lines.map(({ line }) => line)]);
    this.#pages.add(page);
    return () => {
      page.leave();
      this.#pages.delete(page);
    };
  }

  #tell(of: number, line: string, saying?: Saying): void {
    for (const page of this.#pages) page.tell(of, line, saying);
    const size = this.#kept.get(of);
    // one that is forgotten stays so
    if (size === undefined) return;
    this.#lines.push({ of, line });
    this.#kept.set(of, size + line.length);
    this.#size += line.length;
    if (this.#size > this.#mostKept) this.#forget();
  }

  /** Whole conversations, the oldest first. */
  #forget(): void {
    for (const [number, size] of this.#kept) {
      if (this.#size <= this.#mostKept * KEPT_AFTER) break;
      this.#kept.delete(number);
      this.#size -= size;
      this.#forgotten++;
    }
    this.#lines = this.#lines.filter(({ of }) => this.#kept.has(of));
  }
}

/** What was said, for the case that there is no room for it. */
interface Saying {
  side: Side;
  octets: number;
  atMs: number | null;
}

class Page {
  readonly #outlet: Outlet;
  #lines: string[];
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  /** What there was no room for, by conversation and side. */
  readonly #missing = new Map<string, Saying & { of: number }>();

  constructor(outlet: Outlet, lines: string[]) {
    this.#outlet = outlet;
    this.#lines = lines;
    this.#flush();
  }

  tell(of: number, line: string, saying?: Saying): void {
    if (saying && this.#size + this.#outlet.waiting > MOST_WAITING) return this.#miss(of, saying);
    this.#tellMissing();
    this.#gather(line);
  }

  leave(): void {
    clearTimeout(this.#timer);
  }

  #gather(line: string): void {
    this.#lines.push(line);
    this.#size += line.length;
    this.#timer ??= setTimeout(() => this.#flush(), GATHERED_MS);
  }

  #miss(of: number, saying: Saying): void {
    const key = `${of} ${saying.side}`;
    const octets = (this.#missing.get(key)?.octets ?? 0) + saying.octets;
    this.#missing.set(key, { ...saying, of, octets });
  }

  #tellMissing(): void {
    for (const { of, side, octets, atMs } of this.#missing.values()) this.#gather(liveLine.miss(of, side, octets, atMs));
    this.#missing.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    this.#size = 0;
    this.#outlet.write(this.#lines.join(''));
    this.#lines = [];
  }
}
