/** Hosts and the lines between them: how long octets take from one to another, and whether they arrive at all. */
import type { Random } from './random.ts';

export interface SimHost {
  name: string;
  address: string;
  up: boolean;
}

/** What whoever runs a line does with connections to a port: refuses them, loses their packets, or lets the host at the other end of the line answer. */
export interface Bar {
  port: number;
  how: 'refused' | 'silent' | 'intercepted';
}

export interface SimLink {
  a: number;
  b: number;
  latencyMs: number;
  octetsPerMs: number;
  /** Chance that a packet is lost on it, from 0 to 1; none without it. */
  loss?: number;
  /** Chance that a packet is overtaken by those behind it, from 0 to 1; none without it. */
  reordering?: number;
  /** Ports that may not be called along it, except at the host at its other end. */
  bars?: readonly Bar[];
}

/** What a line still lets through before it breaks, octets of payload. */
export interface Allowance {
  octets: number;
}

/** One direction between two hosts. Latencies of the lines on the way add up; the narrowest one sets the pace. */
export interface Route {
  latencyMs: number;
  octetsPerMs: number;
  /** Chance that a packet is lost on the way, from 0 to 1. */
  loss: number;
  /** Chance that it is overtaken. */
  reordering: number;
  /** Numbers of the lines on the way. */
  links: readonly number[];
  /** Of the lines on the way that are about to break. */
  allowances: readonly Allowance[];
  /** When the last octet given to it has left. */
  freeAtMs: number;
}

/** What a route is before anything has passed on it. */
type Way = Omit<Route, 'freeAtMs' | 'allowances'>;

const NO_ALLOWANCES: readonly Allowance[] = [];

/** Ways by host and host, kept for as long as their lines: runs of the same scenario share them. */
const waysAlong = new WeakMap<readonly SimLink[], (Way | null)[][]>();

export class Routes {
  readonly hosts: SimHost[];
  #links: readonly SimLink[];
  #ways: (Way | null)[][];
  readonly #allowances = new Map<number, Allowance>();
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
    return (this.#routes[from]![to] = way && { ...way, allowances: this.#allowancesOn(way), freeAtMs: 0 });
  }

  /** The bar that a call to this port meets first, and the host beyond it; `undefined`: it gets through, or there is no way. */
  barBetween(from: number, to: number, port: number): { how: Bar['how']; beyond: number; line: SimLink } | undefined {
    let host = from;
    for (const number of this.between(from, to)?.links ?? []) {
      const line = this.#links[number]!;
      host = line.a === host ? line.b : line.a;
      const bar = host === to ? undefined : line.bars?.find((each) => each.port === port);
      if (bar) return { how: bar.how, beyond: host, line };
    }
    return undefined;
  }

  /** The line of this number is another from now on, also for the connections that are open on it. */
  change(number: number, values: Partial<Omit<SimLink, 'a' | 'b'>>): void {
    this.#links = this.#links.map((link, each) => (each === number ? { ...link, ...values } : link));
    this.#ways = this.hosts.map(() => []);
    this.#renew();
  }

  /** The line of this number breaks once so many octets more have passed, both ways together. */
  breakAfter(number: number, octets: number): void {
    this.#allowances.set(number, { octets });
    this.#renew();
  }

  #renew(): void {
    for (const [from, routes] of this.#routes.entries())
      for (const [to, route] of routes.entries()) {
        const way = route && this.#wayBetween(from, to);
        if (way) Object.assign(route, way, { allowances: this.#allowancesOn(way) });
      }
  }

  #allowancesOn({ links }: Way): readonly Allowance[] {
    if (this.#allowances.size === 0) return NO_ALLOWANCES;
    return links.flatMap((link) => this.#allowances.get(link) ?? []);
  }

  #wayBetween(from: number, to: number): Way | null {
    const known = this.#ways[from]![to];
    return known === undefined ? (this.#ways[from]![to] = this.#search(from, to)) : known;
  }

  /** Fewest lines first: a breadth-first search over a handful of hosts. */
  #search(from: number, to: number): Way | null {
    const found = new Map<number, Way>([[from, { latencyMs: 0, octetsPerMs: Infinity, loss: 0, reordering: 0, links: [] }]]);
    for (const [host, way] of found) {
      if (host === to) return way;
      for (const { next, link, number } of this.#linksOf(host)) {
        if (found.has(next)) continue;
        found.set(next, {
          latencyMs: way.latencyMs + link.latencyMs,
          octetsPerMs: Math.min(way.octetsPerMs, link.octetsPerMs),
          loss: 1 - (1 - way.loss) * (1 - (link.loss ?? 0)),
          reordering: 1 - (1 - way.reordering) * (1 - (link.reordering ?? 0)),
          links: [...way.links, number],
        });
      }
    }
    return null;
  }

  #linksOf(host: number): { next: number; link: SimLink; number: number }[] {
    return this.#links.flatMap((link, number) => {
      if (link.a === host) return [{ next: link.b, link, number }];
      return link.b === host ? [{ next: link.a, link, number }] : [];
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

/** Whether a packet with so much payload is lost on this way now. Chance is asked only where there is any, so that runs without losses draw nothing. */
export function isLost({ loss, allowances }: Route, random: Random, octets: number): boolean {
  for (const allowance of allowances) if (!allowed(allowance, octets)) return true;
  return loss > 0 && random.below(LOTS) < loss * LOTS;
}

function allowed(allowance: Allowance, octets: number): boolean {
  const passes = allowance.octets > 0 && octets <= allowance.octets;
  allowance.octets = passes ? allowance.octets - octets : 0;
  return passes;
}

/** By how much a packet arrives later because others overtake it, ms: the way once more, and a little. */
export function overtakenByMs({ reordering, latencyMs }: Route, random: Random): number {
  return reordering > 0 && random.below(LOTS) < reordering * LOTS ? latencyMs + OVERTAKING_MS : 0;
}

const OVERTAKING_MS = 5;

const LOTS = 1_000_000;
