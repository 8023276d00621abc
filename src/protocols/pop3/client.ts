/**
 * The client's end of a POP3 connection: says what its machine asks for, one command at a time, and hands over each
 * message as soon as it is here in full. One job, one session. RFC 1939.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { ascii, text } from '../../mail/octets.ts';
import type { ClientCarrier, End } from '../carrier.ts';
import { DottedReader } from '../dots.ts';
import { LineReader } from '../lines.ts';
import { stateOf, type Asked } from '../step.ts';
import { client, type Heard } from './client.machine.ts';
import { parseStatus, type Reply } from './wire.ts';

export interface Pop3Job {
  user: string;
  password: string;
  /** Messages stay in the maildrop; those whose unique-id is in `known` are not fetched again. */
  leaveOnServer: boolean;
  known: ReadonlySet<string>;
}

export interface FetchedByPop3 {
  octets: Uint8Array;
  /** From UIDL; '' if it was not asked for. */
  uniqueId: string;
}

/** How it ended. `reply` is the one that ended it early, if one did. */
export interface Pop3Outcome {
  outcome: 'done' | 'refused' | 'lost';
  /** The command that was being answered when it went wrong, or ''. */
  verb: string;
  reply?: Reply;
}

interface Pop3Inbox {
  message(message: FetchedByPop3): void;
  done(outcome: Pop3Outcome): void;
}

const PATIENCE_MS = 5 * 60_000;
const MAX_LINE_OCTETS = 2048;
/** Largest reply body taken, octets. */
const MAX_BODY_OCTETS = 64 * 1024 * 1024;
/** Commands whose positive reply has more than one line: RFC 1939 §3. */
const MULTI_LINE = new Set(['LIST', 'UIDL', 'RETR']);

interface Wanted {
  number: number;
  uniqueId: string;
}

export class Pop3Client implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #job: Pop3Job;
  readonly #carrier: ClientCarrier;
  readonly #inbox: Pop3Inbox;
  readonly #lines = new LineReader(MAX_LINE_OCTETS);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #verb = '(connect)';
  #status: Reply | undefined;
  #body: DottedReader | undefined;
  #wanted: Wanted[] = [];
  #at = -1;
  #outcome: Pop3Outcome = { outcome: 'done', verb: '' };
  #finished = false;

  constructor(job: Pop3Job, carrier: ClientCarrier, inbox: Pop3Inbox) {
    this.#job = job;
    this.#carrier = carrier;
    this.#inbox = inbox;
    this.#snapshot = client.start({ leaveOnServer: job.leaveOnServer }, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  /** The server speaks first. */
  opened(): void {}

  received(octets: Uint8Array): void {
    this.#lines.push(octets);
    while (!this.#finished && (this.#body ? this.#readBody(this.#body) : this.#readLine()));
  }

  ended(): void {
    this.#step({ type: 'end' }, 'end');
  }

  timedOut(): void {
    this.#step({ type: 'timeout' }, 'timeout');
  }

  /** Reads a status line; false when there is none yet. */
  #readLine(): boolean {
    const line = this.#lines.line();
    if (!line) return false;
    const status = line.fault ? undefined : parseStatus(line.text);
    this.#status = status;
    if (!status) this.#step({ type: 'garbled' }, 'garbled');
    else if (status.status === '-ERR') this.#step({ type: '-ERR' }, '-ERR');
    else if (MULTI_LINE.has(this.#verb)) this.#body = new DottedReader(MAX_BODY_OCTETS);
    else this.#heardOk(new Uint8Array(0));
    return true;
  }

  /** Reads on in a multi-line reply; true when it has ended. */
  #readBody(reader: DottedReader): boolean {
    const octets = this.#lines.take();
    const { used, done } = reader.push(octets);
    if (!done) return false;
    this.#lines.push(octets.subarray(used));
    this.#body = undefined;
    if (reader.tooLarge) this.#step({ type: 'garbled' }, 'garbled');
    else this.#heardOk(reader.text);
    return true;
  }

  #heardOk(body: Uint8Array): void {
    if (this.#verb === 'LIST') this.#wanted = scanLines(body).map(({ number }) => ({ number, uniqueId: '' }));
    if (this.#verb === 'UIDL') this.#wanted = this.#unknown(body);
    const wanted = this.#verb === 'STAT' ? Number(/^\d+/.exec(this.#status!.text)?.[0] ?? 0) : this.#wanted.length;
    this.#step({ type: '+OK', wanted }, '+OK', body);
  }

  #unknown(body: Uint8Array): Wanted[] {
    const listed = scanLines(body).map(({ number, about }) => ({ number, uniqueId: about }));
    return listed.filter(({ uniqueId }) => !this.#job.known.has(uniqueId));
  }

  #step(event: Heard, code: string, body?: Uint8Array): void {
    if (this.#finished) return;
    const verb = this.#verb;
    this.#asked.length = 0;
    this.#snapshot = client.step(this.#snapshot, event, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${code}`);
    for (const action of this.#asked.slice()) this.#act(action, verb, event, body);
    if (this.state === 'closed') this.#finish();
  }

  #act(action: Asked, verb: string, event: Heard, body: Uint8Array | undefined): void {
    if (action.type === 'say') this.#say((action.params as { verb: string }).verb);
    else if (action.type === 'noteMessage') this.#inbox.message({ octets: body!, uniqueId: this.#wanted[this.#at]!.uniqueId });
    else if (action.type === 'noteFailure') this.#noteFailure(verb, event);
  }

  /** What went wrong first is what is reported. */
  #noteFailure(verb: string, event: Heard): void {
    if (this.#outcome.outcome !== 'done') return;
    const refused = event.type === '-ERR' || event.type === 'garbled';
    this.#outcome = { outcome: refused ? 'refused' : 'lost', verb, reply: refused ? this.#status : undefined };
  }

  #say(verb: string): void {
    this.#verb = verb;
    if (verb === 'RETR') this.#at++;
    this.#carrier.say({ verb, octets: ascii(`${this.#line(verb)}\r\n`) });
  }

  #line(verb: string): string {
    if (verb === 'USER') return `USER ${this.#job.user}`;
    if (verb === 'PASS') return `PASS ${this.#job.password}`;
    return verb === 'RETR' || verb === 'DELE' ? `${verb} ${this.#wanted[this.#at]!.number}` : verb;
  }

  #finish(): void {
    this.#finished = true;
    this.#carrier.close();
    this.#inbox.done(this.#outcome);
  }
}

/** Lines of LIST and UIDL: a message-number, and what is said about it. Lines that are none are passed over. */
function scanLines(body: Uint8Array): { number: number; about: string }[] {
  const lines = text(body).split('\r\n');
  return lines.flatMap((line) => {
    const match = /^(\d{1,10}) +(\S+)/.exec(line);
    return match ? [{ number: Number(match[1]), about: match[2]! }] : [];
  });
}
