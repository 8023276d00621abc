/** Text from outside, made harmless for a terminal: control characters and octets beyond ASCII become `\\x1b`. */
// eslint-disable-next-line no-control-regex -- these are the characters that must not get through
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f-\xff]/g;

export function printable(line: string): string {
  return line.replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The same for text that was decoded already: letters of every language stay, control characters and turns of direction do not. */
export function printableText(words: string): string {
  return words.replace(/[^\P{C}\p{Cn}\t]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}
