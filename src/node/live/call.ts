/** One of our clients calls a real server: over a socket of its own, recorded, and with an end to its patience. */
import { connect, isIP, type Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { isLoopback, type Place } from '../place.ts';
import { TcpCarrier, type SocketWitness, type TcpProtection } from '../tcp-carrier.ts';
import { overheard } from './overheard.ts';
import type { Witness } from './witness.ts';

/** How long a connection may take to open, unless the reader says otherwise, ms. */
const OPENING_MS = 30_000;

export interface Calling {
  to: Place;
  tls: 'no' | 'starttls' | 'implicit' | undefined;
  /** Whoever answers is believed to be the one. */
  insecure: boolean;
  /** How long an answer may take, ms; without it as long as the client waits by itself. */
  patienceMs: number | undefined;
  witness: Witness;
}

/** What came of it, and what kept it from going on: 'silent' a server that did not answer in time, else the system's word for it. */
export interface Called<Outcome> {
  outcome: Outcome;
  trouble: '' | 'silent' | (string & {});
}

export function call<Outcome>(calling: Calling, begin: (carrier: ClientCarrier, done: (outcome: Outcome) => void) => End) {
  return new Promise<Called<Outcome>>((resolve) => {
    const { to, patienceMs } = calling;
    const socket = connect({ ...to, noDelay: true });
    const [closed, witness] = recording(socket, calling);
    let trouble = '';
    socket.on('error', ({ code, message }: NodeJS.ErrnoException) => (trouble ||= code ?? message));
    const carrier = new TcpCarrier(socket, { protection: protectionOf(calling), witness, gone: () => {} });
    const end = begin(carrier, (outcome) => void closed.then(() => resolve({ outcome, trouble })));
    const waiting = impatient(end, patienceMs, () => (trouble ||= 'silent'));
    const opening = setTimeout(() => {
      trouble = 'silent';
      socket.destroy();
    }, patienceMs ?? OPENING_MS);
    socket.once('close', () => clearTimeout(opening));
    carrier.watch(waiting);
    socket.once('connect', () => {
      clearTimeout(opening);
      carrier.start(waiting);
    });
  });
}

/** Recorded from the moment at which it is open. */
function recording(socket: Socket, { to, witness }: Calling): [Promise<void>, SocketWitness] {
  let heard: ReturnType<typeof overheard> | undefined;
  const name = isIP(to.host) === 0 ? { serverName: to.host } : {};
  socket.once('connect', () => {
    const [client, server] = [`${socket.localAddress}:${socket.localPort}`, `${socket.remoteAddress}:${socket.remotePort}`];
    heard = overheard(witness, { client, server, ...name }, 'client');
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', (hadError) => {
      heard?.closed(hadError ? 'reset' : 'end');
      resolve();
    });
  });
  return [
    closed,
    { heard: (octets) => heard?.heard(octets), said: (octets) => heard?.said(octets), secured: (facts) => heard?.secured(facts) },
  ];
}

/** On this machine nobody has a certificate that anybody else would vouch for. */
function protectionOf({ to, tls, insecure }: Calling): TcpProtection | undefined {
  if (tls === 'no') return undefined;
  const isChecked = !insecure && !isLoopback(to.host);
  return { side: 'client', serverName: to.host, implicit: tls === 'implicit', ...(isChecked && { ca: [...rootCertificates] }) };
}

/** The end as it is, but for its patience. */
function impatient(end: End, mostMs: number | undefined, silent: () => void): End {
  return {
    opened: () => end.opened(),
    received: (octets) => end.received(octets),
    secured: () => end.secured?.(),
    ended: (reason) => end.ended(reason),
    timedOut: () => {
      silent();
      end.timedOut();
    },
    get patienceMs() {
      return Math.min(end.patienceMs, mostMs ?? Infinity);
    },
    get inText() {
      return end.inText ?? false;
    },
    get state() {
      return end.state;
    },
  };
}
