/**
 * The server's end of an HTTP/1.1 connection: octets in, answers out, one request after another. What is answered is the
 * policy's; the order is the session machine's; this file only reads, asks, answers and steps. RFC 9110, RFC 9112.
 */
import { EMPTY } from '../../mail/octets.ts';
import type { ServerCarrier } from '../carrier.ts';
import { LineReader, type Line } from '../lines.ts';
import { MachineEnd } from '../machine-end.ts';
import { KNOWN_METHODS, isMethod } from './commands.ts';
import { ContentReader, framingOf, type Framing } from './content.ts';
import { httpDate } from './date.ts';
import { parseField, tokensOf, valuesOf, type Field } from './fields.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { session, type SessionEvent } from './session.machine.ts';
import type { StatusName } from './statuses.ts';
import {
  HEADER_OCTETS,
  LINE_OCTETS,
  MAX_FIELDS,
  parseRequestLine,
  parseStatusLine,
  plainResponse,
  responseOctets,
  statusLineOf,
} from './wire.ts';

/** What a server answers. `effect` is done only if the response goes out as it was given. */
export type Respond = (response: HttpResponse, effect?: () => void) => void;

export interface HttpPolicy {
  /** More are connected than there is room for: 503 to whatever is asked. */
  crowded?: boolean;
  /** Largest content taken, octets; above it: 413. */
  maxContentOctets: number;
  /** Milliseconds since 1970, for Date. */
  nowMs(): number;
  /** Answers a request, at once or later. HEAD is answered as GET would be: the content is left out here. */
  answer(request: HttpRequest, respond: Respond): void;
}

/** How long a connection may be silent: between requests, and within one; ms. */
const PATIENCE_MS = 60_000;
/** Octets of further requests that may wait while one is being answered. */
const MAX_WAITING_OCTETS = 262_144;

export class HttpServer extends MachineEnd<SessionEvent, ServerCarrier> {
  readonly patienceMs = PATIENCE_MS;
  readonly #policy: HttpPolicy;
  readonly #lines = new LineReader(LINE_OCTETS);
  #request: HttpRequest = noRequest();
  #headerOctets = 0;
  #content: ContentReader | undefined;

  constructor(policy: HttpPolicy, carrier: ServerCarrier) {
    super(session, carrier);
    this.#policy = policy;
  }

  received(octets: Uint8Array): void {
    if (this.state === 'closed') return;
    this.#lines.push(octets);
    while (this.#readOn());
    if (this.state === 'answering' && this.#lines.waiting > MAX_WAITING_OCTETS) this.#step({ type: 'timeout' }, 'flood');
  }

  /** RFC 9110 §15.5.9: whoever stops in the middle of a request is told so; whoever asks nothing more is not. */
  timedOut(): void {
    if (this.state === 'header' || this.state === 'content') this.#refuse('requestTimeout', 'timeout');
    else if (this.state === 'idle') this.#step({ type: 'timeout' }, 'timeout');
  }

  ended(): void {
    if (this.state !== 'closed') this.#step({ type: 'end' }, 'end');
  }

  /** Reads whatever is due; false when more octets must come first, or an answer is owed. */
  #readOn(): boolean {
    if (this.state === 'content') return this.#readContent(this.#content!);
    const line = this.state === 'idle' || this.state === 'header' ? this.#lines.line() : undefined;
    if (!line) return false;
    if (this.state === 'idle') this.#readRequestLine(line);
    else this.#readHeaderLine(line);
    return true;
  }

  #readRequestLine({ text, fault }: Line): void {
    // RFC 9112 §2.2: an empty line before a request is a mistake of old clients; a bare LF is taken for one of somebody else
    if (fault) return this.#refuse(fault === 'long' ? 'uriTooLong' : 'badRequest');
    if (text === '') return;
    const line = parseRequestLine(text);
    if (line.kind === 'fault') return this.#refuse(line.status);
    const { method, target, version } = line;
    this.#request = { method, target, version, fields: [], content: EMPTY };
    this.#headerOctets = 0;
    if (!isMethod(method)) return this.#refuse(KNOWN_METHODS.has(method) ? 'methodNotAllowed' : 'notImplemented');
    this.#step({ type: method }, method);
  }

