/**
 * All mailboxes of one person, as a tree: names with levels between slashes, INBOX that always is (RFC 3501 §5.1), names without a
 * mailbox (`\Noselect`), special uses (RFC 6154), subscriptions and rights. Names are Unicode; how they are written on a wire is the
 * protocol's business.
 */
import { Mailbox, type MailboxState } from './mailbox.ts';
import { AccessList } from './rights.ts';

export const SEPARATOR = '/';
/** RFC 6154 §2: uses that a mailbox of ours may have. */
export const SPECIAL_USES = ['\\Archive', '\\Drafts', '\\Flagged', '\\Junk', '\\Sent', '\\Trash'] as const;
export type SpecialUse = (typeof SPECIAL_USES)[number];

/** What a new account finds beside INBOX: what mail programs look for, and make themselves where it is missing. */
const USUAL: readonly [name: string, use: SpecialUse][] = [
  ['Archive', '\\Archive'],
  ['Drafts', '\\Drafts'],
  ['Junk', '\\Junk'],
  ['Sent', '\\Sent'],
  ['Trash', '\\Trash'],
];

/** How many mailboxes one person may have, how many levels and characters a name, and to how many names he may subscribe. */
export const MAILBOX_LIMIT = 500;
export const DEPTH_LIMIT = 10;
export const NAME_LIMIT = 200;
export const SUBSCRIPTION_LIMIT = 1000;

export interface Folder {
  readonly name: string;
  /** `undefined`: a name without a mailbox, which only holds others. */
  readonly mailbox: Mailbox | undefined;
  readonly uses: ReadonlySet<SpecialUse>;
  readonly access: AccessList;
}

/** All mailboxes of one person as they are put away and taken up again. */
export interface MailboxesState {
  readonly folders: readonly {
    readonly name: string;
    readonly uses: Iterable<SpecialUse>;
    /** Identifier → rights. */
    readonly access: Iterable<readonly [string, string]>;
    readonly mailbox: MailboxState | undefined;
  }[];
  readonly subscribed: Iterable<string>;
  /** The largest UIDVALIDITY given so far, and the largest of a name that lost its mailbox. */
  readonly lastUidValidity: number;
  readonly retiredUidValidity: number;
}

/** Why a change was not made. `many`, `deep`, `long`: a limit. `name`: nothing that a mailbox may be called. */
export type Refusal = 'exists' | 'missing' | 'inbox' | 'children' | 'inside' | 'many' | 'deep' | 'long' | 'name' | 'use';

export class Mailboxes {
  readonly #folders = new Map<string, Folder>();
  readonly #subscribed = new Set<string>();
  readonly #watchers = new Set<() => void>();
  #uidValidity = 0;
  /** The largest UIDVALIDITY of a name that lost its mailbox: who takes such a name must have a larger one (RFC 3501 §2.3.1.1). */
  #retired = 0;

  /** `usual`: with Archive, Drafts, Junk, Sent and Trash, all subscribed. */
  constructor(usual = true) {
    this.#add('INBOX');
    this.#subscribed.add('INBOX');
    for (const [name, use] of usual ? USUAL : []) {
      this.#add(name, [use]);
      this.#subscribed.add(name);
    }
  }

