/**
 * One TCP connection on the simulated network: handshake, segments in order, acknowledgements, teardown. RFC 9293.
 * Segments get lost by the chance of the line, or because it is cut or a host stops. They are sent again, each time after
 * twice as long, until they arrive or the sender gives up (RFC 6298 §5.5, RFC 1122 §4.2.3.5); what arrives before its turn
 * waits for it (RFC 9293 §3.10.7.4). There is no congestion window: the pace is the line's.
 */
import type { Clock, Timer } from './clock.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';
import { arrivalMs, isLost, overtakenByMs, transmit, type Route } from './routes.ts';

export type EndReason = 'end' | 'reset' | 'refused' | 'lost';

/** What a connection tells the one who uses it. */
export interface TcpHandler {
  opened(): void;
  received(octets: Uint8Array): void;
  ended(reason: EndReason): void;
}

/** Payload of one segment on an Ethernet, and the octets of its IP and TCP headers. */
export const SEGMENT_OCTETS = 1460;
export const HEADER_OCTETS = 40;
/** RFC 6298 §2: the first retransmission after a second. */
const FIRST_RETRY_MS = 1000;
/** 1 + 2 + 4 + … + 64 s: more than the 100 s of RFC 1122 §4.2.3.5. */
const RETRIES = 7;
/** A SYN is tried 1 + 2 + … + 32 s. */
const SYN_RETRIES = 6;
/** RFC 9293 §3.8.6.3 allows half a second; systems wait 40 ms. */
const DELAYED_ACK_MS = 40;

export interface TcpContext {
  clock: Clock;
  journal: Journal;
  random: Random;
}

/** A segment that arrived before those that go before it; `null` for FIN. */
type Early = Uint8Array | null;

/** One side of a connection. */
export class TcpEnd {
  /** Number of the connection in the journal. */
  readonly connection: number;
  readonly agent: number;
  peer!: TcpEnd;
  handler!: TcpHandler;
  readonly #context: TcpContext;
  /** The way to the peer; `null` when there is none. */
  readonly #route: Route | null;
  #sent = 0;
  #received = 0;
  #owed = 0;
  #ackTimer: Timer | null = null;
  #opened = false;
  /** Its end is in the journal. */
  #told = false;
  #finSent = false;
  #finReceived = false;
  #gone = false;
  /** Its host stopped: it sends nothing more. */
  #dead = false;
  #retrying = false;
  readonly #early = new Map<number, Early>();
  /** Nothing that is sent from here arrives any more. */
  cut = false;
  /** Whether a SYN would find anybody at home now. */
  reachable: () => boolean = () => true;

  constructor(context: TcpContext, connection: number, agent: number, route: Route | null) {
    this.#context = context;
    this.connection = connection;
    this.agent = agent;
    this.#route = route;
  }

  /** Numbers of the lines on the way to the peer. */
  get lines(): readonly number[] {
    return this.#route?.links ?? [];
  }

  /** Client: the first of the three segments. Answered by `arrivedAt`'s SYN,ACK, by RST, or by nothing. */
  open(accept: () => TcpHandler | null): void {
    this.#sendSyn(accept, 0);
  }

