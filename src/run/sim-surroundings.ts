/** The world of the simulation as agents see it: virtual clock, seeded chance, simulated network, journal. */
import { own as owned } from '../own.ts';
import { equal } from '../mail/octets.ts';
import { agentCharts } from '../agents/charts.ts';
import type { Choosing, Chosen } from '../agents/choice.ts';
import { sectionOf } from '../agents/decision.ts';
import type { End } from '../protocols/carrier.ts';
import type { Datagram, Destination, Hosting, IncomingCarrier, Letter, Note, Track } from '../agents/surroundings.ts';
import type { Clock, Timer } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import type { Network } from '../sim/network.ts';
import type { Random } from '../sim/random.ts';
import type { TcpEnd, TcpHandler } from '../sim/tcp.ts';
import { Valve } from './faults/valve.ts';
import { AgentTrack } from './agent-track.ts';
import type { Line, Protection } from './carriers.ts';
import { SimClientCarrier } from './client-carrier.ts';
import { SimServerCarrier } from './server-carrier.ts';
import type { Certificates } from './certificates.ts';
import { isOwn, type Acting } from './hands/acting.ts';
import { agentsOf } from './household.ts';
import type { Faults } from './faults/faults.ts';
import type { Interventions } from './interventions.ts';
import type { Host } from './scenario.ts';

export interface World {
  clock: Clock;
  random: Random;
  journal: Journal;
  network: Network;
  interventions: Interventions;
  faults: Faults;
  startsAt: number;
  /** Agent number → host number. */
  hostOf: readonly number[];
  hosts: readonly Host[];
  certificates: Certificates;
}

export class SimSurroundings implements Hosting {
  readonly #world: World;
  /** Octets of every message version, by its number. */
  readonly bodies: Uint8Array[] = [];
  /** Numbers of the messages that look alike at first sight, the latest last. */
  readonly #alike = new Map<number, number[]>();
  #indexed = 0;
  readonly #lines = new Map<number, Line>();
  /** The servers' ends of the connections that there are, by number, for whoever asks what is in order there. */
  readonly sessions = new Map<number, SimServerCarrier>();
  /** What the charts of agents were told, by the entry of the step that it led to. */
  readonly facts = new Map<number, object>();

  /** Present only when somebody acts in an agent's place. */
  choose?: (agent: number, choosing: Choosing) => Chosen;

  constructor(world: World) {
    this.#world = world;
    if (world.interventions.hands.acting.length > 0) this.choose = (agent, choosing) => this.#chosen(agent, choosing);
  }

  nowMs(): number {
    return this.#world.clock.nowMs;
  }
  epochMs(agent = -1): number {
    const { startsAt, clock, faults } = this.#world;
    return startsAt + Math.floor(clock.nowMs) + faults.skewMs(agent);
  }
  hasSpace(_octets: number, agent: number): boolean {
    return !this.#world.faults.isDiskFull(agent);
  }
  after(delayMs: number, act: () => void): Timer {
    return this.#world.clock.after(delayMs, act);
  }
  random(limit: number): number {
    return this.#world.random.below(limit);
  }

  note(agent: number, { kind, label, detail, subject, cause, untilMs, octets }: Note): number {
    const { journal, clock } = this.#world;
    return journal.record({ kind, at: clock.nowMs, label, detail, subject, cause, until: untilMs, octets, from: agent });
  }

  letter(octets: Uint8Array, parent: number, reversePath: string, forwardPaths: readonly string[]): Letter {
    const number = this.#world.journal.addMessage({ parent, octets: octets.length, reversePath, forwardPaths: [...forwardPaths] });
    this.bodies[number] = octets;
    return { number, octets };
  }

  numberOf(octets: Uint8Array): number {
    for (; this.#indexed < this.bodies.length; this.#indexed++) this.#index(this.#indexed);
    const alike = this.#alike.get(fingerprint(octets));
    return alike?.findLast((number) => equal(this.bodies[number]!, octets)) ?? -1;
  }

  #index(number: number): void {
    const print = fingerprint(this.bodies[number]!);
    const alike = this.#alike.get(print);
    if (alike) alike.push(number);
    else this.#alike.set(print, [number]);
  }

  machine(agent: number, chart: string, state: string): Track {
    const number = this.#world.journal.addMachine({ chart, agent, connection: -1, state });
    return new AgentTrack(this.#world, agent, number, this.facts, this.#actingFor(agent));
  }

  #actingFor(agent: number): Acting | undefined {
    const { interventions, hosts } = this.#world;
    if (interventions.hands.acting.length === 0) return undefined;
    const info = agentsOf(hosts)[agent];
    return info && interventions.hands.actingFor(info.role, hosts[info.host]!.id);
  }

