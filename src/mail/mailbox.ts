/**
 * A mailbox: messages with UIDs, flags and dates, as POP3 (RFC 1939) and IMAP (RFC 3501 §2.3) both see it. No IO, no clock.
 * Sessions remember the revision they last told their client about, and look what came after it; those that wait in IDLE
 * are told when to look. The revision is the mod-sequence of RFC 7162.
 */

import { storable } from './storable.ts';

/** System flags of RFC 3501 §2.3.2, but `\Recent`, which belongs to sessions. */
export const SYSTEM_FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const;

/** Keywords that one mailbox takes. */
export const KEYWORD_LIMIT = 500;

export interface StoredMessage {
  readonly uid: number;
  /** Never changed once stored. */
  readonly octets: Uint8Array;
  readonly internalDateMs: number;
  /** As `flagName` writes them. */
  readonly flags: ReadonlySet<string>;
  /** No session has been told of it yet: the first that selects the mailbox is. RFC 3501 §2.3.2. */
  readonly recent: boolean;
  /** The mailbox's revision when its flags last changed. */
  readonly revision: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Appending {
  /** Epoch milliseconds. */
  internalDateMs: number;
  flags?: Iterable<string>;
}

/** A mailbox as it is put away, and taken up again with the UIDs, flags and mod-sequences that its clients know. */
export interface MailboxState {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly revision: number;
  /** Ascending by UID, all below `uidNext`. */
  readonly messages: readonly StoredMessage[];
}

/** A flag in the spelling of the standard: system flags are compared without case. */
export function flagName(written: string): string {
  return SYSTEM_FLAGS.find((flag) => flag.length === written.length && flag.toLowerCase() === written.toLowerCase()) ?? written;
}

export class Mailbox {
  readonly uidValidity: number;
  #uidNext = 1;
  /** RFC 7162 §3.1.2.1: HIGHESTMODSEQ is positive, in an empty mailbox too. */
  #revision = 1;
  #octets = 0;
  #messages: Writable<StoredMessage>[] = [];
  #removed = false;
  #names = 1;
  /** Those that some message has or had; none is forgotten, since sessions have been told of it. */
  readonly #keywords = new Set<string>();
  readonly #watchers = new Set<() => void>();
  /** How many changes are being made together; watchers are told after the last. */
  #together = 0;

  /** `uidValidity`: RFC 3501 §2.3.1.1, a number that no earlier mailbox of this name had; at least 1. */
  constructor(uidValidity: number) {
    this.uidValidity = uidValidity;
  }

  /** The mailbox that this was the state of. */
  static restored({ uidValidity, uidNext, revision, messages }: MailboxState): Mailbox {
    const mailbox = new Mailbox(uidValidity);
    mailbox.#uidNext = uidNext;
    mailbox.#revision = revision;
    mailbox.#messages = messages.map((message) => ({ ...message, flags: mailbox.#named(message.flags) }));
    mailbox.#octets = messages.reduce((sum, { octets }) => sum + octets.length, 0);
    return mailbox;
  }

  /** The UID that the next message will get. */
  get uidNext(): number {
    return this.#uidNext;
  }
  /** Grows with every change; equal revisions mean that nothing changed. */
  get revision(): number {
    return this.#revision;
  }
  /** Octets of all messages together. */
  get octets(): number {
    return this.#octets;
  }
  /** Keywords known here: RFC 3501 §2.3.2. */
  get keywords(): ReadonlySet<string> {
    return this.#keywords;
  }
  /** Whether no keyword is one too many. */
  takes(flags: readonly string[]): boolean {
    const fresh = new Set(flags.filter((flag) => !flag.startsWith('\\') && !this.#keywords.has(flag)));
    return fresh.size === 0 || this.#keywords.size + fresh.size <= KEYWORD_LIMIT;
  }
  /** In ascending order of UID: the order of message sequence numbers. */
  get messages(): readonly StoredMessage[] {
    return this.#messages;
  }

  /** Stores a message at the end, every line of it ended with CRLF: the one door of what POP3 and IMAP hand out. */
  append(message: Uint8Array, { internalDateMs, flags = [] }: Appending): StoredMessage {
    const octets = storable(message);
    const stored = { uid: this.#uidNext++, octets, internalDateMs, flags: this.#named(flags), recent: true, revision: ++this.#revision };
    this.#messages.push(stored);
    this.#octets += octets.length;
    this.#changed();
    return stored;
  }

  /** The message with this UID. */
  get(uid: number): StoredMessage | undefined {
    return this.#find(uid);
  }

  /** Puts these flags in place of the old ones. Whether there was such a message. */
  setFlags(uid: number, flags: Iterable<string>): boolean {
    const message = this.#find(uid);
    if (!message) return false;
    const fresh = this.#named(flags);
    if (sameFlags(fresh, message.flags)) return true;
    message.flags = fresh;
    message.revision = ++this.#revision;
    this.#changed();
    return true;
  }

  /** Removes the messages with these UIDs for good. Returns those that were there. */
  expunge(uids: Iterable<number>): StoredMessage[] {
    const doomed = new Set(uids);
    const removed = this.#messages.filter((message) => doomed.has(message.uid));
    if (removed.length === 0) return removed;
    this.#messages = this.#messages.filter((message) => !doomed.has(message.uid));
    for (const message of removed) this.#octets -= message.octets.length;
    this.#revision++;
    this.#changed();
    return removed;
  }

  /** The mailbox is no more: sessions that have it open will find out. */
  remove(): void {
    this.#removed = true;
    this.#changed();
  }
  get removed(): boolean {
    return this.#removed;
  }

  /** The mailbox goes by another name from now on: sessions that have it open will find out. */
  renamed(): void {
    this.#names++;
    this.#changed();
  }
  /** How many names it has had. */
  get names(): number {
    return this.#names;
  }

  /** Calls `changed` after each change, until the function it returns is called. */
  watch(changed: () => void): () => void {
    const watcher = () => changed();
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Makes several changes that are one to those who watch. */
  together<T>(change: () => T): T {
    const before = this.#revision;
    this.#together++;
    try {
      return change();
    } finally {
      this.#together--;
      if (this.#revision !== before) this.#changed();
    }
  }

  /** UIDs that no session has called recent yet; from now on they are not recent to any other. */
  claimRecent(): number[] {
    const recent = this.#messages.filter((message) => message.recent);
    for (const message of recent) message.recent = false;
    return recent.map((message) => message.uid);
  }

  /** The flags as they are written, the keywords among them known from now on. */
  #named(flags: Iterable<string>): ReadonlySet<string> {
    const set = named(flags);
    for (const flag of set) if (!flag.startsWith('\\')) this.#keywords.add(flag);
    return set;
  }

  #changed(): void {
    if (this.#together === 0) for (const watcher of [...this.#watchers]) watcher();
  }

  #find(uid: number): Writable<StoredMessage> | undefined {
    let low = 0;
    let high = this.#messages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#messages[middle]!.uid < uid) low = middle + 1;
      else high = middle;
    }
    return this.#messages[low]?.uid === uid ? this.#messages[low] : undefined;
  }
}

const NO_FLAGS: ReadonlySet<string> = new Set();

function named(flags: Iterable<string>): ReadonlySet<string> {
  const set = new Set<string>();
  for (const flag of flags) set.add(flagName(flag));
  set.delete('\\Recent');
  return set.size === 0 ? NO_FLAGS : set;
}

function sameFlags(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((flag) => b.has(flag));
}
