/** Whose mailboxes a host keeps. Addresses are compared without case, as RFC 5321 §2.4 lets the receiving host do. */
import { domainOf } from '../mail/address.ts';
import { Mailbox } from '../mail/mailbox.ts';

export interface AccountHere {
  address: string;
  name: string;
  password: string;
  /** Octets; `Infinity` for none. */
  quotaOctets: number;
  inbox: Mailbox;
  /** UID in the INBOX → number under which the journal knows the message. */
  letters: Map<number, number>;
}

export class Directory {
  readonly #accounts = new Map<string, AccountHere>();
  readonly #domains = new Set<string>();

  add(account: { address: string; name: string; password: string; quotaOctets?: number }): void {
    // the UIDVALIDITY only has to differ from that of an earlier mailbox of the same name: there is none
    this.adopt({ ...account, quotaOctets: account.quotaOctets ?? Infinity, inbox: new Mailbox(1), letters: new Map() });
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
export function wouldOverflow({ inbox, quotaOctets }: AccountHere, octets: number): boolean {
  return inbox.octets + octets > quotaOctets;
}
