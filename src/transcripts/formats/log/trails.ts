/** Messages that a server's log tells of, line by line, each under the id that the log gives it. */
import { ascii, text } from '../../../mail/octets.ts';
import type { Hop, Sink } from '../../sink.ts';

/** Messages under way at once; of more, the one that was heard of first is told as far as it is known. */
export const MAX_MESSAGES = 10_000;
/** Hops of one message that are told. */
export const MAX_HOPS = 1000;

/** A moment that the log may know only at its end (a date without a year). */
type Moment = () => number | null;

/** What a line tells of a hop; what it does not say is ''. */
export type TrailHop = Partial<Omit<Hop, 'atMs' | 'source'>>;

/** Who wrote to whom, as far as a log tells it. */
export interface Told {
  messageId: string;
  reversePath: string;
  forwardPaths: Set<string>;
}

interface Trail extends Told {
  hops: { hop: Omit<Hop, 'atMs'>; at: Moment }[];
}

const UNTOLD: Omit<Hop, 'atMs' | 'source' | 'recipients'> = {
  ...{ fromName: '', fromAddress: '', byName: '', byAddress: '', with: '', id: '' },
  ...{ tls: '', authenticatedAs: '', reply: '', status: '' },
};

/** A copy: slices of a chunk would keep the whole of it. */
export const copied = (words: string): string => text(ascii(words));

/** A log tells of a message without its octets; one of which it tells no hop is not told. */
export function tellTrail(sink: Sink, { messageId, reversePath, forwardPaths }: Told, hops: readonly Hop[]): void {
  if (hops.length === 0) return;
  sink.traced({ octets: new Uint8Array(0), messageId, reversePath, forwardPaths: [...forwardPaths], hops: [...hops] });
}

export class Trails {
  readonly #sink: Sink;
  readonly #trails = new Map<string, Trail>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Of this format: it is told that nobody's words are in it. */
  endOf(format: string): void {
    this.end();
    this.#sink.problem({ key: 'log.traces', values: { formats: format } });
  }

  /** It has this Message-ID. */
  named(id: string, messageId: string): void {
    this.#of(id).messageId ||= copied(messageId);
  }

  /** It comes from this sender. */
  sent(id: string, reversePath: string): void {
    this.#of(id).reversePath ||= copied(reversePath);
  }

  /** It went one way further, or did not; `line` tells it. */
  went(id: string, told: TrailHop, at: Moment, line: string): void {
    const { forwardPaths, hops } = this.#of(id);
    if (hops.length >= MAX_HOPS) return;
    const recipients = (told.recipients ?? []).map(copied);
    for (const path of recipients) forwardPaths.add(path);
    const words = Object.fromEntries(
      Object.entries(told).flatMap(([name, value]) => (typeof value === 'string' ? [[name, copied(value)]] : [])),
    );
    hops.push({ hop: { ...UNTOLD, ...words, recipients, source: ascii(line) }, at });
  }

  /** No more is told of it. */
  done(id: string): void {
    const trail = this.#trails.get(id);
    if (!trail) return;
    this.#trails.delete(id);
    this.#tell(trail);
  }

  end(): void {
    for (const trail of this.#trails.values()) this.#tell(trail);
    this.#trails.clear();
  }

  #of(id: string): Trail {
    const known = this.#trails.get(id);
    if (known) return known;
    const [oldest] = this.#trails.keys();
    if (this.#trails.size >= MAX_MESSAGES) this.done(oldest!);
    const trail: Trail = { messageId: '', reversePath: '', forwardPaths: new Set(), hops: [] };
    this.#trails.set(copied(id), trail);
    return trail;
  }

  #tell(trail: Trail): void {
    tellTrail(
      this.#sink,
      trail,
      trail.hops.map(({ hop, at }) => ({ ...hop, atMs: at() })),
    );
  }
}

/** A reply that stands at the end of such words, or '': '… after RCPT TO:<bea@b.com>: 451 4.7.1 Greylisted'. */
export const replyAtEnd = (words: string): string => /(?:^|[:"] ?)([245]\d\d[ -][^"]*)"?$/s.exec(words)?.[1] ?? '';
