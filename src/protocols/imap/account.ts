/** What the commands of an authenticated session do to its mailbox: RFC 3501 §6.3, §6.4. There is one mailbox, INBOX. */
import { Mailbox, type Appending, type StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { Appended } from './commands/append.ts';
import type { Fetch, FetchItem } from './commands/fetch.ts';
import { matches, type Listing } from './commands/list.ts';
import type { Named } from './commands/mailbox.ts';
import type { Search } from './commands/search.ts';
import type { StatusRequest } from './commands/status.ts';
import type { Copy, Store } from './commands/store.ts';
import { fetchResponse } from './fetchData.ts';
import { selectData, statusData, untagged } from './mailboxData.ts';
import type { ImapPolicy } from './policy.ts';
import { reply } from './replies.ts';
import { found } from './searchMatch.ts';
import type { Verb } from './session.machine.ts';
import { View, type Selected } from './view.ts';
import type { Reply } from './wire.ts';

export type { ImapPolicy } from './policy.ts';

/** A reply, and the untagged data that go before it if it stays as it is. Data are made late, since making them may change the mailbox. */
export interface Decision {
  reply: Reply;
  data?: () => Uint8Array[];
}

const FLAG_LIMIT = 50;
const CHARSETS: ReadonlySet<string> = new Set(['', 'US-ASCII', 'UTF-8']);

export class Account {
  readonly #policy: ImapPolicy;
  /** INBOX, if it is somebody's: only then is the house told, and asked. */
  readonly #owned: Mailbox | undefined;
  readonly #mailbox: Mailbox;
  #view: View | undefined;
  /** The mailbox that SELECT or EXAMINE asks for; it is the selected one once the answer is final. */
  #opening: View | undefined;

  /** `mailbox`: INBOX; left out, an empty one. */
  constructor(policy: ImapPolicy, mailbox: Mailbox | undefined) {
    this.#policy = policy;
    this.#owned = mailbox;
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
    this.#opening = undefined;
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
    return { reply: reply('completed', 'STATUS'), data: () => [statusData(this.#mailbox, items)] };
  }

  #append({ mailbox, flags, internalDateMs, message }: Appended): Decision {
    if (mailbox !== 'INBOX') return { reply: reply('tryCreate') };
    if (flags.length > FLAG_LIMIT) return { reply: reply('tooManyFlags', FLAG_LIMIT) };
    if (message.length > this.#policy.maxOctets) return { reply: reply('tooBig', this.#policy.maxOctets) };
    if (!this.#hasRoom(message.length)) return { reply: reply('overQuota') };
    const data = () => {
      this.#keep(ascii(message), { internalDateMs: internalDateMs ?? this.#policy.nowMs(), flags });
      return [];
    };
    return { reply: reply('completed', 'APPEND'), data };
  }

  #keep(octets: Uint8Array, appending: Appending): void {
    const stored = this.#mailbox.append(octets, appending);
    if (this.#owned) this.#policy.appended?.(stored, this.#owned);
  }

  #hasRoom(octets: number): boolean {
    return !this.#owned || this.#policy.hasRoom(this.#owned, octets);
  }

  #tell(what: 'flagged' | 'removed', messages: StoredMessage[], mailbox: Mailbox): void {
    if (messages.length > 0 && mailbox === this.#owned) this.#policy[what]?.(messages, mailbox);
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
    this.#tell('flagged', changed, view.mailbox);
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
      this.#tell(
        'flagged',
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
    if (!this.#hasRoom(octets)) return { reply: reply('overQuota') };
    const data = () => {
      for (const { message } of wanted) this.#keep(message.octets, message);
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
    this.#tell('removed', removed, mailbox);
  }
}

function isInbox({ mailbox }: Named): boolean {
  return mailbox === 'INBOX';
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
