/** Names that a capture itself gives to addresses: pcapng's name resolution blocks. */

/** Names that are kept; further ones are not needed to read anything. */
const NAMES_LIMIT = 10_000;

export class HostNames {
  readonly #names = new Map<string, string>();

  add(address: string, name: string): void {
    if (name !== '' && this.#names.size < NAMES_LIMIT) this.#names.set(address, name);
  }

  /** '' for none. */
  of(address: string): string {
    return this.#names.get(address) ?? '';
  }
}
