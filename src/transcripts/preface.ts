/**
 * What stands before a session and is none of it: who is really behind a proxy, the way through one, or a handshake of TLS on
 * a port where nobody expects it. PROXY protocol versions 1 and 2 (HAProxy), SOCKS4 and 4A, SOCKS5 (RFC 1928, RFC 1929),
 * HTTP CONNECT (RFC 9110 §9.3.6).
 */
import { text } from '../mail/octets.ts';
import { addressText } from './packets/address.ts';
import { looksLikeTls } from './tls/watch.ts';

export interface Preface {
  kind: 'PROXY v1' | 'PROXY v2' | 'SOCKS4' | 'SOCKS5' | 'HTTP CONNECT' | 'TLS';
  /** Octets of each side that belong to it. */
  client: number;
  server: number;
  /** 'host:port' on whose behalf the client comes, and where it wants to be connected; '' where it does not say. */
  from: string;
  to: string;
}

/** `undefined`: there is none. 'more': that cannot be told yet. */
type Found = Preface | 'more' | undefined;

const SIGNATURE = [13, 10, 13, 10, 0, 13, 10, 0x51, 0x55, 0x49, 0x54, 10];
const MOST_HTTP = 4096;
/** Octets of what a proxy says with a refusal. */
const MOST_REFUSAL = 16_384;
/** RFC 1928 §4: kinds of addresses. */
const IPV4 = 1;
const NAME = 3;
const IPV6 = 4;

/** What both sides begin with. */
export function prefaceIn(client: Uint8Array, server: Uint8Array): Found {
  switch (client[0]) {
    case 0x50:
      return proxyLine(client);
    case 0x43:
      return httpConnect(client, server);
    case 13:
      return proxyHeader(client);
    case 4:
      return socks4(client, server);
    case 5:
      return socks5(client, server);
    default:
      return looksLikeTls(client) && greetsPlainly(server) ? records(client) : undefined;
  }
}

/** 'PROXY TCP4 192.0.2.1 198.51.100.25 50000 25', at most 107 octets. */
function proxyLine(client: Uint8Array): Found {
  const line = text(client, 0, Math.min(client.length, 107));
  const end = line.indexOf('\r\n');
  if (!'PROXY '.startsWith(line.slice(0, 6))) return undefined;
  if (end < 0) return line.length < 107 ? 'more' : undefined;
  const [, from = '', to = '', fromPort, toPort] = /^PROXY (?:UNKNOWN.*|TCP[46] (\S+) (\S+) (\d+) (\d+))$/.exec(line.slice(0, end)) ?? [];
  if (from === '' && !line.startsWith('PROXY UNKNOWN')) return undefined;
  return { kind: 'PROXY v1', client: end + 2, server: 0, from: ended(from, fromPort), to: ended(to, toPort) };
}

const ended = (host: string, port: string | number | undefined): string => (host === '' ? '' : `${host}:${port}`);

function proxyHeader(client: Uint8Array): Found {
  if (!SIGNATURE.slice(0, client.length).every((octet, at) => client[at] === octet)) return undefined;
  if (client.length < 16) return 'more';
  const length = 16 + word(client, 14);
  if (client.length < length) return 'more';
  const family = client[13]! >> 4;
  // LOCAL: the proxy speaks for itself, and what stands there means nothing
  const octets = (client[12]! & 15) === 0 ? 0 : family === 1 ? 4 : family === 2 ? 16 : 0;
  const known = octets > 0 && length >= 16 + 2 * octets + 4;
  const at = (address: number, port: number): string => (known ? ended(addressText(client, address, octets), word(client, port)) : '');
  const ports = 16 + 2 * octets;
  return { kind: 'PROXY v2', client: length, server: 0, from: at(16, ports), to: at(16 + octets, ports + 2) };
}

function httpConnect(client: Uint8Array, server: Uint8Array): Found {
  const asked = text(client, 0, Math.min(client.length, MOST_HTTP));
  if (!'CONNECT '.startsWith(asked.slice(0, 8))) return undefined;
  const answered = text(server, 0, Math.min(server.length, MOST_HTTP));
  const [ends, answers] = [asked.indexOf('\r\n\r\n'), answered.indexOf('\r\n\r\n')];
  if (asked.length >= 8 && !/^CONNECT \S+(?: |$)/.test(asked)) return undefined;
  if (!'HTTP/1.'.startsWith(answered.slice(0, 7))) return undefined;
  if (ends < 0 || answers < 0) return asked.length < MOST_HTTP && answered.length < MOST_HTTP ? 'more' : undefined;
  const to = /^CONNECT (\S+) HTTP\/1\.\d\r\n/.exec(asked)?.[1];
  const answer = answersEnd(server, answered.slice(0, answers + 4));
  if (to === undefined || answer === undefined) return undefined;
  return server.length < answer ? 'more' : { kind: 'HTTP CONNECT', client: ends + 4, server: answer, from: '', to };
}

