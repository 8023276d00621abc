/**
 * Real sockets as agents see them: the same agents, machines and policies as in the simulation, on TCP and UDP ports of this
 * machine. A scenario's addresses are mapped to loopback ports; what is not mapped cannot be reached, so nothing is ever
 * relayed outside.
 */
import { constants, randomInt } from 'node:crypto';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import {
  UNTRACKED,
  type Datagram,
  type Destination,
  type Hosting,
  type IncomingCarrier,
  type Letter,
  type Note,
  type Track,
} from '../agents/surroundings.ts';
import type { Answer, ClientCarrier, End } from '../protocols/carrier.ts';
import { Crowd } from './crowd.ts';
import { farewellOf } from './farewell.ts';
import type { Guesses } from './guesses.ts';
import type { ServerIdentity } from './identity.ts';
import type { Barrier } from './keep/barrier.ts';
import { overheard } from './live/overheard.ts';
import { nowMs, type Witness } from './live/witness.ts';
import { notKept } from './not-kept.ts';
import { TcpCarrier, type SocketWitness, type TcpHouse } from './tcp-carrier.ts';

const BACKLOG = 511;
/** What an agent calls a UDP port that it did not choose: no port has such a number. */
const FIRST_UNBOUND = 100_000;

export interface PortsOptions {
  /** Address to listen on. */
  host: string;
  /** Real port for a scenario's address and port; 0 for any free one. */
  portFor(address: string, port: number): number;
  /** Agent number → address of its host in the scenario. */
  addressOf(agent: number): string;
  /** Told what agents note. */
  noted(agent: number, note: Note): void;
  /** What the agent's host is called. */
  hostNameOf?(agent: number): string;
  /** Whether a browser may know this machine by that name; left out: by any. */
  isCalled?(name: string): boolean;
  /** Lets nothing be said before what it speaks of is safe, and whether there is room for more; without it all is kept in memory alone. */
  keep?: { barrier: Pick<Barrier, 'pass'>; hasSpace(octets: number): boolean } | undefined;
  /** Whoever guesses passwords waits. */
  guesses?: Guesses | undefined;
  /** Told what is said at our servers of mail and DNS. */
  witness?: Witness | undefined;
  /** What our servers prove themselves with; without it they offer no TLS. */
  identity?: ServerIdentity;
}

export class Ports implements Hosting {
  readonly #options: PortsOptions;
  readonly #context: SecureContext | undefined;
  readonly #startMs = Date.now();
  readonly #servers: Server[] = [];
  readonly #udp: UdpSocket[] = [];
  readonly #carriers = new Set<TcpCarrier>();
  /** Those of them that somebody else has opened. */
  readonly #served = new Set<TcpCarrier>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Address and port of the scenario → port that is really open. */
  readonly #tcpPorts = new Map<string, number>();
  readonly #udpPorts = new Map<string, number>();
  /** Our own agents' sockets, by which a server of ours knows them. */
  readonly #callers = new Map<Socket, number>();
  readonly #udpByAgentPort = new Map<string, UdpSocket>();
  /** What opens the ports that agents listen on. */
  #openers: (() => Promise<void>)[] = [];
  #isOpen = false;
  #isClosed = false;
  #nextUdp = 1;

  constructor(options: PortsOptions) {
    this.#options = options;
    const { identity } = options;
    // RFC 8446 has no renegotiation, and in TLS 1.2 it only serves those who want to make us compute
    const refusals = { minVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_RENEGOTIATION } as const;
    this.#context = identity && createSecureContext({ key: identity.key, cert: identity.certificate, ...refusals });
  }

  nowMs(): number {
    return Date.now() - this.#startMs;
  }
  epochMs(): number {
    return Date.now();
  }
  random(limit: number): number {
    return randomInt(limit);
  }
  after(delayMs: number, act: () => void): { cancel(): void } {
    // what would come later never does: a queue is told that its connections are cut, and would wait for the next try
    if (this.#isClosed) return { cancel: () => {} };
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMs);
    this.#timers.add(timer);
    return {
      cancel: () => {
        clearTimeout(timer);
        this.#timers.delete(timer);
      },
    };
  }

