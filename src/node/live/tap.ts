/** A recording relay: octets pass unchanged between a program and the server that its user names, and are told on the way. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { ServerIdentity } from '../identity.ts';
import { Relayed, type Failure, type Route } from './relayed.ts';
import type { Witness } from './witness.ts';

/** Connections that are relayed at once; whoever comes beyond is cut. */
export const MOST_RELAYED = 400;

export interface TapOptions {
  host: string;
  port: number;
  /** The server. */
  to: { host: string; port: number };
  /** What the relay proves itself with to open TLS; without it TLS passes sealed. */
  identity?: ServerIdentity | undefined;
  witness: Witness;
  /** Told why a server could not be reached, or TLS not be opened. */
  failed(failure: Failure): void;
}

export class Tap {
  readonly #options: TapOptions;
  readonly #server: Server;
  readonly #relayed = new Set<Relayed>();

  constructor(options: TapOptions) {
    this.#options = options;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accepted(socket));
    this.#server.maxConnections = MOST_RELAYED;
  }

  /** Listens; gives the port, and rejects with what the system says against it. */
  start(): Promise<number> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port }, () => {
        this.#server.on('error', () => {});
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  #accepted(program: Socket): void {
    const { to, identity, witness, failed } = this.#options;
    const context = identity && createSecureContext({ key: identity.key, cert: identity.certificate });
    const route: Route = { to, context, witness, failed, gone: (one) => void this.#relayed.delete(one) };
    this.#relayed.add(new Relayed(program, route));
  }

  /** No new connections; those that are open are cut. */
  stop(): void {
    this.#server.close();
    for (const one of this.#relayed) one.cut();
  }
}
