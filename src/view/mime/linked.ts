/** A letter as text for an address, one character an octet. */
import { packed } from '../playback/packed.ts';

/** Characters that a letter may take in a link, packed. */
export const LONGEST_LINKED_LETTER = 8192;

export const characters = (octets: Uint8Array): string => Array.from(octets, (octet) => String.fromCharCode(octet)).join('');

/** `null`: there is a character that is no octet. */
export function octetsOf(text: string): Uint8Array | null {
  const octets = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return characters(octets) === text ? octets : null;
}

/** How many characters it takes. What is surely too large is not packed to find out. */
export const linkedLetterLength = (octets: Uint8Array): number =>
  octets.length > 16 * LONGEST_LINKED_LETTER ? octets.length : packed(characters(octets)).length;
