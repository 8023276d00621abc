/** Whole messages that cross in IMAP: APPEND sends them, FETCH of BODY[] or RFC822 brings them. RFC 3501 §6.3.11, §7.4.2. */
import { MESSAGE_LIMIT, type DialogueListener, type MessageSeen } from '../../dialogue.ts';
import { EMPTY, ascii } from '../../../mail/octets.ts';
import { Kept } from '../kept.ts';
import { inSpans, spans } from '../../../protocols/imap/sequenceSet.ts';
import { literalOctets, type ImapAsked } from './command.ts';
import type { Frame } from './frames.ts';
import type { FetchedItem, Response } from './response.ts';
import { TornAppend } from './torn.ts';

const WHOLE: ReadonlySet<string> = new Set(['BODY[]', 'RFC822', 'BINARY[]']);
/** A response that ends in the literal of a message, which a gap has cut. */
const CUT = /[( ](?:BODY\[\]|RFC822|BINARY\[\]) ~?\{\d{1,15}\}$/i;
/** By numbers or by UIDs. */
const FETCHES = /^(?:UID )?FETCH$/;
const ASKS_WHOLE = /\b(?:BODY(?:\.PEEK)?\[\]|BINARY(?:\.PEEK)?\[\]|RFC822(?![.\w]))/i;
/** A sequence set is read up to so many characters; of a longer one any message may be meant. */
const SET_CHARACTERS = 10_000;
const LARGEST = 4_294_967_295;

export class ImapMessages {
  readonly #listener: DialogueListener;
  /** Of a message whose beginning is missing. */
  #rest = new Kept();
  readonly #torn = new TornAppend();

  constructor(listener: DialogueListener) {
    this.#listener = listener;
  }

  /** A command, or the rest of one whose beginning is missing. */
  asked({ exchange, frame }: ImapAsked): void {
    if (frame.torn) this.#torn.add(exchange, frame);
    else this.tornEnds('', UNKNOWN);
  }

  /** The server has said `+` to a command that is missing. */
  invited(): void {
    this.#torn.invite();
  }

  /** What was said of a command that is missing is over; `reply`: what the server says to it. */
  tornEnds(reply: string, taken: Fate): void {
    const torn = this.#torn.take(reply);
    if (torn) this.#tell({ ...torn, size: torn.octets.length, way: 'sent', ...taken, complete: false });
  }

  /** Whether the server has what nothing in the recording answers, nobody knows. */
  unanswered(pending: ReadonlyMap<number, ImapAsked>, taken: Fate): void {
    this.tornEnds('', taken);
    for (const asked of pending.values()) if (asked.verb === 'APPEND') this.appended(asked, taken);
  }

  /** Lines whose beginning is missing: where they end like a message that was asked for, they are the rest of one. */
  rest({ torn, kept, text }: Frame, pending: ReadonlyMap<number, ImapAsked>): void {
    if (!torn) this.#rest = new Kept();
    else if (text !== ')') this.#rest.add(kept.octets);
    if (!torn || text !== ')' || this.#rest.size === 0) return;
    const asked = [...pending.values()].find(({ verb, rest }) => FETCHES.test(verb) && ASKS_WHOLE.test(rest));
    const { octets, size } = this.#rest;
    this.#rest = new Kept();
    if (asked) this.#tell({ exchange: asked.exchange.number, octets, size, way: 'fetched', ...FETCHED, complete: false });
  }

  fetched(frame: Frame, response: Response & { kind: 'fetch' }, pending: ReadonlyMap<number, ImapAsked>): void {
    this.#rest = new Kept();
    const last = frame.literals.length - 1;
    if (!response.items && !frame.whole && last >= 0 && CUT.test(frame.text))
      this.#tellLiteral(frame, last, askedBy(response, pending), 'fetched', FETCHED);
    for (const item of response.items ?? []) {
      if (!WHOLE.has(item.name) || item.value.toUpperCase() === 'NIL') continue;
      const exchange = askedBy(response, pending);
      if (item.literal >= 0) this.#tellLiteral(frame, item.literal, exchange, 'fetched', FETCHED);
      else this.#tellQuoted(item, exchange);
    }
  }

  /** One message, or several with MULTIAPPEND (RFC 3502); parts that CATENATE joins (RFC 4469) are none. */
  appended({ exchange, frame, whole }: ImapAsked, taken: Fate): void {
    if (/ CATENATE \(/i.test(frame.text)) return;
    frame.literals.forEach((literal, index) => {
      const isName = index === 0 && !/^\S+ +APPEND +[^ {]/i.test(frame.text);
      const came = whole || index < frame.literals.length - 1;
      if (!isName && came && literal.octets > 0) this.#tellLiteral(frame, index, exchange.number, 'sent', taken);
    });
  }

  #tellLiteral(frame: Frame, index: number, exchange: number, way: 'sent' | 'fetched', taken: Fate): void {
    const literal = frame.literals[index]!;
    const kept = literal.at + literal.octets <= MESSAGE_LIMIT;
    const octets = kept ? partialOctets(frame, index) : EMPTY;
    this.#tell({ exchange, octets, size: literal.octets, way, ...taken, complete: literal.missing === 0 });
  }

  #tellQuoted({ value }: FetchedItem, exchange: number): void {
    const octets = ascii(value.replace(/^"|"$/g, '').replace(/\\(["\\])/g, '$1'));
    this.#tell({ exchange, octets, size: octets.length, way: 'fetched', ...FETCHED, complete: true });
  }

  #tell(message: Omit<MessageSeen, 'reversePath' | 'forwardPaths' | 'envelopeComplete'>): void {
    this.#listener.message({ ...message, reversePath: '', forwardPaths: [], envelopeComplete: true });
  }
}

/** Whether the server has it, and how that is known. */
type Fate = Pick<MessageSeen, 'accepted' | 'acceptedBy'>;
const UNKNOWN: Fate = { accepted: 'unknown', acceptedBy: 'gap' };
const FETCHED: Fate = { accepted: 'yes', acceptedBy: 'fetched' };

/** What the tagged reply says of it. */
export function fateOf(condition: string): Fate {
  return { accepted: condition === 'OK' ? 'yes' : 'no', acceptedBy: 'reply' };
}

/** What there is of a literal. */
function partialOctets(frame: Frame, index: number): Uint8Array {
  const literal = frame.literals[index]!;
  if (literal.missing === 0) return literalOctets(frame, index);
  return frame.kept.octets.subarray(literal.at, literal.at + Math.max(0, literal.octets - literal.missing));
}

/** Number of the exchange whose FETCH names the message: the oldest that does, else the oldest of all; -1 if nobody asks. */
function askedBy({ number, items }: Response & { kind: 'fetch' }, pending: ReadonlyMap<number, ImapAsked>): number {
  const uid = Number(items?.find(({ name }) => name === 'UID')?.value ?? 0);
  let oldest = -1;
  for (const { verb, rest, exchange } of pending.values()) {
    if (oldest < 0) oldest = exchange.number;
    if (verb === 'FETCH' && names(rest, number)) return exchange.number;
    if (verb === 'UID FETCH' && names(rest, uid)) return exchange.number;
  }
  return oldest;
}

function names(rest: string, number: number): boolean {
  const set = rest.slice(0, SET_CHARACTERS).split(' ')[0]!;
  return !/^[\d*:,]+$/.test(set) || set.length >= SET_CHARACTERS || inSpans(number, spans(set, LARGEST));
}
