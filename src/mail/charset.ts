/** Octets of a named charset to text. What the platform's TextDecoder knows is known; nothing else is guessed. */

/** The text, or `undefined` if the charset is not known here. Octets that are wrong in it become U+FFFD. */
export function decodeCharset(octets: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset.trim() || 'us-ascii', { ignoreBOM: true }).decode(octets);
  } catch {
    return undefined;
  }
}
