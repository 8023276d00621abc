/**
 * Web mail as it was recorded: requests and responses, one after the other on a connection (RFC 9112 §9.3). They are told, not
 * judged, and no state is kept of them; letters that cross in our own web mail are told. A message begins with its first line at the beginning of what a side says; whatever else
 * is said belongs to the message before.
 */
import { concat, EMPTY, text } from '../../../mail/octets.ts';
import type { Dialogue, DialogueListener, DialogueOptions, Exchange, Letter, Taken } from '../../dialogue.ts';
import type { Side } from '../../sink.ts';
import { Kept } from '../kept.ts';
import { takenAfter, WebMail } from './web-mail.ts';

/** Octets in which the first line of a message is looked for. */
const LINE_OCTETS = 200;
const REQUEST = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}) \S/;
const RESPONSE = /^HTTP\/\d(?:\.\d)? (\d{3})(?= |\r|\n|$)/;

/** A message of one side that may go on. */
interface Message {
  kept: Kept;
  label: string;
  atMs: number | null;
  /** Nothing of it is missing. */
  whole: boolean;
}

export class HttpDialogue implements Dialogue {
  readonly securing = false;
  readonly #listener: DialogueListener;
  /** Whoever wrote the recording down has put each message into one piece. */
  readonly #whole: boolean;
  readonly #under: Record<Side, Message | undefined> = { client: undefined, server: undefined };
  /** Requests that wait for their response. */
  readonly #unanswered: Exchange[] = [];
  readonly #webMail = new WebMail();
  /** Octets of the server are missing. */
  #lost = false;
  #count = 0;

  constructor({ evidence }: DialogueOptions, listener: DialogueListener) {
    this.#listener = listener;
    this.#whole = evidence === 'lines';
  }

  say(side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#tell(side === 'client' ? 'server' : 'client');
    const [, label] = (side === 'client' ? REQUEST : RESPONSE).exec(text(octets, 0, Math.min(octets.length, LINE_OCTETS))) ?? [];
    if (label !== undefined && (this.#whole || beginsAnew(side, octets))) this.#tell(side);
    const message = (this.#under[side] ??= { kept: new Kept(), label: label ?? '', atMs, whole: true });
    message.kept.add(octets);
    if (this.#whole) this.#tell(side);
  }

  miss(side: Side): void {
    const message = this.#under[side];
    if (message) message.whole = false;
    this.#lost ||= side === 'server';
    this.#tell(side);
  }

  end(): void {
    this.#tell('client');
    this.#tell('server');
    this.#giveUp();
  }

  unread(): Uint8Array {
    return EMPTY;
  }

  secured(): void {}

  #tell(side: Side): void {
    const message = this.#under[side];
    if (!message) return;
    this.#under[side] = undefined;
    if (side === 'client') this.#ask(message);
    else this.#reply(message);
  }

  #ask({ kept, label, atMs, whole }: Message): void {
    const exchange: Exchange = {
      ...{ number: this.#count++, verb: label || '(unknown)', tag: '', said: kept.octets, saidAtMs: atMs },
      ...{ reply: '', replied: EMPTY, repliedAtMs: null, before: '', after: '' },
    };
    // nobody who writes messages down whole lets one wait for the next: what had no answer by now gets none
    if (this.#whole) this.#giveUp();
    const letter = label === 'POST' ? this.#webMail.typed(kept.octets, whole) : undefined;
    if (letter) exchange.letter = letter;
    this.#unanswered.push(exchange);
    this.#listener.asked(exchange);
  }

  /** RFC 9110 §15.2: 1xx is not the answer yet. */
  #reply({ kept, label, atMs }: Message): void {
    const final = !label.startsWith('1') || label === '101';
    const exchange = final ? this.#unanswered.shift() : this.#unanswered[0];
    if (exchange) {
      const replied = exchange.replied.length === 0 ? kept.octets : concat([exchange.replied, kept.octets]);
      Object.assign(exchange, { reply: label, replied, repliedAtMs: atMs });
      const deed = final ? this.#webMail.deedOf(exchange.said, kept.octets) : undefined;
      if (deed) exchange.deed = deed;
    }
    this.#listener.replied(exchange ?? null, { label, octets: kept.octets, atMs, final });
    if (exchange && final) this.#tellLetter(exchange, kept.octets);
  }

  #tellLetter(exchange: Exchange, response: Uint8Array): void {
    const { deed, letter, number } = exchange;
    if (letter) return this.#tellSent(exchange, letter);
    const shown = deed === 'read' && exchange.verb === 'GET' ? this.#webMail.shown(response) : undefined;
    if (shown) this.#message(number, shown, 'fetched', 'yes');
  }

  #tellSent({ number, reply }: Exchange, letter: Letter): void {
    this.#message(number, letter, 'sent', takenAfter(reply));
  }

  /** What no response has come to: nobody knows whether the form was taken. */
  #giveUp(): void {
    for (const exchange of this.#unanswered.splice(0)) if (exchange.letter) this.#tellSent(exchange, exchange.letter);
  }

  #message(exchange: number, letter: Letter, way: 'sent' | 'fetched', accepted: Taken): void {
    const acceptedBy = way === 'fetched' ? 'fetched' : accepted !== 'unknown' ? 'reply' : this.#lost ? 'gap' : 'noReply';
    const envelopeComplete = way === 'fetched' || letter.reversePath !== '';
    this.#listener.message({ exchange, ...letter, way, accepted, acceptedBy, envelopeComplete, via: 'web' });
  }
}

/** Where pieces are as they come: a header line of the message before may look like a request, the first line of one names its version. */
function beginsAnew(side: Side, octets: Uint8Array): boolean {
  return side === 'server' || / HTTP\/\d(?:\.\d)?\r?\n/.test(text(octets, 0, Math.min(octets.length, 16_384)));
}
