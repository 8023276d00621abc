/** A browser asks for several things at once; each lane takes one request after the other, and is told as a conversation. */
import type { Side, Sink } from '../../sink.ts';
import type { Origin } from './address.ts';

/** Lanes of one file. */
const MAX_LANES = 5000;

export interface Target {
  origin: Origin;
  /** Of the server; '' where the browser has not noted it. */
  address: string;
  /** The browser's own name for the connection; '' without one. */
  connection: string;
}

interface Told {
  atMs: number;
  tell: () => void;
}

class Lane {
  endMs = -Infinity;
  readonly #sink: Sink;
  readonly #told: Told[];
  readonly #target: Target;
  #number = -1;

  constructor(sink: Sink, target: Target, told: Told[]) {
    this.#sink = sink;
    this.#target = target;
    this.#told = told;
  }

  say(side: Side, octets: Uint8Array, atMs: number): void {
    this.#told.push({ atMs, tell: () => this.#sink.say(this.#open(atMs), side, octets, atMs) });
  }

  /** The browser has not kept a content. */
  miss(side: Side, octets: number, atMs: number): void {
    this.#told.push({ atMs, tell: () => this.#sink.miss(this.#open(atMs), side, octets, 'leftOut', atMs) });
  }

  close(): void {
    if (this.#number >= 0) this.#sink.close(this.#number, 'end', this.endMs);
  }

  #open(atMs: number): number {
    if (this.#number >= 0) return this.#number;
    const { origin, address } = this.#target;
    const server = `${address || origin.host}:${origin.port}`;
    const start = { client: '', server, serverName: origin.host, protocol: 'http', atMs, fromTheStart: true } as const;
    this.#number = this.#sink.open({ ...start, evidence: 'lines' });
    if (origin.secure) this.#sink.secure(this.#number, { version: '', cipher: '', serverName: origin.host }, atMs);
    return this.#number;
  }
}

export class Lanes {
  readonly #sink: Sink;
  readonly #lanes = new Map<string, Lane[]>();
  readonly #told: Told[] = [];
  #count = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** A lane of this connection, or else of this server, on which nothing is under way; requests come in the order of their beginning. */
  take(target: Target, atMs: number, endMs: number): Lane {
    const { origin, address, connection } = target;
    const key = [origin.host, origin.port, origin.secure, address, connection].join(' ');
    const lanes = this.#lanes.get(key) ?? [];
    this.#lanes.set(key, lanes);
    let lane = lanes.find((each) => each.endMs <= atMs);
    if (!lane && this.#count >= MAX_LANES) lane = lanes[0];
    if (!lane) {
      lane = new Lane(this.#sink, target, this.#told);
      lanes.push(lane);
      this.#count++;
    }
    lane.endMs = Math.max(lane.endMs, endMs);
    return lane;
  }

  /** Tells everything in order of time. */
  end(): void {
    this.#told.sort((a, b) => a.atMs - b.atMs);
    for (const { tell } of this.#told) tell();
    for (const lanes of this.#lanes.values()) for (const lane of lanes) lane.close();
  }
}