  note(agent: number, note: Note): number {
    this.#options.noted(agent, note);
    return -1;
  }
  /** No journal counts them. */
  letter(octets: Uint8Array): Letter {
    return { number: -1, octets };
  }
  numberOf(): number {
    return -1;
  }
  machine(): Track {
    return UNTRACKED;
  }
  isCalled(name: string): boolean {
    return this.#options.isCalled?.(name) ?? true;
  }
  hasSpace(octets: number): boolean {
    return this.#options.keep?.hasSpace(octets) ?? true;
  }

  listen(agent: number, port: number, chart: string, serve: (carrier: IncomingCarrier) => End, implicitTls = false): void {
    if (implicitTls && !this.#context) return;
    const { keep, guesses, hostNameOf } = this.#options;
    const mail = chart !== 'http.session';
    const house = {
      protection: this.#context && { side: 'server' as const, context: this.#context, implicit: implicitTls },
      barrier: keep?.barrier,
      waitMs: (address: string, answer: Answer) => guesses?.waitMs(address, answer) ?? 0,
      mail,
      farewell: farewellOf(chart, hostNameOf?.(agent) ?? ''),
      inPlaceOf: (answer: Answer, failure: NodeJS.ErrnoException) => notKept(chart, answer, failure),
    };
    const crowd = new Crowd();
    const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      const witness = mail ? this.#witness(socket, agent, port) : undefined;
      this.#accepted(socket, serve, crowd, { ...house, witness });
    });
    this.#servers.push(server);
    this.#whenOpen(() => this.#open(server, agent, port));
  }

  #open(server: Server, agent: number, port: number): Promise<void> {
    const address = this.#options.addressOf(agent);
    return new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: this.#options.host, port: this.#options.portFor(address, port), backlog: BACKLOG }, () => {
        this.#tcpPorts.set(`${address}:${port}`, (server.address() as { port: number }).port);
        // a connection that could not be accepted (no descriptor left) is no reason to stop
        server.on('error', () => {});
        resolve();
      });
    });
  }

  /** Whoever calls is known by the address that he calls from; one of our own agents, by its host's. */
  #witness(socket: Socket, agent: number, port: number): SocketWitness | undefined {
    const { witness, addressOf, hostNameOf } = this.#options;
    if (!witness) return undefined;
    const { remoteAddress = '', remotePort = 0 } = socket;
    const [, caller] = [...this.#callers].find(([{ localPort }]) => localPort === remotePort) ?? [];
    const address = caller === undefined ? remoteAddress.replace(/^::ffff:/, '') : addressOf(caller);
    const names = { serverName: hostNameOf?.(agent) ?? '', clientName: caller === undefined ? '' : (hostNameOf?.(caller) ?? '') };
    const heard = overheard(witness, { client: `${address}:${remotePort}`, server: `${addressOf(agent)}:${port}`, ...names }, 'server');
    let isBroken = false;
    socket.once('error', () => (isBroken = true));
    socket.once('close', () => heard.closed(isBroken ? 'reset' : 'end'));
    return heard;
  }

  #accepted(socket: Socket, serve: (carrier: IncomingCarrier) => End, crowd: Crowd, house: Omit<TcpHouse, 'gone'>): void {
    const address = socket.remoteAddress ?? '';
    const verdict = crowd.verdict(address);
    if (verdict === 'cut') {
      socket.destroy();
      return;
    }
    const left = crowd.enter(address);
    const gone = (carrier: TcpCarrier) => {
      left();
      this.#served.delete(carrier);
      this.#carriers.delete(carrier);
    };
    const carrier = new TcpCarrier(socket, { ...house, crowded: verdict === 'told', gone });
    this.#carriers.add(carrier);
    this.#served.add(carrier);
    carrier.start(serve(carrier));
  }

  connect(agent: number, { address, port, tls }: Destination, use: (carrier: ClientCarrier) => End): void {
    const real = this.#tcpPorts.get(`${address}:${port}`);
    const socket = connect({ host: this.#options.host, port: real ?? 0, noDelay: true });
    this.#callers.set(socket, agent);
    socket.once('close', () => this.#callers.delete(socket));
    const ca = tls?.check ? this.#options.identity?.certificate : undefined;
    const protection = { side: 'client' as const, serverName: tls?.serverName ?? '', ca, implicit: tls?.implicit ?? false };
    const gone = (one: TcpCarrier) => void this.#carriers.delete(one);
    const carrier = new TcpCarrier(socket, { protection, barrier: this.#options.keep?.barrier, gone });
    this.#carriers.add(carrier);
    const end = use(carrier);
    socket.once('connect', () => carrier.start(end));
    carrier.watch(end);
    // an address that is not the scenario's: nobody is there
    if (real === undefined || this.#isClosed) socket.destroy(new Error('refused'));
  }

  bind(agent: number, port: number, received: (datagram: Datagram) => void): number {
    const bound = port === 0 ? FIRST_UNBOUND + this.#nextUdp++ : port;
    const key = `${this.#options.addressOf(agent)}:${bound}`;
    const socket = createSocket('udp4');
    this.#udp.push(socket);
    this.#udpByAgentPort.set(key, socket);
    socket.on('message', (message, { address, port: from }) => {
      const octets = new Uint8Array(message);
      if (port !== 0) this.#options.witness?.datagram(this.#askerOf(address, from), key, octets, nowMs());
      received({ octets, address, port: from, entry: -1 });
    });
    const real = port === 0 ? 0 : this.#options.portFor(this.#options.addressOf(agent), port);
    this.#whenOpen(() => this.#openUdp(socket, real, key));
    return bound;
  }

  #openUdp(socket: UdpSocket, port: number, key: string): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind({ address: this.#options.host, port }, () => {
        this.#udpPorts.set(key, socket.address().port);
        socket.on('error', () => {});
        resolve();
      });
    });
  }

  /** An agent of ours that asks is known by its host's address. */
  #askerOf(address: string, port: number): string {
    const [own] = [...this.#udpPorts].find(([, real]) => real === port) ?? [];
    return own === undefined ? `${address}:${port}` : `${own.slice(0, own.lastIndexOf(':'))}:${port}`;
  }

  datagram(agent: number, fromPort: number, address: string, port: number, octets: Uint8Array): number {
    const from = `${this.#options.addressOf(agent)}:${fromPort}`;
    const socket = this.#udpByAgentPort.get(from);
    if (fromPort < FIRST_UNBOUND) this.#options.witness?.datagram(from, this.#askerOf(address, port), octets, nowMs());
    // a scenario's server, or whoever asked us from this machine
    const mapped = this.#udpPorts.get(`${address}:${port}`);
    socket?.send(octets, mapped ?? port, mapped === undefined ? address : this.#options.host, () => {});
    return -1;
  }

  /** Lets our agents reach a server of somebody else's under a scenario's address and port. */
  map(addressAndPort: string, realPort: number): void {
    this.#tcpPorts.set(addressAndPort, realPort);
  }

  /** Opens every port; rejects with the first that could not be opened. */
  async open(): Promise<void> {
    this.#isOpen = true;
    const openers = this.#openers;
    this.#openers = [];
    await Promise.all(openers.map((open) => open()));
  }

  /** Opens a port with the others; at once, if those are open. */
  #whenOpen(open: () => Promise<void>): void {
    if (this.#isOpen) void open();
    else this.#openers.push(open);
  }

  /** The real port of a scenario's TCP service. */
  tcpPort(address: string, port: number): number {
    return this.#tcpPorts.get(`${address}:${port}`) ?? 0;
  }
  udpPort(address: string, port: number): number {
    return this.#udpPorts.get(`${address}:${port}`) ?? 0;
  }

  /** No new connections from now on; whoever is idle is told so and sent away, the others when they have been answered. */
  stopListening(): void {
    for (const server of this.#servers) server.close();
    for (const carrier of [...this.#served]) carrier.stop();
  }
  get busy(): boolean {
    return this.#carriers.size > 0;
  }

  /** Everything ends at once. */
  close(): void {
    this.#isClosed = true;
    for (const server of this.#servers) server.close();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const carrier of this.#carriers) carrier.destroy();
    for (const socket of this.#udp) socket.close();
  }
}
