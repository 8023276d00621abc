/** TLS between a carrier and its TCP connection: shakes hands, seals and opens, and writes the handshake into the journal. */
import type { TlsFacts } from '../protocols/carrier.ts';
import { TlsClient } from '../protocols/tls/client.ts';
import type { TlsEnd, TlsUser } from '../protocols/tls/end.ts';
import { TlsServer, type TlsIdentity } from '../protocols/tls/server.ts';
import type { Clock } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import type { TcpEnd } from '../sim/tcp.ts';

/** What the layer is told about the connection it protects, and whom it tells. */
export interface Layered {
  journal: Journal;
  clock: Clock;
  tcp: TcpEnd;
  /** The latest entry of the connection that this end knows: what the next flight is caused by. */
  cause(): number;
  random(octets: number): Uint8Array;
  secured(facts: TlsFacts): void;
  plain(octets: Uint8Array): void;
  over(why: string): void;
}

export class TlsLayer implements TlsUser {
  readonly #layered: Layered;
  readonly #end: TlsEnd;
  readonly #machine: number;
  #flight = -1;

  private constructor(layered: Layered, chart: string, end: (user: TlsUser) => TlsEnd) {
    this.#layered = layered;
    this.#end = end(this);
    const { agent, connection } = layered.tcp;
    this.#machine = layered.journal.addMachine({ chart, agent, connection, state: this.#end.state });
  }

  /** A client's end, which begins at once. `authority`: the one whose certificates it trusts; `undefined` trusts any. */
  static client(layered: Layered, serverName: string, authority: Uint8Array | undefined): TlsLayer {
    const { random } = layered;
    let client!: TlsClient;
    const layer = new TlsLayer(layered, 'tls.client', (user) => (client = new TlsClient({ serverName, authority, random }, user)));
    client.start();
    return layer;
  }

  static server(layered: Layered, identity: TlsIdentity): TlsLayer {
    return new TlsLayer(layered, 'tls.server', (user) => new TlsServer(identity, layered.random, user));
  }

  received(octets: Uint8Array): void {
    this.#end.received(octets);
  }
  seal(octets: Uint8Array): Uint8Array {
    return this.#end.connected ? this.#end.seal(octets) : octets;
  }
  /** Says that nothing more will be said. */
  close(): void {
    const octets = this.#end.farewell();
    if (octets.length > 0 && this.#end.connected) this.send('close_notify', octets);
  }

  send(label: string, octets: Uint8Array): void {
    const { journal, clock, tcp, cause } = this.#layered;
    const { connection, agent, peer } = tcp;
    const place = { connection, from: agent, to: peer.agent, cause: Math.max(cause(), this.#flight) };
    this.#flight = journal.record({ kind: 'tls', at: clock.nowMs, until: tcp.arrivalMs(octets.length), label, octets, ...place });
    tcp.send(octets, this.#flight);
  }

  moved(state: string, edge: string): void {
    const { journal, clock, tcp, cause } = this.#layered;
    const place = { connection: tcp.connection, from: tcp.agent, cause: cause() };
    journal.record({ kind: 'state', at: clock.nowMs, label: state, detail: edge, subject: this.#machine, ...place });
  }

  secured(facts: TlsFacts): void {
    this.#layered.secured(facts);
  }
  plain(octets: Uint8Array): void {
    this.#layered.plain(octets);
  }
  over(why: string): void {
    this.#layered.over(why);
  }
}
