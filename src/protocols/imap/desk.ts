/** What the answers know of the session that asks, and what its machine's actions change. */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import { Mailboxes } from '../../mail/mailboxes.ts';
import type { ServerCarrier } from '../carrier.ts';
import { Authentication } from './authentication.ts';
import { Enabled } from './enabled.ts';
import { flagsData, latestChange, untagged } from './mailboxData.ts';
import { plainlyOpened } from './opened.ts';
import { Places, type Place } from './places.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import { View, type Selected } from './view.ts';
import type { Reply } from './wire.ts';

/** A reply, and the untagged data that go before it if it stays as it is. Data are made late, since making them may change the mailbox. */
export interface Decision extends Reply {
  data?: () => Uint8Array[];
}

export class ImapDesk {
  readonly policy: ImapPolicy;
  readonly enabled = new Enabled();
  readonly #carrier: ServerCarrier;
  /** Tag and verb of the command that is answered; AUTHENTICATE and IDLE are, in several turns. */
  said = { tag: '*', verb: '' };
  authentication: Authentication;
  /** Somebody is in. */
  isLoggedIn = false;
  account = nobody();
  /** False for a session that was answered into its state by somebody else: its mailboxes are nobody's, and the house is not told of them. */
  known = false;
  places: Places;
  #view: View | undefined;
  /** The mailbox that SELECT or EXAMINE asks for; it is the selected one once the answer is final. */
  #opening: View | undefined;

  constructor(policy: ImapPolicy, carrier: ServerCarrier) {
    this.policy = policy;
    this.#carrier = carrier;
    this.authentication = new Authentication(policy);
    this.places = new Places(policy, this.account, this.enabled);
  }

  get isSecure(): boolean {
    return this.#carrier.tls !== null;
  }
  get canStartTls(): boolean {
    return !this.isSecure && this.#carrier.startTls !== undefined;
  }

  /** The selected mailbox. A session that was answered into this state by somebody else has an empty one. */
  get view(): View {
    return (this.#view ??= this.#nobodysView());
  }
  /** What is said when the selected mailbox is no more, or no more what it was called: RFC 2180 §3.3. */
  get farewell(): Reply | undefined {
    return this.#view?.farewell;
  }
  /** This session gave mailboxes other names. */
  acceptNames(): void {
    this.#view?.acceptName();
  }

  /** A login that was answered for by somebody else, against the policy, opens an empty mailbox of nobody. */
  openAccount(): void {
    const { candidate } = this.authentication;
    this.isLoggedIn = true;
    this.known = candidate !== undefined;
    this.account = candidate ?? this.account;
    this.places = new Places(this.policy, this.account, this.enabled);
    this.forgetLogin();
  }
  forgetLogin(): void {
    this.authentication = new Authentication(this.policy);
  }

  /** The mailbox as this session would have it open. */
  opening(mailbox: Mailbox, { owner, folder, rights }: Place, examined: boolean): View {
    const mayChange = [...'stwie'].some((right) => rights.includes(right));
    const opened = (this.policy.open ?? plainlyOpened)({ examined, mayChange });
    const { enabled, places } = this;
    return (this.#opening = new View(mailbox, { owner, opened, enabled, rights: () => places.rightsOn(owner, folder) }));
  }
  openMailbox(): void {
    this.#view?.opened.leave();
    this.#view = this.#opening ?? this.#nobodysView();
    this.#view.claimRecent();
    this.#opening = undefined;
  }
  /** A mailbox that was asked for and is not to be had after all. */
  forgetOpening(): void {
    this.#opening?.opened.leave();
    this.#opening = undefined;
  }
  leaveMailbox(): void {
    this.forgetOpening();
    this.#view?.opened.leave();
    this.#view = undefined;
  }
  /** CLOSE leaves marked messages where they are if the session may not remove them: RFC 4314 §4. */
  expungeMarked(): void {
    const { view } = this;
    if (!view.readOnly && view.rights().includes('e')) this.expunge(view.all);
  }
  /** Removes those of them that are marked `\Deleted`. */
  expunge(among: readonly Selected[]): void {
    const { mailbox } = this.view;
    const marked = among.map(({ message }) => message).filter((message) => message.flags.has('\\Deleted') && mailbox.get(message.uid));
    this.tell('removed', marked, mailbox);
    mailbox.expunge(marked.map(({ uid }) => uid));
  }

  /** What a reply brings with it. RFC 7162 §3.1: the first that turns CONDSTORE on while a mailbox is open tells HIGHESTMODSEQ. */
  dataOf({ data }: Decision): Uint8Array[] {
    const isNew = !this.enabled.condstore && this.#view !== undefined && !this.#opening;
    const pieces = data?.() ?? [];
    return isNew && this.enabled.condstore ? [latestChange(this.view.mailbox), ...pieces] : pieces;
  }
  /** What others did to the selected mailbox. `numbered`: what is being answered names messages by number. */
  news(numbered: boolean): Uint8Array[] {
    return (this.#view?.news(numbered) ?? []).map(untagged);
  }
  /** New keywords, before they are used: RFC 3501 §7.2.6. */
  keywords(): Uint8Array[] {
    return this.#view?.learnKeywords() ? flagsData(this.#view) : [];
  }
  /**
   * What came before is about the mailbox that was open until now; a SELECT that fails closes it too (RFC 9051 §6.3.2, §7.1). Whoever
   * offers CONDSTORE says so to every client (RFC 7162 §3.2.11).
   */
  closed(): Uint8Array[] {
    return this.#view ? [untagged('OK [CLOSED] Previous mailbox closed')] : [];
  }

  /** Tells the house what became of messages. */
  tell(what: 'flagged' | 'removed', messages: StoredMessage[], mailbox: Mailbox): void {
    if (this.known && messages.length > 0) this.policy[what]?.(messages, mailbox);
  }
  /** Whether so many octets and messages more have room in the mailboxes of `owner`: RFC 9208 §3. */
  hasRoom({ mailboxes }: ImapAccount, octets: number, messages = 1): boolean {
    if (!this.known) return true;
    const limits = this.policy.quota(mailboxes);
    return mailboxes.octets + octets <= limits.octets && mailboxes.count + messages <= limits.messages;
  }

  #nobodysView(): View {
    const opened = plainlyOpened({ examined: false, mayChange: true });
    return new View(nobody().mailboxes.inbox, { owner: this.account, opened, enabled: this.enabled, rights: () => '' });
  }
}

function nobody(): ImapAccount {
  return { user: '', password: '', mailboxes: new Mailboxes(false) };
}
