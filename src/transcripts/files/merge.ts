/**
 * Several files at once: what their readers tell is put in order of time, so that one mail seen at two hops becomes one
 * journey. A conversation that two captures both saw is told once, and two halves of one (rawlogs) are put together.
 */
import type { ConversationStart, SegmentSeen, Side, Sink } from '../sink.ts';

/** Starts of one conversation in two files lie no further apart than this, ms. */
const SAME_START_MS = 60_000;
/** Look-ups that are remembered, to tell one that two captures saw. */
const MAX_LOOKUPS = 10_000;

interface Told {
  atMs: number;
  tell: () => void;
}

/** A conversation as it was told on: its number there, the file it is from, and how many halves are still open. */
interface Joined {
  number: number;
  file: number;
  atMs: number;
  half: Side | undefined;
  open: number;
}

export class Merge {
  readonly #sink: Sink;
  readonly #queues: Told[][];
  readonly #heads: number[];
  readonly #ended: boolean[];
  readonly #byEnds = new Map<string, Joined>();
  readonly #halves: Joined[] = [];
  readonly #lookups = new Map<string, number>();

  constructor(sink: Sink, files: number) {
    this.#sink = sink;
    this.#queues = Array.from({ length: files }, () => []);
    this.#heads = Array.from({ length: files }, () => 0);
    this.#ended = Array.from({ length: files }, () => false);
  }

  /** The sink that the reader of one file is given. */
  sinkFor(file: number): Sink {
    return this.#queues.length === 1 ? this.#sink : new Delayed(file, this, this.#sink);
  }

  /** The file that must be read on, for it might tell the earliest; -1: none. */
  get wants(): number {
    return this.#queues.findIndex((queue, file) => !this.#ended[file] && this.#heads[file] === queue.length);
  }

  end(file: number): void {
    this.#ended[file] = true;
    this.#flow();
  }

  put(file: number, told: Told): void {
    this.#queues[file]!.push(told);
  }

  /** Tells on whatever nothing earlier can come before. Called after each push. */
  flowed(): void {
    this.#flow();
  }

  #flow(): void {
    while (this.wants < 0) {
      const file = this.#earliest();
      if (file < 0) return;
      const queue = this.#queues[file]!;
      const told = queue[this.#heads[file]!]!;
      if (++this.#heads[file]! === queue.length) {
        this.#queues[file] = [];
        this.#heads[file] = 0;
      }
      told.tell();
    }
  }

  #earliest(): number {
    let earliest = -1;
    let earliestMs = Infinity;
    for (const [file, queue] of this.#queues.entries()) {
      const told = queue[this.#heads[file]!];
      if (!told || (earliest >= 0 && told.atMs >= earliestMs)) continue;
      earliest = file;
      earliestMs = told.atMs;
    }
    return earliest;
  }

  /** Begins a conversation, or joins the one that it is; `undefined`: another file tells all of it already. */
  open(file: number, start: ConversationStart, atMs: number): Joined | undefined {
    const other = start.half ? this.#otherHalf(start, file, atMs) : undefined;
    if (other) {
      other.open++;
      return other;
    }
    const key = `${start.client} ${start.server}`;
    const known = start.client.includes(':') ? this.#byEnds.get(key) : undefined;
    if (known && known.file !== file && Math.abs(known.atMs - atMs) < SAME_START_MS) {
      this.#sink.leftAlone('duplicate', start.client, start.server);
      return undefined;
    }
    const joined = { number: this.#sink.open(start), file, atMs, half: start.half, open: 1 };
    this.#byEnds.set(key, joined);
    if (start.half) this.#halves.push(joined);
    return joined;
  }

  #otherHalf({ half }: ConversationStart, file: number, atMs: number): Joined | undefined {
    const near = (each: Joined): boolean => !(Math.abs(each.atMs - atMs) >= SAME_START_MS);
    const place = this.#halves.findIndex((each) => each.file !== file && each.half !== half && near(each));
    return place < 0 ? undefined : this.#halves.splice(place, 1)[0];
  }

  /** Whether another file told this packet already. */
  isRepeated(file: number, packet: string): boolean {
    const before = this.#lookups.get(packet);
    if (before !== undefined && before !== file) return true;
    this.#lookups.set(packet, file);
    if (this.#lookups.size > MAX_LOOKUPS) this.#lookups.delete(this.#lookups.keys().next().value!);
    return false;
  }
}

/** Keeps what one reader tells until its time has come. What has no time follows what came before it. */
class Delayed implements Sink {
  readonly #file: number;
  readonly #merge: Merge;
  readonly #sink: Sink;
  readonly #joined: (Joined | undefined)[] = [];
  #opened = 0;
  #atMs = -Infinity;

  constructor(file: number, merge: Merge, sink: Sink) {
    this.#file = file;
    this.#merge = merge;
    this.#sink = sink;
  }

  #later(atMs: number | null, tell: () => void): void {
    this.#atMs = Math.max(this.#atMs, atMs ?? this.#atMs);
    this.#merge.put(this.#file, { atMs: this.#atMs, tell });
  }

  /** Tells the conversation's number there, unless another file tells of it. */
  #within(conversation: number, tell: (number: number) => void): void {
    const joined = this.#joined[conversation];
    if (joined) tell(joined.number);
  }

  open(start: ConversationStart): number {
    const number = this.#opened++;
    const atMs = start.atMs ?? this.#atMs;
    this.#later(start.atMs, () => (this.#joined[number] = this.#merge.open(this.#file, start, atMs)));
    return number;
  }
  say(conversation: number, side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#later(atMs, () => this.#within(conversation, (number) => this.#sink.say(number, side, octets, atMs)));
  }
  miss(...[conversation, side, octets, why, atMs]: Parameters<Sink['miss']>): void {
    this.#later(atMs, () => this.#within(conversation, (number) => this.#sink.miss(number, side, octets, why, atMs)));
  }
  secure(...[conversation, told, atMs]: Parameters<Sink['secure']>): void {
    this.#later(atMs, () => this.#within(conversation, (number) => this.#sink.secure(number, told, atMs)));
  }
  close(...[conversation, how, atMs]: Parameters<Sink['close']>): void {
    this.#later(atMs, () => {
      const joined = this.#joined[conversation];
      if (joined && --joined.open === 0) this.#sink.close(joined.number, how, atMs);
      this.#joined[conversation] = undefined;
    });
  }
  segment(conversation: number, segment: SegmentSeen): void {
    this.#later(segment.atMs, () => this.#within(conversation, (number) => this.#sink.segment(number, segment)));
  }
  datagram(...[from, to, octets, atMs]: Parameters<Sink['datagram']>): void {
    const packet = `${from} ${to} ${octets[0]} ${octets[1]} ${octets.length}`;
    this.#later(atMs, () => {
      if (!this.#merge.isRepeated(this.#file, packet)) this.#sink.datagram(from, to, octets, atMs);
    });
  }
  traced(...[message]: Parameters<Sink['traced']>): void {
    this.#later(message.hops[0]?.atMs ?? null, () => this.#sink.traced(message));
  }
  restored(...[kept]: Parameters<Sink['restored']>): void {
    this.#later(null, () => this.#sink.restored(kept));
  }
  keys(lines: string): void {
    this.#sink.keys(lines);
  }
  leftAlone(...told: Parameters<Sink['leftAlone']>): void {
    this.#later(null, () => this.#sink.leftAlone(...told));
  }
  setAside(...[line]: Parameters<Sink['setAside']>): void {
    this.#sink.setAside(line);
  }
  problem(...[problem]: Parameters<Sink['problem']>): void {
    this.#sink.problem(problem);
  }
}
