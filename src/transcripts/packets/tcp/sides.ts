/** Which end of a connection is the client, when the capture does not hold its SYN. */
import { text } from '../../../mail/octets.ts';
import { SYN, type Segment } from './segment.ts';

/** 0: the end that sent the first segment; 1: the other one. */
export type End = 0 | 1;

export interface Held {
  segment: Segment;
  from: End;
}

/** Ports at which somebody waits for connections, besides those below 1024. */
const SERVICE_PORTS = new Set([1025, 1110, 1143, 2465, 2525, 4190, 8025, 8080]);
const MAIL_PORTS = new Set([24, 25, 53, 110, 143, 465, 587, 993, 995]);
const FIRST_USER_PORT = 1024;
const LOOKED_AT_OCTETS = 12;

/** Ways in which a server's first octets begin, and a client's. */
const SERVER_WORDS = /^(?:[1-5][0-9][0-9][ -]|\+OK|-ERR|\+ |\* |[A-Za-z]+[0-9]+ (?:OK|NO|BAD) )/;
const CLIENT_WORDS =
  /^(?:EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA\r|QUIT\r|NOOP\r|AUTH |STARTTLS|USER |PASS |CAPA\r|STAT\r|[A-Za-z]*[0-9]+ [A-Za-z]{2})/i;
/** TLS: the type of a record with handshake, and where in it the type of its first message stands. */
const HANDSHAKE_RECORD = 22;
const HELLO_TYPE_AT = 5;

/** `ports`: of end 0 and of end 1. `held`: all segments so far; `undefined` if they do not show it. */
export function clientOf(held: readonly Held[], ports: readonly [number, number]): End | undefined {
  return bySyn(held) ?? byPorts(ports) ?? bySpeech(held);
}

/** When no more segments come: the higher port is more likely the one that was drawn. */
export function likelyClient(held: readonly Held[], ports: readonly [number, number]): End {
  return clientOf(held, ports) ?? (ports[0] >= ports[1] ? 0 : 1);
}

function bySyn(held: readonly Held[]): End | undefined {
  const found = held.find(({ segment }) => segment.flags & SYN);
  return found && senderOfSyn(found);
}

/** A SYN comes from the client; with an acknowledgement, from the server. */
export function senderOfSyn({ segment, from }: Held): End {
  return segment.flags & 16 ? other(from) : from;
}

export function other(end: End): End {
  return end === 0 ? 1 : 0;
}

function byPorts([a, b]: readonly [number, number]): End | undefined {
  for (const serves of [
    (port: number) => MAIL_PORTS.has(port),
    (port: number) => port < FIRST_USER_PORT,
    (port: number) => SERVICE_PORTS.has(port),
  ]) {
    if (serves(a) !== serves(b)) return serves(b) ? 0 : 1;
  }
  return undefined;
}

function bySpeech(held: readonly Held[]): End | undefined {
  for (const { segment, from } of held) {
    const words = wordsOf(segment.octets);
    const hello = segment.octets[0] === HANDSHAKE_RECORD && segment.octets[1] === 3 ? segment.octets[HELLO_TYPE_AT] : undefined;
    if (hello === 2 || SERVER_WORDS.test(words)) return other(from);
    if (hello === 1 || CLIENT_WORDS.test(words)) return from;
  }
  return undefined;
}

function wordsOf(octets: Uint8Array): string {
  return text(octets, 0, Math.min(LOOKED_AT_OCTETS, octets.length));
}
