/** The client's end of an HTTP/1.1 connection: one request, one response, and the next, as its job decides. RFC 9110, RFC 9112. */
import { EMPTY } from '../../mail/octets.ts';
import type { ClientCarrier } from '../carrier.ts';
import { LineReader } from '../lines.ts';
import { MachineEnd } from '../machine-end.ts';
import { client, type ClientEvent } from './client.machine.ts';
import { ContentReader, framingOf, type Framing } from './content.ts';
import { parseField, tokensOf, type Field } from './fields.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { HEADER_OCTETS, LINE_OCTETS, MAX_FIELDS, parseStatusLine, requestOctets, type StatusLine } from './wire.ts';

export interface HttpJob {
  /** Name of the server, and its port where it is not the usual one: goes into Host. */
  host: string;
  first: HttpRequest;
  /** What is asked next on this connection, after this response; `undefined`: nothing more. */
  next(response: HttpResponse): HttpRequest | undefined;
  /** It is over. `unanswered`: a request for which no response came, or that came too late for this connection. */
  done(outcome: HttpOutcome): void;
}

export interface HttpOutcome {
  outcome: 'done' | 'lost';
  unanswered?: HttpRequest;
}

const PATIENCE_MS = 60_000;
/** Largest content taken, octets. */
const MAX_CONTENT_OCTETS = 64 * 1024 * 1024;

export class HttpClient extends MachineEnd<ClientEvent, ClientCarrier> {
  readonly patienceMs = PATIENCE_MS;
  readonly #job: HttpJob;
  readonly #lines = new LineReader(LINE_OCTETS);
  #request: HttpRequest;
  #status: StatusLine | undefined;
  #fields: Field[] = [];
  #headerOctets = 0;
  #content: ContentReader | undefined;
  #framing: Framing = { kind: 'none' };
  #outcome: HttpOutcome = { outcome: 'done' };

  constructor(job: HttpJob, carrier: ClientCarrier) {
    super(client, carrier);
    this.#job = job;
    this.#request = job.first;
  }

  override opened(): void {
    this.#step({ type: 'opened' }, 'opened');
  }

  received(octets: Uint8Array): void {
    if (this.state === 'closed') return;
    this.#lines.push(octets);
    while (this.state === 'asking' && this.#readOn());
  }

  /** RFC 9112 §6.3: a response without length is whole when the server closes. */
  ended(): void {
    if (this.#content && this.#framing.kind === 'untilClose') this.#whole(this.#content.content);
    else this.#step({ type: 'end' }, 'end');
  }

  timedOut(): void {
    this.#step({ type: 'timeout' }, 'timeout');
  }

  #readOn(): boolean {
    if (this.#content) return this.#readContent(this.#content);
    const line = this.#lines.line();
    if (!line) return false;
    this.#headerOctets += line.octets;
    if (line.fault || this.#headerOctets > HEADER_OCTETS) return this.#garbled();
    if (!this.#status) this.#status = parseStatusLine(line.text);
    else if (line.text === '') this.#endOfHeader(this.#status);
    else return this.#readField(line.text);
    return this.#status !== undefined || this.#headerOctets === 0 || this.#garbled();
  }

  #readField(line: string): boolean {
    const field = parseField(line);
    if (!field || this.#fields.length >= MAX_FIELDS) return this.#garbled();
    this.#fields.push(field);
    return true;
  }

  #endOfHeader({ status }: StatusLine): void {
    // RFC 9110 §15.2: an interim response; the final one follows
    if (status < 200) return this.#forget();
    const bodiless = this.#request.method === 'HEAD' || status === 204 || status === 304;
    const framing = framingOf(this.#fields, '1.1');
    if (framing.kind === 'fault') return void this.#garbled();
    this.#framing = bodiless ? { kind: 'length', octets: 0 } : framing.kind === 'none' ? { kind: 'untilClose' } : framing;
    this.#content = new ContentReader(this.#framing, MAX_CONTENT_OCTETS);
  }

  #readContent(reader: ContentReader): boolean {
    const reading = reader.read(this.#lines);
    if (reading === 'more') return false;
    if (reading !== 'done') return this.#garbled();
    this.#whole(reader.content);
    return true;
  }

  #whole(content: Uint8Array): void {
    const { status, reason } = this.#status!;
    const response = { status, reason, fields: this.#fields, content };
    const closing = this.#framing.kind === 'untilClose' || tokensOf(this.#fields, 'Connection').includes('close');
    const next = this.#job.next(response);
    if (next && closing) this.#outcome.unanswered = next;
    if (next) this.#request = next;
    this.#forget();
    this.#step({ type: 'response', more: next !== undefined && !closing }, String(status));
  }

  #forget(): void {
    this.#status = undefined;
    this.#fields = [];
    this.#headerOctets = 0;
    this.#content = undefined;
  }

  #garbled(): false {
    this.#step({ type: 'garbled' }, 'garbled');
    return false;
  }

  #step(event: ClientEvent, edge: string): void {
    if (this.isOver) return;
    for (const { type } of this.move(event, edge)) this.#act(type);
    if (this.state === 'closed') this.#finish();
  }

  #act(action: string): void {
    if (action === 'say') this.#say();
    else if (action === 'noteFailure') this.#outcome = { outcome: 'lost', unanswered: this.#request };
  }

  /** RFC 9112 §3.2: Host comes first; RFC 9110 §8.6: a request with content says how long it is. */
  #say(): void {
    const { method, fields, content } = this.#request;
    const length = content.length > 0 || method === 'POST' ? [{ name: 'Content-Length', value: String(content.length) }] : [];
    const own = [{ name: 'Host', value: this.#job.host }, ...length];
    this.carrier.say({
      verb: method,
      octets: requestOctets({ ...this.#request, fields: [...own, ...fields], content: content ?? EMPTY }),
    });
  }

  #finish(): void {
    this.carrier.close();
    this.#job.done(this.#outcome);
  }
}
