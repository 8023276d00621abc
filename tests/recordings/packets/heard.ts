/** A sink that keeps what it hears, for tests to look at. */
import { readFileSync } from 'node:fs';
import { concat } from '../../../src/mail/octets.ts';
import type { Format } from '../../../src/transcripts/format.ts';
import type { ConversationStart, ReadProblem, SegmentSeen, Side, Sink } from '../../../src/transcripts/sink.ts';

export type Told =
  | { told: 'say'; side: Side; octets: Uint8Array; atMs: number | null }
  | { told: 'miss'; side: Side; octets: number | null; why: string; atMs: number | null };

export interface HeardConversation extends ConversationStart {
  told: Told[];
  segments: SegmentSeen[];
  closed: string[];
  closedAtMs: number | null;
}

export class Heard implements Sink {
  readonly conversations: HeardConversation[] = [];
  readonly datagrams: { from: string; to: string; octets: Uint8Array; atMs: number }[] = [];
  readonly left: string[] = [];
  readonly problems: ReadProblem[] = [];
  keyLines = '';

  open(start: ConversationStart): number {
    return this.conversations.push({ ...start, told: [], segments: [], closed: [], closedAtMs: null }) - 1;
  }
  say(conversation: number, side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#of(conversation).told.push({ told: 'say', side, octets, atMs });
  }
  miss(conversation: number, side: Side, octets: number | null, why: string, atMs: number | null): void {
    this.#of(conversation).told.push({ told: 'miss', side, octets, why, atMs });
  }
  secure(): void {
    throw new Error('captures never call it');
  }
  close(conversation: number, how: string, atMs: number | null): void {
    const found = this.#of(conversation);
    found.closed.push(how);
    found.closedAtMs = atMs;
  }
  segment(conversation: number, segment: SegmentSeen): void {
    this.#of(conversation).segments.push(segment);
  }
  datagram(from: string, to: string, octets: Uint8Array, atMs: number): void {
    this.datagrams.push({ from, to, octets, atMs });
  }
  traced(): void {
    throw new Error('captures never call it');
  }
  restored(): void {
    throw new Error('captures never call it');
  }
  keys(lines: string): void {
    this.keyLines += lines;
  }
  leftAlone(what: string, client: string, server: string): void {
    this.left.push(`${what} ${client} ${server}`);
  }
  setAside(): void {
    throw new Error('captures never call it');
  }
  problem(problem: ReadProblem): void {
    this.problems.push(problem);
  }

  /** All told of a side, holes left out. */
  octets(conversation: number, side: Side): Uint8Array {
    return concat(
      this.conversations[conversation]!.told.flatMap((told) => (told.told === 'say' && told.side === side ? [told.octets] : [])),
    );
  }

  /** Nothing may be told of a conversation that is closed or was never opened. */
  #of(conversation: number): HeardConversation {
    const found = this.conversations[conversation];
    if (!found || found.closed.length > 0) throw new Error(`conversation ${conversation} is not open`);
    return found;
  }
}

/** `octets` read by `format`, in chunks of `chunk` octets. */
export function heard(format: Format, octets: Uint8Array, chunk = octets.length): Heard {
  const sink = new Heard();
  const reader = format.read(sink);
  for (let at = 0; at < octets.length; at += chunk) reader.push(octets.subarray(at, at + chunk));
  reader.end();
  return sink;
}

const FILES = new URL('../files/', import.meta.url);

export function file(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, FILES)));
}
