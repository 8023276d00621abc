/** HTTP's octets: request line, status line, header. RFC 9112 §2–§5. */
import { ascii, concat } from '../../mail/octets.ts';
import { isToken, type Field } from './fields.ts';
import type { HttpRequest, HttpResponse, Version } from './message.ts';
import { statuses, type StatusName } from './statuses.ts';

/** RFC 9112 §3: a server should take request lines of at least 8000 octets; longer ones get 414. Header lines get 431. */
export const LINE_OCTETS = 8192;
/** Octets and fields of a header; above either: 431. */
export const HEADER_OCTETS = 32_768;
export const MAX_FIELDS = 100;

/** A request line, or what is wrong with it. */
export type RequestLine = { kind: 'ok'; method: string; target: string; version: Version } | { kind: 'fault'; status: StatusName };

const fault = (status: StatusName): RequestLine => ({ kind: 'fault', status });

/** `GET /inbox HTTP/1.1`: RFC 9112 §3, single spaces and nothing else. */
export function parseRequestLine(line: string): RequestLine {
  const [, method = '', written = '', version = ''] = /^(\S+) (\S+) HTTP\/(\d\.\d)$/.exec(line) ?? [];
  if (!isToken(method)) return fault('badRequest');
  if (!version.startsWith('1.')) return fault('versionNotSupported');
  const target = originForm(method, written);
  if (target === undefined) return fault('badRequest');
  // RFC 9110 §2.5: a higher minor version is taken for the highest that is known
  return { kind: 'ok', method, target, version: version === '1.0' ? '1.0' : '1.1' };
}

/** RFC 9112 §3.2: origin-form; absolute-form, which every server must take; and `*` for OPTIONS. */
function originForm(method: string, written: string): string | undefined {
  if (written === '*') return method === 'OPTIONS' ? '*' : undefined;
  const target = written.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  return /^\/[\x21-\x7e]*$/.test(target.startsWith('?') ? `/${target}` : target) && !target.includes('#') ? target : undefined;
}

export interface StatusLine {
  version: string;
  status: number;
  reason: string;
}

/** `HTTP/1.1 200 OK`: RFC 9112 §4; the reason may be missing. */
export function parseStatusLine(line: string): StatusLine | undefined {
  const match = /^HTTP\/(1\.\d) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/.exec(line);
  return match ? { version: match[1]!, status: Number(match[2]), reason: match[3] ?? '' } : undefined;
}

export function requestOctets({ method, target, version, fields, content }: HttpRequest): Uint8Array {
  return concat([ascii(`${method} ${target} HTTP/${version}\r\n${headerOf(fields)}\r\n`), content]);
}

/** The status line without its CRLF. */
export function statusLineOf({ status, reason }: Pick<HttpResponse, 'status' | 'reason'>): string {
  return `HTTP/1.1 ${status} ${reason}`;
}

/** `statusLine`: as it will go out, without CRLF. `withContent`: false for the answer to HEAD. */
export function responseOctets(statusLine: string, { fields, content }: HttpResponse, withContent: boolean): Uint8Array {
  const head = ascii(`${statusLine}\r\n${headerOf(fields)}\r\n`);
  return withContent ? concat([head, content]) : head;
}

function headerOf(fields: readonly Field[]): string {
  return fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
}

/** A response of this name. Its content, if it is to have any, comes with its own fields. */
export function response(name: StatusName, fields: readonly Field[] = [], content: Uint8Array = ascii('')): HttpResponse {
  const { code, reason } = statuses[name];
  return { status: code, reason, fields, content };
}

/** A response that says its status in plain words: for whoever has nothing better to show. */
export function plainResponse(name: StatusName, fields: readonly Field[] = []): HttpResponse {
  const { code, reason } = statuses[name];
  return response(name, [{ name: 'Content-Type', value: 'text/plain' }, ...fields], ascii(`${code} ${reason}\r\n`));
}
