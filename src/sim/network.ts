/** The simulated network: hosts that listen on ports, TCP connections and UDP datagrams between them. It writes what happens into the journal. */
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';
import { isLost, overtakenByMs, transmit, type Routes } from './routes.ts';
import { TcpEnd, type TcpHandler } from './tcp.ts';

/** Takes a connection that came in, or refuses it. `end` is the server's side. */
export type Accept = (end: TcpEnd) => TcpHandler;

interface Listener {
  agent: number;
  /** Whoever calls is told that nobody listens here. */
  shut?: boolean;
  accept: Accept;
}

export interface Datagram {
  octets: Uint8Array;
  address: string;
  port: number;
  /** Journal entry of its sending. */
  entry: number;
}

interface Socket {
  agent: number;
  received(datagram: Datagram): void;
}

/** Ports for connections that hosts open themselves begin here (RFC 6335 §6). */
const FIRST_EPHEMERAL_PORT = 49152;
const LAST_PORT = 65535;
/** IP and UDP headers. */
const DATAGRAM_HEADER_OCTETS = 28;

export class Network {
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #routes: Routes;
  readonly #random: Random;
  readonly #listeners = new Map<string, Listener>();
  readonly #sockets = new Map<string, Socket>();
  readonly #open = new Map<number, { client: TcpEnd; clientHost: number; serverHost: number }>();
  readonly #nextPort: number[];

  constructor(clock: Clock, journal: Journal, routes: Routes, random: Random) {
    this.#clock = clock;
    this.#journal = journal;
    this.#routes = routes;
    this.#random = random;
    this.#nextPort = routes.hosts.map(() => FIRST_EPHEMERAL_PORT);
  }

  /** The host takes TCP connections on this port. */
  listen(host: number, port: number, agent: number, accept: Accept): void {
    this.#listeners.set(`${this.#address(host)}:${port}`, { agent, accept });
  }

  /** The host takes no more connections on this port: who calls is refused. Those that are open stay so. */
  shut(host: number, port: number): void {
    const listener = this.#listeners.get(`${this.#address(host)}:${port}`);
    if (listener) listener.shut = true;
  }

  /** The host takes UDP datagrams on this port. */
  bind(host: number, port: number, agent: number, received: (datagram: Datagram) => void): void {
    this.#sockets.set(`${this.#address(host)}:${port}`, { agent, received });
  }

  /** A port that the host does not use yet. */
  freePort(host: number): number {
    const port = this.#nextPort[host]!;
    this.#nextPort[host] = port === LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
    return port;
  }

  /** Opens a connection; `use` is given the client's side and returns who is told what happens on it. */
  connect(
    from: { host: number; agent: number },
    address: string,
    port: number,
    protocol: string,
    cause: number,
    use: (end: TcpEnd) => TcpHandler,
  ): void {
    const named = this.#routes.hostAt(address);
    const bar = this.#routes.barBetween(from.host, named, port);
    const to = bar?.how === 'intercepted' ? bar.beyond : named;
    const listener = this.#listeners.get(`${to < 0 ? address : this.#address(to)}:${port}`);
    const clientAddress = `${this.#address(from.host)}:${this.freePort(from.host)}`;
    const server = listener?.agent ?? -1;
    const connection = this.#journal.addConnection({
      protocol,
      client: from.agent,
      server,
      clientAddress,
      serverAddress: `${address}:${port}`,
    });
    const client = this.#pair(connection, from, to, server);
    client.handler = this.#forgetting(connection, use(client));
    const at = this.#clock.nowMs;
    const ends = { connection, from: from.agent, to: server };
    const opened = this.#journal.record({ kind: 'open', at, label: protocol, cause, ...ends });
    if (bar) this.#journal.record({ kind: 'fault', at, label: `port.${bar.how}`, detail: this.#nameOf(bar.line), cause: opened, ...ends });
    if (bar?.how === 'silent') client.reachable = () => false;
    client.open(() => (bar?.how === 'refused' ? null : this.#accept(connection, client, from.host, to, listener)));
  }

  #pair(connection: number, from: { host: number; agent: number }, to: number, server: number): TcpEnd {
    const context = { clock: this.#clock, journal: this.#journal, random: this.#random };
    const client = new TcpEnd(context, connection, from.agent, to < 0 ? null : this.#routes.between(from.host, to));
    const peer = new TcpEnd(context, connection, server, to < 0 ? null : this.#routes.between(to, from.host));
    client.peer = peer;
    peer.peer = client;
    client.reachable = () => to >= 0 && this.#isUp(to) && this.#isUp(from.host);
    return client;
  }

  /** The SYN arrived: whoever listens takes the connection, unless nobody does or the host stopped meanwhile. */
  #accept(connection: number, client: TcpEnd, clientHost: number, serverHost: number, listener: Listener | undefined): TcpHandler | null {
    if (!listener || listener.shut || !this.#isUp(serverHost)) return null;
    this.#open.set(connection, { client, clientHost, serverHost });
    return this.#forgetting(connection, listener.accept(client.peer));
  }

  #forgetting(connection: number, handler: TcpHandler): TcpHandler {
    return {
      opened: () => handler.opened(),
      received: (octets) => handler.received(octets),
      ended: (reason) => {
        this.#open.delete(connection);
        handler.ended(reason);
      },
    };
  }

  /** Sends a datagram; whether it arrives, nobody tells the sender. Returns its journal entry. */
  send(from: { host: number; agent: number; port: number }, address: string, port: number, octets: Uint8Array, entry: Entry): number {
    const to = this.#routes.hostAt(address);
    const route = to < 0 ? null : this.#routes.between(from.host, to);
    const socket = this.#sockets.get(`${address}:${port}`);
    const arrives = route && this.#isUp(to) && this.#isUp(from.host) && !isLost(route, this.#random, octets.length);
    const way = arrives ? transmit(route, this.#clock.nowMs, octets.length + DATAGRAM_HEADER_OCTETS) : null;
    const at = this.#clock.nowMs;
    const until = way ? way.arriveMs + overtakenByMs(route!, this.#random) : Infinity;
    const { kind, label, cause, detail } = entry;
    const index = this.#journal.record({ kind, label, cause, detail, at, until, from: from.agent, to: socket?.agent ?? -1, octets });
    const datagram = { octets, address: this.#address(from.host), port: from.port, entry: index };
    if (way && socket) this.#clock.after(until - at, () => this.#isUp(to) && socket.received(datagram));
    return index;
  }

  /** The host is switched off: its connections vanish without a word. */
  stop(host: number): void {
    this.#routes.hosts[host]!.up = false;
    for (const { client, clientHost, serverHost } of [...this.#open.values()]) {
      if (clientHost === host) client.vanish();
      else if (serverHost === host) client.peer.vanish();
    }
  }

  start(host: number): void {
    this.#routes.hosts[host]!.up = true;
  }

  /** Nothing passes on this connection any more. */
  cut(connection: number): void {
    this.#open.get(connection)?.client.cutLine();
  }

  #isUp(host: number): boolean {
    return this.#routes.hosts[host]!.up;
  }

  #nameOf({ a, b }: { a: number; b: number }): string {
    const { hosts } = this.#routes;
    return `${hosts[a]!.name} – ${hosts[b]!.name}`;
  }

  #address(host: number): string {
    return this.#routes.hosts[host]!.address;
  }
}

/** What a datagram's entry says besides when and between whom. */
type Entry = { kind: 'question' | 'answer'; label: string; cause?: number; detail?: string };
