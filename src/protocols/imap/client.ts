/**
 * The client's end of an IMAP connection: says what its machine asks for, one command at a time, and hands over each
 * message as soon as it is here in full. One job, one session. RFC 3501.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { ascii, text, utf8 } from '../../mail/octets.ts';
import type { ClientCarrier, End } from '../carrier.ts';
import { stateOf, type Asked } from '../step.ts';
import { client, type Heard } from './client.machine.ts';
import { FrameReader, type Read } from './frames.ts';
import { codeNumber, readResponse, type FetchedData, type Response } from './responses.ts';
import { LITERAL_MINUS_OCTETS, formatString, type Reply } from './wire.ts';

export interface ImapJob {
  user: string;
  password: string;
  /** Messages whose `uniqueId` is in here are not fetched again. */
  known: ReadonlySet<string>;
}

export interface FetchedByImap {
  octets: Uint8Array;
  uid: number;
  /** 'uidvalidity-uid': names the message for good (RFC 3501 §2.3.1.1). */
  uniqueId: string;
  /** As they were before it was fetched. */
  flags: string[];
}

/** How it ended. `reply` is the one that ended it early, if one did. */
export interface ImapOutcome {
  outcome: 'done' | 'refused' | 'lost';
  /** The command that was being answered when it went wrong, or ''. */
  verb: string;
  reply?: Reply;
}

interface ImapInbox {
  message(message: FetchedByImap): void;
  done(outcome: ImapOutcome): void;
}

const PATIENCE_MS = 5 * 60_000;
/** Longest line, longest response without its literals, and longest response with them, octets. */
const MAX_LINE_OCTETS = 256 * 1024;
const MAX_RESPONSE_OCTETS = 1024 * 1024;
const MAX_FRAME_OCTETS = 64 * 1024 * 1024;

export class ImapClient implements End {
  readonly patienceMs = PATIENCE_MS;
  readonly #job: ImapJob;
  readonly #carrier: ClientCarrier;
  readonly #inbox: ImapInbox;
  readonly #frames = new FrameReader(MAX_LINE_OCTETS, MAX_RESPONSE_OCTETS, (_, octets) => MAX_FRAME_OCTETS - octets);
  readonly #asked: Asked[] = [];
  #snapshot: AnyMachineSnapshot;
  #verb = '(connect)';
  #commands = 0;
  #tag = '*';
  /** What waits for the server's `+`. */
  #held: string[] = [];
  #literalsWait = true;
  #exists = 0;
  #uidValidity = 0;
  #wanted: { uid: number; flags: string[] }[] = [];
  #at = -1;
  /** BODY[] of the message asked for, once it has come. */
  #body: string | undefined;
  #reply: Reply | undefined;
  #outcome: ImapOutcome = { outcome: 'done', verb: '' };
  #finished = false;

  constructor(job: ImapJob, carrier: ClientCarrier, inbox: ImapInbox) {
    this.#job = job;
    this.#carrier = carrier;
    this.#inbox = inbox;
    this.#snapshot = client.start(undefined, this.#asked);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  /** The server speaks first. */
  opened(): void {}

  received(octets: Uint8Array): void {
    this.#frames.push(octets);
    for (let read = this.#frames.next(); read && !this.#finished; read = this.#frames.next()) this.#read(read);
  }

  ended(): void {
    this.#step({ type: 'end' }, 'end');
  }

  timedOut(): void {
    this.#step({ type: 'timeout' }, 'timeout');
  }

  #read(read: Read): void {
    if (read.kind === 'announced') return;
    const response = read.kind === 'frame' ? readResponse(read.text) : undefined;
    if (response) this.#hear(response);
    else this.#step({ type: 'garbled' }, 'garbled');
  }

  #hear(response: Response): void {
    if (response.kind === 'status') this.#hearStatus(response.tag, response.reply);
    else if (response.kind === 'continue') this.#sayHeld();
    else if (response.kind === 'capability')
      this.#literalsWait = !response.names.some((name) => name === 'LITERAL+' || name === 'LITERAL-');
    else if (response.kind === 'number' && response.name === 'EXISTS') this.#exists = response.number;
    else if (response.kind === 'fetch') this.#hearFetch(response.data);
  }

