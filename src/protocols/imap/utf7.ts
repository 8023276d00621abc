/** Names of mailboxes in printable ASCII: the modified UTF-7 of RFC 3501 §5.1.3. `Reunión` is `Reuni&APM-n`. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,';

export function encodeUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${encodeRun(run)}-`));
}

/** UTF-16 units in six bits a letter, without padding. */
function encodeRun(run: string): string {
  let letters = '';
  let bits = 0;
  let held = 0;
  for (let index = 0; index < run.length; index++) {
    held = ((held << 16) | run.charCodeAt(index)) & 0x3f_ffff;
    for (bits += 16; bits >= 6; bits -= 6) letters += ALPHABET[(held >> (bits - 6)) & 63];
  }
  return bits > 0 ? letters + ALPHABET[(held << (6 - bits)) & 63] : letters;
}

/** `undefined`: not modified UTF-7, or not the one way to write this name. */
export function decodeUtf7(written: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(written)) return undefined;
  const name = written.replace(/&([A-Za-z0-9+,]*)-/g, (_, letters: string) => (letters === '' ? '&' : decodeRun(letters)));
  return encodeUtf7(name) === written ? name : undefined;
}

function decodeRun(letters: string): string {
  let units = '';
  let bits = 0;
  let held = 0;
  for (const letter of letters) {
    held = ((held << 6) | ALPHABET.indexOf(letter)) & 0x3f_ffff;
    bits += 6;
    if (bits >= 16) units += String.fromCharCode((held >> (bits -= 16)) & 0xffff);
  }
  return units;
}
