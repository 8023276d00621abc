/** What the judge remembers of an SMTP session: what was offered, what was agreed on, what the transaction holds. */
import { NO_OFFER, type Offer } from '../../../protocols/smtp/offer.ts';
import type { DialogueOptions, Exchange } from '../../dialogue.ts';
import { smtpRules } from './rules.ts';
import { found, type Breach } from '../rules.ts';
import type { Finding, Rule } from '../../finding.ts';
import type { Side } from '../../sink.ts';

export interface Transaction {
  declared: number;
  /** Value of BODY in capitals; '' if none. */
  body: string;
  smtpUtf8: boolean;
  accepted: number;
  refused: number;
}

export const NO_TRANSACTION: Transaction = { declared: 0, body: '', smtpUtf8: false, accepted: 0, refused: 0 };

export class SmtpMemory {
  readonly lmtp: boolean;
  /** The recording holds the octets as they were, so that line ends, lengths and what is beyond ASCII are evidence. */
  readonly octets: boolean;
  readonly port: number;
  secure: boolean;
  /** TLS was agreed on and is not seen: it may have been opened before it was written down. */
  opened = false;
  /** What the server has offered since the last greeting; `undefined`: nobody knows. */
  offer: Offer | undefined;
  ehloRefused = false;
  authenticated = false;
  transaction: Transaction = { ...NO_TRANSACTION };
  quit = false;
  /** The server has said that it closes. */
  closing = false;
  /** Octets are missing, so that what was not seen may have been said. */
  lost: boolean;
  /** Sides of which something is missing since the server told what it offers. */
  readonly gaps = new Set<Side>();
  /** The client has said something; the server has. */
  clientSpoke = false;
  serverSpoke = false;
  /** Told once it is certain that every answer is there: whoever writes lines down may have left one out. */
  #ifAllAnswered: (() => void)[] = [];
  #lacksAnswers = false;
  #turned = false;
  readonly #tell: (finding: Finding) => void;

  constructor({ protocol, evidence, secure, fromTheStart, port }: DialogueOptions, tell: (finding: Finding) => void) {
    this.lmtp = protocol === 'lmtp';
    this.octets = evidence === 'octets';
    this.port = port ?? 0;
    this.secure = secure;
    this.lost = !fromTheStart;
    this.#tell = tell;
  }

  /** Whether the extension was offered; `undefined`: nobody knows. */
  offers(keyword: string): boolean | undefined {
    return this.offer?.has(keyword);
  }

  /** A new greeting, and what was offered with it. */
  meet(offer: Offer | undefined): void {
    // a line without a keyword may be the reply to something else
    this.offer = this.lost && offer?.size === 0 && offer !== NO_OFFER ? undefined : offer;
    this.gaps.clear();
    this.forgetTransaction();
  }

  /** Octets of one side are missing. What was offered holds as long as one of them is whole: who greets again, or is answered, is seen. */
  miss(side: Side): void {
    this.lost = true;
    this.unanswered();
    this.gaps.add(side);
    if (this.gaps.size > 1) this.offer = undefined;
  }

  ifAllAnswered(tell: () => void): void {
    if (this.octets && !this.lost) tell();
    else if (!this.#lacksAnswers) this.#ifAllAnswered.push(tell);
  }

  unanswered(): void {
    this.#ifAllAnswered = [];
    this.#lacksAnswers = true;
  }

  allAnswered(): void {
    for (const tell of this.#ifAllAnswered.splice(0)) tell();
    this.#lacksAnswers = false;
  }

  forgetTransaction(): void {
    this.transaction = { ...NO_TRANSACTION };
  }

  /** RFC 3207 §4.2: what was learnt in the clear is worth nothing. */
  forgetEverything(): void {
    this.offer = undefined;
    this.authenticated = false;
    this.forgetTransaction();
  }

  turn(): void {
    this.#turned = !this.#turned;
    this.forgetEverything();
  }

  client(rule: Rule, exchange: Exchange, at: Range, more: More = {}): void {
    this.#find(rule, exchange.number, 'client', at, more);
  }

  server(rule: Rule, exchange: Exchange, at: Range, more: More = {}): void {
    this.#find(rule, exchange.number, 'server', at, more);
  }

  smuggled(exchange: number, values: { meant: number; seen: number; commands: string }): void {
    this.#find(smtpRules.smuggled, exchange, 'server', [0, 0], { values });
  }

  /** A finding on the conversation as a whole. */
  whole(rule: Rule, side: Side, more: More = {}): void {
    this.#find(rule, -1, side, [0, 0], more);
  }

  #find(rule: Rule, exchange: number, side: Side, [start, end]: Range, { values = {}, expected = '', rfc = rule.rfc }: More): void {
    const said = this.#turned ? (side === 'client' ? 'server' : 'client') : side;
    this.#tell(found({ ...rule, rfc }, { exchange, side: said, start, end, values, expected }));
  }
}

/** First octet at fault, and the first after it. */
export type Range = readonly [start: number, end: number];

interface More extends Pick<Breach, 'values' | 'expected'> {
  /** The section that says it for this command, where a rule speaks of several. */
  rfc?: string;
}

/** Where `part` stands in what was said; all of it where it does not. */
export function spot(line: string, part: string): Range {
  const start = part === '' ? -1 : line.indexOf(part);
  return start < 0 ? [0, line.length] : [start, start + part.length];
}

/** Wire text for a sentence: printable and short. */
export function shown(latin1: string): string {
  return latin1.slice(0, 80).replace(/[^\x20-\x7e\xa0-\xff]/g, '·');
}
