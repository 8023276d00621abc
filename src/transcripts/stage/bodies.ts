/** The messages of a recording: their octets by number, and which of them is an earlier one with fields put on top. */
import { equal, text } from '../../mail/octets.ts';
import { firstRawValue, readHeader } from '../../mail/header.ts';

/** Octets of messages that are kept; older ones stay, later ones are only counted. */
const MAX_OCTETS = 128 * 1024 * 1024;
/** Versions of one message that are looked at for what a hop added. */
const MAX_VERSIONS = 20;

/** An earlier version of a message, and how many octets were put on top of it. */
export interface Earlier {
  number: number;
  added: number;
}

export class Bodies {
  readonly #octets = new Map<number, Uint8Array>();
  readonly #byId = new Map<string, number[]>();
  #total = 0;

  /** `id`: its Message-ID, where that was read already. */
  keep(number: number, octets: Uint8Array, id = messageIdOf(octets)): void {
    this.#total += octets.length;
    if (this.#total > MAX_OCTETS) return;
    this.#octets.set(number, octets);
    if (id === '') return;
    const versions = this.#byId.get(id);
    if (!versions) this.#byId.set(id, [number]);
    else if (versions.length < MAX_VERSIONS) versions.push(number);
  }

  get(number: number): Uint8Array | undefined {
    return this.#octets.get(number);
  }

  /** The latest version that `octets` ends with: the same mail at an earlier hop. RFC 5321 §4.4: hops write on top. */
  before(octets: Uint8Array, id: string): Earlier | undefined {
    const versions = this.#byId.get(id) ?? [];
    for (let place = versions.length - 1; place >= 0; place--) {
      const number = versions[place]!;
      const earlier = this.#octets.get(number)!;
      const added = octets.length - earlier.length;
      if (added >= 0 && equal(octets.subarray(added), earlier)) return { number, added };
    }
    return undefined;
  }
}

/** Only the header is looked at, at most its first 64 KiB. */
export function messageIdOf(octets: Uint8Array): string {
  const head = octets.subarray(0, 65_536);
  return firstRawValue(head, readHeader(head), 'Message-ID').trim();
}

/** The first lines of what a hop put on top, as the names of its fields: 'Received'. */
export function fieldNameOf(added: Uint8Array): string {
  return /^[!-9;-~]+/.exec(text(added, 0, Math.min(added.length, 200)))?.[0] ?? '';
}
