/** What a server said it can do: the lines after the first of its reply to EHLO. RFC 5321 §4.1.1.1. */
import type { Reply } from './wire.ts';

/** Keyword in upper case → its parameters, as they were written. */
export type Offer = ReadonlyMap<string, readonly string[]>;

export const NO_OFFER: Offer = new Map();

/** Lines beyond this are of no server that means well. */
const MAX_KEYWORDS = 100;

export function offerIn(reply: Reply): Offer {
  const offer = new Map<string, readonly string[]>();
  for (const line of reply.text.slice(1, 1 + MAX_KEYWORDS)) {
    // "AUTH=PLAIN" is what servers wrote before RFC 2554, and some still do beside the right form
    const [keyword = '', ...parameters] = line
      .trim()
      .replace(/^AUTH=/i, 'AUTH ')
      .split(/ +/);
    offer.set(keyword.toUpperCase(), [...(offer.get(keyword.toUpperCase()) ?? []), ...parameters]);
  }
  return offer;
}
