/** DNS questions that wait for their answers, and which question made a resolver ask another. */
import type { DnsSeen } from '../listener.ts';

/** Questions that are remembered; the oldest is forgotten first. */
const MAX_WAITING = 10_000;

/** Of those that wait with one server, as many are looked at. */
const MAX_LOOKED_AT = 50;

interface OpenQuestion {
  index: number;
  /** The agent that was asked. */
  server: number;
  label: string;
}

export class Questions {
  readonly #waiting = new Map<string, OpenQuestion>();
  /** Agent that is being asked → its questions that have no answer yet, the oldest first. */
  readonly #pending = new Map<number, Map<string, OpenQuestion>>();

  asked(dns: DnsSeen, server: number, label: string, index: number): void {
    const waiting = { index, server, label };
    const key = keyOf(dns);
    if (this.#waiting.size >= MAX_WAITING) this.#forget(this.#waiting.keys().next().value!);
    this.#waiting.set(key, waiting);
    const pending = this.#pending.get(server) ?? new Map<string, OpenQuestion>();
    this.#pending.set(server, pending.set(key, waiting));
  }

  /** Index of the question that this answers, or -1. */
  answered(dns: DnsSeen): number {
    const key = keyOf(dns);
    const index = this.#waiting.get(key)?.index ?? -1;
    this.#forget(key);
    return index;
  }

  /** Index of the question that `agent` is being asked while it asks `label` itself, or -1: the one of the same name, else the oldest. */
  behind(agent: number, label: string): number {
    let oldest = -1;
    let looked = 0;
    for (const waiting of this.#pending.get(agent)?.values() ?? []) {
      if (waiting.label === label) return waiting.index;
      if (oldest < 0) oldest = waiting.index;
      if (++looked === MAX_LOOKED_AT) break;
    }
    return oldest;
  }

  #forget(key: string): void {
    const waiting = this.#waiting.get(key);
    if (!waiting) return;
    this.#waiting.delete(key);
    const pending = this.#pending.get(waiting.server)!;
    pending.delete(key);
    if (pending.size === 0) this.#pending.delete(waiting.server);
  }
}

/** RFC 5452 §4: an answer has the identifier and the ends of its question. */
function keyOf({ facts, packet }: DnsSeen): string {
  return `${facts.number} ${packet.id}`;
}
