/** What a client is sent out to do, and what it comes back with. */
import type { End, ServerCarrier, TlsFacts } from '../carrier.ts';
import type { Secret } from '../sasl/mechanism.ts';
import type { Offer } from './offer.ts';
import type { BodyType, Recipient } from './policy.ts';
import type { Reply } from './wire.ts';

export interface SmtpJob {
  /** What this client calls itself in EHLO. */
  helo: string;
  reversePath: string;
  forwardPaths: readonly string[];
  message: Uint8Array;
  /** It speaks LMTP (RFC 2033). */
  lmtp?: boolean | undefined;
  /** Whether it asks for TLS (RFC 3207); 'never' without it. */
  tls?: 'never' | 'ifOffered' | 'demanded' | undefined;
  /** It authenticates with these, or gives up. */
  credentials?: Secret | undefined;
  /** SASL mechanisms that it may use; all of sasl/mechanisms.ts without it. */
  mechanisms?: readonly string[] | undefined;
  /** It says a password in the clear if there is no other way. */
  inTheClear?: boolean | undefined;
  /** Printable characters without a comma, new at each call: SCRAM cannot be chosen without it. */
  nonce?: (() => string) | undefined;
  /** MAIL, RCPT and DATA are said together where PIPELINING is offered (RFC 2920); else one at a time, so that each can be watched. */
  pipelining?: boolean | undefined;
  /** The message goes by BDAT where CHUNKING is offered (RFC 3030); a binary one always does. */
  chunking?: boolean | undefined;
  /** Octets in one chunk; the whole message without it. */
  chunkOctets?: number | undefined;
  /** What the message is; without it, 8BITMIME if it has an octet above 127. */
  body?: BodyType | undefined;
  /** Its header holds UTF-8; international addresses say it by themselves. */
  smtpUtf8?: boolean | undefined;
  /** Parameters of MAIL, sent where they are offered: RFC 3461 §4.3, §4.4, RFC 4954 §5. */
  ret?: 'FULL' | 'HDRS' | '' | undefined;
  envid?: string | undefined;
  auth?: string | undefined;
  /** NOTIFY and ORCPT for recipients, found by their paths, sent where DSN is offered. */
  recipients?: readonly Partial<Recipient>[] | undefined;
  /** It hands over nothing: it has its queue started (RFC 1985), or fetches its mail by changing places (RFC 2645, RFC 821 §3.8). */
  errand?: Errand | undefined;
}

export type Errand =
  | { ask: 'etrn'; node: string }
  /** `serve` makes the server that takes the mail once the connection has been turned round. */
  | { ask: 'atrn'; domains: readonly string[]; serve(carrier: ServerCarrier): End }
  | { ask: 'turn'; serve(carrier: ServerCarrier): End };

/** Why a client did not even try. */
export type Obstacle =
  | 'tlsNotOffered'
  /** Or begun, and failed in the handshake. */
  | 'tlsRefused'
  | 'noMechanism'
  | 'smtpUtf8NotOffered'
  | 'eightBitNotOffered'
  | 'binaryNotOffered'
  | 'etrnNotOffered'
  | 'atrnNotOffered';

/** What became of one recipient. `reply` is the one that decided, or `undefined` if the line was lost before there was one. */
export interface Fate {
  forwardPath: string;
  outcome: 'accepted' | 'refused' | 'deferred';
  reply?: Reply;
  /** Which command it answered: 'RCPT', '(message)'… */
  verb: string;
  /** Nothing was sent, and why. */
  obstacle?: Obstacle;
}

/** What else a client has to tell. */
export interface Report {
  /** What the server offered last. */
  offer: Offer;
  tls: TlsFacts | null;
  /** It authenticated. */
  authenticated: boolean;
  obstacle: Obstacle | undefined;
  /** The answer to ETRN, ATRN or TURN. */
  errand: Reply | undefined;
}
