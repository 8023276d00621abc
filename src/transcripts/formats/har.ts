/**
 * A HAR file (HTTP Archive 1.2), as browsers save what they and a web mail have said to each other. What a browser keeps is
 * decoded, so it is evidence of requests and responses, not of octets; cookies and passwords are covered as they are read.
 */
import * as v from 'valibot';
import { decodeBase64 } from '../../mail/encodings.ts';
import { ascii, concat, decodeUtf8, EMPTY, text, utf8 } from '../../mail/octets.ts';
import type { Format } from '../format.ts';
import type { Sink } from '../sink.ts';
import { addressIn, schemeOf } from './har/address.ts';
import { covered } from './har/covered.ts';
import { Lanes } from './har/lanes.ts';
import { whenWhole } from './whole.ts';

/** Larger files are not read. */
const MAX_OCTETS = 256 * 1024 * 1024;
const MB = 1024 * 1024;
const BEGINS = /^(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{/;

const fields = v.array(v.object({ name: v.string(), value: v.string() }));
const count = v.fallback(v.number(), -1);
const entry = v.object({
  startedDateTime: v.pipe(
    v.string(),
    v.transform((written) => Date.parse(written)),
    v.check((atMs) => !Number.isNaN(atMs)),
  ),
  time: v.fallback(v.number(), 0),
  connection: v.fallback(v.string(), ''),
  serverIPAddress: v.fallback(v.string(), ''),
  request: v.object({
    ...{ method: v.string(), url: v.string(), httpVersion: v.fallback(v.string(), ''), headers: fields, bodySize: count },
    postData: v.fallback(
      v.nullish(v.object({ text: v.optional(v.string()), params: v.fallback(v.optional(v.array(v.unknown())), []) })),
      null,
    ),
  }),
  response: v.object({
    ...{ status: v.number(), statusText: v.fallback(v.string(), ''), httpVersion: v.fallback(v.string(), ''), headers: fields },
    content: v.object({ size: count, text: v.optional(v.string()), encoding: v.optional(v.string()) }),
  }),
  _webSocketMessages: v.optional(v.array(v.unknown())),
});
const param = v.object({ name: v.string(), value: v.fallback(v.string(), '') });
const archive = v.object({ log: v.object({ entries: v.array(v.unknown()) }) });

type Entry = v.InferOutput<typeof entry>;

export const har: Format = {
  name: 'har',
  recognises: (head) => {
    const beginning = text(head);
    return BEGINS.test(beginning) && /"(?:creator|entries|pages|version)"\s*:/.test(beginning);
  },
  // the mark-up of the pages in it is theirs
  holdsOctets: true,
  read: (sink) =>
    whenWhole(
      MAX_OCTETS,
      (octets) => readArchive(octets, sink),
      () => sink.problem({ key: 'har.tooLarge', values: { limit: MAX_OCTETS / MB } }),
    ),
};

function readArchive(octets: Uint8Array, sink: Sink): void {
  const read = v.safeParse(archive, parsed(octets));
  if (!read.success) return sink.problem({ key: 'har.broken', values: {} });
  const lanes = new Lanes(sink);
  for (const one of entriesIn(read.output.log.entries, sink)) tell(one, lanes);
  lanes.end();
}

/** Those that can be read, in the order in which they began; the others are told. */
function entriesIn(written: readonly unknown[], sink: Sink): Entry[] {
  const entries: Entry[] = [];
  const schemes = new Map<string, number>();
  let pushed = 0;
  for (const [index, one] of written.entries()) {
    const read = v.safeParse(entry, one);
    if (!read.success) {
      sink.problem({ key: 'har.badEntry', values: { entry: index + 1 } });
      continue;
    }
    const scheme = schemeOf(read.output.request.url);
    if (addressIn(read.output.request.url)) entries.push(read.output);
    else schemes.set(scheme, (schemes.get(scheme) ?? 0) + 1);
    pushed += read.output._webSocketMessages?.length ?? 0;
  }
  for (const [scheme, times] of schemes) sink.problem({ key: 'har.otherScheme', values: { scheme, count: times } });
  if (pushed > 0) sink.problem({ key: 'har.webSocket', values: { count: pushed } });
  return entries.sort((a, b) => a.startedDateTime - b.startedDateTime);
}

function parsed(octets: Uint8Array): unknown {
  try {
    return JSON.parse((decodeUtf8(octets) ?? text(octets)).replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function tell({ startedDateTime: atMs, time, connection, serverIPAddress, request, response }: Entry, lanes: Lanes): void {
  const { origin, target } = addressIn(request.url)!;
  const endMs = atMs + Math.max(0, time);
  const lane = lanes.take({ origin, address: serverIPAddress.replace(/^\[|\]$/g, ''), connection }, atMs, endMs);
  const asked = [`${request.method} ${target} ${versionOf(request.httpVersion)}`, ...linesOf(request.headers)];
  const body = bodyOf(request.postData);
  lane.say('client', message(asked, body), atMs);
  if (body.length === 0 && request.bodySize > 0) lane.miss('client', request.bodySize, atMs);
  // 0: the browser has got none
  if (response.status <= 0) return;
  const answered = [`${versionOf(response.httpVersion)} ${response.status} ${response.statusText}`.trimEnd(), ...linesOf(response.headers)];
  const { text: said, encoding, size } = response.content;
  const content = said === undefined ? EMPTY : encoding?.toLowerCase() === 'base64' ? decodeBase64(ascii(said)) : utf8(said);
  lane.say('server', message(answered, content), endMs);
  if (content.length === 0 && size > 0) lane.miss('server', size, endMs);
}

/** As programs write it: 'h2' and 'HTTP/2.0' are HTTP/2. */
function versionOf(written: string): string {
  const [, version] = /^(?:http\/|h)(\d(?:\.\d)?)$/i.exec(written) ?? [];
  return `HTTP/${(version ?? '1.1').replace(/^([23])\.0$/, '$1')}`;
}

/** HTTP/2 says method, path and status in fields with a colon (RFC 9113 §8.3): they stand in the first line here. */
function linesOf(headers: Entry['request']['headers']): string[] {
  return headers.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`);
}

function bodyOf(data: Entry['request']['postData']): Uint8Array {
  if (!data) return EMPTY;
  if (data.text !== undefined && data.text !== '') return utf8(data.text);
  const params = (data.params ?? []).map((each) => v.safeParse(param, each)).flatMap((read) => (read.success ? [read.output] : []));
  return utf8(params.map(({ name, value }) => `${encoded(name)}=${encoded(value)}`).join('&'));
}

/** A value in a form; what JavaScript's own strings cannot be made octets of is left as it is. */
function encoded(words: string): string {
  try {
    return encodeURIComponent(words).replaceAll('%20', '+');
  } catch {
    return words;
  }
}

function message([first, ...header]: string[], content: Uint8Array): Uint8Array {
  const head = covered.head([first!, ...header].join('\r\n'));
  return concat([utf8(`${head}\r\n\r\n`), covered.content(content)]);
}
