/** POP3's octets: command lines, status lines, and multi-line replies. RFC 1939 §3, RFC 2449 §4, RFC 5034 §4. */
import { ascii, concat } from '../../mail/octets.ts';
import { stuffed } from '../dots.ts';

/** Longest command line, CRLF included: RFC 2449 §4. */
export const COMMAND_LINE_OCTETS = 255;

/** '+' invites the next response of a SASL exchange: RFC 5034 §4. */
export type Status = '+OK' | '-ERR' | '+';

export interface Reply {
  status: Status;
  /** Response code of RFC 2449 §8 without its brackets, or ''. */
  code: string;
  text: string;
  /** What follows the status line in a multi-line reply, before its dots. */
  body?: Uint8Array;
}

/** The status line without its CRLF. A challenge has its space even if nothing follows: RFC 5034 §4. */
export function formatStatus({ status, code, text }: Reply): string {
  if (status === '+') return `+ ${text}`;
  return `${status}${code === '' ? '' : ` [${code}]`}${text === '' ? '' : ` ${text}`}`;
}

/** The whole reply as it crosses the wire: the status line, and the body dot-stuffed with its final dot line. */
export function replyOctets(statusLine: string, body: Uint8Array | undefined): Uint8Array {
  const line = ascii(`${statusLine}\r\n`);
  return body === undefined ? line : concat([line, stuffed(body)]);
}

/** What a status line says first; anything that is no status is taken for a no. */
export function statusOf(line: string): Status {
  if (line.startsWith('+OK')) return '+OK';
  return line === '+' || line.startsWith('+ ') ? '+' : '-ERR';
}

/** One line of a reply as a status line; `undefined` if it is none. RFC 1939 §3: statuses are in upper case. */
export function parseStatus(line: string): Reply | undefined {
  if (statusOf(line) === '+') return { status: '+', code: '', text: line.slice(2) };
  const match = /^(\+OK|-ERR)(?: \[([^\]]*)\])?(?: (.*))?$/s.exec(line);
  return match ? { status: match[1] as Status, code: match[2] ?? '', text: match[3] ?? '' } : undefined;
}
