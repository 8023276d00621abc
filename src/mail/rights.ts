/** Who may do what with a mailbox: RFC 4314. A right is a letter; a set of rights is a string of them, each once, in the order below. */
import { own } from '../own.ts';

/** lookup, read, keep seen, write flags, insert, post, create, delete the mailbox, delete messages, expunge, administer: RFC 4314 §2.1. */
export const ALL_RIGHTS = 'lrswipkxtea';

/** RFC 4314 §2.1.1: what RFC 2086 called "create" and "delete" stand for several of today's rights. */
const VIRTUAL: Record<string, string> = { c: 'kx', d: 'et' };

/** Rights as a client wrote them, the old letters opened; `undefined` if one of them is none. */
export function readRights(written: string): string | undefined {
  const opened = written.replace(/[cd]/g, (letter) => own(VIRTUAL, letter)!);
  return [...opened].every((letter) => ALL_RIGHTS.includes(letter)) ? ordered(opened) : undefined;
}

/** Rights for a client: with the old letters where any of their members is there. */
export function formatRights(rights: string): string {
  const old = Object.keys(VIRTUAL).filter((letter) => [...own(VIRTUAL, letter)!].some((member) => rights.includes(member)));
  return rights + old.join('');
}

function ordered(letters: string): string {
  return [...ALL_RIGHTS].filter((right) => letters.includes(right)).join('');
}

/** Entries in one list after this many are refused. */
export const ENTRY_LIMIT = 100;

/** The access control list of one mailbox. Its owner has every right and stands in no entry. */
export class AccessList {
  readonly #entries: Map<string, string>;
  readonly #changed: () => void;

  /** With the entries of `parent`, which a new mailbox inherits (RFC 4314 §4). `changed` is called after each change. */
  constructor(parent?: AccessList, changed = () => {}) {
    this.#entries = new Map(parent?.entries);
    this.#changed = changed;
  }

  /** Identifier → rights, in the order in which they were given. */
  get entries(): ReadonlyMap<string, string> {
    return this.#entries;
  }

  /** RFC 4314 §2: the rights of an identifier are joined with those of everybody, `anyone`. */
  rightsOf(identifier: string): string {
    return ordered((this.#entries.get(identifier) ?? '') + (this.#entries.get('anyone') ?? ''));
  }

  /** Whether there is room for an entry of this identifier. */
  takes(identifier: string): boolean {
    return this.#entries.has(identifier) || this.#entries.size < ENTRY_LIMIT;
  }

  /** Sets, adds or takes away rights; an entry without rights goes, one for which there is no room is not made. */
  change(identifier: string, how: '' | '+' | '-', rights: string): void {
    const before = this.#entries.get(identifier) ?? '';
    const after =
      how === '' ? rights : how === '+' ? ordered(before + rights) : [...before].filter((right) => !rights.includes(right)).join('');
    if (after === '') this.#entries.delete(identifier);
    else if (this.takes(identifier)) this.#entries.set(identifier, after);
    this.#changed();
  }

  remove(identifier: string): void {
    this.#entries.delete(identifier);
    this.#changed();
  }
}
