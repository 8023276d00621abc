/** Two witnesses of the same connections. */
import type { Witness } from './witness.ts';

/** Tells two of them the same; each has numbers of its own. */
export function both(one: Witness, other: Witness): Witness {
  const others = new Map<number, number>();
  return {
    open(start) {
      const number = one.open(start);
      others.set(number, other.open(start));
      return number;
    },
    say(number, ...told) {
      one.say(number, ...told);
      other.say(others.get(number)!, ...told);
    },
    secure(number, ...told) {
      one.secure(number, ...told);
      other.secure(others.get(number)!, ...told);
    },
    close(number, ...told) {
      one.close(number, ...told);
      other.close(others.get(number)!, ...told);
      others.delete(number);
    },
    datagram(...told) {
      one.datagram(...told);
      other.datagram(...told);
    },
  };
}
