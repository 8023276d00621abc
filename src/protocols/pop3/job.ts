/** What a POP3 client is sent out to do, and what it comes back with. */
import type { Reply } from './wire.ts';

export interface Pop3Job {
  user: string;
  password: string;
  /** Messages stay in the maildrop; those whose unique-id is in `known` are not fetched again. */
  leaveOnServer: boolean;
  known: ReadonlySet<string>;
  /** It asks for unique-ids though it does not leave the messages there. */
  byUniqueId?: boolean | undefined;
  /** Unique-ids among `known`: their messages are deleted now. */
  stale?: ReadonlySet<string> | undefined;
  /** Whether it asks for TLS (STLS, RFC 2595); 'never' without it. */
  tls?: 'never' | 'ifOffered' | 'demanded' | undefined;
  /** USER and PASS, the digest of RFC 1939 §7, or a SASL mechanism (RFC 5034); 'user' without it. */
  login?: 'user' | 'apop' | 'auth' | undefined;
  /** With 'auth': the mechanisms that it may use, the best first; all that hide the password best without it. */
  mechanisms?: readonly string[] | undefined;
  /** With 'auth': it says a password in the clear if there is no other way. */
  inTheClear?: boolean | undefined;
  /** Printable characters without a comma, new at each call: SCRAM cannot be chosen without it. */
  nonce?: (() => string) | undefined;
  /** It takes messages with letters beyond ASCII in their headers where UTF8 is offered (RFC 6856). */
  utf8?: boolean | undefined;
}

export interface FetchedByPop3 {
  octets: Uint8Array;
  /** From UIDL; '' if it was not asked for. */
  uniqueId: string;
}

/** Why a client did not even try to log in. */
export type Obstacle = 'tlsNotOffered' | 'tlsRefused' | 'noMechanism' | 'noStamp';

/** How it ended. `reply` is the one that ended it early, if one did; `obstacle`: why it did not even try to log in. */
export interface Pop3Outcome {
  outcome: 'done' | 'refused' | 'lost';
  /** The command that was being answered when it went wrong, or ''. */
  verb: string;
  reply?: Reply;
  obstacle?: Obstacle;
}
