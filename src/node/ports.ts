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
import type { ClientCarrier, End } from '../protocols/carrier.ts';
import type { ServerIdentity } from './identity.ts';
import { TcpCarrier, type TcpProtection } from './tcp-carrier.ts';

/** Connections open at once, over all ports. The next ones are told that there are too many; if even those become many, they are cut. */
export const MAX_CONNECTIONS = 500;
const MAX_TOLD = 100;
const BACKLOG = 511;

export interface PortsOptions {
  /** Address to listen on. */
  host: string;
  /** Real port for a scenario's address and port; 0 for any free one. */
  portFor(address: string, port: number): number;
  /** Agent number → address of its host in the scenario. */
  addressOf(agent: number): string;
  /** Told what agents note. */
  noted(agent: number, note: Note): void;
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
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Address and port of the scenario → port that is really open. */
  readonly #tcpPorts = new Map<string, number>();
  readonly #udpPorts = new Map<string, number>();
  readonly #udpByAgentPort = new Map<string, UdpSocket>();
  readonly #opening: Promise<void>[] = [];
  #letters = 0;
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
  letter(octets: Uint8Array): Letter {
    return { number: ++this.#letters, octets };
  }
  numberOf(): number {
    return -1;
  }
  machine(): Track {
    return UNTRACKED;
  }

  listen(agent: number, port: number, _chart: string, serve: (carrier: IncomingCarrier) => End, implicitTls = false): void {
    if (implicitTls && !this.#context) return;
    const protection = this.#context && { side: 'server' as const, context: this.#context, implicit: implicitTls };
    const key = `${this.#options.addressOf(agent)}:${port}`;
    const server = createServer({ noDelay: true }, (socket) => this.#accepted(socket, serve, protection));
    this.#servers.push(server);
    const wanted = this.#options.portFor(this.#options.addressOf(agent), port);
    const opened = new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: this.#options.host, port: wanted, backlog: BACKLOG }, () => {
        this.#tcpPorts.set(key, (server.address() as { port: number }).port);
        // a connection that could not be accepted (no descriptor left) is no reason to stop
        server.on('error', () => {});
        resolve();
      });
    });
    this.#opening.push(opened);
  }

  #accepted(socket: Socket, serve: (carrier: IncomingCarrier) => End, protection: TcpProtection | undefined): void {
    if (this.#carriers.size >= MAX_CONNECTIONS + MAX_TOLD) {
      socket.destroy();
      return;
    }
    const crowded = this.#carriers.size >= MAX_CONNECTIONS;
    const carrier = new TcpCarrier(socket, (gone) => this.#carriers.delete(gone), protection, crowded);
    this.#carriers.add(carrier);
    carrier.start(serve(carrier));
  }

  connect(_agent: number, { address, port, tls }: Destination, use: (carrier: ClientCarrier) => End): void {
    const real = this.#tcpPorts.get(`${address}:${port}`);
    const socket = connect({ host: this.#options.host, port: real ?? 0, noDelay: true });
    const ca = tls?.check ? this.#options.identity?.certificate : undefined;
    const protection = { side: 'client' as const, serverName: tls?.serverName ?? '', ca, implicit: tls?.implicit ?? false };
    const carrier = new TcpCarrier(socket, (gone) => this.#carriers.delete(gone), protection);
    this.#carriers.add(carrier);
    const end = use(carrier);
    socket.once('connect', () => carrier.start(end));
    carrier.watch(end);
    // an address that is not the scenario's: nobody is there
    if (real === undefined) socket.destroy(new Error('refused'));
  }

  bind(agent: number, port: number, received: (datagram: Datagram) => void): number {
    const bound = port === 0 ? 100_000 + this.#nextUdp++ : port;
    const key = `${this.#options.addressOf(agent)}:${bound}`;
    const socket = createSocket('udp4');
    this.#udp.push(socket);
    this.#udpByAgentPort.set(key, socket);
    socket.on('message', (octets, { address, port: from }) => received({ octets: new Uint8Array(octets), address, port: from, entry: -1 }));
    const opened = new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(
        { address: this.#options.host, port: port === 0 ? 0 : this.#options.portFor(this.#options.addressOf(agent), port) },
        () => {
          this.#udpPorts.set(key, socket.address().port);
          socket.on('error', () => {});
          resolve();
        },
      );
    });
    this.#opening.push(opened);
    return bound;
  }

  datagram(agent: number, fromPort: number, address: string, port: number, octets: Uint8Array): number {
    const socket = this.#udpByAgentPort.get(`${this.#options.addressOf(agent)}:${fromPort}`);
    // a scenario's server, or whoever asked us from this machine
    const mapped = this.#udpPorts.get(`${address}:${port}`);
    socket?.send(octets, mapped ?? port, mapped === undefined ? address : this.#options.host, () => {});
    return -1;
  }

  /** Lets our agents reach a server of somebody else's under a scenario's address and port. */
  map(addressAndPort: string, realPort: number): void {
    this.#tcpPorts.set(addressAndPort, realPort);
  }

  /** Resolves when every port is open; rejects with the first that could not be opened. */
  async ready(): Promise<void> {
    await Promise.all(this.#opening);
  }

  /** The real port of a scenario's TCP service. */
  tcpPort(address: string, port: number): number {
    return this.#tcpPorts.get(`${address}:${port}`) ?? 0;
  }
  udpPort(address: string, port: number): number {
    return this.#udpPorts.get(`${address}:${port}`) ?? 0;
  }

  /** No new connections from now on. */
  stopListening(): void {
    for (const server of this.#servers) server.close();
  }
  get busy(): boolean {
    return this.#carriers.size > 0;
  }

  /** Everything ends at once. */
  close(): void {
    this.stopListening();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const carrier of this.#carriers) carrier.destroy();
    for (const socket of this.#udp) socket.close();
  }
}
