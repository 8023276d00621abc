import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Mailboxes } from '../../mail/mailboxes.ts';
import type { Opened, Request } from './opened.ts';

export interface ImapAccount {
  /** What others call this person, in access lists and below `Other Users/`: 'bea@b.com'. Without a slash. */
  user: string;
  password: string;
  mailboxes: Mailboxes;
}

/** How much one person's mailboxes may hold together; `Infinity` for no limit. */
export interface QuotaLimits {
  octets: number;
  messages: number;
}

/** What one server decides differently from another, and what it wants to know. */
export interface ImapPolicy {
  hostName: string;
  /** More are connected than there is room for: it greets with BYE and closes (RFC 3501 §7.1.5). */
  crowded?: boolean;
  /** The connection is over. */
  over?(): void;
  /** How a mailbox is opened; left out: as `plainlyOpened` does. */
  open?(request: Request): Opened;
  /** Largest message that APPEND takes, octets. */
  maxOctets: number;
  /** Who logs in by this name; `undefined` if nobody. */
  account(name: string): ImapAccount | undefined;
  /** Everybody who may share mailboxes with others here; left out: nobody shares (RFC 4314, RFC 2342). */
  everyone?(): Iterable<ImapAccount>;
  /** Epoch milliseconds, for what is appended without a date. */
  nowMs(): number;
  /** What these mailboxes may hold together: RFC 9208. */
  quota(mailboxes: Mailboxes): QuotaLimits;
  /** Whether so many octets more find room where mail is kept; left out: they always do. */
  hasSpace?(octets: number): boolean;
  /** SASL mechanisms that may be offered; left out: all there are. Those that show the password are offered over TLS only. */
  mechanisms?: readonly string[] | undefined;
  /** Printable characters that nobody has used before, for challenges. Left out: only mechanisms without them are offered. */
  nonce?(): string;
  /** Nobody logs in before TLS: LOGINDISABLED (RFC 3501 §6.2.3). */
  encryptionRequired?: boolean | undefined;
  /** A session stored this message. */
  appended?(message: StoredMessage, mailbox: Mailbox): void;
  /** A message that was appended had other line ends than CRLF, and has them no more. */
  mended?(message: StoredMessage, mailbox: Mailbox): void;
  /** A session changed the flags of these messages. */
  flagged?(messages: StoredMessage[], mailbox: Mailbox): void;
  /** A session removed these messages. */
  removed?(messages: StoredMessage[], mailbox: Mailbox): void;
}
