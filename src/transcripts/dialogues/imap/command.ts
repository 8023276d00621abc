/** What an IMAP client said: its tag, its verb, and what is known of it until it is answered. */
import { own } from '../../../own.ts';
import { EMPTY } from '../../../mail/octets.ts';
import { commandNamed } from '../../../protocols/imap/commands/index.ts';
import { session } from '../../../protocols/imap/session.machine.ts';
import { splitCommand } from '../../../protocols/imap/wire.ts';
import type { Exchange } from '../../dialogue.ts';
import { Kept } from '../kept.ts';
import type { Frame } from './frames.ts';

/** Commands by which somebody logs in. */
export const OPENERS = session.asking('openAccount');

/** One exchange; what both sides say to it grows until the tagged reply. */
export class ImapExchange implements Exchange {
  readonly number: number;
  readonly verb: string;
  readonly tag: string;
  readonly saidAtMs: number | null;
  readonly #said: Kept;
  readonly #replied = new Kept();
  #left = false;
  reply = '';
  repliedAtMs: number | null = null;
  before: string;
  after: string;

  constructor(number: number, { tag, verb }: Spoken, said: { kept: Kept; atMs: number | null }, state: string) {
    this.number = number;
    this.verb = verb;
    this.tag = tag;
    this.#said = said.kept;
    this.saidAtMs = said.atMs;
    this.before = state;
    this.after = state;
  }

  get said(): Uint8Array {
    return this.#said.octets;
  }

  get replied(): Uint8Array {
    return this.#replied.octets;
  }

  /** Octets that the server has said to it. */
  get repliedSize(): number {
    return this.#replied.size;
  }

  /** The session machine takes an edge for it: the first one leads out of the state before. */
  leave(state: string): void {
    if (!this.#left) this.before = state;
    this.#left = true;
  }

  goOn(octets: Uint8Array): void {
    this.#said.add(octets);
  }

  hear(octets: Uint8Array, atMs: number | null): void {
    this.#replied.add(octets);
    this.repliedAtMs = atMs;
  }
}

export interface Spoken {
  /** The first word; '' if there is none. */
  tag: string;
  /** A verb of the book in upper case, with its UID; else the second word as it was said. */
  verb: string;
  /** What follows the verb in the first line. */
  rest: string;
}

const WORDS = /^(\S+)(?: +(UID)(?= +\S))?(?: +(\S+))?(?: ([^]*))?$/i;

/** A command split into tag, verb and the rest, also where it is none. */
export function readSpoken(line: string): Spoken {
  const [, tag = '', uid = '', word = '', rest = ''] = WORDS.exec(line) ?? [];
  const written = uid === '' ? word : `${uid} ${word}`;
  const verb = written.toUpperCase();
  return { tag, verb: commandNamed(verb) ? verb : written, rest };
}

/** RFC 3501 §9: one to many ASTRING-CHARs except plus. */
export function isTag(tag: string): boolean {
  // eslint-disable-next-line no-control-regex -- tags hold no control characters
  return /^[^(){ %*"\\+\x00-\x1f\x7f-\xff]+$/.test(tag);
}

export interface ImapAsked extends Spoken {
  exchange: ImapExchange;
  frame: Frame;
  /** What the client waits for before it goes on; '' for nothing. */
  turn: '' | 'literal' | 'authenticate' | 'idle' | 'starttls' | 'compress';
  /** The server has said `+` and the client has not yet gone on. */
  invited: boolean;
  /** AUTHENTICATE or IDLE was answered with `+` at least once. */
  challenged: boolean;
  /** All of it was said. */
  whole: boolean;
  /** Octets of it that were told. */
  told: number;
  /** Commands before it were not answered yet. */
  pipelined: boolean;
}

const TURNS: Record<string, ImapAsked['turn']> = { AUTHENTICATE: 'authenticate', IDLE: 'idle', STARTTLS: 'starttls', COMPRESS: 'compress' };

/** What a client that has said this waits for. */
export function turnAfter(verb: string): ImapAsked['turn'] {
  return own(TURNS, verb) ?? '';
}

/** The octets of a literal within what was said; empty if they were not kept, or not all of them came. */
export function literalOctets({ kept, literals }: Frame, index: number): Uint8Array {
  const literal = literals[index]!;
  const end = literal.at + literal.octets;
  return literal.missing === 0 && end <= kept.octets.length ? kept.octets.subarray(literal.at, end) : EMPTY;
}

/** What the session machine calls the last thing that the client said. */
export function machineVerb({ verb, challenged }: ImapAsked): string {
  if (!challenged) return verb;
  return verb === 'AUTHENTICATE' ? '(response)' : verb === 'IDLE' ? 'DONE' : verb;
}

/** Whether a line, or what is seen of it, begins like a command of the book. */
export function isCommand(line: string): boolean {
  return commandNamed(splitCommand(line.replace(/\r?\n[^]*$/, '')).verb) !== undefined;
}
