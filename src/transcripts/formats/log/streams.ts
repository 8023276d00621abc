/**
 * What programs print that put the streams of a capture together: pieces that one end says to another. Who serves is seen from
 * the ports, as in a capture, and else from who speaks like a server.
 */
import type { Side, Sink } from '../../sink.ts';
import { clientOf } from '../../packets/tcp/sides.ts';
import { Telling, Tellings } from './telling.ts';
import { looksSaidByServer } from './turns.ts';

/** 'address:port'. */
export interface Direction {
  from: string;
  to: string;
}

export class Streams {
  readonly #tellings: Tellings;
  /** Which end is the client's, by the key of a pair. */
  readonly #clients = new Map<string, string>();

  constructor(sink: Sink, evidence: 'octets' | 'lines') {
    this.#tellings = new Tellings(() => new Telling(sink, { evidence }));
  }

  say(direction: Direction, said: string, atMs: number | null): void {
    if (said === '') return;
    const side = this.#sideOf(direction, said);
    this.#telling(direction, side).octets(side, said, atMs);
  }

  /** So many octets of this piece are not shown; null: nobody knows how many. */
  leftOut(direction: Direction, octets: number | null, atMs: number | null): void {
    const side = this.#sideOf(direction, '');
    this.#telling(direction, side).leftOut(side, octets, atMs);
  }

  end(): void {
    this.#tellings.end();
  }

  #sideOf({ from, to }: Direction, said: string): Side {
    const key = keyOf(from, to);
    const known = this.#clients.get(key);
    if (known !== undefined) return known === from ? 'client' : 'server';
    const byPorts = clientOf([], [portOf(from), portOf(to)]);
    const client = byPorts === undefined ? (looksSaidByServer(said) ? to : from) : byPorts === 0 ? from : to;
    this.#clients.set(key, client);
    return client === from ? 'client' : 'server';
  }

  #telling({ from, to }: Direction, side: Side): Telling {
    const telling = this.#tellings.of(keyOf(from, to));
    if (!telling.isOpen) telling.know(side === 'client' ? { client: from, server: to } : { client: to, server: from });
    return telling;
  }
}

const keyOf = (from: string, to: string): string => (from < to ? `${from} ${to}` : `${to} ${from}`);
const portOf = (end: string): number => Number(/\d+$/.exec(end)?.[0] ?? 0);
