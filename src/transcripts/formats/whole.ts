/** For formats whose parts lie anywhere in them: nothing is read before all of it is there. */
import { concat } from '../../mail/octets.ts';
import type { Reader } from '../format.ts';

/** Keeps at most `most` octets for `read`; of what is larger none are kept, and `ontoolarge` is told instead. */
export function whenWhole(most: number, read: (octets: Uint8Array) => void, ontoolarge: () => void): Reader {
  let kept: Uint8Array[] = [];
  let size = 0;
  return {
    push(octets) {
      size += octets.length;
      if (size <= most) kept.push(octets);
      else kept = [];
    },
    end() {
      if (size > most) ontoolarge();
      else read(concat(kept.splice(0)));
    },
  };
}
