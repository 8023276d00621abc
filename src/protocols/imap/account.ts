/** What the commands of an authenticated session do to its mailboxes: RFC 3501 §6.3, §6.4. Who may say them is the session machine's business. */
import { Mailboxes } from '../../mail/mailboxes.ts';
import { append, copy, move } from './answers/copy.ts';
import { expunge, expungeAtClose } from './answers/expunge.ts';
import { fetch } from './answers/fetch.ts';
import { list, lsub, selectedName } from './answers/list.ts';
import { getQuota, getQuotaRoot } from './answers/quota.ts';
import { deleteAcl, getAcl, listRights, myRights, setAcl } from './answers/rights.ts';
import { search, sort, thread } from './answers/search.ts';
import { store } from './answers/store.ts';
import { create, namespaces, remove, rename, subscribe, unsubscribe } from './answers/tree.ts';
import type { ForIdentifier, SetAcl } from './commands/acl.ts';
import type { Appended } from './commands/append.ts';
import type { Copy } from './commands/copy.ts';
import type { Fetch } from './commands/fetch.ts';
import type { Listing } from './commands/list.ts';
import type { Creating, Named, Renaming, Selecting } from './commands/mailbox.ts';
import type { Search } from './commands/search.ts';
import type { Sort, Thread } from './commands/sort.ts';
import type { StatusRequest } from './commands/status.ts';
import type { Store } from './commands/store.ts';
import type { Decision, Desk } from './desk.ts';
import { Enabled } from './enabled.ts';
import { latestChange, selectData, statusData, untagged } from './mailboxData.ts';
import { forbidden, Places, type Place } from './places.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import { reply } from './replies.ts';
import type { Verb } from './session.machine.ts';
import { plainlyOpened } from './opened.ts';
import { View } from './view.ts';

type Answers = Partial<Record<Verb, (desk: Desk, parsed: never) => Decision>>;
type SelectedAnswers = Partial<Record<Verb, (desk: Desk, view: View, parsed: never) => Decision>>;

/** Each command on mailboxes, and what answers it. */
const ANSWERS: Answers = {
  CREATE: (desk, parsed: Creating) => create(desk, parsed),
  DELETE: (desk, parsed: Named) => remove(desk, parsed),
  RENAME: (desk, parsed: Renaming) => rename(desk, parsed),
  SUBSCRIBE: (desk, parsed: Named) => subscribe(desk, parsed),
  UNSUBSCRIBE: (desk, parsed: Named) => unsubscribe(desk, parsed),
  LIST: (desk, parsed: Listing) => list(desk, parsed),
  LSUB: (desk, parsed: Listing) => lsub(desk, parsed),
  NAMESPACE: (desk) => ({ reply: reply('completed', 'NAMESPACE'), data: () => [untagged(namespaces(desk))] }),
  STATUS: (desk, parsed: StatusRequest) => status(desk, parsed),
  APPEND: (desk, parsed: Appended) => append(desk, parsed),
  SETACL: (desk, parsed: SetAcl) => setAcl(desk, parsed),
  DELETEACL: (desk, parsed: ForIdentifier) => deleteAcl(desk, parsed),
  GETACL: (desk, parsed: Named) => getAcl(desk, parsed),
  LISTRIGHTS: (desk, parsed: ForIdentifier) => listRights(desk, parsed),
  MYRIGHTS: (desk, parsed: Named) => myRights(desk, parsed),
  GETQUOTA: (desk, parsed: string) => getQuota(desk, parsed),
  GETQUOTAROOT: (desk, parsed: Named) => getQuotaRoot(desk, parsed),
  SETQUOTA: () => ({ reply: reply('quotaFixed') }),
  ENABLE: (desk, parsed: string[]) => enable(desk, parsed),
};

