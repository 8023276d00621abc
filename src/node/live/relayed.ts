/** One connection through the relay: two sockets, what is said on either, and TLS opened between them where that is wished. */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket, type SecureContext } from 'node:tls';
import { ascii, concat, EMPTY, text } from '../../mail/octets.ts';
import { session as imap } from '../../protocols/imap/session.machine.ts';
import { session as pop3 } from '../../protocols/pop3/session.machine.ts';
import { session as smtp } from '../../protocols/smtp/session.machine.ts';
import { looksLikeTls } from '../../transcripts/tls/watch.ts';
import type { Side } from '../../transcripts/sink.ts';
import { nowMs, type Witness } from './witness.ts';

export interface Failure {
  /** With whom: the server that was named, or the program. */
  with: 'server' | 'program';
  /** What the system says: 'ECONNREFUSED'. */
  reason: string;
}

export interface Route {
  to: { host: string; port: number };
  /** To open TLS towards the program; `undefined`: what is sealed stays so. */
  context: SecureContext | undefined;
  witness: Witness;
  failed(failure: Failure): void;
  gone(one: Relayed): void;
}

const LINE_END = ascii('\r\n');
/** Octets of the client's last line that are looked at: 'a0001 STARTTLS'. */
const MOST_OF_LINE = 100;
const FOR_TLS = [smtp, pop3, imap].flatMap((session) => [...session.asking('startTls')]).join('|');
/** RFC 3207 §4, RFC 2595 §4, RFC 9051 §6.2.1: the last command of its group. */
const INVITES = new RegExp(`(?:^|\\n)(?:[^\\s]+ )?(?:${FOR_TLS}) *\\r?\\n$`, 'i');

export class Relayed {
  readonly #route: Route;
  readonly #number: number;
  /** The sockets under whatever TLS there is. */
  readonly #sockets: Record<Side, Socket>;
  readonly #ends: Record<Side, Socket>;
  #open = 2;
  #how: 'end' | 'reset' | 'cut' = 'end';
  /** What the client said last, and whether it was answered: whether a handshake may come. */
  #last: Uint8Array = EMPTY;
  #answered = true;
  #isOpened = false;

  constructor(program: Socket, route: Route) {
    this.#route = route;
    const server = connect({ ...route.to, allowHalfOpen: true, noDelay: true });
    this.#sockets = { client: program, server };
    this.#ends = { ...this.#sockets };
    const client = end(program.remoteAddress, program.remotePort);
    const at = end(route.to.host, route.to.port);
    this.#number = route.witness.open({ client, server: at, atMs: nowMs(), fromTheStart: true, evidence: 'octets' });
    this.#listen('client');
    this.#listen('server');
    for (const socket of [program, server]) socket.once('close', () => this.#closed());
  }

  /** The relay stops. */
  cut(): void {
    this.#how = 'cut';
    for (const side of ['client', 'server'] as const) this.#reset(side);
  }

  #listen(side: Side): void {
    const socket = this.#ends[side];
    socket.on('data', (octets: Buffer) => this.#heard(side, octets));
    socket.on('end', () => this.#ends[other(side)].end());
    socket.on('error', (error: NodeJS.ErrnoException) => this.#broke(side, error));
  }

  #heard(side: Side, chunk: Buffer): void {
    // each read has memory of its own; from here on octets are plain
    const octets = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    if (this.#isHandshake(side, octets)) return this.#openTls(chunk);
    this.#note(side, octets);
    this.#route.witness.say(this.#number, side, octets, nowMs());
    this.#pass(side, octets);
  }

  #pass(side: Side, octets: Uint8Array): void {
    const [from, to] = [this.#ends[side], this.#ends[other(side)]];
    if (to.write(octets)) return;
    from.pause();
    to.once('drain', () => from.resume());
  }

  #note(side: Side, octets: Uint8Array): void {
    if (side === 'server') this.#answered = true;
    else {
      this.#last = this.#answered ? octets.subarray(-MOST_OF_LINE) : concat([this.#last, octets]).subarray(-MOST_OF_LINE);
      this.#answered = false;
    }
  }

  /** TLS begins here, and is to be opened: before the first word, or after the answer to a command that asks for it. */
  #isHandshake(side: Side, octets: Uint8Array): boolean {
    if (side === 'server' || this.#isOpened || !this.#route.context || !looksLikeTls(octets)) return false;
    return this.#answered && (this.#last.length === 0 || INVITES.test(text(concat([LINE_END, this.#last]))));
  }

  /** The program shakes hands with us, we with the server under the name that the program asked for, and then they are joined. */
  #openTls(first: Buffer): void {
    this.#isOpened = true;
    const { client: program, server } = this.#sockets;
    for (const socket of [program, server]) {
      socket.pause();
      for (const event of ['data', 'end', 'error']) socket.removeAllListeners(event);
      socket.on('error', () => {});
    }
    program.unshift(first);
    const inner = new TLSSocket(program, { isServer: true, secureContext: this.#route.context! });
    this.#ends.client = inner;
    inner.once('error', ({ message }) => this.#refused('program', message));
    // what is no TLS: the platform tells a server of it by this event alone
    inner.once('_tlsError', ({ message }: Error) => this.#refused('program', message));
    inner.once('secure', () => this.#openFarther(inner, server));
  }

  #openFarther(inner: TLSSocket, server: Socket): void {
    const { host } = this.#route.to;
    const asked = (inner as TLSSocket & { servername?: string | false }).servername || '';
    const servername = asked || (isIP(host) === 0 ? host : '');
    inner.pause();
    // whose certificate it is, is between the reader and the server that he named
    const outer = connectTls({ socket: server, rejectUnauthorized: false, ...(servername !== '' && { servername }) });
    this.#ends.server = outer;
    outer.once('error', ({ message }) => this.#refused('server', message));
    outer.once('secureConnect', () => this.#joined(outer, asked));
  }

  #joined(outer: TLSSocket, serverName: string): void {
    const version = outer.getProtocol() ?? '';
    this.#route.witness.secure(this.#number, { version, cipher: outer.getCipher().standardName, serverName }, nowMs());
    for (const side of ['client', 'server'] as const) {
      this.#ends[side].removeAllListeners('error');
      this.#listen(side);
      this.#ends[side].resume();
    }
  }

  #refused(partner: Failure['with'], reason: string): void {
    this.#route.failed({ with: partner, reason });
    this.#how = 'reset';
    for (const side of ['client', 'server'] as const) this.#reset(side);
  }

  /** What breaks on one side breaks on the other. */
  #broke(side: Side, { code, syscall }: NodeJS.ErrnoException): void {
    if (syscall === 'connect' || syscall === 'getaddrinfo') this.#route.failed({ with: 'server', reason: code ?? '' });
    if (this.#how === 'end') this.#how = 'reset';
    this.#reset(other(side));
  }

  #reset(side: Side): void {
    const [socket, above] = [this.#sockets[side], this.#ends[side]];
    if (socket.connecting) socket.destroy();
    else if (!socket.destroyed) socket.resetAndDestroy();
    if (!above.destroyed) above.destroy();
  }

  #closed(): void {
    if (--this.#open > 0) return;
    this.#route.witness.close(this.#number, this.#how, nowMs());
    this.#route.gone(this);
  }
}

function other(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

function end(address = '', port = 0): string {
  return `${address.replace(/^::ffff:/, '')}:${port}`;
}