  #sendSyn(accept: () => TcpHandler | null, tries: number): void {
    this.cut = !this.reachable();
    const arriveMs = this.#segment('SYN', 0, -1);
    if (arriveMs === Infinity) this.#later(FIRST_RETRY_MS * 2 ** tries, () => this.#synLost(accept, tries));
    else this.#at(arriveMs, () => this.#synArrived(accept, tries));
  }

  #synLost(accept: () => TcpHandler | null, tries: number): void {
    if (this.#gone) return;
    if (tries + 1 >= SYN_RETRIES) this.#end('lost');
    else this.#sendSyn(accept, tries + 1);
  }

  #synArrived(accept: () => TcpHandler | null, tries: number): void {
    const server = this.peer;
    const handler = accept();
    if (!handler) {
      const arriveMs = server.#segment('RST,ACK', 0, -1);
      if (arriveMs === Infinity) this.#later(FIRST_RETRY_MS * 2 ** tries, () => this.#synLost(accept, tries));
      else this.#at(arriveMs, () => this.#end('refused'));
      return;
    }
    server.handler = handler;
    server.#sent = server.#received = 1;
    server.#sendSynAck(0);
  }

  /** Server: the second segment; again, if it or its acknowledgement is lost. */
  #sendSynAck(tries: number): void {
    if (this.#gone) return;
    if (tries >= SYN_RETRIES) return this.#end('lost');
    const again = () => this.#later(FIRST_RETRY_MS * 2 ** tries, () => this.#sendSynAck(tries + 1));
    const arriveMs = this.#segment('SYN,ACK', 0, -1);
    if (arriveMs === Infinity) again();
    else this.#at(arriveMs, () => this.peer.#established(again));
  }

  #established(again: () => void): void {
    if (this.#gone) return;
    const first = this.#received === 0;
    if (first) this.#sent = this.#received = 1;
    const arriveMs = this.#segment('ACK', 0, -1);
    if (arriveMs === Infinity) again();
    else this.#at(arriveMs, () => this.peer.#gone || this.peer.#openOnce());
    if (first) this.#openOnce();
  }

  #openOnce(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.handler.opened();
  }

  /** When `octets` sent now will have arrived: virtual ms, or `Infinity`. */
  arrivalMs(octets: number): number {
    if (this.cut || !this.#route) return Infinity;
    const segments = Math.max(1, Math.ceil(octets / SEGMENT_OCTETS));
    return arrivalMs(this.#route, this.#context.clock.nowMs, octets + segments * HEADER_OCTETS);
  }

  /** Sends octets, in as many segments as it takes. `cause`: the journal entry that they belong to. */
  send(octets: Uint8Array, cause: number): void {
    if (this.#gone || this.#finSent) return;
    for (let at = 0; at < octets.length; at += SEGMENT_OCTETS) {
      const part = at === 0 && octets.length <= SEGMENT_OCTETS ? octets : octets.subarray(at, at + SEGMENT_OCTETS);
      const seq = this.#sent;
      const arriveMs = this.#segment('PSH,ACK', part.length, cause, part);
      if (arriveMs !== Infinity) this.#at(arriveMs, () => this.peer.#arrived(seq, part));
      else if (this.cut) return this.#retryOnce(cause, seq, part);
      else this.#retry(cause, seq, part, 0);
    }
  }

  /** Nothing more will be sent from here: FIN. */
  close(): void {
    if (this.#gone || this.#finSent) return;
    this.#finSent = true;
    const seq = this.#sent;
    const arriveMs = this.#segment('FIN,ACK', 0, -1);
    this.#sent++;
    if (arriveMs !== Infinity) this.#at(arriveMs, () => this.peer.#arrived(seq, null));
    else if (this.cut) return this.#retryOnce(-1, seq, null);
    else this.#retry(-1, seq, null, 0);
    if (this.#finReceived && !this.cut) this.#closed('end', arriveMs === Infinity ? this.#context.clock.nowMs : arriveMs);
  }

  /** The line is cut, both ways, from this moment on. */
  cutLine(): void {
    this.cut = this.peer.cut = true;
  }

  /** Its host stopped: this side is no more, and says nothing about it. */
  vanish(): void {
    if (this.#gone) return;
    this.cutLine();
    this.#gone = this.#dead = true;
    this.#ackTimer?.cancel();
    this.handler?.ended('lost');
  }

  /** A segment arrived; it is taken in its turn, and with it those that waited for it. */
  #arrived(seq: number, part: Early): void {
    // what carries data carries an acknowledgement too: a lost third segment is made good by it
    this.#openOnce();
    if (seq > this.#received) {
      this.#early.set(seq, part);
      return this.#acknowledge();
    }
    this.#take(part);
    for (let next = this.#early.get(this.#received); next !== undefined; next = this.#early.get(this.#received)) {
      this.#early.delete(this.#received);
      this.#take(next);
    }
  }

  #take(part: Early): void {
    if (part) this.#takeOctets(part);
    else this.#finArrived();
  }

  #takeOctets(octets: Uint8Array): void {
    if (this.#gone) return;
    this.#received += octets.length;
    this.#owed++;
    this.handler.received(octets);
    if (this.#owed >= 2) this.#acknowledge();
    else if (this.#owed === 1 && !this.#ackTimer) this.#ackTimer = this.#later(DELAYED_ACK_MS, () => this.#owed > 0 && this.#acknowledge());
  }

  #acknowledge(): void {
    this.#segment('ACK', 0, -1);
  }

  #finArrived(): void {
    if (this.#gone || this.#finReceived) return;
    this.#finReceived = true;
    this.#received++;
    if (this.#finSent) {
      this.#acknowledge();
      this.#closed('end', this.#context.clock.nowMs);
    }
    this.handler.ended('end');
    // whoever uses the connection has nothing to say to one who will not listen
    this.close();
    this.#gone = true;
  }

  /** On a line that is cut one segment is enough to find that out. */
  #retryOnce(cause: number, seq: number, part: Early): void {
    if (!this.#retrying) this.#retry(cause, seq, part, 0);
    this.#retrying = true;
  }

  /** Sends the same segment again, each time after twice as long, until it arrives or the sender gives up. */
  #retry(cause: number, seq: number, part: Early, tries: number): void {
    this.#later(FIRST_RETRY_MS * 2 ** tries, () => {
      if (this.#dead || (this.#gone && !this.#finSent)) return;
      if (tries + 1 >= RETRIES) return this.#end('lost');
      const arriveMs = this.#segment(part ? 'PSH,ACK' : 'FIN,ACK', part?.length ?? 0, cause, part ?? undefined, seq);
      if (arriveMs !== Infinity) this.#at(arriveMs, () => this.peer.#arrived(seq, part));
      else this.#retry(cause, seq, part, tries + 1);
    });
  }

  #end(reason: EndReason): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#closed(reason, this.#context.clock.nowMs);
    this.handler.ended(reason);
  }

  /** Written once a connection, by whichever side knows it first; when both say FIN at once, both do. */
  #closed(reason: EndReason, untilMs: number): void {
    if (this.#told || this.peer.#told) return;
    this.#told = true;
    const { journal, clock } = this.#context;
    const { connection, agent } = this;
    journal.record({ kind: 'close', at: clock.nowMs, until: untilMs, label: reason, connection, from: agent, to: this.peer.agent });
  }

  /** Writes one segment into the journal and onto the line; returns when it arrives, `Infinity` if it never does. `again`: its number, if it was sent before. Whatever goes out acknowledges what came in. */
  #segment(flags: string, length: number, cause: number, octets?: Uint8Array, again?: number): number {
    const { journal, clock, random } = this.#context;
    const lost = this.cut || !this.#route || isLost(this.#route, random, length);
    const way = lost ? null : transmit(this.#route, clock.nowMs, length + HEADER_OCTETS);
    const at = way ? way.departMs : clock.nowMs;
    const until = way ? way.arriveMs + overtakenByMs(this.#route!, random) : Infinity;
    const { connection, agent } = this;
    const seq = again ?? this.#sent;
    journal.record({
      kind: 'segment',
      at,
      until,
      label: flags,
      cause,
      connection,
      from: agent,
      to: this.peer.agent,
      seq,
      ack: this.#received,
      octets,
    });
    if (again === undefined) this.#sent += length;
    this.#owed = 0;
    this.#ackTimer?.cancel();
    this.#ackTimer = null;
    return until;
  }

  #at(atMs: number, act: () => void): void {
    this.#later(atMs - this.#context.clock.nowMs, act);
  }

  #later(delayMs: number, act: () => void): Timer {
    return this.#context.clock.after(delayMs, act);
  }
}