/** Behind a refusal (407, and the client asks again) stands what it says to its reader; behind a yes the session, whatever length is told (RFC 9110 §9.3.6). */
function answersEnd(server: Uint8Array, header: string): number | undefined {
  if (/^HTTP\/1\.\d 2/.test(header)) return header.length;
  if (/\r\nTransfer-Encoding:[^\r]*chunked/i.test(header)) return chunksEnd(text(server, header.length, server.length), header.length);
  const length = Number(/\r\nContent-Length:[ \t]*(\d{1,10})[ \t]*\r\n/i.exec(header)?.[1] ?? 0);
  return length <= MOST_REFUSAL ? header.length + length : undefined;
}

function chunksEnd(said: string, before: number): number | undefined {
  const last = /(?:^|\r\n)0\r\n\r\n/.exec(said);
  if (last) return before + last.index + last[0].length;
  return said.length < MOST_REFUSAL ? Infinity : undefined;
}

/** The answer has eight octets; the name of a user, and with 4A that of a host, end with NUL. */
function socks4(client: Uint8Array, server: Uint8Array): Found {
  if (client.length > 1 && client[1] !== 1 && client[1] !== 2) return undefined;
  if (server.length > 0 && server[0] !== 0) return undefined;
  const user = client.indexOf(0, 8);
  const named = client.length >= 8 && client[4] === 0 && client[5] === 0 && client[6] === 0 && client[7] !== 0;
  const end = named && user >= 0 ? client.indexOf(0, user + 1) : user;
  if (client.length < 9 || end < 0 || server.length < 8) return client.length < 600 ? 'more' : undefined;
  const host = named ? text(client, user + 1, end) : addressText(client, 4, 4);
  return { kind: 'SOCKS4', client: end + 1, server: 8, from: '', to: ended(host, word(client, 2)) };
}

function socks5(client: Uint8Array, server: Uint8Array): Found {
  if (server.length > 0 && server[0] !== 5) return undefined;
  if (client.length < 2 || server.length < 2) return 'more';
  let [asked, answered] = [2 + client[1]!, 2];
  if (server[1] === 2) {
    // RFC 1929: a name and a password, each with its length before it
    const password = asked + 2 + (client[asked + 1] ?? 0);
    asked = password + 1 + (client[password] ?? 0);
    answered += 2;
  }
  const [wanted, given] = [addressed(client, asked), addressed(server, answered)];
  if (!wanted || !given) return client.length < 1024 ? 'more' : undefined;
  return { kind: 'SOCKS5', client: wanted.end, server: given.end, from: '', to: wanted.end > 0 ? wanted.name : '' };
}

/** Version, command or reply, 0, kind of address, address, port; `undefined` while it is not whole. */
function addressed(octets: Uint8Array, at: number): { name: string; end: number } | undefined {
  const kind = octets[at + 3];
  const start = kind === NAME ? at + 5 : at + 4;
  const length = kind === IPV4 ? 4 : kind === IPV6 ? 16 : (octets[at + 4] ?? 0);
  const end = start + length + 2;
  if (kind === undefined || octets.length < end) return undefined;
  const host = kind === NAME ? text(octets, start, start + length) : addressText(octets, start, length);
  return { name: ended(host, word(octets, end - 2)), end };
}

/** A server that speaks first, and in the clear. */
const greetsPlainly = (server: Uint8Array): boolean => /^(?:[2-5]\d\d[ -]|\+OK|-ERR|\* )/.test(text(server, 0, Math.min(server.length, 8)));

/** RFC 8446 §5.1: whole records at the beginning. */
function records(client: Uint8Array): Found {
  let end = 0;
  while (client.length >= end + 5 && client[end]! >= 20 && client[end]! <= 23 && client[end + 1] === 3) end += 5 + word(client, end + 3);
  return { kind: 'TLS', client: Math.min(end, client.length), server: 0, from: '', to: '' };
}

const word = (octets: Uint8Array, at: number): number => (octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0);
