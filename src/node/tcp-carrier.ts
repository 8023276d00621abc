/** Carries one end of a connection over a real socket: octets in, octets out, time-outs, and no more memory than stated. */
import type { Socket } from 'node:net';
import type { IncomingCarrier } from '../agents/surroundings.ts';
import type { Answer, End, Saying } from '../protocols/carrier.ts';

/** Octets waiting for a peer that does not read; above it, we stop reading from it too. */
const MAX_UNSENT_OCTETS = 1 << 20;

export class TcpCarrier implements IncomingCarrier {
  readonly tls = null;
  readonly subject = -1;
  readonly cause = -1;
  readonly fromAddress: string;
  readonly crowded: boolean;
  readonly #socket: Socket;
  readonly #gone: (carrier: TcpCarrier) => void;
  #end: End | null = null;
  #timer: NodeJS.Timeout | null = null;
  #patienceMs = 0;
  #ended = false;

  constructor(socket: Socket, gone: (carrier: TcpCarrier) => void, crowded = false) {
    this.#socket = socket;
    this.#gone = gone;
    this.crowded = crowded;
    this.fromAddress = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    socket.on('error', () => {});
  }

  /** The connection is open. */
  start(end: End): void {
    this.watch(end);
    // Buffer.subarray shares memory with the pool that the next read may reuse: from here on octets are ours
    this.#socket.on('data', (chunk: Buffer) => this.#received(new Uint8Array(chunk)));
    this.#socket.on('end', () => this.#over('end'));
    end.opened();
    this.#wait();
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

/** How long a closed connection may linger, ms. */
const CLOSING_MS = 10_000;
