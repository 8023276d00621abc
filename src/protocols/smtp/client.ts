/**
 * The client's end of an SMTP connection: says what its machine asks for, one command at a time, and keeps what came of
 * it for each recipient. One job, one transaction. RFC 5321.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { ascii } from '../../mail/octets.ts';
import { formatPath } from '../../mail/address.ts';
import type { ClientCarrier, End } from '../carrier.ts';
import { stuffed } from '../dots.ts';
import { LineReader } from '../lines.ts';
import { stateOf, type Asked } from '../step.ts';
import { client, type Heard } from './client.machine.ts';
import { parseReply, parseReplyLine, type Reply } from './wire.ts';

export interface SmtpJob {
  /** What this client calls itself in EHLO. */
  helo: string;
  reversePath: string;
  forwardPaths: readonly string[];
  message: Uint8Array;
}

/** What became of one recipient. `reply` is the one that decided, or `undefined` if the line was lost before there was one. */
export interface Fate {
  forwardPath: string;
  outcome: 'accepted' | 'refused' | 'deferred';
  reply?: Reply;
  /** Which command it answered: 'RCPT', '(message)'… */
  verb: string;
}

/** RFC 5321 §4.5.3.2: how long to wait for the answer to each command, ms. */
const MINUTE_MS = 60_000;
const PATIENCE_MS: Record<string, number> = { DATA: 2 * MINUTE_MS, '(message)': 10 * MINUTE_MS };
const USUAL_PATIENCE_MS = 5 * MINUTE_MS;
const MAX_REPLY_LINES = 200;
const MAX_REPLY_LINE_OCTETS = 2048;

export class SmtpClient implements End {
  readonly #job: SmtpJob;
  readonly #carrier: ClientCarrier;
  readonly #done: (fates: Fate[]) => void;
  readonly #lines = new LineReader(MAX_REPLY_LINE_OCTETS);
  readonly #asked: Asked[] = [];
  readonly #fates: (Fate | undefined)[];
  #reply: string[] = [];
  #extensions: readonly string[] = [];
  #verb = '(connect)';
  #recipient = -1;
  #snapshot: AnyMachineSnapshot;
  #finished = false;

  constructor(job: SmtpJob, carrier: ClientCarrier, done: (fates: Fate[]) => void) {
    this.#job = job;
    this.#carrier = carrier;
    this.#done = done;
    this.#fates = job.forwardPaths.map(() => undefined);
    this.#snapshot = client.start({ recipients: job.forwardPaths.length }, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  get patienceMs(): number {
    return PATIENCE_MS[this.#verb] ?? USUAL_PATIENCE_MS;
  }

  /** The server speaks first. */
  opened(): void {}

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    for (let line = this.#lines.line(); line && !this.#finished; line = this.#lines.line())
      this.#hear(line.fault === 'long' ? '' : line.text);
  }

  ended(): void {
    this.#step({ type: 'end' }, 'end');
  }

  timedOut(): void {
    this.#step({ type: 'timeout' }, 'timeout');
  }

  #hear(line: string): void {
    this.#reply.push(line);
    const parsed = parseReplyLine(line);
    if (parsed && !parsed.last && this.#reply.length < MAX_REPLY_LINES) return;
    const reply = parseReply(this.#reply);
    this.#reply = [];
    if (!reply) this.#step({ type: 'garbled' }, 'garbled');
    else this.#step({ type: `${Math.floor(reply.code / 100)}xx` as '2xx' }, String(reply.code), reply);
  }

  #step(event: Heard, code: string, reply?: Reply): void {
    if (this.#finished) return;
    const { state, verb } = { state: this.state, verb: this.#verb };
    if (state === 'ehlo' && event.type === '2xx') this.#extensions = reply!.text.slice(1).map((line) => line.toUpperCase());
    this.#asked.length = 0;
    this.#snapshot = client.step(this.#snapshot, event, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${code}`);
    for (const action of this.#asked.slice()) this.#act(action, verb, reply);
    if (this.state === 'closed') this.#finish();
  }

  #act(action: Asked, verb: string, reply: Reply | undefined): void {
    if (action.type === 'noteRecipient') this.#fates[this.#recipient] = this.#fate(this.#recipient, verb, reply);
    else if (action.type === 'noteAll') this.#noteAll(verb, reply);
    else if (action.type === 'say') this.#say((action.params as { verb: string }).verb);
  }

  /** The reply decides for everyone who was not refused already. */
  #noteAll(verb: string, reply: Reply | undefined): void {
    this.#job.forwardPaths.forEach((_, index) => {
      const known = this.#fates[index];
      if (!known || known.outcome === 'accepted') this.#fates[index] = this.#fate(index, verb, reply);
    });
  }

  #fate(index: number, verb: string, reply: Reply | undefined): Fate {
    const accepted = reply !== undefined && reply.code < 300 && (verb === 'RCPT' || verb === '(message)');
    const outcome = accepted ? 'accepted' : reply !== undefined && reply.code >= 500 ? 'refused' : 'deferred';
    return { forwardPath: this.#job.forwardPaths[index]!, outcome, reply, verb };
  }

  #say(verb: string): void {
    this.#verb = verb;
    if (verb === 'RCPT') this.#recipient++;
    this.#carrier.say({ verb, octets: verb === '(message)' ? stuffed(this.#job.message) : ascii(`${this.#line(verb)}\r\n`) });
  }

  #line(verb: string): string {
    const { helo, reversePath, forwardPaths } = this.#job;
    if (verb === 'EHLO' || verb === 'HELO') return `${verb} ${helo}`;
    if (verb === 'MAIL') return `MAIL FROM:${formatPath(reversePath)}${this.#mailParameters()}`;
    if (verb === 'RCPT') return `RCPT TO:${formatPath(forwardPaths[this.#recipient]!)}`;
    return verb;
  }

  /** SIZE (RFC 1870) and BODY (RFC 6152), each only when the server offered it. */
  #mailParameters(): string {
    const size = this.#extensions.some((line) => line === 'SIZE' || line.startsWith('SIZE ')) ? ` SIZE=${this.#job.message.length}` : '';
    const eightBit = this.#extensions.includes('8BITMIME') && hasEightBit(this.#job.message);
    return size + (eightBit ? ' BODY=8BITMIME' : '');
  }

  #finish(): void {
    this.#finished = true;
    this.#carrier.close();
    this.#done(this.#job.forwardPaths.map((_, index) => this.#settled(index)));
  }

  /** Accepted at RCPT is not accepted yet: only the answer to the text is (RFC 5321 §4.2.5). Without one, try again later. */
  #settled(index: number): Fate {
    const fate = this.#fates[index];
    if (fate && (fate.outcome !== 'accepted' || fate.verb === '(message)')) return fate;
    return { forwardPath: this.#job.forwardPaths[index]!, outcome: 'deferred', verb: this.#verb };
  }
}

function hasEightBit(message: Uint8Array): boolean {
  for (let at = 0; at < message.length; at++) if (message[at]! > 127) return true;
  return false;
}
