/** Hosts and the lines between them: how long octets take from one to another, and whether they arrive at all. */
import type { Random } from './random.ts';

export interface SimHost {
  name: string;
  address: string;
  up: boolean;
}

export interface SimLink {
  a: number;
  b: number;
  latencyMs: number;
  octetsPerMs: number;
  /** Chance that a packet is lost on it, from 0 to 1; none without it. */
  loss?: number;
}

/** One direction between two hosts. Latencies of the lines on the way add up; the narrowest one sets the pace. */
export interface Route {
  latencyMs: number;
  octetsPerMs: number;
  /** Chance that a packet is lost on the way, from 0 to 1. */
  loss: number;
  /** When the last octet given to it has left. */
  freeAtMs: number;
}

/** What a route is before anything has passed on it. */
type Way = Omit<Route, 'freeAtMs'>;

/** Ways by host and host, kept for as long as their lines: runs of the same scenario share them. */
const waysAlong = new WeakMap<readonly SimLink[], (Way | null)[][]>();

export class Routes {
  readonly hosts: SimHost[];
  readonly #links: readonly SimLink[];
  readonly #ways: (Way | null)[][];
  readonly #routes: (Route | null | undefined)[][];

  /** `links` are never changed; handing the same list to many runs saves each the search for its ways. */
  constructor(hosts: SimHost[], links: readonly SimLink[]) {
    this.hosts = hosts;
    this.#links = links;
    this.#routes = hosts.map(() => []);
    this.#ways = waysAlong.get(links) ?? hosts.map(() => []);
    waysAlong.set(links, this.#ways);
  }

  hostAt(address: string): number {
    return this.hosts.findIndex((host) => host.address === address);
  }

  /** The way from one host to another, or `null` if there is none. */
  between(from: number, to: number): Route | null {
    const known = this.#routes[from]![to];
    if (known !== undefined) return known;
    const way = this.#wayBetween(from, to);
    return (this.#routes[from]![to] = way && { ...way, freeAtMs: 0 });
  }

  #wayBetween(from: number, to: number): Way | null {
    const known = this.#ways[from]![to];
    return known === undefined ? (this.#ways[from]![to] = this.#search(from, to)) : known;
  }

  /** Fewest lines first: a breadth-first search over a handful of hosts. */
  #search(from: number, to: number): Way | null {
    const found = new Map<number, Way>([[from, { latencyMs: 0, octetsPerMs: Infinity, loss: 0 }]]);
    for (const [host, way] of found) {
      if (host === to) return way;
      for (const { next, link } of this.#linksOf(host)) {
        if (found.has(next)) continue;
        found.set(next, {
          latencyMs: way.latencyMs + link.latencyMs,
          octetsPerMs: Math.min(way.octetsPerMs, link.octetsPerMs),
          loss: 1 - (1 - way.loss) * (1 - (link.loss ?? 0)),
        });
      }
    }
    return null;
  }

  #linksOf(host: number): { next: number; link: SimLink }[] {
    return this.#links.flatMap((link) => {
      if (link.a === host) return [{ next: link.b, link }];
      return link.b === host ? [{ next: link.a, link }] : [];
    });
  }
}

/** When `octets` handed over at `nowMs` have all arrived. */
export function arrivalMs(route: Route, nowMs: number, octets: number): number {
  return Math.max(nowMs, route.freeAtMs) + octets / route.octetsPerMs + route.latencyMs;
}

/** The same, and the line is busy until they have left. */
export function transmit(route: Route, nowMs: number, octets: number): { departMs: number; arriveMs: number } {
  const departMs = Math.max(nowMs, route.freeAtMs);
  route.freeAtMs = departMs + octets / route.octetsPerMs;
  return { departMs, arriveMs: route.freeAtMs + route.latencyMs };
}

/** Whether a packet is lost on this way now. Chance is asked only where there is any, so that runs without losses draw nothing. */
export function isLost({ loss }: Route, random: Random): boolean {
  return loss > 0 && random.below(LOTS) < loss * LOTS;
}

const LOTS = 1_000_000;