/** Each command on messages of the selected mailbox. */
const SELECTED_ANSWERS: SelectedAnswers = {
  FETCH: (desk, view, parsed: Fetch) => fetch(desk, 'FETCH', view, parsed),
  'UID FETCH': (desk, view, parsed: Fetch) => fetch(desk, 'UID FETCH', view, parsed),
  STORE: (desk, view, parsed: Store) => store(desk, 'STORE', view, parsed),
  'UID STORE': (desk, view, parsed: Store) => store(desk, 'UID STORE', view, parsed),
  COPY: (desk, view, parsed: Copy) => copy(desk, 'COPY', view, parsed),
  'UID COPY': (desk, view, parsed: Copy) => copy(desk, 'UID COPY', view, parsed),
  MOVE: (desk, view, parsed: Copy) => move(desk, 'MOVE', view, parsed),
  'UID MOVE': (desk, view, parsed: Copy) => move(desk, 'UID MOVE', view, parsed),
  SEARCH: (desk, view, parsed: Search) => search(desk, 'SEARCH', view, parsed),
  'UID SEARCH': (desk, view, parsed: Search) => search(desk, 'UID SEARCH', view, parsed),
  SORT: (desk, view, parsed: Sort) => sort(desk, 'SORT', view, parsed),
  'UID SORT': (desk, view, parsed: Sort) => sort(desk, 'UID SORT', view, parsed),
  THREAD: (desk, view, parsed: Thread) => thread(desk, 'THREAD', view, parsed),
  'UID THREAD': (desk, view, parsed: Thread) => thread(desk, 'UID THREAD', view, parsed),
  EXPUNGE: (desk, view) => expunge(desk, 'EXPUNGE', view),
  'UID EXPUNGE': (desk, view, parsed: string) => expunge(desk, 'UID EXPUNGE', view, parsed),
};

const NOBODY: Omit<ImapAccount, 'mailboxes'> = { user: '', password: '' };

export class Account {
  readonly #desk: Desk;
  #view: View | undefined;
  /** The mailbox that SELECT or EXAMINE asks for; it is the selected one once the answer is final. */
  #opening: View | undefined;

  /** Left out: somebody else let this session in; it has an empty INBOX of nobody. */
  constructor(policy: ImapPolicy, account?: ImapAccount) {
    const owner = account ?? { ...NOBODY, mailboxes: new Mailboxes(false) };
    const enabled = new Enabled();
    const places = new Places(policy, owner, enabled);
    this.#desk = { policy, account: owner, known: account !== undefined, places, enabled, tag: '' };
  }

  /** The answer to a command that is in order and well formed. */
  decide(verb: Verb, parsed: unknown, tag: string): Decision {
    this.#desk.tag = tag;
    if (verb === 'SELECT' || verb === 'EXAMINE') return this.#select(parsed as Selecting, verb === 'EXAMINE');
    const answer = ANSWERS[verb];
    if (answer) return this.#withLatestChange(answer(this.#desk, parsed as never));
    const onMessages = SELECTED_ANSWERS[verb];
    return onMessages
      ? this.#withLatestChange(onMessages(this.#desk, this.#selected, parsed as never))
      : { reply: reply('completed', verb) };
  }

  /** RFC 7162 §3.1: the first command that turns CONDSTORE on while a mailbox is open is told HIGHESTMODSEQ. */
  #withLatestChange({ reply: said, data }: Decision): Decision {
    const { enabled } = this.#desk;
    if (!data || !this.#view || enabled.condstore) return { reply: said, data };
    const { mailbox } = this.#view;
    const withLatest = () => {
      const pieces = data();
      return enabled.condstore ? [latestChange(mailbox), ...pieces] : pieces;
    };
    return { reply: said, data: withLatest };
  }

