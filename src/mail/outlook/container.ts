/**
 * A compound file, as Outlook saves a message: storages with streams in them, like folders with files ([MS-CFB], Compound File
 * Binary File Format). Whatever chains and sizes a damaged file claims, a stream takes no more than the file, and nothing is
 * gone round in circles: kept libraries follow a chain that loops until the memory is full, which is why this one is ours.
 */
import { ascii, concat, EMPTY, holdsAt } from '../octets.ts';

/** Names in upper case: [MS-CFB] §2.6.4 compares them so. */
export interface Storage {
  /** Octets of a stream; `undefined` if there is none of this name. */
  stream(name: string): Uint8Array | undefined;
  /** A storage in it; `undefined` if there is none of this name. */
  storage(name: string): Storage | undefined;
  /** Names of the storages in it, in the order of their names. */
  readonly storages: readonly string[];
}

const SIGNATURE = ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const HEADER = 512;
/** §2.2: shift of the sectors' size in versions 3 and 4. */
const SHIFTS = [9, 12];
const SMALL = 64;
/** Octets from which on a stream lies in sectors of its own. */
const LARGE = 4096;
const IN_HEADER = 109;
const ENTRY = 128;
const KIND = { storage: 1, stream: 2, root: 5 };

interface Entry {
  name: string;
  kind: number;
  left: number;
  right: number;
  child: number;
  first: number;
  octets: number;
}

/** It begins like a compound file. */
export const isContainer = (head: Uint8Array): boolean => holdsAt(head, 0, SIGNATURE);

/** The root of a compound file; `undefined` if it is damaged so that there is none. */
export function readContainer(file: Uint8Array): Storage | undefined {
  if (!isContainer(file) || file.length < HEADER) return undefined;
  const sectors = new Sectors(file);
  return sectors.root ? storageOf(sectors.root, sectors) : undefined;
}

/** Chains of sectors, each of which names the next; numbers beyond the file end a chain. */
class Sectors {
  readonly root: Entry | undefined;
  readonly entries: readonly Entry[];
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  readonly #next: readonly number[];
  readonly #nextSmall: readonly number[];
  /** The stream in which the small ones lie. */
  readonly #small: Uint8Array;

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const shift = this.#view.getUint16(30, true);
    this.#size = 2 ** (SHIFTS.includes(shift) ? shift : SHIFTS[0]!);
    this.#next = this.#numbersIn(this.#tableSectors());
    this.entries = this.#entriesIn(this.#joined(this.#header(48)));
    this.root = this.entries[0]?.kind === KIND.root ? this.entries[0] : undefined;
    this.#nextSmall = this.#numbersIn(this.#chain(this.#header(60), this.#next));
    this.#small = this.root ? this.#joined(this.root.first).subarray(0, this.root.octets) : EMPTY;
  }

  /** What of a stream is there. */
  read({ first, octets }: Entry): Uint8Array {
    if (octets >= LARGE) return this.#joined(first, octets).subarray(0, octets);
    const most = Math.ceil(octets / SMALL);
    const pieces = this.#chain(first, this.#nextSmall, most).map((place) => this.#small.subarray(place * SMALL, (place + 1) * SMALL));
    return concat(pieces).subarray(0, octets);
  }

  #header(at: number): number {
    return this.#view.getUint32(at, true);
  }

  #sector(number: number): Uint8Array {
    return this.#file.subarray((number + 1) * this.#size, (number + 2) * this.#size);
  }

  get #most(): number {
    return Math.floor(this.#file.length / this.#size);
  }

  /** Sectors that hold the table of chains: the first stand in the header, the others in a list of their own (§2.5). */
  #tableSectors(): number[] {
    const found: number[] = [];
    for (let at = 0; at < IN_HEADER; at++) found.push(this.#header(76 + 4 * at));
    let list = this.#header(68);
    for (let lists = 0; lists < this.#most && list < this.#most; lists++) {
      const numbers = this.#numbersIn([list]);
      list = numbers.pop() ?? Infinity;
      found.push(...numbers);
      if (found.length > this.#most + IN_HEADER) break;
    }
    return found.filter((number) => number < this.#most);
  }

  #numbersIn(sectors: readonly number[]): number[] {
    const octets = concat(sectors.map((number) => this.#sector(number)));
    const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
    return Array.from({ length: Math.floor(octets.length / 4) }, (_, at) => view.getUint32(4 * at, true));
  }

  /** No longer than there are sectors: one that comes back to where it was ends there. */
  #chain(first: number, next: readonly number[], most = next.length): number[] {
    const chain: number[] = [];
    for (let sector = first; sector < next.length && chain.length < most; sector = next[sector]!) chain.push(sector);
    return chain;
  }

  #joined(first: number, octets = Infinity): Uint8Array {
    const most = Math.min(this.#most, Math.ceil(octets / this.#size));
    return concat(this.#chain(first, this.#next, most).map((number) => this.#sector(number)));
  }

  #entriesIn(octets: Uint8Array): Entry[] {
    const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
    return Array.from({ length: Math.floor(octets.length / ENTRY) }, (_, number) => {
      const at = number * ENTRY;
      const name = Math.min(31, Math.max(0, view.getUint16(at + 64, true) / 2 - 1));
      return {
        name: String.fromCharCode(...Array.from({ length: name }, (_, letter) => view.getUint16(at + 2 * letter, true))).toUpperCase(),
        kind: octets[at + 66]!,
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        first: view.getUint32(at + 116, true),
        octets: view.getUint32(at + 120, true),
      };
    });
  }
}

function storageOf(entry: Entry, sectors: Sectors): Storage {
  const within = new Map(childrenOf(entry, sectors.entries).map((each) => [each.name, each]));
  const named = (name: string, kind: number): Entry | undefined => {
    const found = within.get(name);
    return found?.kind === kind ? found : undefined;
  };
  return {
    stream(name) {
      const found = named(name, KIND.stream);
      return found && sectors.read(found);
    },
    storage(name) {
      const found = named(name, KIND.storage);
      return found && storageOf(found, sectors);
    },
    storages: [...within.values()].flatMap(({ kind, name }) => (kind === KIND.storage ? [name] : [])).sort(),
  };
}

/** The entries of a storage form a tree (§2.6.4); what is met again was there already. */
function childrenOf({ child }: Entry, entries: readonly Entry[]): Entry[] {
  const [met, waiting] = [new Set<number>(), [child]];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const entry = entries[number];
    if (!entry || met.has(number)) continue;
    met.add(number);
    waiting.push(entry.right, entry.left);
  }
  return [...met].map((number) => entries[number]!);
}
