/**
 * The selected mailbox as one session sees it: RFC 3501 §2.3.1.2. Message numbers are this session's own, and change only
 * when it has been told so; what others do meanwhile is found by comparing revisions.
 */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Enabled } from './enabled.ts';
import type { Opened } from './opened.ts';
import type { ImapAccount } from './policy.ts';
import { reply } from './replies.ts';
import { formatSet, indexesIn, spans } from './sequenceSet.ts';
import type { Reply } from './wire.ts';

export interface Selected {
  /** Message sequence number. */
  number: number;
  message: StoredMessage;
}

/** What is there of the messages that were named. */
export interface Present {
  there: Selected[];
  /** The client speaks of messages that are no more, and cannot know it yet. */
  someGone: boolean;
}

/** Whose mailbox is open, and how. */
interface ViewOptions {
  owner: ImapAccount;
  opened: Opened;
  enabled: Enabled;
  /** What this session may do here at this moment: RFC 4314. */
  rights(): string;
}

export class View {
  readonly mailbox: Mailbox;
  readonly owner: ImapAccount;
  readonly opened: Opened;
  readonly rights: () => string;
  readonly #enabled: Enabled;
  #messages: StoredMessage[];
  #uids: number[];
  readonly #recent = new Set<number>();
  /** Revision of the mailbox up to which this session's client knows everything, but for removals that could not be told yet. */
  #known: number;
  /** Revisions of messages whose flags the client learned by its own STORE or FETCH. */
  readonly #told = new Map<number, number>();
  #untoldRemovals = false;
  /** How many keywords the client knows, and under which of its names it has opened the mailbox. */
  #keywords: number;
  #names: number;
  /** UIDs that the last SEARCH saved for `$`: RFC 9051 §6.4.4.1. */
  #saved: ReadonlySet<number> = new Set();

