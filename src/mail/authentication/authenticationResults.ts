/** The Authentication-Results field: what a host found, told to whoever reads the message later. RFC 8601. */
import { allFields, rawValue, readHeader, type Field } from '../header.ts';
import { concat, utf8 } from '../octets.ts';
import { fold } from '../fold.ts';
import type { ChainVerdict } from './arc.ts';
import type { DkimVerdict } from './dkimVerify.ts';
import type { DmarcVerdict } from './dmarc.ts';
import type { SpfVerdict } from './spf.ts';

export interface Findings {
  spf?: SpfVerdict;
  /** The reverse-path that SPF was asked about. */
  reversePath?: string;
  dkim?: readonly DkimVerdict[];
  dmarc?: DmarcVerdict;
  /** And the address that the message came from: RFC 8617 §10.1. */
  arc?: ChainVerdict & { remoteIp: string };
}

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`{|}~-]+$/;
const VALUE_LIMIT = 200;

/** The whole field. `host`: the authserv-id, this host's own name. */
export function authenticationResults(host: string, findings: Findings): Uint8Array {
  const results = [...spfResult(findings), ...dkimResults(findings), ...arcResult(findings), ...dmarcResult(findings)];
  const lines = results.length === 0 ? ['none'] : results;
  const tokens = [`${host};`, ...lines.map((line, index) => (index < lines.length - 1 ? `${line};` : line))];
  return utf8(fold('Authentication-Results', tokens));
}

function spfResult({ spf, reversePath = '' }: Findings): string[] {
  if (!spf) return [];
  const [property, identity] = spf.identity === 'helo' ? ['helo', spf.domain] : ['mailfrom', reversePath];
  return [[`spf=${spf.result}`, ...reasoned(spf), `smtp.${property}=${pvalue(identity)}`].join(' ')];
}

function dkimResults({ dkim = [] }: Findings): string[] {
  return dkim.map((verdict) => {
    const { result, domain, selector, algorithm, beginning } = verdict;
    const properties = domain === '' ? [] : [`header.d=${domain}`, `header.s=${selector}`, `header.a=${algorithm}`];
    const told = beginning === '' ? [] : [`header.b=${pvalue(beginning)}`];
    return [`dkim=${result}`, ...reasoned(verdict), ...properties, ...told].join(' ');
  });
}

function arcResult({ arc }: Findings): string[] {
  return arc ? [[`arc=${arc.result}`, ...reasoned(arc), `smtp.remote-ip=${pvalue(arc.remoteIp)}`].join(' ')] : [];
}

function dmarcResult({ dmarc }: Findings): string[] {
  if (!dmarc) return [];
  const author = dmarc.domain === '' ? [] : [`header.from=${dmarc.domain}`];
  const disposition = dmarc.result === 'fail' ? [`policy.dmarc=${dmarc.disposition}`] : [];
  return [[`dmarc=${dmarc.result}`, ...reasoned(dmarc), ...author, ...disposition].join(' ')];
}

function reasoned({ result, reason }: { result: string; reason: string }): string[] {
  return reason === '' || result === 'none' ? [] : [`reason=${quoted(reason)}`];
}

/** RFC 8601 §2.2: a token, an address of plain atoms, or a quoted string. What came over the wire must not end the field. */
function pvalue(value: string): string {
  const parts = value.split('@');
  return value !== '' && parts.length <= 2 && parts.every((part) => TOKEN.test(part)) ? value : quoted(value);
}

function quoted(value: string): string {
  return `"${value
    .slice(0, VALUE_LIMIT)
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/["\\]/g, '\\$&')}"`;
}

/** The message without fields that claim to be this host's own: RFC 8601 §5. */
export function withoutForged(message: Uint8Array, host: string): Uint8Array {
  const header = readHeader(message);
  const forged = allFields(header, 'Authentication-Results').filter((field) => claims(message, field, host));
  if (forged.length === 0) return message;
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of forged) {
    pieces.push(message.subarray(at, start));
    at = end;
  }
  return concat([...pieces, message.subarray(at)]);
}

/** Comments may stand before the name, which may be quoted. */
function claims(message: Uint8Array, field: Field, host: string): boolean {
  const value = rawValue(message, field).slice(0, 1000);
  const name = /^(?:\s|\([^()]*\))*("[^"]*"|[^\s;(]*)/.exec(value)?.[1] ?? '';
  return name.replaceAll('"', '').toLowerCase() === host.toLowerCase();
}

/** What `host` has written at the top of the message when it came: the text behind its name, unfolded; `undefined` if it has not. */
export function resultsOf(message: Uint8Array, host: string): string | undefined {
  const own = allFields(readHeader(message), 'Authentication-Results').find((field) => claims(message, field, host));
  if (!own) return undefined;
  const value = rawValue(message, own);
  return value.slice(value.indexOf(';') + 1).trim();
}
