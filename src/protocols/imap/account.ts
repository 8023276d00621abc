/** What the commands of an authenticated session do to its mailbox: RFC 3501 §6.3, §6.4. There is one mailbox, INBOX. */
import { Mailbox, type StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { Appended } from './commands/append.ts';
import type { Fetch, FetchItem } from './commands/fetch.ts';
import { matches, type Listing } from './commands/list.ts';
import type { Named } from './commands/mailbox.ts';
import type { Search } from './commands/search.ts';
import type { StatusItem, StatusRequest } from './commands/status.ts';
import type { Copy, Store } from './commands/store.ts';
import { fetchResponse } from './fetchData.ts';
import { reply } from './replies.ts';
import { found } from './searchMatch.ts';
import type { Verb } from './session.machine.ts';
import { View, type Selected } from './view.ts';
import type { Reply } from './wire.ts';

export interface ImapAccount {
  password: string;
  mailbox: Mailbox;
}

/** What one server decides differently from another, and what it wants to know. */
export interface ImapPolicy {
  hostName: string;
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

/** A reply, and the untagged data that go before it if it stays as it is. Data are made late, since making them may change the mailbox. */
export interface Decision {
  reply: Reply;
  data?: () => Uint8Array[];
}

const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';
const FLAG_LIMIT = 50;
const CHARSETS: ReadonlySet<string> = new Set(['', 'US-ASCII', 'UTF-8']);

export class Account {
  readonly #policy: ImapPolicy;
  readonly #mailbox: Mailbox;
  #view: View | undefined;
  /** The mailbox that SELECT or EXAMINE asks for; it is the selected one once the answer is final. */
  #opening: View | undefined;

  /** `mailbox`: INBOX; left out, an empty one. */
  constructor(policy: ImapPolicy, mailbox: Mailbox | undefined) {
    this.#policy = policy;
    this.#mailbox = mailbox ?? new Mailbox(1);
  }

  /** The answer to a command that is in order and well formed. */
  decide(verb: Verb, parsed: unknown): Decision {
    const named = parsed as Named;
    switch (verb) {
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(named, verb === 'EXAMINE');
      case 'LIST':
      case 'LSUB':
        return this.#list(verb, parsed as Listing);
      case 'STATUS':
        return this.#status(parsed as StatusRequest);
      case 'APPEND':
        return this.#append(parsed as Appended);
      case 'SUBSCRIBE':
        return { reply: isInbox(named) ? reply('completed', verb) : reply('noSuchMailbox') };
      case 'CREATE':
        return { reply: isInbox(named) ? reply('alreadyExists') : reply('cannot') };
      case 'UNSUBSCRIBE':
      case 'DELETE':
      case 'RENAME':
        return { reply: isInbox(named) ? reply('cannot') : reply('noSuchMailbox') };
      case 'NAMESPACE':
        return { reply: reply('completed', verb), data: () => [untagged('NAMESPACE (("" "/")) NIL NIL')] };
      default:
        return this.#decideSelected(verb, parsed, this.#selected);
    }
  }

  openMailbox(): void {
    this.#view = this.#opening ?? new View(new Mailbox(1), false);
    this.#view.claimRecent();
    this.#opening = undefined;
  }
  leaveMailbox(): void {
    this.#view = undefined;
  }
  expungeAndLeave(): void {
    if (this.#view && !this.#view.readOnly) this.#expungeMarked(this.#view);
    this.#view = undefined;
  }

  /** What others did to the selected mailbox, as untagged responses without `* `. */
  news(mayExpunge: boolean): string[] {
    return this.#view?.news(mayExpunge) ?? [];
  }

  /** A session that was answered into this state by somebody else has an empty mailbox. */
  get #selected(): View {
    return (this.#view ??= new View(new Mailbox(1), false));
  }

  #decideSelected(verb: Verb, parsed: unknown, view: View): Decision {
    switch (verb) {
      case 'FETCH':
      case 'UID FETCH':
        return this.#fetch(verb, view, parsed as Fetch);
      case 'STORE':
      case 'UID STORE':
        return this.#store(verb, view, parsed as Store);
      case 'COPY':
      case 'UID COPY':
        return this.#copy(verb, view, parsed as Copy);
      case 'SEARCH':
      case 'UID SEARCH':
        return search(verb, view, parsed as Search);
      case 'EXPUNGE':
        return this.#expunge(view);
      default:
        return { reply: reply('completed', verb) };
    }
  }

  #select(named: Named, readOnly: boolean): Decision {
    if (!isInbox(named)) return { reply: reply('noSuchMailbox') };
    this.#opening = new View(this.#mailbox, readOnly);
    const view = this.#opening;
    return { reply: reply(readOnly ? 'readOnly' : 'readWrite'), data: () => selectData(view) };
  }

  /** RFC 3501 §6.3.8: an empty pattern asks for the hierarchy separator. */
  #list(verb: 'LIST' | 'LSUB', { reference, pattern }: Listing): Decision {
    const lines = pattern === '' ? ['(\\Noselect) "/" ""'] : matches(reference + pattern, 'INBOX') ? ['() "/" INBOX'] : [];
    return { reply: reply('completed', verb), data: () => lines.map((line) => untagged(`${verb} ${line}`)) };
  }

  #status({ mailbox, items }: StatusRequest): Decision {
    if (mailbox !== 'INBOX') return { reply: reply('noSuchMailbox') };
    const values = items.map((item) => `${item} ${statusValue(this.#mailbox, item)}`).join(' ');
    return { reply: reply('completed', 'STATUS'), data: () => [untagged(`STATUS INBOX (${values})`)] };
  }

  #append({ mailbox, flags, internalDateMs, message }: Appended): Decision {
    if (mailbox !== 'INBOX') return { reply: reply('tryCreate') };
    if (flags.length > FLAG_LIMIT) return { reply: reply('tooManyFlags', FLAG_LIMIT) };
    if (message.length > this.#policy.maxOctets) return { reply: reply('tooBig', this.#policy.maxOctets) };
    if (!this.#policy.hasRoom(this.#mailbox, message.length)) return { reply: reply('overQuota') };
    const data = () => {
      const stored = this.#mailbox.append(ascii(message), { internalDateMs: internalDateMs ?? this.#policy.nowMs(), flags });
      this.#policy.appended?.(stored, this.#mailbox);
      return [];
    };
    return { reply: reply('completed', 'APPEND'), data };
  }

  #fetch(verb: 'FETCH' | 'UID FETCH', view: View, { set, items }: Fetch): Decision {
    const wanted = verb === 'FETCH' ? view.byNumber(set) : view.byUid(set);
    if (!wanted) return { reply: reply('noSuchSequence', view.count) };
    const all = verb === 'FETCH' ? items : withUid(items);
    return { reply: reply('completed', verb), data: () => this.#fetchData(view, wanted, all) };
  }

  /** RFC 3501 §6.4.5: a section that is not peeked at sets \Seen, and the new flags are told in the same response. */
  #fetchData(view: View, wanted: Selected[], items: FetchItem[]): Uint8Array[] {
    const reads = !view.readOnly && items.some((item) => item.kind === 'section' && !item.peek);
    const withFlags: FetchItem[] = items.some(isFlags) ? items : [...items, { kind: 'simple', item: 'FLAGS' }];
    const changed: StoredMessage[] = [];
    const pieces = wanted.flatMap((selected) => {
      const { message } = selected;
      const seen = reads && !message.flags.has('\\Seen') && view.mailbox.setFlags(message.uid, [...message.flags, '\\Seen']);
      if (seen) changed.push(message);
      if (seen || items.some(isFlags)) view.told(message);
      return fetchResponse(view, selected, seen ? withFlags : items);
    });
    if (changed.length > 0) this.#policy.flagged?.(changed, view.mailbox);
    return pieces;
  }

  #store(verb: 'STORE' | 'UID STORE', view: View, { set, how, silent, flags }: Store): Decision {
    if (view.readOnly) return { reply: reply('openReadOnly') };
    const wanted = verb === 'STORE' ? view.byNumber(set) : view.byUid(set);
    if (!wanted) return { reply: reply('noSuchSequence', view.count) };
    if (wanted.some(({ message }) => view.isGone(message))) return { reply: reply('expungeIssued') };
    if (wanted.some(({ message }) => flagsAfter(message, how, flags).length > FLAG_LIMIT))
      return { reply: reply('tooManyFlags', FLAG_LIMIT) };
    const items: FetchItem[] = [{ kind: 'simple', item: 'FLAGS' }];
    const data = () => {
      for (const { message } of wanted) {
        view.mailbox.setFlags(message.uid, flagsAfter(message, how, flags));
        view.told(message);
      }
      if (wanted.length > 0)
        this.#policy.flagged?.(
          wanted.map(({ message }) => message),
          view.mailbox,
        );
      return silent ? [] : wanted.flatMap((selected) => fetchResponse(view, selected, verb === 'STORE' ? items : withUid(items)));
    };
    return { reply: reply('completed', verb), data };
  }

  #copy(verb: 'COPY' | 'UID COPY', view: View, { set, mailbox }: Copy): Decision {
    const wanted = verb === 'COPY' ? view.byNumber(set) : view.byUid(set);
    if (!wanted) return { reply: reply('noSuchSequence', view.count) };
    if (mailbox !== 'INBOX') return { reply: reply('tryCreate') };
    const octets = wanted.reduce((sum, { message }) => sum + message.octets.length, 0);
    if (!this.#policy.hasRoom(this.#mailbox, octets)) return { reply: reply('overQuota') };
    const data = () => {
      for (const { message } of wanted) this.#policy.appended?.(this.#mailbox.append(message.octets, message), this.#mailbox);
      return [];
    };
    return { reply: reply('completed', verb), data };
  }

  /** The EXPUNGE responses themselves are news to this session as to all others. */
  #expunge(view: View): Decision {
    if (view.readOnly) return { reply: reply('openReadOnly') };
    return {
      reply: reply('completed', 'EXPUNGE'),
      data: () => {
        this.#expungeMarked(view);
        return [];
      },
    };
  }

  #expungeMarked({ mailbox, all }: View): void {
    const marked = all.filter(({ message }) => message.flags.has('\\Deleted'));
    const removed = mailbox.expunge(marked.map(({ message }) => message.uid));
    if (removed.length > 0) this.#policy.removed?.(removed, mailbox);
  }
}

