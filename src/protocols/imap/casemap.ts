/** i;unicode-casemap: how SEARCH, SORT and THREAD compare texts. RFC 5051, asked for by RFC 5256 §3 (I18NLEVEL=1). */

/** Each character in upper case where that is one character, then taken apart: accents are still told apart, case is not. */
export function casemapped(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toUpperCase();
  let upper = '';
  for (const character of text) {
    const mapped = character.toUpperCase();
    upper += [...mapped].length === 1 ? mapped : character;
  }
  return upper.normalize('NFKD');
}
