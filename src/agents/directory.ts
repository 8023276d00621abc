/** Whose mailboxes a host keeps. Addresses are compared without case, as RFC 5321 §2.4 lets the receiving host do. */
import { domainOf } from '../mail/address.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { Mailboxes } from '../mail/mailboxes.ts';

/** A person's wish where mail goes: into `mailbox`, if this field contains these words in whatever case. */
interface Filing {
  field: string;
  contains: string;
  mailbox: string;
}

interface Registration {
  address: string;
  name: string;
  password: string;
  /** Octets in all mailboxes together; none when left out. */
  quotaOctets?: number;
  /** Messages in all mailboxes together; none when left out. */
  quotaMessages?: number;
  filing?: readonly Filing[];
  /** Why the maildrop cannot be opened: for now, or until somebody steps in (RFC 3206). */
  trouble?: 'SYS/TEMP' | 'SYS/PERM' | undefined;
}

export class AccountHere {
  readonly address: string;
  readonly name: string;
  password: string;
  /** Octets; `Infinity` for none. */
  quotaOctets: number;
  /** Messages; `Infinity` for none. */
  quotaMessages: number;
  /** Looked through in order; the first that fits decides. */
  readonly filing: readonly Filing[];
  readonly trouble: Registration['trouble'];
  readonly mailboxes = new Mailboxes();
  /** Octets of a message → number under which the journal knows it: copies share their octets. */
  readonly letters = new WeakMap<Uint8Array, number>();

  constructor({ address, name, password, quotaOctets = Infinity, quotaMessages = Infinity, filing = [], trouble }: Registration) {
    this.address = address;
    this.name = name;
    this.password = password;
    this.quotaOctets = quotaOctets;
    this.quotaMessages = quotaMessages;
    this.filing = filing;
    this.trouble = trouble;
  }

  get inbox(): Mailbox {
    return this.mailboxes.inbox;
  }
}

export class Directory {
  readonly #accounts = new Map<string, AccountHere>();
  readonly #domains = new Set<string>();

  add(account: Registration): void {
    this.adopt(new AccountHere(account));
  }

  /** An account that another directory keeps is found here too. */
  adopt(account: AccountHere): void {
    this.#domains.add(domainOf(account.address));
    this.#accounts.set(account.address.toLowerCase(), account);
  }

  /** Whether this host is the last one for the domain. */
  servesDomain(domain: string): boolean {
    return this.#domains.has(domain.toLowerCase());
  }

  /** RFC 5321 §4.5.1: mail for the postmaster of a domain is always taken; the first account of the domain reads it. */
  find(address: string): AccountHere | undefined {
    const wanted = address.toLowerCase();
    const account = this.#accounts.get(wanted);
    if (account || !wanted.startsWith('postmaster@')) return account;
    return this.all.find((other) => domainOf(other.address) === domainOf(wanted));
  }

  /** A user name at log-in: the whole address, or its local part (the first account of that name). */
  user(name: string): AccountHere | undefined {
    const wanted = name.toLowerCase();
    return this.#accounts.get(wanted) ?? [...this.#accounts.values()].find(({ address }) => address.toLowerCase().split('@')[0] === wanted);
  }

  get all(): readonly AccountHere[] {
    return [...this.#accounts.values()];
  }
}

/** Whether one more message of so many octets would pass the account's quota. */
export function wouldOverflow({ mailboxes, quotaOctets, quotaMessages }: AccountHere, octets: number): boolean {
  return mailboxes.octets + octets > quotaOctets || mailboxes.count + 1 > quotaMessages;
}