  constructor(mailbox: Mailbox, { owner, opened, enabled, rights }: ViewOptions) {
    this.mailbox = mailbox;
    this.owner = owner;
    this.opened = opened;
    this.rights = rights;
    this.#enabled = enabled;
    this.#messages = mailbox.messages.slice();
    this.#uids = this.#messages.map(({ uid }) => uid);
    this.#known = mailbox.revision;
    this.#keywords = mailbox.keywords.size;
    this.#names = mailbox.names;
    for (const message of this.#messages) if (message.recent) this.#recent.add(message.uid);
  }

  /** Why the client cannot go on with it; `undefined`: it is there, under the name that the client knows. */
  get farewell(): Reply | undefined {
    if (this.mailbox.removed) return reply('mailboxGone');
    return this.mailbox.names === this.#names ? undefined : reply('mailboxRenamed');
  }
  /** It was this session that gave the mailbox its name. */
  acceptName(): void {
    this.#names = this.mailbox.names;
  }

  /** Whether there are keywords of which the client has not been told; from now on it has been. */
  learnKeywords(): boolean {
    const isNews = this.mailbox.keywords.size !== this.#keywords;
    this.#keywords = this.mailbox.keywords.size;
    return isNews;
  }

  get readOnly(): boolean {
    return this.opened.readOnly;
  }

  /** From now on these messages are recent to no other session; EXAMINE claims nothing (RFC 3501 §6.3.2). */
  claimRecent(): void {
    if (!this.readOnly) this.mailbox.claimRecent();
  }

  get count(): number {
    return this.#messages.length;
  }
  get recentCount(): number {
    return this.#recent.size;
  }
  /** Number of the first message without `\Seen`, or 0. */
  get firstUnseen(): number {
    return this.#messages.findIndex((message) => !message.flags.has('\\Seen')) + 1;
  }
  get all(): Selected[] {
    return this.#messages.map((message, index) => ({ number: index + 1, message }));
  }

  /** Keeps what was found for `$`. */
  save(found: readonly Selected[]): void {
    this.#saved = new Set(found.map(({ message }) => message.uid));
  }
  isSaved(message: StoredMessage): boolean {
    return this.#saved.has(message.uid);
  }

  /** Messages of a set of numbers; `undefined` if it names one that is not there (RFC 3501 §9, seq-number). */
  byNumber(set: string): Selected[] | undefined {
    if (set === '$') return this.#allSaved();
    const wanted = spans(set, this.count);
    if (wanted[0]!.first < 1 || wanted[wanted.length - 1]!.last > this.count) return undefined;
    return wanted.flatMap(({ first, last }) =>
      this.#messages.slice(first - 1, last).map((message, index) => ({ number: first + index, message })),
    );
  }

  /** Messages of a set of UIDs; one that is not there is passed over (RFC 3501 §6.4.8). */
  byUid(set: string): Selected[] {
    if (set === '$') return this.#allSaved();
    const largest = this.#uids[this.#uids.length - 1] ?? 0;
    return indexesIn(this.#uids, spans(set, largest)).map((index) => ({ number: index + 1, message: this.#messages[index]! }));
  }

  /**
   * Messages of a set that are still there, to be changed or copied. That numbers name some that are gone is told (RFC 2180 §4); of
   * UIDs, and of what was saved, those that are gone are passed over as any that never were.
   */
  present(set: string, byUid: boolean): Present | Reply {
    const named = byUid ? this.byUid(set) : this.byNumber(set);
    if (!named) return reply('noSuchSequence', this.count);
    const there = named.filter(({ message }) => !this.isGone(message));
    return { there, someGone: !byUid && set !== '$' && there.length < named.length };
  }

  #allSaved(): Selected[] {
    return this.all.filter(({ message }) => this.#saved.has(message.uid));
  }

  /** The flags as this session sees them: `(\Seen \Recent)`. RFC 9051 knows no `\Recent`. */
  flags(message: StoredMessage): string {
    let all = '';
    for (const flag of message.flags) all += `${all && ' '}${flag}`;
    if (!this.#enabled.rev2 && this.isRecent(message)) all += `${all && ' '}\\Recent`;
    return `(${all})`;
  }
  isRecent(message: StoredMessage): boolean {
    return this.#recent.has(message.uid);
  }
  isGone(message: StoredMessage): boolean {
    return this.mailbox.get(message.uid) === undefined;
  }

  /** Numbers or UIDs of these messages as a short set: '1:3,7'. */
  setOf(selected: readonly Selected[], byUid: boolean): string {
    return formatSet(selected.map(({ number, message }) => (byUid ? message.uid : number)));
  }

  /** The client has just been told, or does not want to be told, of this message's flags. */
  told(message: StoredMessage): void {
    // what is older is known anyway
    if (message.revision > this.#known) this.#told.set(message.uid, message.revision);
  }

  /** What the client does not know yet and may be told now, as untagged responses without `* `. `numbered`: what is being answered names messages by number. */
  news(numbered: boolean): string[] {
    if (this.mailbox.revision === this.#known && (numbered || !this.#untoldRemovals)) return [];
    const gone = this.#gone();
    const nothingNew = gone.length === 0 && !this.#hasChanged();
    const told = nothingNew ? [] : this.opened.news({ removals: gone.length > 0, numbered }, (removals) => this.#collected(gone, removals));
    this.#known = this.mailbox.revision;
    this.#told.clear();
    return told;
  }

  /** Numbers of the messages that are no more. */
  #gone(): number[] {
    return this.#messages.flatMap((message, index) => (this.isGone(message) ? [index + 1] : []));
  }

  /** Whether there are messages or flags that the client does not know. */
  #hasChanged(): boolean {
    const last = this.#uids[this.#uids.length - 1] ?? 0;
    return (this.mailbox.messages.at(-1)?.uid ?? 0) > last || this.#messages.some((message) => this.#isNews(message));
  }

  #isNews({ uid, revision }: StoredMessage): boolean {
    return revision > this.#known && revision > (this.#told.get(uid) ?? 0);
  }

  #collected(gone: readonly number[], removals: boolean): string[] {
    this.#untoldRemovals = gone.length > 0 && !removals;
    return [...(removals ? this.#removals(gone) : []), ...this.#flagChanges(), ...this.#arrivals()];
  }

  /** From the end, so that each number is right when it is read. */
  #removals(gone: readonly number[]): string[] {
    if (gone.length === 0) return [];
    const numbers = new Set(gone);
    for (const number of gone) this.#recent.delete(this.#uids[number - 1]!);
    this.#messages = this.#messages.filter((_, index) => !numbers.has(index + 1));
    this.#uids = this.#messages.map(({ uid }) => uid);
    return gone.toReversed().map((number) => `${number} EXPUNGE`);
  }

  #flagChanges(): string[] {
    return this.#messages.flatMap((message, index) =>
      this.#isNews(message) && !this.isGone(message) ? [`${index + 1} FETCH (${this.#flagData(message)})`] : [],
    );
  }

  /** RFC 7162 §3.2: with the mod-sequence for who wants it; RFC 9051 §7.5.2: with the UID too. */
  #flagData(message: StoredMessage): string {
    const { rev2, condstore } = this.#enabled;
    return `${rev2 ? `UID ${message.uid} ` : ''}FLAGS ${this.flags(message)}${condstore ? ` MODSEQ (${message.revision})` : ''}`;
  }

  #arrivals(): string[] {
    const last = this.#uids[this.#uids.length - 1] ?? 0;
    const fresh = this.mailbox.messages.filter((message) => message.uid > last);
    if (fresh.length === 0) return [];
    for (const message of fresh) {
      this.#messages.push(message);
      this.#uids.push(message.uid);
      if (message.recent) this.#recent.add(message.uid);
    }
    this.claimRecent();
    return [`${this.count} EXISTS`, ...(this.#enabled.rev2 ? [] : [`${this.recentCount} RECENT`])];
  }
}
