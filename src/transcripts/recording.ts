/**
 * The one sink: what readers tell becomes conversations, each with its protocol, its exchanges and its findings, and a
 * listener hears of them in the order in which they happened. Nothing is kept of a conversation that has ended.
 */
import type { RecordingListener } from './listener.ts';
import type { ConversationStart, MissingWhy, ReadProblem, Restored, SegmentSeen, SetAside, Side, Sink, TlsTold, Traced } from './sink.ts';
import { Conversation } from './conversation.ts';
import { Lookups } from './lookups.ts';
import { KeyLog } from './tls/keylog.ts';

/** Kinds of foreign traffic that are listed; the rest is only counted. */
const MAX_LEFT_ALONE = 200;

export class Recording implements Sink {
  readonly #listener: RecordingListener;
  readonly #conversations = new Map<number, Conversation>();
  readonly #lookups: Lookups;
  readonly #keys = new KeyLog();
  readonly #leftAlone = new Set<string>();
  #opened = 0;

  constructor(listener: RecordingListener) {
    this.#listener = listener;
    this.#lookups = new Lookups(listener, () => this.#opened++);
  }

  open(start: ConversationStart): number {
    const number = this.#opened++;
    this.#conversations.set(number, new Conversation(number, start, this.#keys, this.#lookups, this.#listener));
    this.#within(number, (conversation) => conversation.begin());
    return number;
  }

  say(conversation: number, side: Side, octets: Uint8Array, atMs: number | null): void {
    if (octets.length > 0) this.#within(conversation, (it) => it.say(side, octets, atMs));
  }

  miss(conversation: number, side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void {
    this.#within(conversation, (it) => it.miss(side, octets, why, atMs));
  }

  secure(conversation: number, told: TlsTold, atMs: number | null): void {
    this.#within(conversation, (it) => it.toldSecure(told, atMs));
  }

  close(conversation: number, how: 'end' | 'reset' | 'cut', atMs: number | null): void {
    this.#within(conversation, (it) => it.end(how, atMs));
    this.#conversations.delete(conversation);
  }

  segment(conversation: number, segment: SegmentSeen): void {
    this.#within(conversation, (it) => it.segment(segment));
  }

  datagram(from: string, to: string, octets: Uint8Array, atMs: number): void {
    this.#lookups.datagram(from, to, octets, atMs);
  }

  traced(message: Traced): void {
    this.#listener.traced(message);
  }

  restored(kept: Restored): void {
    this.#listener.restored(kept);
  }

  keys(lines: string): void {
    this.#keys.add(lines);
    this.#listener.keys(lines);
  }

  leftAlone(what: string, client: string, server: string): void {
    const told = `${what} ${client} ${server}`;
    if (this.#leftAlone.has(told) || this.#leftAlone.size >= MAX_LEFT_ALONE) return;
    this.#leftAlone.add(told);
    this.#listener.leftAlone(what, client, server);
  }

  setAside(line: SetAside): void {
    this.#listener.setAside(line);
  }

  problem(problem: ReadProblem): void {
    this.#listener.problem(problem);
  }

  /** What cannot be read is told and left; the other conversations go on. */
  #within(number: number, work: (conversation: Conversation) => void): void {
    const conversation = this.#conversations.get(number);
    if (!conversation) return;
    try {
      work(conversation);
    } catch (error) {
      this.#conversations.delete(number);
      this.#listener.problem({ key: 'conversation.unreadable', values: { ...conversation.abandon(), reason: String(error) } });
    }
  }

  /** The recording ends: so does whatever is still open in it. */
  end(): void {
    for (const number of this.#conversations.keys()) this.#within(number, (conversation) => conversation.end('cut', null));
    this.#conversations.clear();
    this.#lookups.end();
  }
}
