/** Carries one end of a connection over a real socket: octets in, octets out, time-outs, and no more memory than stated. */
import type { Socket } from 'node:net';
import { connect as connectTls, TLSSocket, type SecureContext } from 'node:tls';
import type { IncomingCarrier } from '../agents/surroundings.ts';
import { concat, EMPTY, lineEnd, text } from '../mail/octets.ts';
import type { Answer, End, Saying, TlsFacts } from '../protocols/carrier.ts';
import { untilDot } from '../protocols/dots.ts';
import type { Barrier, Committed } from './keep/barrier.ts';

/** How the connection may be protected. */
export type TcpProtection =
  | { side: 'server'; context: SecureContext; implicit: boolean }
  /** `ca`: the certificate must be signed by it, or one of them, and bear the name; without it any will do. */
  | { side: 'client'; serverName: string; ca?: string | string[]; implicit: boolean };

/** What a connection has to do with everything else on its port. */
export interface TcpHouse {
  protection?: TcpProtection | undefined;
  /** More are connected already than there is room for. */
  crowded?: boolean;
  /** Nothing is said before it lets it pass. */
  barrier?: Pick<Barrier, 'pass'> | undefined;
  /** What is said in place of an answer when it let that pass without keeping what it promises; `undefined`: it promises nothing. */
  inPlaceOf?(answer: Answer, failure: NodeJS.ErrnoException): Uint8Array | undefined;
  /** How long this answer is held back from its client, ms: who guesses passwords waits. */
  waitMs?(fromAddress: string, answer: Answer): number;
  /** No HTTP is spoken here: who begins with it is hung up on, for it may be a web page that makes a browser speak to us. */
  mail?: boolean;
  /** What is said to whoever is connected when the server stops. */
  farewell?: Uint8Array | undefined;
  /** Told what is said on it. */
  witness?: SocketWitness | undefined;
  gone(carrier: TcpCarrier): void;
}

/** Told what the two ends hear and say, as plain octets, and when TLS was set up between them. */
export interface SocketWitness {
  heard(octets: Uint8Array): void;
  said(octets: Uint8Array): void;
  secured(facts: TlsFacts): void;
}

/** Octets waiting for a peer that does not read; above it, we stop reading from it too. */
const MAX_UNSENT_OCTETS = 1 << 20;
/** How long a handshake may take, ms. */
const HANDSHAKE_MS = 30_000;
/** How long a closed connection may linger while nothing moves on it, and at all, ms. */
const CLOSING_MS = 10_000;
const LINGERING_MS = 300_000;

export class TcpCarrier implements IncomingCarrier {
  tls: TlsFacts | null = null;
  /** Present only where the handshake can be had. */
  startTls?: () => void;
  readonly subject = -1;
  readonly cause = -1;
  readonly fromAddress: string;
  readonly crowded: boolean;
  #socket: Socket;
  readonly #house: TcpHouse;
  #end: End | null = null;
  #begun = false;
  #timer: NodeJS.Timeout | null = null;
  #patienceMs = 0;
  #ended = false;
  #closing = false;
  #shaking = false;
  /** What has come and was not heard yet, because the peer does not take what we said before, or must wait. */
  #unheard: Uint8Array = EMPTY;
  #full = false;
  /** Octets that are not written yet: the barrier holds them. */
  #held = 0;
  /** The handshake comes next: nothing is heard before it. */
  #inviting = false;
  /** What is to be done when the client has waited long enough; nothing while nobody waits. */
  #later: (() => void)[] | undefined;
  #quietTimer: NodeJS.Timeout | undefined;
  /** Something was heard that is not answered yet, or that the answer asked to go on with. */
  #midway = false;
  #hearing = false;
  #heard = false;
  #stopping = false;

  constructor(socket: Socket, house: TcpHouse) {
    this.#socket = socket;
    this.#house = house;
    const { protection, crowded = false } = house;
    if (protection) this.startTls = () => this.#invite(protection);
    this.crowded = crowded;
    this.fromAddress = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    socket.on('error', () => {});
  }

  /** The connection is open. */
  start(end: End): void {
    this.watch(end);
    const { protection } = this.#house;
    if (protection?.implicit) this.#shakeHands(protection);
    else {
      this.#listen();
      this.#begin();
      this.#wait();
    }
  }