  #chosen(agent: number, choosing: Choosing): Chosen {
    const { clock, journal } = this.#world;
    const { chart, state, own } = choosing;
    const rfc = sectionOf(owned(agentCharts, chart)!.machine, state);
    const taken = this.#actingFor(agent)?.take({ ...choosing, rfc, atMs: clock.nowMs, cause: -1 }, journal.length);
    if (!taken || 'edge' in taken || isOwn(own, taken)) return own;
    const at = clock.nowMs;
    const until = at + ('waitMs' in taken ? taken.waitMs : 0);
    journal.record({
      kind: 'intervention',
      at,
      until,
      label: `choose.${choosing.what}`,
      detail: chosenInWords(choosing, taken),
      from: agent,
    });
    return taken;
  }

  connect(agent: number, to: Destination, use: (carrier: SimClientCarrier) => End): void {
    const { network } = this.#world;
    const { address, port, protocol, subject, cause } = to;
    network.connect({ host: this.#hostOf(agent), agent }, address, port, protocol, cause, (tcp) => {
      const line = this.#line(tcp, subject);
      const carrier = new SimClientCarrier(line, tcp, this.#clientProtection(to));
      return carrier.use(use(carrier), to.chart ?? `${chartOf(protocol)}.client`);
    });
  }

  /** A connection whose client is not an agent: whoever `handler` speaks for. */
  dial(agent: number, address: string, port: number, protocol: string, handler: TcpHandler): TcpEnd {
    let dialled!: TcpEnd;
    this.#world.network.connect({ host: this.#hostOf(agent), agent }, address, port, protocol, -1, (tcp) => {
      this.#line(tcp, -1);
      dialled = tcp;
      return handler;
    });
    return dialled;
  }

  listen(agent: number, port: number, chart: string, serve: (carrier: IncomingCarrier) => End, implicitTls = false): void {
    const { network, journal, certificates, hosts } = this.#world;
    const identity = certificates.identityOf(hosts[this.#hostOf(agent)]!);
    const protection = { random: this.#octets, identity, implicit: implicitTls && identity !== undefined };
    network.listen(this.#hostOf(agent), port, agent, (tcp): TcpHandler => {
      const line = this.#lines.get(tcp.connection)!;
      this.#lines.delete(tcp.connection);
      const carrier = new SimServerCarrier(line, tcp, protection, journal.connections[tcp.connection]!.clientAddress.split(':')[0]!);
      this.sessions.set(tcp.connection, carrier);
      return carrier.use(serve(carrier), chart);
    });
  }

  bind(agent: number, port: number, received: (datagram: Datagram) => void): number {
    const host = this.#hostOf(agent);
    const bound = port === 0 ? this.#world.network.freePort(host) : port;
    const { network, faults, clock } = this.#world;
    const inlet = new Valve(clock);
    const taken = (datagram: Datagram) => inlet.through(() => received(datagram), faults.slowMs(agent));
    network.bind(host, bound, agent, faults.none ? received : taken);
    return bound;
  }

  datagram(agent: number, fromPort: number, address: string, port: number, octets: Uint8Array, note: Note): number {
    const from = { host: this.#hostOf(agent), agent, port: fromPort };
    const { label, cause, detail } = note;
    return this.#world.network.send(from, address, port, octets, { kind: note.kind as 'question' | 'answer', label, cause, detail });
  }

  /** Random octets, for keys and nonces. */
  readonly #octets = (length: number): Uint8Array => Uint8Array.from({ length }, () => this.#world.random.below(256));

  #clientProtection({ tls }: Destination): Protection {
    const { certificates } = this.#world;
    const authority = tls?.check ? certificates.authorityKey : undefined;
    return { random: this.#octets, client: { serverName: tls?.serverName ?? '', authority }, implicit: tls?.implicit ?? false };
  }

  readonly #letterOf = (octets: Uint8Array): number => this.letter(octets, -1, '', []).number;

  #line(tcp: TcpEnd, subject: number): Line {
    const { journal, clock, interventions, faults } = this.#world;
    // the network records the opening right after the ends are made
    const opened = journal.length;
    const line = { journal, clock, interventions, faults, unanswered: [], subject, lastReply: -1, opened, letter: this.#letterOf };
    this.#lines.set(tcp.connection, line);
    return line;
  }

  #hostOf(agent: number): number {
    return this.#world.hostOf[agent]!;
  }
}

/** Submission and LMTP are SMTP by another port: one machine. */
function chartOf(protocol: string): string {
  return protocol === 'submission' || protocol === 'lmtp' ? 'smtp' : protocol;
}

/** Octets looked at for a first sight: the fields that hops added are among them, and a large message costs no more than a small one. */
const FIRST_SIGHT_OCTETS = 1024;

/** FNV-1a over the first octets and their whole number: equal messages have equal ones. */
function fingerprint(octets: Uint8Array): number {
  const end = Math.min(octets.length, FIRST_SIGHT_OCTETS);
  let hash = Math.imul(0x811c9dc5 ^ octets.length, 0x01000193);
  for (let index = 0; index < end; index++) hash = Math.imul(hash ^ octets[index]!, 0x01000193);
  return hash;
}

/** A choice as the journal has it, in no language: 'mx2.b.com', '20 min', 'bea@b.com carlos@b.com | esteban@c.net'. */
function chosenInWords(choosing: Choosing, chosen: Chosen): string {
  if ('pick' in chosen) return chosen.pick;
  if ('waitMs' in chosen) return `${chosen.waitMs / 60_000} min`;
  const of = choosing.kind === 'group' ? choosing.of : [];
  const groups = [...new Set(chosen.groups)].map((group) => of.filter((_, place) => chosen.groups[place] === group));
  return groups.map((group) => group.join(' ')).join(' | ');
}
