/** What the answers know of the session that asks, and what its machine's actions change. */
import type { ClientCarrier, End, ServerCarrier } from '../carrier.ts';
import { isSpokenIn, type Command, type ServerCommand } from '../command.ts';
import { Authentication } from './authentication.ts';
import { ChunkedMessage } from './chunking.ts';
import type { SmtpPolicy } from './policy.ts';
import { isOf, type Era } from './profiles.ts';
import { Service } from './service.ts';
import { Transaction } from './transaction.ts';
import type { Reply } from './wire.ts';

/** A command as this server has it. */
type Known = ServerCommand<SmtpDesk, Reply> & Era;

export class SmtpDesk {
  readonly policy: SmtpPolicy;
  readonly service: Service;
  readonly transaction: Transaction;
  readonly #authentication: Authentication | undefined;
  readonly #carrier: ServerCarrier;
  readonly #book: readonly Known[];
  /** What the client calls itself, by the greeting being answered. */
  greeting = { helo: '', extended: false };
  /** Verb and path of the command being answered, for the wording. */
  said = { verb: '', path: '' };
  /** The message that comes in chunks. */
  chunks: ChunkedMessage;
  /** Makes the client that takes over, once ATRN or TURN is answered with 250. */
  turn: ((carrier: ClientCarrier) => End) | undefined;

  constructor(policy: SmtpPolicy, carrier: ServerCarrier, book: readonly Known[]) {
    this.policy = policy;
    this.service = new Service(policy, carrier);
    const speaker = { helo: '', extended: false, lmtp: policy.lmtp === true, tls: carrier.tls, user: '' };
    this.transaction = new Transaction(policy, this.service, speaker);
    this.#authentication = policy.auth && new Authentication(policy.auth, this.service);
    this.#carrier = carrier;
    this.#book = book;
    this.chunks = new ChunkedMessage(policy.maxOctets);
  }

  /** Asked only where AUTH is spoken. */
  get authentication(): Authentication {
    if (!this.#authentication) throw new Error('smtp: nobody authenticates here');
    return this.#authentication;
  }
  get failures(): number {
    return this.#authentication?.failures ?? 0;
  }
  /** Who has just proved himself. Nobody, where the reply that says so was put into our mouth. */
  get user(): string {
    return this.#authentication?.user ?? '';
  }

  get isSecure(): boolean {
    return this.#carrier.tls !== null;
  }
  get canStartTls(): boolean {
    return this.#carrier.startTls !== undefined && this.policy.tls !== 'unavailable';
  }

  /** The protocol that this server speaks, of those that share the book. */
  isOfProtocol(command: Command): boolean {
    return isSpokenIn(command, this.policy.lmtp ? 'lmtp' : 'smtp');
  }
  /** Whether this server knows the verb at all: of its protocol, of its time, not withheld, and possible here. */
  speaks(command: Known): boolean {
    const { verb, extension = verb, spoken } = command;
    const { profile = 'today', withhold } = this.policy;
    return this.isOfProtocol(command) && isOf(profile, command) && !withhold?.includes(extension) && spoken?.(this) !== false;
  }
  /** The commands that HELP lists. */
  get commands(): readonly Known[] {
    return this.#book.filter((command) => this.speaks(command));
  }

  /** A message in chunks begins anew. */
  beginChunks(): void {
    this.chunks = new ChunkedMessage(this.policy.maxOctets);
  }

  /** RFC 3207 §4.2: whatever was learnt in the clear is worth nothing. */
  forgetEverything(): void {
    this.transaction.meet({ helo: '', extended: false, user: '', tls: this.#carrier.tls });
  }
  /** With TLS from the first octet, the handshake is over only when the connection opens. */
  noteTls(): void {
    this.transaction.meet({ tls: this.#carrier.tls });
  }
}
