/** Who is connected to one service: as many as it serves, and no more of one client's than leave room for others. */

/** Served at once by one service, and of these from one address; so many more are told that there is no room, and the next are cut. */
const MOST = 400;
const MOST_OF_ONE = 200;
const MOST_TOLD = 50;

export class Crowd {
  #count = 0;
  readonly #byAddress = new Map<string, number>();

  /** What becomes of one more from this address. */
  verdict(address: string): 'served' | 'told' | 'cut' {
    const ofOne = this.#byAddress.get(address) ?? 0;
    if (this.#count < MOST && ofOne < MOST_OF_ONE) return 'served';
    return this.#count < MOST + MOST_TOLD && ofOne < MOST_OF_ONE + MOST_TOLD ? 'told' : 'cut';
  }

  /** It is here; the function that it returns says that it has gone. */
  enter(address: string): () => void {
    this.#change(address, 1);
    let here = true;
    return () => {
      if (here) this.#change(address, -1);
      here = false;
    };
  }

  #change(address: string, by: number): void {
    this.#count += by;
    const left = (this.#byAddress.get(address) ?? 0) + by;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}
