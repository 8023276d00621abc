/** A letter as text for an address, one character an octet. */
export const characters = (octets: Uint8Array): string => Array.from(octets, (octet) => String.fromCharCode(octet)).join('');

/** `null`: there is a character that is no octet. */
export function octetsOf(text: string): Uint8Array | null {
  const octets = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return characters(octets) === text ? octets : null;
}
