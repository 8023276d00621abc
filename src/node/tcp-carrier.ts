/** Carries one end of a connection over a real socket: octets in, octets out, time-outs, and no more memory than stated. */
import type { Socket } from 'node:net';
import { connect as connectTls, TLSSocket, type SecureContext } from 'node:tls';
import type { IncomingCarrier } from '../agents/surroundings.ts';
import type { Answer, End, Saying, TlsFacts } from '../protocols/carrier.ts';

/** How the connection may be protected. */
export type TcpProtection =
  | { side: 'server'; context: SecureContext; implicit: boolean }
  /** `ca`: the certificate must be signed by it and bear the name; without it any will do. */
  | { side: 'client'; serverName: string; ca?: string; implicit: boolean };

/** Octets waiting for a peer that does not read; above it, we stop reading from it too. */
const MAX_UNSENT_OCTETS = 1 << 20;

export class TcpCarrier implements IncomingCarrier {
  tls: TlsFacts | null = null;
  /** Present only where the handshake can be had. */
  startTls?: () => void;
  readonly subject = -1;
  readonly cause = -1;
  readonly fromAddress: string;
  readonly crowded: boolean;
  #socket: Socket;
  readonly #protection: TcpProtection | undefined;
  readonly #gone: (carrier: TcpCarrier) => void;
  #end: End | null = null;
  #begun = false;
  #timer: NodeJS.Timeout | null = null;
  #patienceMs = 0;
  #ended = false;

  constructor(socket: Socket, gone: (carrier: TcpCarrier) => void, protection?: TcpProtection, crowded = false) {
    this.#socket = socket;
    this.#gone = gone;
    this.#protection = protection;
    if (protection) this.startTls = () => this.#shakeHands(protection);
    this.crowded = crowded;
    this.fromAddress = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    socket.on('error', () => {});
  }

  /** The connection is open. */
  start(end: End): void {
    this.watch(end);
    if (this.#protection?.implicit) this.#shakeHands(this.#protection);
    else this.#listen();
    this.#wait();
    if (!this.tls && !this.#protection?.implicit) this.#begin();
  }

  #begin(): void {
    this.#begun = true;
    this.#end!.opened();
  }

  #listen(): void {
    // Buffer.subarray shares memory with the pool that the next read may reuse: from here on octets are ours
    this.#socket.on('data', (chunk: Buffer) => this.#received(new Uint8Array(chunk)));
    this.#socket.on('end', () => this.#over('end'));
  }

  /** From here on the platform's TLS reads the socket, and we read what it opens. */
  #shakeHands(protection: TcpProtection): void {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    plain.removeAllListeners('end');
    const secure =
      protection.side === 'server'
        ? new TLSSocket(plain, { isServer: true, secureContext: protection.context })
        : clientTls(plain, protection);
    this.#socket = secure;
    secure.on('error', () => this.#over('lost'));
    secure.once(protection.side === 'server' ? 'secure' : 'secureConnect', () => this.#secured(secure));
    this.#listen();
  }

  #secured(secure: TLSSocket): void {
    const serverName = (secure as TLSSocket & { servername?: string | false }).servername;
    this.tls = { version: secure.getProtocol() ?? '', cipher: secure.getCipher().standardName, serverName: serverName || '' };
    this.#wait();
    if (this.#begun) this.#end!.secured?.();
    else this.#begin();
  }

  /** Tells `end` when the connection is over, also if it never opened. */
  watch(end: End): void {
    if (this.#end) return;
    this.#end = end;
    this.#socket.on('close', (hadError) => this.#over(hadError ? 'lost' : 'end'));
  }

  answer({ octets }: Answer): void {
    this.#write(octets);
  }
  say({ octets }: Saying): void {
    this.#write(octets);
  }
  moved(): void {}

  close(): void {
    this.#socket.end();
    // a peer that never closes its side is not waited for
    this.#socket.setTimeout(CLOSING_MS, () => this.#socket.destroy());
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #received(octets: Uint8Array): void {
    this.#wait();
    this.#end!.received(octets);
  }

  #write(octets: Uint8Array): void {
    if (this.#socket.destroyed || this.#socket.writableEnded) return;
    this.#socket.write(octets);
    if (this.#socket.writableLength <= MAX_UNSENT_OCTETS || this.#socket.isPaused()) return;
    this.#socket.pause();
    this.#socket.once('drain', () => this.#socket.resume());
  }

  /** Starts waiting anew. The timer is kept while what is waited for stays the same: refreshing is cheap, arming is not. */
  #wait(): void {
    const { patienceMs } = this.#end!;
    if (this.#timer && patienceMs === this.#patienceMs) {
      this.#timer.refresh();
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#patienceMs = patienceMs;
    this.#timer = setTimeout(() => this.#end!.timedOut(), patienceMs);
  }

  #over(reason: 'end' | 'lost'): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (!this.#ended) this.#end?.ended(reason);
    this.#ended = true;
    this.#socket.end();
    this.#gone(this);
  }
}

function clientTls(socket: Socket, { serverName, ca }: Extract<TcpProtection, { side: 'client' }>): TLSSocket {
  const servername = /^[\d.:]*$/.test(serverName) ? undefined : serverName;
  return connectTls({ socket, servername, ca, rejectUnauthorized: ca !== undefined });
}

/** How long a closed connection may linger, ms. */
const CLOSING_MS = 10_000;
