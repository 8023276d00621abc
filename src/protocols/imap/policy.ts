import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';

export interface ImapAccount {
  password: string;
  mailbox: Mailbox;
}

/** What one server decides differently from another, and what it wants to know. */
export interface ImapPolicy {
  hostName: string;
  /** More are connected than there is room for: it greets with BYE and closes (RFC 3501 §7.1.5). */
  crowded?: boolean;
  /** Largest message that APPEND takes, octets. */
  maxOctets: number;
  /** Whose mailbox is meant by this name; `undefined` if nobody's. */
  account(name: string): ImapAccount | undefined;
  /** Epoch milliseconds, for what is appended without a date. */
  nowMs(): number;
  /** Whether so many octets more have room. */
  hasRoom(mailbox: Mailbox, octets: number): boolean;
  /** A session stored this message. */
  appended?(message: StoredMessage, mailbox: Mailbox): void;
  /** A session changed the flags of these messages. */
  flagged?(messages: StoredMessage[], mailbox: Mailbox): void;
  /** A session removed these messages. */
  removed?(messages: StoredMessage[], mailbox: Mailbox): void;
}
