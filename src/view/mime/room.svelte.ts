/** What the MIME room is about, for whoever leads there and for the address of the page. */
import type { Place } from '../playback/place.ts';
import type { Dismantling } from './door.ts';
import { octetsOf } from './linked.ts';

type Named = Pick<Place, 'page' | 'part' | 'letter'>;

export class MimeRoom {
  readonly #enter: () => void;
  /** What is to be taken apart: for the room to take. */
  dismantling = $state.raw<Dismantling | null>(null);
  /** The letter on the bench, as a link names it. */
  place = $state.raw<Named>({ page: '', part: '', letter: '' });

  /** `enter`: shows the room. */
  constructor(enter: () => void) {
    this.#enter = enter;
  }

  dismantle(what: Dismantling): void {
    this.dismantling = what;
    this.#enter();
  }

  /** What a link leads to. */
  open({ page, part, letter }: Named): void {
    const octets = letter === '' ? null : octetsOf(letter);
    this.dismantle(page === '' ? { octets, part: part || '1' } : { sample: page, part: part || '1' });
  }

  /** Who comes back finds the letter that was there, if it can be named. */
  resume(): void {
    const { page, letter } = this.place;
    if (this.dismantling === null && (page !== '' || letter !== '')) this.open(this.place);
  }
}
