/** Addresses that stand for others: aliases, mailing lists, forwarding. RFC 5321 §3.9, §3.4. */
import { sameAddress } from '../../mail/address.ts';

export interface Alias {
  address: string;
  /** A list sends on in the name of its owner (§3.9.2), an alias in the name of the sender (§3.9.1). */
  kind: 'alias' | 'list';
  members: readonly string[];
  owner?: string;
}

export interface Forward {
  address: string;
  to: readonly string[];
  keepCopy: boolean;
  told: 'nothing' | '251' | '551';
}

/** One recipient that another became. */
export interface Expanded {
  path: string;
  /** Whom failures are reported to from here on: a list's owner, or `undefined` for the sender as before. */
  owner: string | undefined;
  /** The addresses on the way: 'profes@b.com bea@b.com'. */
  by: 'itself' | 'alias' | 'list' | 'forward';
}

/** An address may stand for one that stands for others, but not for ever, and not for a whole town. */
const DEPTH_LIMIT = 10;
const MEMBER_LIMIT = 1000;

export class Expansion {
  readonly #aliases: readonly Alias[];
  readonly #forwards: readonly Forward[];

  constructor(aliases: readonly Alias[], forwards: readonly Forward[]) {
    this.#aliases = aliases;
    this.#forwards = forwards;
  }

  get aliases(): readonly Alias[] {
    return this.#aliases;
  }
  aliasOf(address: string): Alias | undefined {
    return this.#aliases.find((alias) => sameAddress(alias.address, address));
  }
  forwardOf(address: string): Forward | undefined {
    return this.#forwards.find((forward) => sameAddress(forward.address, address));
  }

  /** Whom mail for this address really goes to; each at most once. A circle ends where it began. */
  expand(address: string): Expanded[] {
    const found: Expanded[] = [];
    this.#collect({ path: address, owner: undefined, by: 'itself' }, 0, [], found);
    return found;
  }

  #collect(one: Expanded, depth: number, above: readonly string[], found: Expanded[]): void {
    const known = found.some(({ path }) => sameAddress(path, one.path));
    if (known || depth > DEPTH_LIMIT || found.length >= MEMBER_LIMIT) return;
    const circle = above.some((address) => sameAddress(address, one.path));
    const next = circle ? [] : this.#step(one);
    if (next.length === 0) found.push(one);
    for (const member of next) {
      if (member.path === one.path) found.push(member);
      else this.#collect(member, depth + 1, [...above, one.path], found);
    }
  }

  #step({ path, owner }: Expanded): Expanded[] {
    const alias = this.aliasOf(path);
    if (alias) {
      const heard = alias.kind === 'list' ? (alias.owner ?? path) : owner;
      return alias.members.map((member) => ({ path: member, owner: heard, by: alias.kind }));
    }
    const forward = this.forwardOf(path);
    if (!forward || forward.told === '551') return [];
    const copies: Expanded[] = forward.keepCopy ? [{ path, owner, by: 'itself' }] : [];
    return [...copies, ...forward.to.map((to): Expanded => ({ path: to, owner, by: 'forward' }))];
  }
}