  get state(): MailboxesState {
    const folders = this.all.map((folder) => ({ ...folder, access: folder.access.entries }));
    return { folders, subscribed: [...this.#subscribed], lastUidValidity: this.#uidValidity, retiredUidValidity: this.#retired };
  }

  /** Calls `changed` after each change of names, uses, rights and subscriptions; what happens in a mailbox, that mailbox tells. */
  watch(changed: () => void): void {
    this.#watchers.add(changed);
  }

  readonly #changed = (): void => {
    for (const watcher of this.#watchers) watcher();
  };

  /** Everything as it was in that state. What has come since joins the mailbox of its name, or INBOX. */
  restore({ folders, subscribed, lastUidValidity, retiredUidValidity }: MailboxesState): void {
    const before = this.all;
    this.#folders.clear();
    this.#subscribed.clear();
    this.#uidValidity = lastUidValidity;
    this.#retired = retiredUidValidity;
    for (const { name, uses, access, mailbox } of folders) {
      const list = new AccessList(undefined, this.#changed);
      for (const [identifier, rights] of access) list.change(identifier, '', rights);
      this.#folders.set(name, { name, mailbox: mailbox && Mailbox.restored(mailbox), uses: new Set(uses), access: list });
    }
    if (!this.#folders.get('INBOX')?.mailbox) this.#add('INBOX');
    for (const name of subscribed) this.subscribe(name);
    for (const { name, mailbox } of before) if (mailbox) this.#give(mailbox, name);
    this.#changed();
  }

  #give(mailbox: Mailbox, name: string): void {
    moveAll(mailbox, this.#folders.get(name)?.mailbox ?? this.inbox);
    mailbox.remove();
  }

  get inbox(): Mailbox {
    return this.#folders.get('INBOX')!.mailbox!;
  }
  /** Ascending by name, INBOX first, children behind their parents. */
  get all(): Folder[] {
    return [...this.#folders.values()].sort((a, b) => compareNames(a.name, b.name));
  }
  get subscribed(): ReadonlySet<string> {
    return this.#subscribed;
  }
  /** Octets in all mailboxes together. */
  get octets(): number {
    return this.#sum((mailbox) => mailbox.octets);
  }
  /** Messages in all mailboxes together. */
  get count(): number {
    return this.#sum((mailbox) => mailbox.messages.length);
  }

  /** INBOX in whatever case; other names as they are written. */
  find(name: string): Folder | undefined {
    return this.#folders.get(canonicalName(name));
  }

  nameOf(mailbox: Mailbox): string | undefined {
    for (const { name, mailbox: kept } of this.#folders.values()) if (kept === mailbox) return name;
    return undefined;
  }

  hasChildren(name: string): boolean {
    const prefix = name + SEPARATOR;
    for (const other of this.#folders.keys()) if (other.startsWith(prefix)) return true;
    return false;
  }

  /** The nearest mailbox above this name that there is. */
  parentOf(name: string): Folder | undefined {
    for (const parent of parents(name).reverse()) {
      const folder = this.#folders.get(parent);
      if (folder) return folder;
    }
    return undefined;
  }

  /** Everything below this name. */
  below(name: string): Folder[] {
    return [...this.#folders.values()].filter((folder) => folder.name.startsWith(name + SEPARATOR));
  }

  /** Why `create` would refuse; `undefined`: it would not. */
  mayCreate(written: string, uses: readonly SpecialUse[] = []): Refusal | undefined {
    const name = createdName(written);
    if (this.#folders.get(name)?.mailbox) return 'exists';
    // RFC 6154 §3: one mailbox for each use
    if (uses.some((use) => this.all.some((folder) => folder.uses.has(use)))) return 'use';
    return this.#refusalOf(name);
  }

  /** Makes a mailbox, and those above it that are missing: RFC 3501 §6.3.3. `undefined`: done. */
  create(written: string, uses: readonly SpecialUse[] = []): Refusal | undefined {
    const refusal = this.mayCreate(written, uses);
    if (refusal) return refusal;
    const name = createdName(written);
    this.#addParents(name);
    this.#add(name, uses);
    return undefined;
  }

  /** Why `remove` would refuse. */
  mayRemove(written: string): Refusal | undefined {
    const name = canonicalName(written);
    const folder = this.#folders.get(name);
    if (!folder) return 'missing';
    if (name === 'INBOX') return 'inbox';
    return !folder.mailbox && this.hasChildren(name) ? 'children' : undefined;
  }

  /** Removes a mailbox; its name stays, without a mailbox, while it has others below: RFC 3501 §6.3.4. */
  remove(written: string): Refusal | undefined {
    const refusal = this.mayRemove(written);
    if (refusal) return refusal;
    const name = canonicalName(written);
    const { mailbox } = this.#folders.get(name)!;
    this.#retire(mailbox);
    mailbox?.remove();
    const access = new AccessList(undefined, this.#changed);
    if (this.hasChildren(name)) this.#folders.set(name, { name, mailbox: undefined, uses: new Set(), access });
    else this.#folders.delete(name);
    this.#changed();
    return undefined;
  }

  /** Why `rename` would refuse. */
  mayRename(from: string, to: string): Refusal | undefined {
    const [name, newName] = [canonicalName(from), canonicalName(to)];
    if (!this.#folders.has(name)) return 'missing';
    if (this.#folders.has(newName)) return 'exists';
    if (name !== 'INBOX' && newName.startsWith(name + SEPARATOR)) return 'inside';
    const names = [newName, ...(name === 'INBOX' ? [] : this.below(name).map((one) => newName + one.name.slice(name.length)))];
    return names.map((one) => this.#refusalOf(one)).find((refusal) => refusal !== undefined);
  }

  /** Gives a mailbox and all below it another name; INBOX gives its messages and stays: RFC 3501 §6.3.5. */
  rename(from: string, to: string): Refusal | undefined {
    const refusal = this.mayRename(from, to);
    if (refusal) return refusal;
    const [name, newName] = [canonicalName(from), canonicalName(to)];
    const moving = name === 'INBOX' ? [] : [this.#folders.get(name)!, ...this.below(name)];
    this.#addParents(newName);
    if (name === 'INBOX') moveAll(this.inbox, this.#add(newName));
    for (const one of moving) this.#moveTo(one, newName + one.name.slice(name.length));
    this.#changed();
    return undefined;
  }

  get maySubscribe(): boolean {
    return this.#subscribed.size < SUBSCRIPTION_LIMIT;
  }
  /** RFC 3501 §6.3.6: a subscription outlives the mailbox that it names. Too many are left out. */
  subscribe(name: string): void {
    if (this.maySubscribe) this.#subscribed.add(canonicalName(name));
    this.#changed();
  }
  unsubscribe(name: string): void {
    this.#subscribed.delete(canonicalName(name));
    this.#changed();
  }

  #sum(of: (mailbox: Mailbox) => number): number {
    let sum = 0;
    for (const { mailbox } of this.#folders.values()) if (mailbox) sum += of(mailbox);
    return sum;
  }

  #refusalOf(name: string): Refusal | undefined {
    const levels = name.split(SEPARATOR);
    if (levels.some((level) => level === '') || hasControl(name)) return 'name';
    if (name.length > NAME_LIMIT) return 'long';
    if (levels.length > DEPTH_LIMIT) return 'deep';
    return this.#folders.size + levels.length > MAILBOX_LIMIT ? 'many' : undefined;
  }

  #addParents(name: string): void {
    for (const parent of parents(name)) if (!this.#folders.has(parent)) this.#add(parent);
  }

  #add(name: string, uses: readonly SpecialUse[] = []): Mailbox {
    const access = new AccessList(this.#folders.get(name)?.access ?? this.parentOf(name)?.access, this.#changed);
    const mailbox = new Mailbox(++this.#uidValidity);
    this.#folders.set(name, { name, mailbox, uses: new Set(uses), access });
    this.#changed();
    return mailbox;
  }

  #retire(mailbox: Mailbox | undefined): void {
    this.#retired = Math.max(this.#retired, mailbox?.uidValidity ?? 0);
  }

  #moveTo(folder: Folder, name: string): void {
    this.#folders.delete(folder.name);
    this.#folders.set(name, { ...folder, name, mailbox: folder.mailbox && this.#renewed(folder.mailbox) });
  }

  /** The mailbox as it may take a new name: if that name may have had a younger one, its messages begin anew. */
  #renewed(mailbox: Mailbox): Mailbox {
    const fresh = mailbox.uidValidity >= this.#retired ? mailbox : new Mailbox(++this.#uidValidity);
    this.#retire(mailbox);
    if (fresh === mailbox) mailbox.renamed();
    if (fresh === mailbox) return mailbox;
    moveAll(mailbox, fresh);
    mailbox.remove();
    return fresh;
  }
}

function moveAll(from: Mailbox, to: Mailbox): void {
  const moved = from.messages.slice();
  to.together(() => moved.map((message) => to.append(message.octets, message)));
  from.expunge(moved.map(({ uid }) => uid));
}

/** RFC 3501 §6.3.3: a separator at the end only says that others will come below. */
function createdName(written: string): string {
  return canonicalName(written.endsWith(SEPARATOR) ? written.slice(0, -1) : written);
}

/** RFC 3501 §5.1: INBOX is the same in any case, as the first level of a name too. */
export function canonicalName(name: string): string {
  return /^inbox(?=\/|$)/i.test(name) ? `INBOX${name.slice(5)}` : name;
}

/** The names above this one, the highest first: 'a', 'a/b' of 'a/b/c'. */
export function parents(name: string): string[] {
  const levels = name.split(SEPARATOR);
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join(SEPARATOR));
}

/** INBOX before all others; a parent before its children. */
export function compareNames(a: string, b: string): number {
  const [one, other] = [a, b].map((name) => (/^INBOX(?=\/|$)/.test(name) ? '\0' : '') + name.replaceAll(SEPARATOR, '\x01'));
  return one! < other! ? -1 : one === other ? 0 : 1;
}

/** Control characters, and the line and paragraph separators that RFC 6855 §3 bars. */
function hasControl(name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}