  openMailbox(): void {
    this.#view?.opened.leave();
    this.#view = this.#opening ?? this.#nobodysView();
    this.#view.claimRecent();
    this.#opening = undefined;
  }
  leaveMailbox(): void {
    this.#forgetOpening();
    this.#view?.opened.leave();
    this.#view = undefined;
  }
  expungeAndLeave(): void {
    if (this.#view) expungeAtClose(this.#desk, this.#view);
    this.leaveMailbox();
  }

  /** What others did to the selected mailbox, as untagged responses without `* `. */
  news(mayExpunge: boolean): string[] {
    return this.#view?.news(mayExpunge) ?? [];
  }
  /** Whether the selected mailbox is no more: RFC 2180 §3.3. */
  get isMailboxGone(): boolean {
    return this.#view?.mailbox.removed === true;
  }
  /** Calls `changed` when something happens in the selected mailbox; the function it returns ends that. */
  watch(changed: () => void): () => void {
    return this.#selected.opened.watch(changed);
  }

  /** A mailbox that was asked for and is not to be had after all. */
  #forgetOpening(): void {
    this.#opening?.opened.leave();
    this.#opening = undefined;
  }

  /** A session that was answered into this state by somebody else has an empty mailbox. */
  get #selected(): View {
    return (this.#view ??= this.#nobodysView());
  }
  #nobodysView(): View {
    const { account, enabled } = this.#desk;
    const { inbox } = new Mailboxes(false);
    const opened = plainlyOpened(inbox, { examined: false, mayChange: true });
    return new View(inbox, { owner: account, opened, enabled, rights: () => '' });
  }

  #select({ mailbox, condstore }: Selecting, examine: boolean): Decision {
    this.#forgetOpening();
    const place = this.#desk.places.find(mailbox);
    const refused = place ? forbidden(place, 'r') : reply('noSuchMailbox');
    if (!place || refused) return { reply: refused!, data: () => this.#closed() };
    if (!place.folder.mailbox) return { reply: reply('notSelectable'), data: () => this.#closed() };
    const mayChange = [...'stwie'].some((right) => place.rights.includes(right));
    const { owner, folder } = place;
    const { places, enabled, policy } = this.#desk;
    const opened = (policy.open ?? plainlyOpened)(place.folder.mailbox, { examined: examine, mayChange });
    const view = new View(place.folder.mailbox, { owner, opened, enabled, rights: () => places.rightsOn(owner, folder) });
    this.#opening = view;
    return {
      reply: reply(examine ? 'readOnly' : opened.readOnly ? 'selectedReadOnly' : 'readWrite'),
      data: () => this.#opened(view, place, condstore),
    };
  }

  #opened(view: View, place: Place, condstore: boolean): Uint8Array[] {
    const { enabled } = this.#desk;
    if (condstore) enabled.condstore = true;
    const data = selectData(view, enabled.rev2);
    if (!enabled.rev2) return data;
    return [...this.#closed(), ...data, selectedName(this.#desk, place)];
  }

  /** RFC 9051 §6.3.2, §7.1: what came before is about the mailbox that was open until now; a SELECT that fails closes it too. */
  #closed(): Uint8Array[] {
    return this.#view && this.#desk.enabled.rev2 ? [untagged('OK [CLOSED] Previous mailbox closed')] : [];
  }
}

function status(desk: Desk, { mailbox, items }: StatusRequest): Decision {
  const place = desk.places.find(mailbox);
  if (!place) return { reply: reply('noSuchMailbox') };
  const refused = forbidden(place, 'r');
  if (refused) return { reply: refused };
  const { mailbox: kept } = place.folder;
  if (!kept) return { reply: reply('notSelectable') };
  const data = () => {
    // RFC 7162 §3.1: asking for HIGHESTMODSEQ is a CONDSTORE enabling command
    if (items.includes('HIGHESTMODSEQ')) desk.enabled.condstore = true;
    return [statusData(desk.places.write(place.name), kept, items)];
  };
  return { reply: reply('completed', 'STATUS'), data };
}

/** RFC 5161 §3.2: what is not known is passed over. */
function enable({ enabled }: Desk, names: readonly string[]): Decision {
  const data = () => [untagged(['ENABLED', ...enabled.turnOn(names).map((name) => (name === 'IMAP4REV2' ? 'IMAP4rev2' : name))].join(' '))];
  return { reply: reply('completed', 'ENABLE'), data };
}
