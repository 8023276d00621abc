/** Addresses that stand for others: aliases, mailing lists, forwarding. RFC 5321 §3.9, §3.4. */
import { sameAddress, withoutDetail } from '../../mail/address.ts';

export interface Alias {
  address: string;
  /** A list sends on in the name of its owner (§3.9.2), an alias in the name of the sender (§3.9.1). */
  kind: 'alias' | 'list';
  members: readonly string[];
  owner?: string;
  /** A list gives each member's copy a sender of its own: whom a failure is about can be read off the address that it comes back to. */
  verp?: boolean;
  /** What a list puts before the Subject, and below the text. */
  subjectTag?: string;
  footer?: string;
}

export interface Forward {
  address: string;
  to: readonly string[];
  keepCopy: boolean;
  told: 'nothing' | '251' | '551';
}

/** Whom an address stands for, and as what. */
export interface Meaning {
  kind: 'alias' | 'list' | 'forward' | 'nothing';
  members: readonly string[];
  /** Whom a list's failures are reported to; '' for the sender as before. */
  owner: string;
  /** Each member's failures come back to an address of their own. */
  verp: boolean;
  /** What the list changes in each letter. */
  changes: { subjectTag: string; footer: string };
}

const UNCHANGED = { subjectTag: '', footer: '' };

export const ITSELF: Meaning = { kind: 'nothing', members: [], owner: '', verp: false, changes: UNCHANGED };

/** An address may stand for one that stands for others, but not for ever, and not for a whole town. */
const DEPTH_LIMIT = 10;
const RECIPIENT_LIMIT = 1000;

export class Expansion {
  readonly #aliases: readonly Alias[];
  readonly #forwards: readonly Forward[];

  constructor(aliases: readonly Alias[], forwards: readonly Forward[]) {
    this.#aliases = aliases;
    this.#forwards = forwards;
  }

  aliasOf(address: string): Alias | undefined {
    return this.#named(address) ?? this.#namedBy(withoutDetail(address));
  }
  #named(address: string): Alias | undefined {
    return this.#aliases.find((alias) => sameAddress(alias.address, address));
  }
  /** The owner of a list that tells its failures apart hears of them under any detail. */
  #namedBy(owner: string): Alias | undefined {
    const isMeant = this.#aliases.some((list) => list.verp === true && list.owner !== undefined && sameAddress(list.owner, owner));
    return isMeant ? this.#named(owner) : undefined;
  }
  forwardOf(address: string): Forward | undefined {
    return this.#forwards.find((forward) => sameAddress(forward.address, address));
  }

  /**
   * Whom mail for this address goes to. `through`: the addresses that led here; a circle ends where it began. `others`: how many
   * recipients the message has besides. Past a limit an address stands for itself, and its failure is reported.
   */
  meaningOf(address: string, through: readonly string[], others: number): Meaning {
    if (through.length > DEPTH_LIMIT || through.some((one) => sameAddress(one, address))) return ITSELF;
    const meaning = this.#aliased(address) ?? this.#forwarded(address);
    const fits = meaning && meaning.members.length > 0 && others + meaning.members.length <= RECIPIENT_LIMIT;
    return fits ? meaning : ITSELF;
  }

  #aliased(address: string): Meaning | undefined {
    const alias = this.aliasOf(address);
    if (!alias) return undefined;
    const owner = alias.kind === 'list' ? (alias.owner ?? address) : '';
    const { subjectTag = '', footer = '' } = owner === '' ? {} : alias;
    return { kind: alias.kind, members: alias.members, owner, verp: owner !== '' && alias.verp === true, changes: { subjectTag, footer } };
  }

  /** Whoever asks for a copy is one of those that the mail goes to. */
  #forwarded(address: string): Meaning | undefined {
    const forward = this.forwardOf(address);
    if (!forward || forward.told === '551') return undefined;
    return {
      kind: 'forward',
      members: forward.keepCopy ? [address, ...forward.to] : forward.to,
      owner: '',
      verp: false,
      changes: UNCHANGED,
    };
  }
}