function untagged(response: string): Uint8Array {
  return ascii(`* ${response}\r\n`);
}

function isInbox({ mailbox }: Named): boolean {
  return mailbox === 'INBOX';
}

/** RFC 3501 §6.3.1: what a client must know of a mailbox that it opens. */
function selectData(view: View): Uint8Array[] {
  const { uidValidity, uidNext } = view.mailbox;
  const lines = [
    `FLAGS (${FLAGS})`,
    `OK [PERMANENTFLAGS (${view.readOnly ? '' : `${FLAGS} \\*`})] Flags that are kept`,
    `${view.count} EXISTS`,
    `${view.recentCount} RECENT`,
    ...(view.firstUnseen > 0 ? [`OK [UNSEEN ${view.firstUnseen}] First message not seen`] : []),
    `OK [UIDVALIDITY ${uidValidity}] UIDs valid`,
    `OK [UIDNEXT ${uidNext}] Next UID`,
  ];
  return lines.map(untagged);
}

function statusValue(mailbox: Mailbox, item: StatusItem): number {
  if (item === 'UIDNEXT') return mailbox.uidNext;
  if (item === 'UIDVALIDITY') return mailbox.uidValidity;
  if (item === 'MESSAGES') return mailbox.messages.length;
  return mailbox.messages.filter((message) => (item === 'RECENT' ? message.recent : !message.flags.has('\\Seen'))).length;
}

function isFlags(item: FetchItem): boolean {
  return item.kind === 'simple' && item.item === 'FLAGS';
}

/** RFC 3501 §6.4.8: an answer to a UID command says the UID, asked for or not. */
function withUid(items: FetchItem[]): FetchItem[] {
  return items.some((item) => item.kind === 'simple' && item.item === 'UID') ? items : [{ kind: 'simple', item: 'UID' }, ...items];
}

function flagsAfter(message: StoredMessage, how: Store['how'], flags: string[]): string[] {
  if (how === '') return [...new Set(flags)];
  if (how === '+') return [...new Set([...message.flags, ...flags])];
  return [...message.flags].filter((flag) => !flags.includes(flag));
}

function search(verb: 'SEARCH' | 'UID SEARCH', view: View, { charset, all }: Search): Decision {
  if (!CHARSETS.has(charset)) return { reply: reply('badCharset') };
  const data = () => {
    const numbers = found(view, all).map(({ number, message }) => (verb === 'SEARCH' ? number : message.uid));
    return [untagged(['SEARCH', ...numbers].join(' '))];
  };
  return { reply: reply('completed', verb), data };
}
