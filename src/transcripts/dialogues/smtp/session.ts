/** Where a recorded SMTP session stands, what a client that pipelines could hope for, and the mail transaction that is open. */
import type { AnyMachineSnapshot } from 'xstate';
import { readable } from '../../../mail/octets.ts';
import { session, type Answered, type Verb } from '../../../protocols/smtp/session.machine.ts';
import { Course, stepped } from '../course.ts';
import { Kept } from '../kept.ts';
import { chunkOf, HELLOS, MAILS, pathOf, startsOver, type SmtpAsked, type SmtpText } from './asked.ts';

const answer = (type: Verb, code = 250): Answered => ({ type, code });
const GREETING = answer('connect', 220);
const GREETED = [GREETING];
const READY = [...GREETED, answer('EHLO')];
const SENDER = [...READY, answer('MAIL')];
const RECIPIENTS = [...SENDER, answer('RCPT')];
/** What leads to each state in which something is said. */
const PLACES = [
  GREETED,
  READY,
  SENDER,
  RECIPIENTS,
  [...RECIPIENTS, answer('DATA', 354)],
  [...RECIPIENTS, answer('BDAT')],
  [...READY, answer('AUTH', 334)],
  [...READY, answer('STARTTLS', 220)],
];
/** What a client that says more before the answer hopes for, where it is not 250. */
const HOPED: Partial<Record<Verb, number>> = { connect: 220, QUIT: 221, DATA: 354, AUTH: 235, '(response)': 235, STARTTLS: 220 };
/** Recipients that are remembered of one transaction. */
const RECIPIENTS_KEPT = 100_000;

export class SmtpSession {
  #course: Course<Answered>;
  readonly #lmtp: boolean;
  #hoped: AnyMachineSnapshot | undefined;
  reversePath = '';
  forwardPaths: string[] = [];
  /** Octets of the chunks that were accepted so far. */
  chunks = new Kept();
  chunksSize = 0;
  chunksComplete = true;
  /** Nothing is missing since the transaction was opened. */
  envelopeComplete: boolean;

  constructor(fromTheStart: boolean, lmtp: boolean) {
    this.#lmtp = lmtp;
    this.envelopeComplete = fromTheStart;
    this.#course = new Course(session, PLACES, fromTheStart);
    this.#hoped = this.#course.snapshot;
  }

  get state(): string {
    return this.#course.state;
  }

  /** The client says `type` while `ahead` of its commands are not answered: whether that is in order, as far as it can know. */
  asked({ type, rest, ahead }: SmtpAsked): boolean | undefined {
    if (ahead === 0) this.#hoped = this.#course.snapshot;
    const hoped = isNoChunk(type, rest) ? undefined : this.#hoped;
    if (!hoped || type === '') return undefined;
    if (!session.accepts(hoped).has(type)) return false;
    this.#hoped = stepped(session, hoped, { type, code: HOPED[type] ?? 250 });
    return true;
  }

  /** Steps on; whether the machine waited for this, `undefined` if nobody knows. */
  answered({ exchange, type, rest, left }: SmtpAsked, code: number): boolean | undefined {
    exchange.before = this.#course.state;
    const speaks = type !== '' && !isNoChunk(type, rest);
    const known = speaks ? this.#course.accepts(type) : undefined;
    if (speaks) this.#course.take(left > 0 ? { type, code, left } : { type, code }, code < 400);
    if (startsOver(exchange.verb, code)) this.#startOver();
    exchange.after = this.#course.state;
    return known;
  }

  /** The server has greeted a client anew. */
  #startOver(): void {
    this.#course = new Course(session, PLACES, true);
    this.#course.take(GREETING, true);
    this.forget();
  }

  /** Verdicts on a message that come one for each recipient: RFC 2033 §4.2. */
  get verdicts(): number {
    return this.#lmtp ? Math.max(1, this.forwardPaths.length) : 1;
  }

  /** The envelope after this answer. */
  remember({ exchange: { verb }, rest, type, text, left }: SmtpAsked, code: number): void {
    if (type === 'message' || type === 'BDAT LAST') {
      if (left === 0) this.forget();
    } else if (code >= 300 || isNoChunk(type, rest)) {
      // RFC 3030 §2: a chunk that fails takes the whole transaction with it
      if (type === 'BDAT' && !isNoChunk(type, rest)) this.forget();
    } else if (MAILS.has(verb)) this.#open(readable(pathOf(verb, rest)));
    else if (verb === 'RCPT' && this.forwardPaths.length < RECIPIENTS_KEPT) this.forwardPaths.push(readable(pathOf(verb, rest)));
    else if (type === 'BDAT' && text) this.keepChunk(text);
    else if (verb === 'RSET' || HELLOS.has(verb)) this.forget();
  }

  keepChunk({ octets, size, complete }: SmtpText): void {
    this.chunks.add(octets);
    this.chunksSize += size;
    this.chunksComplete &&= complete;
  }

  forget(): void {
    this.#open('');
  }

  secured(): void {
    this.#course.take(answer('secured', 0), true);
    this.forget();
  }

  /** Whether a command that is agreed to ends whatever transaction is open. */
  endsTransaction({ exchange: { verb } }: SmtpAsked): boolean {
    return MAILS.has(verb) || HELLOS.has(verb) || verb === 'RSET';
  }

  /** What the client said of sender, recipients or chunks may be missing. */
  missed(): void {
    this.envelopeComplete = false;
    this.chunksComplete = false;
  }

  /** Nobody knows any more. */
  lose(): void {
    this.#course.lose();
  }

  #open(reversePath: string): void {
    this.reversePath = reversePath;
    this.forwardPaths = [];
    this.chunks = new Kept();
    this.chunksSize = 0;
    this.chunksComplete = true;
    this.envelopeComplete = true;
  }
}

/** BDAT without a size that can be read: no chunk has failed, so nothing becomes of the transaction. */
function isNoChunk(type: string, rest: string): boolean {
  return type === 'BDAT' && chunkOf(rest) === undefined;
}
