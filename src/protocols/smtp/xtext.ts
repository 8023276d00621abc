/** Text in which `+` and two hexadecimal digits stand for what a parameter's value may not hold. RFC 3461 §4. */

const XTEXT = /^(?:[!-*,-<>-~\x80-\xff]|\+[0-9A-F]{2})*$/;

/** The text meant; `undefined` if it is not xtext, or stands for a control character. */
export function fromXtext(xtext: string): string | undefined {
  if (!XTEXT.test(xtext)) return undefined;
  const text = xtext.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [...text].some((character) => character < ' ' || character === '\x7f') ? undefined : text;
}

/** ASCII text as xtext. */
export function toXtext(text: string): string {
  return text.replace(/[^!-*,-<>-~]/g, (character) => `+${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
