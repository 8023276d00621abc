/** What a client is sent out to do, and what it comes back with. */
import type { Response } from './responses.ts';
import type { Reply } from './wire.ts';

export interface ImapJob {
  user: string;
  password: string;
  /** Messages whose `uniqueId` is in here are not fetched again. */
  known: ReadonlySet<string>;
  /** Whether it asks for TLS (RFC 3501 §6.2.1); 'never' without it. */
  tls?: 'never' | 'ifOffered' | 'demanded' | undefined;
  /** SASL mechanisms that it may use; without it, or if none of them is offered, it says LOGIN. */
  mechanisms?: readonly string[] | undefined;
  /** Printable characters without a comma, new at each call: SCRAM cannot be chosen without it. */
  nonce?: (() => string) | undefined;
  /** It says a password in the clear only if this is not false. */
  inTheClear?: boolean | undefined;
  /** It takes the headers only, and leaves `\Seen` alone. */
  headersOnly?: boolean | undefined;
  /** After it has fetched, it waits in IDLE for more, until nothing has come for so many ms (RFC 2177). */
  idleMs?: number | undefined;
  /** Instead of fetching, it says what its owner wishes. */
  attend?: ImapOwner | undefined;
  /** Instead of fetching, it lays this down: the copy of a message that was sent. */
  save?: { mailbox: string; octets: Uint8Array; flags: readonly string[] } | undefined;
}

/** A command without its tag; octets in its argument go as a literal. */
export interface ImapCommand {
  verb: string;
  argument: readonly (string | Uint8Array)[];
}

/** The line to the server, as whoever it attends on has it. */
export interface ImapLine {
  /** What the server can do, in upper case. */
  offers(capability: string): boolean;
  /** Only when the one before is answered. */
  say(command: ImapCommand): void;
  /** While IDLE lasts: it is to end. The answer is that to IDLE. */
  hush(): void;
  leave(): void;
}

/** Whoever wants to say command after command. */
export interface ImapOwner {
  /** Logged in: the first command may be said. */
  ready(line: ImapLine): void;
  /** What comes untagged. */
  heard(response: Response): void;
  answered(reply: Reply): void;
}

export interface FetchedByImap {
  /** The whole message, or its header if the job asked for headers only. */
  octets: Uint8Array;
  uid: number;
  /** 'uidvalidity-uid': names the message for good (RFC 3501 §2.3.1.1). */
  uniqueId: string;
  /** As they were before it was fetched. */
  flags: string[];
}

/** Why a client did not even try to log in. */
export type Obstacle = 'tlsNotOffered' | 'noWayIn';

/** How it ended. `reply` is the one that ended it early, if one did. */
export interface ImapOutcome {
  outcome: 'done' | 'refused' | 'lost';
  /** The command that was being answered when it went wrong, or ''. */
  verb: string;
  reply?: Reply;
  obstacle?: Obstacle;
}

export interface ImapInbox {
  message(message: FetchedByImap): void;
  done(outcome: ImapOutcome): void;
}