  #begin(): void {
    this.#begun = true;
    this.#end!.opened();
  }

  #listen(): void {
    // each read has memory of its own, so nothing is copied; but only Buffer's slice shares what it cuts: from here on octets are plain
    this.#socket.on('data', ({ buffer, byteOffset, length }: Buffer) => this.#received(new Uint8Array(buffer, byteOffset, length)));
    this.#socket.on('end', () => this.#over('end'));
  }

  /** The handshake, after what has been said before it. */
  #invite(protection: TcpProtection): void {
    this.#inviting = true;
    this.#act(() => this.#shakeHands(protection));
  }

  /** From here on the platform's TLS reads the socket, and we read what it opens. */
  #shakeHands(protection: TcpProtection): void {
    const plain = this.#socket;
    this.#inviting = false;
    this.#shaking = true;
    plain.removeAllListeners('data');
    plain.removeAllListeners('end');
    // RFC 3207 §6: what was said before the handshake, and not obeyed yet, never is
    this.#unheard = EMPTY;
    const secure =
      protection.side === 'server'
        ? new TLSSocket(plain, { isServer: true, secureContext: protection.context })
        : clientTls(plain, protection);
    this.#socket = secure;
    secure.on('error', () => this.#over('lost'));
    // what is no TLS, after the handshake too: the platform tells a server of it by this event alone, and leaves the socket open
    secure.on('_tlsError', () => secure.destroy());
    this.#expire(HANDSHAKE_MS, () => secure.destroy());
    secure.once(protection.side === 'server' ? 'secure' : 'secureConnect', () => this.#secured(secure));
    this.#listen();
  }

  #secured(secure: TLSSocket): void {
    const serverName = (secure as TLSSocket & { servername?: string | false }).servername;
    this.tls = { version: secure.getProtocol() ?? '', cipher: secure.getCipher().standardName, serverName: serverName || '' };
    this.#shaking = false;
    this.#house.witness?.secured(this.tls);
    if (this.#begun) this.#end!.secured?.();
    else this.#begin();
    this.#wait();
  }

  /** Tells `end` when the connection is over, also if it never opened. */
  watch(end: End): void {
    if (this.#end) return;
    this.#end = end;
    this.#socket.on('close', (hadError) => {
      clearTimeout(this.#quietTimer);
      this.#over(hadError ? 'lost' : 'end');
    });
  }

  answer(answer: Answer): void {
    const { verb, code, more = false } = answer;
    // 354 and '+' ask for more, but for the '+' of IDLE: it waits for nothing
    this.#midway = more || code === '354' || (code === '+' && verb !== 'IDLE');
    const waitMs = this.#house.waitMs?.(this.fromAddress, answer) ?? 0;
    if (waitMs > 0 && !this.#ended) this.#keepWaiting(waitMs);
    this.#speak(answer.octets, ({ failure }) => failure && this.#house.inPlaceOf?.(answer, failure));
    if (this.#stopping) queueMicrotask(() => this.#leaveIfIdle());
  }
  say({ octets }: Saying): void {
    this.#speak(octets);
  }
  moved(): void {}

  /** The server stops: says farewell, now or when what is under way has been answered. */
  stop(): void {
    this.#stopping = true;
    this.#leaveIfIdle();
  }

  #leaveIfIdle(): void {
    if (!this.#stopping || this.#midway || this.#closing || this.#ended) return;
    const { farewell } = this.#house;
    if (farewell && this.#begun && !this.#shaking) this.#speak(farewell);
    this.close();
  }

  #speak(octets: Uint8Array, instead?: (outcome: Committed) => Uint8Array | undefined): void {
    // where nothing is held back, nothing has to be remembered
    if (!this.#house.barrier && !this.#later) return this.#write(octets);
    this.#held += octets.length;
    this.#act((outcome) => {
      this.#held -= octets.length;
      this.#write(instead?.(outcome) ?? octets);
      if (this.#unheard.length > 0 || this.#socket.isPaused()) this.#hear();
    });
  }

  /** Does it in its turn: behind the barrier, and after what is to be done later. */
  #act(act: (outcome: Committed) => void): void {
    if (this.#ended) return;
    const { barrier } = this.#house;
    const inTurn = (outcome: Committed) => (this.#later ? void this.#later.push(() => act(outcome)) : act(outcome));
    if (barrier) barrier.pass(inTurn);
    else inTurn({});
  }

  #keepWaiting(delayMs: number): void {
    this.#later ??= [];
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => {
      const later = this.#later ?? [];
      this.#later = undefined;
      for (const act of later) act();
      this.#hear();
    }, delayMs);
  }

  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#unheard = EMPTY;
    this.#act(() => this.#closeSocket());
  }

  #closeSocket(): void {
    // the peer may have gone while this waited for its turn
    if (this.#ended) return;
    this.#socket.end();
    // a peer that never closes its side is not waited for, and one that goes on talking not for long
    this.#socket.setTimeout(CLOSING_MS, () => this.#socket.destroy());
    this.#expire(LINGERING_MS, () => this.#socket.destroy());
  }

  destroy(): void {
    clearTimeout(this.#quietTimer);
    this.#socket.destroy();
  }

  #received(octets: Uint8Array): void {
    this.#house.witness?.heard(octets);
    if (this.#closing || this.#ended) return;
    this.#unheard = this.#unheard.length === 0 ? octets : concat([this.#unheard, octets]);
    this.#hear();
  }

  /** An answer's worth at a time, a line or a text: who asks for more than he takes is not asked for the next. */
  #hear(): void {
    if (this.#hearing) return;
    this.#hearing = true;
    while (this.#unheard.length > 0 && !this.#isBlocked && !this.#inviting) this.#hearPiece();
    this.#hearing = false;
    if (this.#isBlocked) this.#socket.pause();
    else if (this.#socket.isPaused()) this.#socket.resume();
    if (!this.#shaking) this.#wait();
  }

  #hearPiece(): void {
    const end = this.#end!.inText ? untilDot(this.#unheard) : lineEnd(this.#unheard, 0);
    const piece = this.#unheard.subarray(0, end);
    this.#unheard = this.#unheard.subarray(end);
    if (!this.#heard && this.#house.mail && isHttp(piece)) return this.close();
    this.#heard = true;
    this.#midway = true;
    this.#end!.received(piece);
  }

  /** Its next line is not heard now: it takes too little, or has to wait. */
  get #isBlocked(): boolean {
    return this.#full || this.#later !== undefined || this.#held > MAX_UNSENT_OCTETS;
  }

  #write(octets: Uint8Array): void {
    const socket = this.#socket;
    if (socket.destroyed || socket.writableEnded) return;
    this.#house.witness?.said(octets);
    socket.write(octets);
    if (this.#full || socket.writableLength <= MAX_UNSENT_OCTETS) return;
    this.#full = true;
    socket.pause();
    socket.once('drain', () => {
      this.#full = false;
      this.#hear();
    });
  }

  /** Starts waiting anew, for as long as the end wants to wait now. The timer is kept while that stays the same: refreshing is cheap, arming is not. */
  #wait(): void {
    if (this.#closing || this.#ended) return;
    const { patienceMs } = this.#end!;
    if (this.#timer && patienceMs === this.#patienceMs) this.#timer.refresh();
    else this.#expire(patienceMs, () => this.#patienceOver());
    this.#patienceMs = patienceMs;
  }

  #patienceOver(): void {
    this.#end!.timedOut();
    // it may have said something instead of hanging up, and waits for the answer
    this.#wait();
  }

  /** One thing at a time is waited for. */
  #expire(delayMs: number, act: () => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#patienceMs = -1;
    this.#timer = setTimeout(act, delayMs);
  }

  #over(reason: 'end' | 'lost'): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (!this.#ended) this.#end?.ended(reason);
    // who has said all he had to say still hears what is held back for him
    this.#act(() => this.#endSocket());
    this.#ended = true;
    // the end may have hung up itself when it heard of it
    if (this.#timer) clearTimeout(this.#timer);
    this.#house.gone(this);
  }

  #endSocket(): void {
    // a socket that has been ended answers another end with an Error, stack and all
    if (this.#socket.writableEnded) return;
    this.#socket.end();
    this.#socket.setTimeout(CLOSING_MS, () => this.#socket.destroy());
  }
}

/** The beginning of a request (RFC 9112 §3), however long it is: in no protocol of mail does a command go on with a path or an address. */
function isHttp(line: Uint8Array): boolean {
  return /^[A-Z]+ (?:\/|\* HTTP\/|https?:\/\/|\S+:\d+ HTTP\/)/.test(text(line, 0, Math.min(line.length, 500)));
}

function clientTls(socket: Socket, { serverName, ca }: Extract<TcpProtection, { side: 'client' }>): TLSSocket {
  const servername = /^[\d.:]*$/.test(serverName) ? undefined : serverName;
  return connectTls({ socket, servername, ca, rejectUnauthorized: ca !== undefined });
}
