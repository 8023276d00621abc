/**
 * What all dialogues do alike: what a side has said waits until it is known what it is, nothing is read between the clear and TLS,
 * nor where nobody can read it, and the end is told once.
 */
import type { Dialogue, DialogueListener, Exchange } from '../dialogue.ts';
import type { Side } from '../sink.ts';
import { concat, EMPTY, text } from '../../mail/octets.ts';
import type { Waiting, WaitingLine } from './waiting.ts';

/** Octets of a side that wait for the other; beyond it they are read without. */
export const HELD_OCTETS = 1024 * 1024;

/** Octets behind STARTTLS in which the first record of TLS is looked for. */
const CLEAR_OCTETS = 4096;
/** Where a record of TLS begins: RFC 8446 §5.1. */
// eslint-disable-next-line no-control-regex -- the content types are control characters
const RECORD = /(?:^|\n)(?=[\x14-\x17]\x03[\x00-\x04])/;

/** Whether these are records of TLS, or else no words either: RFC 8446 §5.1, the content types. */
export function isTls([first]: Uint8Array): boolean {
  return first !== undefined && ((first >= 20 && first <= 23) || first >= 0x80);
}

/** What was said in this state, before anything answers it. */
export function exchangeOf(number: number, verb: string, { octets, atMs }: Pick<WaitingLine, 'octets' | 'atMs'>, state: string): Exchange {
  return { number, verb, tag: '', said: octets, saidAtMs: atMs, reply: '', replied: EMPTY, repliedAtMs: null, before: state, after: state };
}

/** What a judge must hear of TLS. */
interface TlsJudge<E extends Exchange> {
  secured(): void;
  /** Both ends went on in the clear where TLS was agreed on: it never came, or it was opened before it was written down. */
  neverSecured(asked: E): void;
  /** What the client said in the clear behind the command that asked for TLS. */
  unread?(asked: E, octets: Uint8Array): void;
  /** What the server said in the clear behind its yes. */
  unreadServer?(asked: E, octets: Uint8Array): void;
}

export abstract class SpokenDialogue<E extends Exchange = Exchange> implements Dialogue {
  securing = false;
  protected readonly listener: DialogueListener;
  protected abstract readonly judge: TlsJudge<E>;
  /** What is said now is for nobody to read. */
  protected sealed = false;
  /** Whether what is said in the clear behind STARTTLS is judged: it waits until it can be told whether TLS comes. */
  protected readonly waitsForTls: boolean = false;
  #tlsAsked: E | undefined;
  #over = false;

  constructor(listener: DialogueListener) {
    this.listener = listener;
  }

  /** Where the session machine stands. */
  protected abstract readonly state: string;
  protected abstract waitingOf(side: Side): Waiting;
  /** The greeting is an exchange that nobody asks for: it comes before all others. */
  protected abstract begin(): void;
  /** Reads one thing that a side has said; false when more must come first. `last`: nothing more comes. */
  protected abstract hearClient(last: boolean): boolean;
  protected abstract hearServer(last: boolean): boolean;
  /** Octets are missing: what was known before may not be so. */
  protected doubt(): void {}
  /** The session machine's step into TLS. */
  protected abstract stepIntoTls(): void;
  protected abstract finish(how: 'end' | 'reset' | 'cut'): void;

  say(side: Side, octets: Uint8Array, atMs: number | null): void {
    if (this.sealed || this.#over || octets.length === 0) return;
    this.begin();
    this.waitingOf(side).push(octets, atMs);
    this.read(false);
  }

  miss(side: Side, octets: number | null, atMs: number | null): void {
    if (this.sealed || this.#over) return;
    this.begin();
    this.waitingOf(side).pushGap(octets, atMs);
    this.doubt();
    this.read(false);
  }

  end(how: 'end' | 'reset' | 'cut'): void {
    if (this.#over) return;
    this.finish(how);
    this.#over = true;
  }

  unread(side: Side): Uint8Array {
    const waiting = this.waitingOf(side);
    if (this.waitsForTls && side === 'client' && this.#isClear(waiting) && !this.#takeClear(waiting)) return EMPTY;
    const all = waiting.takeAllThere();
    const asked = this.#tlsAsked;
    if (!asked || all.length === 0 || isTls(all)) return all;
    if (side === 'client') this.judge.unread?.(asked, all);
    else this.judge.unreadServer?.(asked, all);
    return all;
  }

  secured(sealed: boolean): void {
    const client = this.waitingOf('client');
    // what still waits was said before
    if (this.waitsForTls && this.#isClear(client) && this.#tlsAsked) this.judge.unread?.(this.#tlsAsked, client.takeAllThere());
    this.securing = false;
    this.sealed = sealed;
    if (sealed) return;
    this.stepIntoTls();
    this.judge.secured();
    if (this.#tlsAsked) this.listener.state(this.#tlsAsked, this.state, 'TLS');
    this.read(false);
  }

  /** Takes what the client has said in the clear; false until it is certain that TLS came behind it. */
  #takeClear(waiting: Waiting): boolean {
    const found = RECORD.exec(text(waiting.peekAll(CLEAR_OCTETS)));
    if (!found) return false;
    let left = found.index + found[0].length;
    const clear: Uint8Array[] = [];
    for (let part = waiting.take(left); part.length > 0; part = waiting.take(left)) {
      clear.push(part);
      left -= part.length;
    }
    if (this.#tlsAsked) this.judge.unread?.(this.#tlsAsked, concat(clear));
    return true;
  }

  #isClear(waiting: Waiting): boolean {
    return waiting.octets > 0 && !waiting.isGap && !isTls(waiting.peek());
  }

  /** The client has gone on in the clear, and this is what the server says then. */
  protected answersInClear(_head: string): boolean {
    return false;
  }

  /** Nothing is secured, whatever was agreed on. */
  protected neverSecured(): void {
    this.securing = false;
    if (this.#tlsAsked) this.judge.neverSecured(this.#tlsAsked);
  }

  /** Whether both ends go on in the clear. `last`: nothing more comes. */
  #goesOnInClear(last: boolean): boolean {
    const client = this.waitingOf('client');
    if (!this.securing || !this.waitsForTls || !this.#isClear(client)) return false;
    return last || client.octets > CLEAR_OCTETS || this.answersInClear(text(this.waitingOf('server').peekAll(CLEAR_OCTETS)));
  }

  /** The server has said yes to TLS. */
  protected secure(asked: E): void {
    this.#tlsAsked = asked;
    this.securing = true;
  }

  protected read(last: boolean): void {
    if (this.#goesOnInClear(last)) {
      this.neverSecured();
      // the client's words have waited for the server's
      while (!this.securing && this.hearClient(last));
    }
    while (!this.securing && !this.sealed && this.#readOne(last));
  }

  #readOne(last: boolean): boolean {
    if (this.hearServer(false) || this.hearClient(false)) return true;
    return last && (this.hearClient(true) || this.hearServer(true));
  }
}
