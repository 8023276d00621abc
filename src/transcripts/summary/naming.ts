/** What the steps of one conversation are called: as the journal names them, 'smtp.2:RCPT#1'. */
export class Naming {
  readonly #place: string;
  readonly #counts = new Map<string, number>();

  constructor(place: string) {
    this.#place = place;
  }

  of(verb: string): string {
    const count = (this.#counts.get(verb) ?? 0) + 1;
    this.#counts.set(verb, count);
    return `${this.#place}:${verb}#${count}`;
  }
}
