/** What one POP3 server decides differently from another. */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Language } from '../../language.ts';
import type { LoginTimes } from './login-times.ts';

/** A maildrop belongs to one session at a time: RFC 1939 §4. */
export interface Lock {
  /** False if another session has it. */
  take(): boolean;
  /** The session has said QUIT: `remove` is done, and the maildrop is free again (RFC 1939 §6). */
  update(remove: () => void): void;
  /** The session ended otherwise: nothing is removed. */
  release(): void;
}

export interface Pop3Account {
  password: string;
  mailbox: Mailbox;
  lock: Lock;
  /** Why nobody may log in to it: for now, or until a person steps in (RFC 3206 §4). */
  trouble?: 'SYS/TEMP' | 'SYS/PERM' | undefined;
}

export interface Pop3Policy {
  hostName: string;
  /** The year whose standards it keeps; today's without it. */
  year?: number | undefined;
  /** More are connected than there is room for: it greets with -ERR and closes. */
  crowded?: boolean;
  /** The connection is over. */
  over?(): void;
  /** Stamp of the greeting with its angle brackets, new for each connection: RFC 1939 §7 (APOP). '': APOP is not spoken. */
  stamp: string;
  /** Whose maildrop is meant by this name; `undefined` if nobody's. */
  account(name: string): Pop3Account | undefined;
  /** These messages were removed at QUIT, or had expired. */
  removed?(messages: StoredMessage[], mailbox: Mailbox): void;
  /** SASL mechanisms that AUTH takes (RFC 5034); all of sasl/mechanisms.ts without it, none for an empty list. */
  mechanisms?: readonly string[] | undefined;
  /** Printable characters that nobody has used before: without it CRAM-MD5 and SCRAM-SHA-256 are not offered. */
  nonce?(): string;
  /** Passwords may be said where everybody can listen; true without it. False: USER, PASS and AUTH PLAIN only over TLS. */
  inTheClear?: boolean | undefined;
  /** STLS is offered and refused: the certificate cannot be read today. */
  tlsUnavailable?: boolean | undefined;
  /** EXPIRE (RFC 2449 §6.7): days that a message may stay; 0: it goes when it has been retrieved. NEVER without it. Needs `nowMs`. */
  expireDays?: number | undefined;
  /** Milliseconds since 1970. */
  nowMs?(): number;
  /** LOGIN-DELAY (RFC 2449 §6.6): who came when, over all sessions. */
  logins?: LoginTimes | undefined;
  /** What `LANG *` chooses (RFC 6856 §3.2); 'en' without it. */
  language?: Language | undefined;
}