  /** Untagged, a status is the greeting, a farewell, or a remark whose code may be of use. */
  #hearStatus(tag: string, reply: Reply): void {
    this.#reply = reply;
    const { condition } = reply;
    if (tag !== '*' || this.#verb === '(connect)' || condition === 'BYE') {
      if (tag === this.#tag || condition === 'BYE') this.#step(this.#heard(condition), condition);
      return;
    }
    this.#uidValidity = codeNumber(reply, 'UIDVALIDITY') ?? this.#uidValidity;
  }

  #heard(condition: Reply['condition']): Heard {
    if (condition !== 'OK' && condition !== 'PREAUTH') return { type: condition };
    return { type: condition, wanted: this.#verb === 'FETCH' ? this.#wanted.length : this.#exists };
  }

  #hearFetch({ uid, flags, body }: FetchedData): void {
    if (this.#verb === 'FETCH' && uid !== undefined && !this.#job.known.has(this.#uniqueId(uid))) this.#wanted.push({ uid, flags });
    if (this.#verb === 'UID FETCH' && uid === this.#wanted[this.#at]!.uid) this.#body ??= body;
  }

  #uniqueId(uid: number): string {
    return `${this.#uidValidity}-${uid}`;
  }

  #step(event: Heard, code: string): void {
    if (this.#finished) return;
    const verb = this.#verb;
    this.#asked.length = 0;
    this.#snapshot = client.step(this.#snapshot, event, this.#asked);
    this.#carrier.moved(this.state, `${verb} / ${code}`);
    for (const action of this.#asked.slice()) this.#act(action, verb, event);
    if (this.state === 'closed') this.#finish();
  }

  #act(action: Asked, verb: string, event: Heard): void {
    if (action.type === 'say') this.#say((action.params as { verb: string }).verb);
    else if (action.type === 'noteMessage') this.#noteMessage();
    else if (action.type === 'noteFailure') this.#noteFailure(verb, event);
  }

  /** A message that somebody removed meanwhile is answered with OK and nothing (RFC 3501 §6.4.8). */
  #noteMessage(): void {
    const { uid, flags } = this.#wanted[this.#at]!;
    if (this.#body !== undefined) this.#inbox.message({ octets: ascii(this.#body), uid, uniqueId: this.#uniqueId(uid), flags });
    this.#body = undefined;
  }

  /** What went wrong first is what is reported. */
  #noteFailure(verb: string, event: Heard): void {
    if (this.#outcome.outcome !== 'done') return;
    const lost = event.type === 'timeout' || event.type === 'end';
    this.#outcome = { outcome: lost ? 'lost' : 'refused', verb, reply: lost || event.type === 'garbled' ? undefined : this.#reply };
  }

  #say(verb: string): void {
    this.#verb = verb;
    this.#tag = `a${String(++this.#commands).padStart(3, '0')}`;
    if (verb === 'UID FETCH') this.#at++;
    const command = `${this.#tag} ${verb}${this.#argument(verb)}\r\n`;
    // RFC 3501 §4.3: each literal waits for a `+`, unless the server spares us that
    this.#held = command.split(/(?<=\{\d+\}\r\n)/);
    this.#sayHeld();
  }

  #sayHeld(): void {
    const next = this.#held.shift();
    if (next !== undefined) this.#carrier.say({ verb: this.#verb, octets: ascii(next) });
  }

  #argument(verb: string): string {
    if (verb === 'LOGIN') return ` ${this.#string(this.#job.user)} ${this.#string(this.#job.password)}`;
    if (verb === 'SELECT') return ' INBOX';
    if (verb === 'FETCH') return ' 1:* (UID FLAGS RFC822.SIZE ENVELOPE)';
    return verb === 'UID FETCH' ? ` ${this.#wanted[this.#at]!.uid} BODY[]` : '';
  }

  /** What quotes cannot hold goes as UTF-8 in a literal. */
  #string(characters: string): string {
    const written = formatString(text(utf8(characters)));
    return this.#literalsWait || written.length > LITERAL_MINUS_OCTETS ? written : written.replace(/^\{(\d+)\}/, '{$1+}');
  }

  #finish(): void {
    this.#finished = true;
    this.#carrier.close();
    this.#inbox.done(this.#outcome);
  }
}
