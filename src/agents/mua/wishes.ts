/** What a program's owner asks of it, and how they set it up. */
import type { Secret } from '../../protocols/sasl/mechanism.ts';

/** A message with its envelope, as the program hands it in. */
export interface Posting {
  octets: Uint8Array;
  reversePath: string;
  forwardPaths: readonly string[];
  /** How its author signed it, if so. */
  signed?: 'smime' | 'openpgp';
}

/** Where and how a program submits. */
export interface Submitting {
  address: string;
  /** If not the usual one. */
  port?: number;
  /** What its owner calls the server: the name that its certificate must bear. */
  serverName: string;
  security: Security;
  /** Its owner's name and password, if it logs in to submit; and how: a SASL mechanism, or 'best' for the strongest that is offered. */
  login?: { secret: Secret; mechanism: string };
  /** What it wants to hear of the delivery: RFC 3461. */
  wishes?: DeliveryWishes;
  /** That server itself lays a copy into Sent: its owner has set the program so that it does not do it again. */
  serverKeepsCopies?: boolean;
  /** Once it is accepted, a copy is laid down there. */
  copy?: { mailbox: string; fetching: Omit<Fetching, 'via'> };
}

/** NOTIFY, RET and ENVID of RFC 3461 §4. */
export interface DeliveryWishes {
  notify: string;
  ret: 'FULL' | 'HDRS';
  envid: string;
}

/** How a program protects what it says. 'implicit': TLS before the first word (RFC 8314). */
export type Security = 'never' | 'if offered' | 'demanded' | 'implicit';

/** Where and how a program fetches. */
export interface Fetching {
  via: 'pop3' | 'imap';
  address: string;
  account: string;
  user: string;
  password: string;
  leaveOnServer: boolean;
  serverName: string;
  security: Security;
  /** How it logs in: 'usual' says name and password, 'APOP' (RFC 1939), a SASL mechanism, or 'best' for the strongest that is offered. */
  mechanism: string;
  /** IMAP: only headers are fetched; and how long it waits for more afterwards, ms. */
  headersOnly: boolean;
  idleMs: number;
}