  #readHeaderLine({ text, octets, fault }: Line): void {
    this.#headerOctets += octets;
    if (fault === 'long' || this.#headerOctets > HEADER_OCTETS) return this.#refuse('fieldsTooLarge');
    if (fault) return this.#refuse('badRequest');
    if (text === '') return this.#endOfHeader();
    const field = parseField(text);
    if (!field) return this.#refuse('badRequest');
    if (this.#request.fields.length >= MAX_FIELDS) return this.#refuse('fieldsTooLarge');
    this.#request.fields = [...this.#request.fields, field];
  }

  #endOfHeader(): void {
    const framing = framingOf(this.#request.fields, this.#request.version);
    const refused = framing.kind === 'fault' ? framing.status : faultOf(this.#request);
    if (refused) return this.#refuse(refused);
    if (framing.kind === 'length' && framing.octets > this.#policy.maxContentOctets) return this.#refuse('contentTooLarge');
    const content = framing.kind === 'chunked' || (framing.kind === 'length' && framing.octets > 0);
    this.#step({ type: 'header', content }, 'header');
    if (content) this.#expectContent(framing);
    else this.#answerRequest();
  }

  #expectContent(framing: Framing): void {
    this.#content = new ContentReader(framing, this.#policy.maxContentOctets);
    // RFC 9110 §10.1.1: the client waits to be told that its content is wanted
    const waits = tokensOf(this.#request.fields, 'Expect').includes('100-continue') && this.#request.version === '1.1';
    if (waits && this.#lines.waiting === 0)
      this.carrier.answer({ verb: '', code: '100', octets: responseOctets('HTTP/1.1 100 Continue', plain100, false) });
  }

  #readContent(reader: ContentReader): boolean {
    const reading = reader.read(this.#lines);
    if (reading === 'more') return false;
    if (reading !== 'done') {
      this.#refuse(reading === 'broken' ? 'badRequest' : 'contentTooLarge');
      return true;
    }
    this.#request.content = reader.content;
    this.#step({ type: 'content' }, 'content');
    this.#answerRequest();
    return true;
  }

  #answerRequest(): void {
    const request = this.#request;
    if (this.#policy.crowded) return this.#respond(request, plainResponse('unavailable', [{ name: 'Retry-After', value: '60' }]), true);
    this.#policy.answer(request, (response, effect) => {
      if (this.#request !== request || this.state !== 'answering') return;
      this.#respond(request, response, wantsClose(request), effect);
      while (this.#readOn());
    });
  }

  /** Answers what is no request that could be obeyed, and leaves: RFC 9112 §9.6, nobody knows where the next one would begin. */
  #refuse(status: StatusName, why: 'malformed' | 'timeout' = 'malformed'): void {
    this.#step({ type: why }, why);
    const fields = status === 'methodNotAllowed' ? [{ name: 'Allow', value: 'GET, HEAD, POST, OPTIONS' }] : [];
    this.#respond(this.#request, plainResponse(status, fields), true);
  }

  #respond(request: HttpRequest, response: HttpResponse, last: boolean, effect?: () => void): void {
    const verb = request.method || '(request)';
    const proposed = statusLineOf(response);
    const final = this.carrier.overrule?.(verb, proposed) ?? proposed;
    const status = parseStatusLine(final)?.status ?? response.status;
    const said = status === response.status ? response : { ...plainResponse('internalError'), content: EMPTY };
    if (said === response) effect?.();
    const complete = { ...said, fields: [...this.#ownFields(said, last), ...said.fields] };
    const octets = responseOctets(final, complete, request.method !== 'HEAD');
    this.#request = noRequest();
    this.carrier.answer({ verb, code: String(status), octets });
    this.#step({ type: 'response', last }, `${verb} / ${status}`);
  }

  /** RFC 9110 §6.6.1, §8.6, §7.6.1: what every response has. */
  #ownFields({ status, content }: HttpResponse, last: boolean): Field[] {
    const length = status === 204 ? [] : [{ name: 'Content-Length', value: String(content.length) }];
    const connection = last ? [{ name: 'Connection', value: 'close' }] : [];
    return [{ name: 'Date', value: httpDate(this.#policy.nowMs()) }, { name: 'Server', value: 'Mailscope' }, ...length, ...connection];
  }

  #step(event: SessionEvent, edge: string): void {
    if (this.move(event, edge).some(({ type }) => type === 'closeConnection')) this.carrier.close();
  }
}

const plain100: HttpResponse = { status: 100, reason: 'Continue', fields: [], content: EMPTY };

function noRequest(): HttpRequest {
  return { method: '', target: '', version: '1.1', fields: [], content: EMPTY };
}

/** RFC 9112 §3.2: exactly one Host in HTTP/1.1, and one that is a host; RFC 9110 §10.1.1: no expectation but one. */
function faultOf({ fields, version }: HttpRequest): StatusName | undefined {
  const hosts = valuesOf(fields, 'Host');
  if (hosts.length > 1 || (hosts.length === 0 && version === '1.1')) return 'badRequest';
  if (hosts.length === 1 && !/^(?:[A-Za-z0-9._~%!$&'()*+,;=-]*|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?$/.test(hosts[0]!)) return 'badRequest';
  return tokensOf(fields, 'Expect').some((expectation) => expectation !== '100-continue') ? 'expectationFailed' : undefined;
}

/** RFC 9112 §9.3: HTTP/1.1 goes on unless somebody says close; HTTP/1.0 closes unless asked to go on. */
function wantsClose({ fields, version }: HttpRequest): boolean {
  const wishes = tokensOf(fields, 'Connection');
  return wishes.includes('close') || (version === '1.0' && !wishes.includes('keep-alive'));
}
