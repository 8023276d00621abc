/**
 * Mailboxes as one session names them: its own at the top, those that others share below `Other Users/` (RFC 2342 §3), each with what
 * this session may do there (RFC 4314). Names go as modified UTF-7, or as UTF-8 once the client has said that it understands it.
 */
import { compareNames, SEPARATOR, canonicalName, type Folder } from '../../mail/mailboxes.ts';
import { decodeUtf8, ascii, text, utf8 } from '../../mail/octets.ts';
import { ALL_RIGHTS } from '../../mail/rights.ts';
import type { Enabled } from './enabled.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import { reply } from './replies.ts';
import { decodeUtf7, encodeUtf7 } from './utf7.ts';
import { formatAstring, formatUtf8String, type Reply } from './wire.ts';

export const OTHER_USERS = `Other Users${SEPARATOR}`;
/** RFC 4314 §4: with one of these rights it may be known that the mailbox exists. */
const SHOWS_ITSELF = 'lrikxa';

export interface Place {
  /** As this session says it. */
  name: string;
  folder: Folder;
  owner: ImapAccount;
  /** What this session may do here: RFC 4314 §2.1. */
  rights: string;
}

/** A name, mailbox or not: whose it would be, and what they would call it. */
interface Spot {
  name: string;
  owner: ImapAccount;
  /** The name as its owner says it. */
  path: string;
}

export class Places {
  readonly #policy: ImapPolicy;
  readonly #account: ImapAccount;
  readonly #enabled: Enabled;

  constructor(policy: ImapPolicy, account: ImapAccount, enabled: Enabled) {
    this.#policy = policy;
    this.#account = account;
    this.#enabled = enabled;
  }

  get account(): ImapAccount {
    return this.#account;
  }
  /** Whether others could share anything here. */
  get shared(): boolean {
    return this.#policy.everyone !== undefined;
  }

  /** The name that these octets of a command mean; `undefined` if they are no name in this session. */
  read(written: string): string | undefined {
    const name = this.#enabled.unicodeNames ? decodeUtf8(ascii(written))?.normalize('NFC') : decodeUtf7(written);
    return name === undefined ? undefined : canonicalName(name);
  }
  /** The octets for this name, one character each, bare: as patterns are matched. */
  encoded(name: string): string {
    return this.#enabled.unicodeNames ? text(utf8(name)) : encodeUtf7(name);
  }
  /** The name as it stands in a response. */
  write(name: string): string {
    const encoded = this.encoded(name);
    const bare = formatAstring(encoded);
    return bare === encoded || !this.#enabled.unicodeNames ? bare : formatUtf8String(encoded);
  }

  /** Where a name leads, whether or not there is a mailbox; `undefined`: nowhere, for this session. */
  spot(written: string): Spot | undefined {
    const name = this.read(written);
    if (name === undefined) return undefined;
    if (!name.startsWith(OTHER_USERS)) return { name, owner: this.#account, path: name };
    const [user = '', ...levels] = name.slice(OTHER_USERS.length).split(SEPARATOR);
    const owner = this.#others().find((other) => other.user === user);
    return owner && levels.length > 0 ? { name, owner, path: canonicalName(levels.join(SEPARATOR)) } : undefined;
  }

  /** The mailbox of this name, if there is one and it may be known of. */
  find(written: string): Place | undefined {
    const spot = this.spot(written);
    const folder = spot?.owner.mailboxes.find(spot.path);
    if (!spot || !folder) return undefined;
    const place = this.#place(spot.owner, folder);
    return [...SHOWS_ITSELF].some((right) => place.rights.includes(right)) ? place : undefined;
  }

  /** All mailboxes that this session may see, in the order of their names; one's own first. */
  all(): Place[] {
    const own = this.#account.mailboxes.all.map((folder) => this.#place(this.#account, folder));
    const shared = this.#others().flatMap((owner) => owner.mailboxes.all.map((folder) => this.#place(owner, folder)));
    const visible = shared.filter(({ rights }) => rights.includes('l'));
    return [...own, ...visible.sort((a, b) => compareNames(a.name, b.name))];
  }

  /** What this session may do with a mailbox, now. */
  rightsOn(owner: ImapAccount, folder: Folder): string {
    return owner === this.#account ? ALL_RIGHTS : folder.access.rightsOf(this.#account.user);
  }

  /** Rights on the nearest mailbox above a name; at the top of one's own, all: RFC 4314 §4, CREATE. */
  rightsAbove({ owner, path }: Spot): string {
    const parent = owner.mailboxes.parentOf(path);
    if (owner === this.#account) return ALL_RIGHTS;
    return parent ? this.rightsOn(owner, parent) : '';
  }

  #place(owner: ImapAccount, folder: Folder): Place {
    const name = owner === this.#account ? folder.name : `${OTHER_USERS}${owner.user}${SEPARATOR}${folder.name}`;
    return { name, folder, owner, rights: this.rightsOn(owner, folder) };
  }

  #others(): ImapAccount[] {
    return [...(this.#policy.everyone?.() ?? [])].filter(({ user }) => user !== this.#account.user && this.#account.user !== '');
  }
}

/** `undefined`: the session has all these rights. Without `l` it is not told that there is such a mailbox: RFC 4314 §6. */
export function forbidden({ rights }: Pick<Place, 'rights'>, needed: string): Reply | undefined {
  if ([...needed].every((right) => rights.includes(right))) return undefined;
  return rights.includes('l') ? reply('noPermission') : reply('noSuchMailbox');
}
