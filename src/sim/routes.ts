/** Hosts and the lines between them: how long octets take from one to another, and whether they arrive at all. */

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
}

/** One direction between two hosts. Latencies of the lines on the way add up; the narrowest one sets the pace. */
export interface Route {
  latencyMs: number;
  octetsPerMs: number;
  /** When the last octet given to it has left. */
  freeAtMs: number;
}

export class Routes {
  readonly hosts: SimHost[];
  readonly #links: SimLink[];
  #routes: (Route | null | undefined)[][];

  constructor(hosts: SimHost[], links: SimLink[]) {
    this.hosts = hosts;
    this.#links = links;
    this.#routes = hosts.map(() => []);
  }

  hostAt(address: string): number {
    return this.hosts.findIndex((host) => host.address === address);
  }

  /** The way from one host to another, or `null` if there is none. */
  between(from: number, to: number): Route | null {
    const known = this.#routes[from]![to];
    if (known !== undefined) return known;
    return (this.#routes[from]![to] = this.#search(from, to));
  }

  /** Fewest lines first: a breadth-first search over a handful of hosts. */
  #search(from: number, to: number): Route | null {
    const found = new Map<number, Route>([[from, { latencyMs: 0, octetsPerMs: Infinity, freeAtMs: 0 }]]);
    for (const [host, way] of found) {
      if (host === to) return way;
      for (const { next, link } of this.#linksOf(host)) {
        if (found.has(next)) continue;
        found.set(next, {
          latencyMs: way.latencyMs + link.latencyMs,
          octetsPerMs: Math.min(way.octetsPerMs, link.octetsPerMs),
          freeAtMs: 0,
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
