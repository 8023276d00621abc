/** Octets of the wire as a reader sees them. Never interpreted, only shown. */

const strict = new TextDecoder('utf-8', { fatal: true });
const singleOctets = new TextDecoder('latin1');

/** UTF-8 if it is, else an octet a character: nothing is lost or guessed away. */
export function shown(octets: Uint8Array): string {
  try {
    return strict.decode(octets);
  } catch {
    return singleOctets.decode(octets);
  }
}

/** The lines without their CRLF; the empty piece after the last CRLF is none. */
export function linesOf(octets: Uint8Array): string[] {
  const lines = shown(octets).split('\r\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map(visible);
}

/** Control characters cannot be seen: shown as `\x07`. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones meant
  return text.replace(/[\0-\x08\x0a-\x1f\x7f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
